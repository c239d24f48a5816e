"""What the configuration of a Hugo site says of its content, its addresses and its files.

Source: `All settings <https://gohugo.io/configuration/all/>`__.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from .config_files import read_settings
from .fields import entries, mapping, to_flag, to_number, to_text, to_texts
from .mounts import Mount, read_mounts, theme_names
from .permalinks import Rule, read_rules
from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATES = {
    "date": ["date", "publishdate", "lastmod"],
    "lastmod": ["lastmod", "date", "publishdate"],
    "publishdate": ["publishdate", "date"],
    "expirydate": ["expirydate"],
}
"""The keys of front matter that say a date, in the order in which Hugo asks; ``:git`` is not asked."""
DATE_ALIASES = {"lastmod": ["modified"], "publishdate": ["pubdate", "published"], "expirydate": ["unpublishdate"]}


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The configuration of a site for one *language*."""

    root: Path
    language: str
    languages: tuple[str, ...]
    """All that are built, as Hugo orders them."""
    disabled: frozenset[str]
    default: str
    prefix: str
    """The first part of all addresses in this language; empty for most sites."""
    title: str
    host: str
    """Of the base URL, in lower case; empty where that names none."""
    base: str
    """The path of the base URL, without a slash at the end."""
    permalinks: tuple[Rule, ...]
    ugly: bool | frozenset[str]
    """Whether addresses end in ``.html``; or the sections in which they do."""
    keep_case: bool
    remove_accents: bool
    mounts: tuple[Mount, ...]
    ignored: tuple[re.Pattern[str], ...]
    drafts: bool
    future: bool
    expired: bool
    dates: dict[str, list[str]]
    zone: tzinfo
    taxonomies: frozenset[str]
    cascade: tuple[dict[str, Any], ...]
    themes: tuple[str, ...]
    settings: dict[str, Any]
    """Everything, with keys in lower case."""
    problems: tuple[Problem, ...]

    def is_ugly(self, section: str) -> bool:
        """Whether the addresses in a *section* end in ``.html``."""
        return self.ugly if isinstance(self.ugly, bool) else section in self.ugly


def read_config(root: Path, language: str = "") -> SiteConfig:
    """The configuration of the site in *root*; raises ``ValueError`` for a *language* that the site has not."""
    settings, problems, files = read_settings(root)
    languages, disabled = read_languages(settings)
    default = to_text(settings.get("defaultcontentlanguage")).lower()
    if default not in languages:
        default = "en" if "en" in languages else languages[0]
    language = (language or default).lower()
    if language not in languages:
        raise ValueError(f'the site has no language "{language}"; it has {", ".join(languages)}')
    own = mapping(mapping(settings.get("languages")).get(language))
    of = {**settings, **own}
    rules = list(read_rules(of.get("permalinks")))
    ignored = list(read_ignored(settings))
    mounts = list(read_mounts(root, settings, languages))
    zone = read_zone(to_text(of.get("timezone")))
    file = next(iter(files), "hugo.toml")
    problems += [Problem(file, 1, each) for each in (*rules, *ignored, *mounts, zone) if isinstance(each, str)]
    subfolder = to_flag(settings.get("defaultcontentlanguageinsubdir"))
    multihost = any("baseurl" in mapping(each) for each in mapping(settings.get("languages")).values())
    prefixed = not multihost and (subfolder if language == default else len(languages) > 1)
    ugly = of.get("uglyurls")
    base = split_url(to_text(of.get("baseurl")))
    return SiteConfig(
        root=root,
        language=language,
        languages=languages,
        disabled=frozenset(disabled),
        default=default,
        prefix=language if prefixed else "",
        title=to_text(of.get("title")),
        host=base[0],
        base=base[1],
        permalinks=tuple(rule for rule in rules if isinstance(rule, Rule)),
        ugly=frozenset(key for key, on in ugly.items() if to_flag(on)) if isinstance(ugly, dict) else to_flag(ugly),
        keep_case=to_flag(of.get("disablepathtolower")),
        remove_accents=to_flag(of.get("removepathaccents")),
        mounts=tuple(mount for mount in mounts if isinstance(mount, Mount)),
        ignored=tuple(pattern for pattern in ignored if isinstance(pattern, re.Pattern)),
        drafts=to_flag(settings.get("builddrafts")),
        future=to_flag(settings.get("buildfuture")),
        expired=to_flag(settings.get("buildexpired")),
        dates=read_dates(of.get("frontmatter")),
        zone=UTC if isinstance(zone, str) else zone,
        taxonomies=read_taxonomies(of.get("taxonomies")),
        cascade=tuple(entries(of.get("cascade"))),
        themes=tuple(theme_names(settings)),
        settings=settings,
        problems=tuple(problems),
    )


def read_languages(settings: dict[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """The languages that are built, by weight and name with those of no weight last, and those that are not."""
    found = mapping(settings.get("languages"))
    off = to_texts(settings.get("disablelanguages"))
    disabled = [name for name, each in found.items() if name in off or to_flag(mapping(each).get("disabled"))]
    weights = {name: to_number(mapping(each).get("weight")) for name, each in found.items() if name not in disabled}
    names = sorted(weights, key=lambda name: (not weights[name], weights[name], name))
    return tuple(names) or (to_text(settings.get("defaultcontentlanguage")).lower() or "en",), disabled


def split_url(url: str) -> tuple[str, str]:
    """The host and the path of the base *url*."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.netloc.lower(), parts.path.rstrip("/")


def read_ignored(settings: dict[str, Any]) -> Iterator[re.Pattern[str] | str]:
    """The patterns of files that are left out, or what is wrong with them."""
    for pattern in to_texts(settings.get("ignorefiles")):
        try:
            yield re.compile(pattern)
        except re.error as err:
            yield f'ignoreFiles: "{pattern}" is no pattern: {err}'


def read_dates(value: Any) -> dict[str, list[str]]:
    """The keys of front matter that say each date."""
    dates: dict[str, list[str]] = {}
    for name, default in DATES.items():
        words = [word.lower() for word in to_texts(mapping(value).get(name))] or default
        keys = [key for word in words for key in (default if word == ":default" else [word])]
        dates[name] = list(dict.fromkeys(key for each in keys for key in (each, *DATE_ALIASES.get(each, ()))))
    return dates


def read_zone(name: str) -> tzinfo | str:
    """The time zone of dates that name none, or what is wrong with it."""
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return f'timeZone: "{name[:40]}" is unknown here; UTC is used'


def read_taxonomies(value: Any) -> frozenset[str]:
    """The names of the sections that Hugo fills with terms."""
    names = mapping(value).values() if isinstance(value, dict) else ("tags", "categories")
    return frozenset(to_text(name).lower() for name in names)
