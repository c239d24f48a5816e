"""The patterns of ``permalinks`` in the configuration, and of ``url`` in front matter.

Source: `Permalinks <https://gohugo.io/configuration/permalinks/>`__.
"""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_plus

from .names import lower, sanitize, without_accents
from .patterns import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .page import Page
    from .site_config import SiteConfig

TOKEN = re.compile(r":\w+(?:\[.+?\])?", re.ASCII)
KINDS = ("page", "home", "section", "taxonomy", "term")
NO_DATE = datetime(1, 1, 1, tzinfo=UTC)
"""What Go shows of a page without a date."""

GO_DATE = re.compile("January|Jan|Monday|Mon|2006|002|01|02|03|04|05|06|15|PM|pm|1|2|3|4|5")
"""The parts of Go's reference time, by which it writes `layouts <https://pkg.go.dev/time#Layout>`__."""


class Rule(NamedTuple):
    """The *pattern* for pages that *target* matches: a mapping with ``kind`` and ``path``."""

    target: Any
    pattern: str


def read_rules(value: Any) -> Iterator[Rule | str]:
    """The rules of a site, and what is wrong with them; of two that fit, that for the longer path comes first."""
    if isinstance(value, list):
        for item in value:
            yield from check({} if not isinstance(item, dict) else item.get("target"), item)
        return
    flat: list[tuple[str, str, Any]] = []
    for key, item in value.items() if isinstance(value, dict) else ():
        if isinstance(item, dict) and key in KINDS:
            flat += [(section, key, pattern) for section, pattern in item.items()]
        elif isinstance(item, dict):
            yield f'permalinks: "{key}" is no kind of page; known are {", ".join(KINDS)}'
        else:
            flat.append((key, "{page,term}", item))
    for section, kind, pattern in sorted(flat, key=lambda entry: -len(entry[0])):
        name = section.strip(" /")
        path = f"/{{{name},{name}/**}}" if name else "/*"
        yield from check({"kind": kind, "path": path}, {"pattern": pattern})


def check(target: Any, item: Any) -> Iterator[Rule | str]:
    """The rule, or what is wrong with it."""
    pattern = item.get("pattern") if isinstance(item, dict) else None
    if not isinstance(pattern, str):
        yield "permalinks: a rule has no pattern; write one such as /:year/:slug/"
        return
    unknown = [token for token in TOKEN.findall(pattern.replace(r"\:", "")) if not is_token(token[1:])]
    if unknown:
        yield f'permalinks: "{unknown[0]}" in "{pattern}" is unknown'
    else:
        yield Rule(target, pattern)


def is_token(word: str) -> bool:
    """Whether Hugo knows *word* behind a colon."""
    return word in TOKENS or word.startswith(("sections[", "sectionslugs[")) or bool(GO_DATE.search(word))


def expanded(page: Page, config: SiteConfig) -> str:
    """The path that the rules of the site make for *page*, empty where none applies."""
    for rule in config.permalinks:
        if matches(rule.target, page.kind, page.key, page.language):
            return posixpath.normpath(unquote_plus(expand(rule.pattern, page, config)) or ".")
    return ""


def expand(pattern: str, page: Page, config: SiteConfig) -> str:
    """A *pattern* filled in for *page*; what Hugo does not know remains as it is."""
    pattern = pattern.replace(r"\:", "\0")
    filled = TOKEN.sub(lambda match: fill(match[0], page, config), pattern)
    return filled.replace("\0", ":")


def fill(token: str, page: Page, config: SiteConfig) -> str:
    """What stands for *token*, such as ``:slug``."""
    word = token[1:]
    name, _, cut = word.partition("[")
    if word in TOKENS:
        return TOKENS[word](page, config)
    if cut and name in {"sections", "sectionslugs"}:
        parts = page.sections if name == "sections" else section_slugs(page, config)
        return "/".join(part.strip("/") for part in sliced(parts, cut[:-1].lower()) if part)
    return go_date(word, page.date or NO_DATE) if is_token(word) else token


def sliced(parts: list[str], cut: str) -> list[str]:
    """The *parts* that Hugo's ``[low:high]``, ``[index]`` or ``[last]`` means; none where that leads nowhere."""
    low, colon, high = cut.partition(":")

    def index(text: str) -> int:
        return len(parts) - 1 if text == "last" else int(text[:9]) if text.isdecimal() else 0

    first = index(low)
    if first >= len(parts):
        return []
    last = (index(high) if high else len(parts)) if colon else first + 1
    return parts[first : max(last, first)]


def go_date(layout: str, date: datetime) -> str:
    """*date* in a layout of Go; months and days have English names, whatever the locale."""
    values = {
        "January": MONTHS[date.month - 1],
        "Jan": MONTHS[date.month - 1][:3],
        "Monday": DAYS[date.weekday()],
        "Mon": DAYS[date.weekday()][:3],
        "2006": f"{date.year:04}",
        "06": f"{date.year % 100:02}",
        "002": f"{date.timetuple().tm_yday:03}",
        "01": f"{date.month:02}",
        "1": str(date.month),
        "02": f"{date.day:02}",
        "2": str(date.day),
        "15": f"{date.hour:02}",
        "03": f"{date.hour % 12 or 12:02}",
        "3": str(date.hour % 12 or 12),
        "04": f"{date.minute:02}",
        "4": str(date.minute),
        "05": f"{date.second:02}",
        "5": str(date.second),
        "PM": "PM" if date.hour > 11 else "AM",
        "pm": "pm" if date.hour > 11 else "am",
    }
    return GO_DATE.sub(lambda match: values[match[0]], layout)


def urlize(text: str, config: SiteConfig) -> str:
    """*text* as a part of an address."""
    text = sanitize(text)
    text = without_accents(text) if config.remove_accents else text
    return text if config.keep_case else lower(text)


def slug_or(page: Page, config: SiteConfig, other: str) -> str:
    """The slug of *page*, or *other*."""
    return urlize(page.slug or other, config)


def file_name(page: Page) -> str:
    """The name of a page's file; of a bundle, that of its folder."""
    return "" if page.kind != "page" else page.base


def section_slugs(page: Page, config: SiteConfig) -> list[str]:
    """The slugs or titles of the sections around *page*, outermost first."""
    return [slug_or(section, config, section.title) for section in page.ancestors]


def date_of(page: Page) -> datetime:
    """The date of *page*."""
    return page.date or NO_DATE


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

TOKENS: dict[str, Callable[[Page, SiteConfig], str]] = {
    "year": lambda page, config: str(date_of(page).year),
    "month": lambda page, config: f"{date_of(page).month:02}",
    "monthname": lambda page, config: MONTHS[date_of(page).month - 1],
    "day": lambda page, config: f"{date_of(page).day:02}",
    "weekday": lambda page, config: str(date_of(page).isoweekday() % 7),
    "weekdayname": lambda page, config: DAYS[date_of(page).weekday()],
    "yearday": lambda page, config: str(date_of(page).timetuple().tm_yday),
    "section": lambda page, config: page.section,
    "sectionslug": lambda page, config: "".join(section_slugs(page, config)[:1]),
    "sections": lambda page, config: "/" + "/".join(page.sections),
    "sectionslugs": lambda page, config: "/".join(section_slugs(page, config)),
    "title": lambda page, config: urlize(page.title, config),
    "slug": lambda page, config: slug_or(page, config, page.title),
    "filename": lambda page, config: urlize(file_name(page), config),
    "slugorfilename": lambda page, config: slug_or(page, config, file_name(page)),
    "contentbasename": lambda page, config: urlize(page.base, config),
    "slugorcontentbasename": lambda page, config: slug_or(page, config, page.base),
}
"""What may stand behind a colon."""
