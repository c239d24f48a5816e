"""Writes the visible list of the pages of a section, as the templates of Hugo's themes do, in plain Markdown.

The order is that of the table of contents, and so of the links to the previous and next pages: Hugo's, by weight, then
the newest first. The theme styles the list by its class; without it, each builder still writes a readable list.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.shortcodes.shortcode_lexer import SHORTCODE_START
from sphinx_openpractices.hugo.site.fields import to_text

from .site_output import make_relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sphinx_openpractices.hugo.site.page import HugoPage

    from .site_output import SiteOutput

_PAGES_OF_YEARS = 20
"""If more pages than these have dates, they are listed under their years."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;?'()-])*")
"""Words without markup, which need no parser."""
_AROUND_PATHS = re.compile(r'[\s()<>"#]+')
"""What ends the path of a page in Markdown, HTML and the options of directives."""


def write_page_list(
    section: HugoPage, entries: Iterable[tuple[str, HugoPage | str]], output: SiteOutput, content: str
) -> str:
    """Write the list of the pages of a section, which follows its *content*, a heading and perhaps text.

    *entries* are the titles and pages of its table of contents; URLs are not listed. There is no list below a text that
    links to most of the pages itself, nor on a home page with text.
    """
    titles = {page: title for title, page in entries if not isinstance(page, str)}
    pages = [*titles]
    links = {page: make_relative(output.names[page], output.names[section]) for page in pages}
    found = set(_AROUND_PATHS.split(content)) & set(links.values())
    if not pages or 2 * len(found) > len(pages) or (section.kind == "home" and not _is_bare(content)):
        return ""
    language = output.site.config.language
    parts = []
    has_years = _have_years(pages)
    if has_years:  # first those without a date, which would seem to be of the last year
        pages.sort(key=lambda page: bool(page.date))
    for year, group in groupby(pages, _find_year if has_years else lambda _page: ""):
        if year:
            parts.append(myst_syntax.write_directive("rubric", argument=year, options={"heading-level": "2"}))
        parts.append(_join_items([_write_item(page, titles[page], links[page], language) for page in group]))
    return myst_syntax.write_directive("container", "\n\n".join(parts), argument="page-list")


def write_chosen_pages(pages: Iterable[HugoPage], section: HugoPage, output: SiteOutput) -> str:
    """Write a list of *pages* for a block of another page, with their dates and descriptions."""
    links = {page: make_relative(output.names[page], output.names[section]) for page in pages if page in output.names}
    language = output.site.config.language
    items = [_write_item(page, page.link_title, link, language) for page, link in links.items()]
    return myst_syntax.write_directive("container", _join_items(items), argument="page-list") if items else ""


def _is_bare(content: str) -> bool:
    """Return whether the content of a page is nothing but its title and comments."""
    first, *others = content.split("<!--")
    return "\n" not in "".join([first, *(each.partition("-->")[2] for each in others)]).strip()


def _have_years(pages: Sequence[HugoPage]) -> bool:
    """Return whether many pages have dates, and all are in the order of their dates."""
    return sum(bool(page.date) for page in pages) > _PAGES_OF_YEARS and not any(page.weight for page in pages)


def _find_year(page: HugoPage) -> str:
    return str(page.date.year) if page.date else ""


def _write_item(page: HugoPage, title: str, link: str, language: str) -> str:
    """Write the title, date and description of a page. Sections show no date: theirs is that of their newest page."""
    parts = [
        myst_syntax.write_link(myst_syntax.escape_text(title), link)
        if title and not SHORTCODE_START.search(title)
        else myst_syntax.write_reference(link)
    ]
    if page.date and page.kind == "page":
        parts.append(f"*{write_long_date(page.date.date(), language)}*")
    item = " · ".join(parts)
    description = _read_description(page)
    return f"- {item}" + (f"\n\n  {myst_syntax.escape_text(description)}" if description else "")


def _join_items(items: Sequence[str]) -> str:
    """Join the items of a list; if one has a description, all have blank lines between them, and so the same look."""
    return ("\n\n" if any("\n" in item for item in items) else "\n").join(items)


def _read_description(page: HugoPage) -> str:
    """Return the description or summary of a page as plain text."""
    texts = (to_text(page.data.get(key)) for key in ("description", "summary"))
    text = next((text for text in texts if text.strip() and not SHORTCODE_START.search(text)), "")
    return text if _WORDS.fullmatch(text) else commonmark.read_plain_text(text)


@cache
def write_long_date(day: date, language: str) -> str:
    """Return a date in the language of the site, in the long form of the Unicode Common Locale Data Repository."""
    language = language.split("-", maxsplit=1)[0]
    if language == "en":
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    # Few sites need it, and it takes long to import.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.dates import format_date  # noqa: PLC0415

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(format_date(day, "long", locale))
