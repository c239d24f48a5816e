"""The configuration of a Hugo site: its content, addresses and files.

Source: `All settings <https://gohugo.io/configuration/all/>`__.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sphinx_openpractices.text.messages import Message, bound_messages, make_message
from sphinx_openpractices.text.printable import shorten_text
from sphinx_openpractices.text.spelling import suggest_or_list

from .config_files import merge_settings, read_site_settings
from .fields import ensure_mapping, list_mappings, to_flag, to_number, to_text, to_texts
from .mounts import Mount, list_theme_names, read_mounts
from .path_patterns import compile_ignored_files
from .permalink_rules import PermalinkRule, read_permalink_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DATE_KEYS = {
    "date": ["date", "publishdate", "lastmod"],
    "lastmod": ["lastmod", "date", "publishdate"],
    "publishdate": ["publishdate", "date"],
    "expirydate": ["expirydate"],
}
"""The keys of front matter with a date, in the order in which Hugo reads them; ``:git`` is not read."""
_DATE_ALIASES = {"lastmod": ["modified"], "publishdate": ["pubdate", "published"], "expirydate": ["unpublishdate"]}


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The configuration of a site for one *language*."""

    root: Path
    file: str
    """The first configuration file, from the root."""
    language: str
    languages: tuple[str, ...]
    """Those that are built, in Hugo's order."""
    disabled: frozenset[str]
    default: str
    prefix: str
    """The first part of all addresses in this language; empty for most sites."""
    title: str
    author: str
    """A name; empty if there is none."""
    copyright: str
    """Markdown; empty if there is none."""
    host: str
    """The host of the base URL, in lower case; empty if the URL has none."""
    base: str
    """The path of the base URL, without a trailing slash."""
    permalinks: tuple[PermalinkRule, ...]
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
    disabled_kinds: frozenset[str]
    """The kinds of pages that are not published."""
    cascade: tuple[dict[str, Any], ...]
    themes: tuple[str, ...]
    files: tuple[str, ...]
    """The files of the configuration, as paths from the root."""
    settings: dict[str, Any]
    """All settings, with keys in lower case."""
    params: dict[str, Any]
    """The parameters of the site in its language, with keys in lower case."""
    problems: tuple[Message, ...]

    @property
    def address(self) -> str:
        """The base URL, or its path if it has no host."""
        return f"https://{self.host}{self.base}/" if self.host else f"{self.base}/"

    def is_ugly(self, section: str) -> bool:
        """Return whether the addresses in a *section* end in ``.html``."""
        return self.ugly if isinstance(self.ugly, bool) else section in self.ugly


def read_site_config(root: Path, language: str = "") -> SiteConfig:
    """Return the configuration of the site in *root*; raise ``ValueError`` if the site does not have the *language*."""
    settings, problems, files = read_site_settings(root)
    languages, disabled = _read_languages(settings)
    default = to_text(settings.get("defaultcontentlanguage")).lower()
    if default not in languages:
        default = "en" if "en" in languages else languages[0]
    language = (language or default).lower()
    if language not in languages:
        raise ValueError(f'the site has no language "{language}"{suggest_or_list(language, languages)}')
    own = ensure_mapping(ensure_mapping(settings.get("languages")).get(language))
    merged = {**settings, **own}
    rules = list(read_permalink_rules(merged.get("permalinks")))
    ignored = list(_read_ignored_files(settings))
    mounts = list(read_mounts(root, settings, languages))
    zone = _read_time_zone(to_text(merged.get("timezone")))
    file = next(iter(files), "hugo.toml")
    wrong = [each for each in (*rules, *ignored, *mounts, zone) if isinstance(each, str)]
    problems += bound_messages([make_message(file, 1, "", message) for message in wrong])
    subfolder = to_flag(settings.get("defaultcontentlanguageinsubdir"))
    multihost = any("baseurl" in ensure_mapping(each) for each in ensure_mapping(settings.get("languages")).values())
    prefixed = not multihost and (subfolder if language == default else len(languages) > 1)
    ugly = merged.get("uglyurls")
    base = _split_url(to_text(merged.get("baseurl")))
    return SiteConfig(
        root=root,
        file=file,
        language=language,
        languages=languages,
        disabled=frozenset(disabled),
        default=default,
        prefix=language if prefixed else "",
        title=to_text(merged.get("title")),
        author=_read_author(merged),
        copyright=to_text(merged.get("copyright")),
        host=base[0],
        base=base[1],
        permalinks=tuple(rule for rule in rules if isinstance(rule, PermalinkRule)),
        ugly=frozenset(key for key, value in ugly.items() if to_flag(value))
        if isinstance(ugly, dict)
        else to_flag(ugly),
        keep_case=to_flag(merged.get("disablepathtolower")),
        remove_accents=to_flag(merged.get("removepathaccents")),
        mounts=tuple(mount for mount in mounts if isinstance(mount, Mount)),
        ignored=tuple(pattern for pattern in ignored if isinstance(pattern, re.Pattern)),
        drafts=to_flag(settings.get("builddrafts")),
        future=to_flag(settings.get("buildfuture")),
        expired=to_flag(settings.get("buildexpired")),
        dates=_read_date_keys(merged.get("frontmatter")),
        zone=UTC if isinstance(zone, str) else zone,
        taxonomies=_read_taxonomies(merged.get("taxonomies")),
        disabled_kinds=frozenset(kind.lower() for kind in to_texts(merged.get("disablekinds"))),
        cascade=tuple(list_mappings(merged.get("cascade"))),
        themes=tuple(list_theme_names(settings)),
        files=tuple(files),
        settings=settings,
        params=_merge_params(settings, own),
        problems=tuple(problems),
    )


def _read_languages(settings: dict[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """Return the languages that are built, by weight (those without last) and name, and the disabled ones."""
    found = ensure_mapping(settings.get("languages"))
    off = to_texts(settings.get("disablelanguages"))
    disabled = [name for name, each in found.items() if name in off or to_flag(ensure_mapping(each).get("disabled"))]
    weights = {
        name: to_number(ensure_mapping(each).get("weight")) for name, each in found.items() if name not in disabled
    }
    names = sorted(weights, key=lambda name: (not weights[name], weights[name], name))
    return tuple(names) or (to_text(settings.get("defaultcontentlanguage")).lower() or "en",), disabled


def _merge_params(settings: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of the site with those of its language, which take precedence."""
    params: dict[str, Any] = {}
    for each in (settings, own):
        merge_settings(params, deepcopy(ensure_mapping(each.get("params"))))
    return params


def _read_author(settings: dict[str, Any]) -> str:
    """Return the name of the author, for which most themes have a parameter."""
    for author in (ensure_mapping(settings.get("params")).get("author"), settings.get("author")):
        name = to_text(ensure_mapping(author).get("name")) if isinstance(author, dict) else to_text(author)
        if name.strip():
            return " ".join(name.split())
    return ""


def _split_url(url: str) -> tuple[str, str]:
    """Return the host and the path of the base *url*."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.netloc.lower(), parts.path.rstrip("/")


def _read_ignored_files(settings: dict[str, Any]) -> Iterator[re.Pattern[str] | str]:
    """Return the patterns of files that Hugo ignores, or messages about them."""
    for pattern in to_texts(settings.get("ignorefiles")):
        try:
            yield compile_ignored_files(pattern)
        except ValueError as err:
            yield f'ignoreFiles: "{shorten_text(pattern)}" {err}'


def _read_date_keys(value: Any) -> dict[str, list[str]]:
    """Return the keys of front matter for each date."""
    dates: dict[str, list[str]] = {}
    for name, default in _DATE_KEYS.items():
        names = [each.lower() for each in to_texts(ensure_mapping(value).get(name))] or default
        keys = [key for each in names for key in (default if each == ":default" else [each])]
        dates[name] = list(dict.fromkeys(key for each in keys for key in (each, *_DATE_ALIASES.get(each, ()))))
    return dates


def _read_time_zone(name: str) -> tzinfo | str:
    """Return the time zone for dates without one, or a message about it."""
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return f'timeZone: unknown time zone "{name[:40]}"; UTC is used'


def _read_taxonomies(value: Any) -> frozenset[str]:
    """Return the names of the sections that Hugo fills with terms."""
    names = ensure_mapping(value).values() if isinstance(value, dict) else ("tags", "categories")
    return frozenset(to_text(name).lower() for name in names)
