"""The contents of the files of data, made from what a site publishes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.exporting.badge import format_badge
from sphinx_openpractices.catalog.exporting.calendar import format_calendar
from sphinx_openpractices.catalog.exporting.feed import format_feed
from sphinx_openpractices.catalog.exporting.site_data import (
    describe_counts,
    describe_entry,
    describe_page,
    format_site_data,
)
from sphinx_openpractices.catalog.key_values import find_values
from sphinx_openpractices.colors.hexadecimal import read_color
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes
from sphinx_openpractices.extension.base.labels import format_date
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.practice_items import name_framework
from sphinx_openpractices.extension.build.review_lines import PART_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.exporting.site_data import PublishedEntry
    from sphinx_openpractices.catalog.practices.framework import Framework

    from .published_data import SiteData

CALENDAR_FILE = "practices.ics"
FEED_FILE = "feed.xml"
_LABELED = ("relation", "tags", "status", "level", "principle")
"""Keys with values that pages call something else."""
_BADGE_FILE = "practices-badge.svg"


def list_documents(data: SiteData) -> dict[str, Callable[[], str]]:
    """Return a function for each file that makes its content; that of a file which is not needed is empty."""
    badges = {f"practices-badge-{each.id}.svg": partial(_format_badge, data, each) for each in data.frameworks}
    return {
        "projects.json": partial(_format_projects, data),
        "practices.json": partial(_format_practices, data),
        CALENDAR_FILE: partial(_format_calendar, data),
        FEED_FILE: partial(_format_feed, data),
        _BADGE_FILE: partial(_format_badge, data),
        **badges,
    }


def _format_projects(data: SiteData) -> str:
    if not data.domain.projects.is_used:
        return ""
    return format_site_data({"site": _describe_site(data), **_describe_entries(PROJECTS, data.projects, data)})


def _format_practices(data: SiteData) -> str:
    if not (data.domain.practices.is_used or data.pages):
        return ""
    return format_site_data(
        {
            "site": _describe_site(data),
            "summary": describe_counts(data.count()),
            "frameworks": [_describe_framework(each, data) for each in data.frameworks],
            "pages": [
                describe_page(each.title, data.links.make_page_url(each.docname), each.review) for each in data.pages
            ],
            **_describe_entries(PRACTICES, data.practices, data),
        }
    )


def _describe_site(data: SiteData) -> dict[str, str]:
    site = {"name": data.organization.name, "url": data.links.base, "language": data.language}
    return {key: value for key, value in site.items() if value}


def _describe_framework(framework: Framework, data: SiteData) -> dict[str, Any]:
    known = {"id": framework.id, "title": framework.title, "version": framework.version}
    known["target"] = framework.target and data.links.find_target_url(framework.target, "")
    return {key: value for key, value in known.items() if value} | describe_counts(data.count(framework))


def _describe_entries(entry_type: EntryType, entries: Iterable[PublishedEntry], data: SiteData) -> dict[str, Any]:
    """Return the entries of a type, and the labels of their values."""
    catalog = data.domain.registers[entry_type.name].catalog
    labels: dict[str, dict[str, str]] = {}
    for entry in entries:
        for name in _LABELED:
            for value in find_values(entry.record, name) if name in entry_type.keys.names else ():
                if (label := catalog.labels.label_value(name, value)) != value:
                    labels.setdefault(name, {})[str(value)] = label
        for past in getattr(entry.record, "history", ()):
            labels.setdefault("status", {})[past.status] = catalog.labels.label_value("status", past.status)
    return {entry_type.list_key: [describe_entry(each) for each in entries], "labels": labels}


def _format_calendar(data: SiteData) -> str:
    return format_calendar(data.events, data.name) if data.events else ""


def _format_feed(data: SiteData) -> str:
    base = data.links.base
    if not base:
        return ""
    title = f"{data.name}: {_('Projects and practices')}"
    facts = {"title": title, "author": data.name, "language": data.language}
    return format_feed(data.feed_entries, **facts, base=base, url=f"{base}{FEED_FILE}")


def _format_badge(data: SiteData, framework: Framework | None = None) -> str:
    if not data.domain.practices.is_used:
        return ""
    counts = data.count(framework)
    label = name_framework(framework) if framework else str(_("open practices"))
    if not counts.total:
        return format_badge(label, str(_("no practices yet")), 0, _find_color(data.app), data.name)
    number = str(_("{met} of {total}")).format(met=counts.met, total=counts.total)
    texts, sentences = [number], [str(_("{number} practices met")).format(number=number)]
    if days := counts.reviews:
        month = format_date(CalendarDate(days[0].year, days[0].month), data.app.config.language)
        texts.append(str(_("oldest review {date}")).format(date=month))
        sentences.append(str(_("Oldest review {date}")).format(date=format_date(days[0], data.app.config.language)))
    description = f"{data.name}: {PART_SEPARATOR.join(sentences)}"
    share = counts.met / counts.total
    return format_badge(label, PART_SEPARATOR.join(texts), share, _find_color(data.app), description)


def _find_color(app: Sphinx) -> str:
    """Return the accent of the theme, if it has one, in the form that is readable with white text."""
    try:
        accent = read_color(str(app.config.html_theme_options.get("accent", DEFAULT_ACCENT)))
    except ValueError:
        accent = DEFAULT_ACCENT
    return make_palettes(accent)["light"]["primary"]
