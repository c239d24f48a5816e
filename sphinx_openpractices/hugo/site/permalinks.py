"""Patterns of permalinks, filled in for a page: those of ``permalinks``, and that of ``url`` in front matter.

Source: `Permalinks <https://gohugo.io/configuration/permalinks/>`__.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from .address_letters import lower_letters, sanitize_address, strip_accents
from .go_dates import MONTH_NAMES, NO_DATE, WEEKDAY_NAMES, format_go_date
from .path_patterns import matches_target
from .permalink_rules import PERMALINK_TOKEN, is_known_token

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .page import HugoPage
    from .site_config import SiteConfig


def apply_permalink_rules(page: HugoPage, config: SiteConfig) -> str:
    """Return the path that the rules of the site give *page*, empty if none applies."""
    for rule in config.permalinks:
        if matches_target(rule.target, page.kind, page.key, page.language):
            return posixpath.normpath(unquote_plus(expand_permalink(rule.pattern, page, config)) or ".")
    return ""


def expand_permalink(pattern: str, page: HugoPage, config: SiteConfig) -> str:
    """Return *pattern* with its tokens replaced for *page*; unknown tokens stay."""
    pattern = pattern.replace(r"\:", "\0")
    filled = PERMALINK_TOKEN.sub(lambda match: _expand_token(match[0], page, config), pattern)
    return filled.replace("\0", ":")


def _expand_token(token: str, page: HugoPage, config: SiteConfig) -> str:
    """Return the text for *token*, such as ``:slug``."""
    word = token[1:]
    name, _, cut = word.partition("[")
    if word in _TOKEN_VALUES:
        return _TOKEN_VALUES[word](page, config)
    if cut and name in {"sections", "sectionslugs"}:
        parts = page.sections if name == "sections" else _list_section_slugs(page, config)
        return "/".join(part.strip("/") for part in _slice_parts(parts, cut[:-1].lower()) if part)
    return format_go_date(word, _find_date(page)) if is_known_token(word) else token


def _slice_parts(parts: list[str], cut: str) -> list[str]:
    """Return the *parts* that Hugo's ``[low:high]``, ``[index]`` or ``[last]`` selects."""
    low, colon, high = cut.partition(":")

    def read_index(text: str) -> int:
        return len(parts) - 1 if text == "last" else int(text[:9]) if text.isdecimal() else 0

    first = read_index(low)
    if first >= len(parts):
        return []
    last = (read_index(high) if high else len(parts)) if colon else first + 1
    return parts[first : max(last, first)]


def _make_address_part(text: str, config: SiteConfig) -> str:
    """Return *text* as a part of an address."""
    text = sanitize_address(text)
    text = strip_accents(text) if config.remove_accents else text
    return text if config.keep_case else lower_letters(text)


def _make_slug_or(page: HugoPage, config: SiteConfig, other: str) -> str:
    """Return the slug of *page*, or *other* if it has none."""
    return _make_address_part(page.slug or other, config)


def _find_file_name(page: HugoPage) -> str:
    """Return the name of a page's file; for a bundle, that of its folder."""
    return "" if page.kind != "page" else page.base


def _list_section_slugs(page: HugoPage, config: SiteConfig) -> list[str]:
    """Return the slugs or titles of the sections that contain *page*, outermost first."""
    return [_make_slug_or(section, config, section.title) for section in page.ancestors]


def _find_date(page: HugoPage) -> datetime:
    """Return the date of *page*, or the one that Go shows if it has none."""
    return page.date or NO_DATE


_TOKEN_VALUES: dict[str, Callable[[HugoPage, SiteConfig], str]] = {
    "year": lambda page, config: str(_find_date(page).year),
    "month": lambda page, config: f"{_find_date(page).month:02}",
    "monthname": lambda page, config: MONTH_NAMES[_find_date(page).month - 1],
    "day": lambda page, config: f"{_find_date(page).day:02}",
    "weekday": lambda page, config: str(_find_date(page).isoweekday() % 7),
    "weekdayname": lambda page, config: WEEKDAY_NAMES[_find_date(page).weekday()],
    "yearday": lambda page, config: str(_find_date(page).timetuple().tm_yday),
    "section": lambda page, config: page.section,
    "sectionslug": lambda page, config: "".join(_list_section_slugs(page, config)[:1]),
    "sections": lambda page, config: "/" + "/".join(page.sections),
    "sectionslugs": lambda page, config: "/".join(_list_section_slugs(page, config)),
    "title": lambda page, config: _make_address_part(page.title, config),
    "slug": lambda page, config: _make_slug_or(page, config, page.title),
    "filename": lambda page, config: _make_address_part(_find_file_name(page), config),
    "slugorfilename": lambda page, config: _make_slug_or(page, config, _find_file_name(page)),
    "contentbasename": lambda page, config: _make_address_part(page.base, config),
    "slugorcontentbasename": lambda page, config: _make_slug_or(page, config, page.base),
}
"""The text for each token of :data:`.permalink_rules.PERMALINK_TOKEN_NAMES`."""
