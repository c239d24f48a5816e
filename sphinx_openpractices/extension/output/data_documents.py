"""What the files of a site contain: the entries that pages show, the pages with reviews, and what is made of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.exporting.badge import format_badge
from sphinx_openpractices.catalog.exporting.calendar import CalendarEvent, format_calendar
from sphinx_openpractices.catalog.exporting.due_calendar import EventTexts, make_events
from sphinx_openpractices.catalog.exporting.feed import FeedEntry, format_feed
from sphinx_openpractices.catalog.exporting.site_data import (
    describe_counts,
    describe_entry,
    describe_page,
    format_site_data,
)
from sphinx_openpractices.catalog.key_values import find_values
from sphinx_openpractices.catalog.practices.counting import count_practices
from sphinx_openpractices.catalog.practices.due_reviews import PAGE, PRACTICE, list_due
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.colors.hexadecimal import read_color
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.labels import format_date
from sphinx_openpractices.extension.base.organization import Organization
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.practice_items import name_framework
from sphinx_openpractices.extension.build.practice_kind import find_scales
from sphinx_openpractices.extension.build.practice_statuses import build_status
from sphinx_openpractices.extension.build.review_lines import PART_SEPARATOR

from .output_urls import OutputUrls
from .published_entries import list_published, list_published_reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.exporting.site_data import PublishedEntry
    from sphinx_openpractices.catalog.practices.counting import PracticeCounts
    from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage
    from sphinx_openpractices.catalog.practices.framework import Framework

CALENDAR_FILE = "practices.ics"
FEED_FILE = "feed.xml"
_LABELED = ("relation", "tags", "status", "level", "principle")
"""Keys with values that pages call something else."""
_BADGE_FILE = "practices-badge.svg"


class SiteData:
    """What a site publishes, once all pages are read."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.domain = get_domain(app.env)
        self.links = OutputUrls(app.builder)
        self.organization = get_config(app.env).organization or Organization()
        self.projects = list_published(PROJECTS, app, self.links)
        self.practices = list_published(PRACTICES, app, self.links)
        self.pages = list(list_published_reviews(app))
        known = self.domain.practices.catalog.catalog.by_id if self.practices else {}
        self.assessed = {
            each.record.id: replace(each.record, principle=known[each.record.id].record.principle)
            for each in self.practices
        }
        """The practices with their principles, which define their scales, even if no page shows these: to count them."""

    @cached_property
    def language(self) -> str:
        """The language of the site, as in BCP 47."""
        return str(self.app.config.language).replace("_", "-")

    @cached_property
    def name(self) -> str:
        """The name of the organization, or else of the site."""
        return self.organization.name or str(self.app.config.project)

    @cached_property
    def frameworks(self) -> list[Framework]:
        """The frameworks that practices answer to."""
        names = (split_principle(each)[0] for practice in self.practices for each in practice.record.principle)
        known = find_scales(self.app.env).frameworks
        return [known[name] for name in dict.fromkeys(names) if name in known]

    def count(self, framework: Framework | None = None) -> PracticeCounts:
        """Count all practices, or those that answer to a framework, as summaries do."""
        records = [each.record for each in self.practices]
        if framework is not None:
            names = {f"{framework.id}#{name}" for name in framework.principles}
            records = [each for each in records if not names.isdisjoint(each.principle)]
        return count_practices([self.assessed[each.id] for each in records], find_scales(self.app.env), framework)

    @cached_property
    def feed_entries(self) -> list[FeedEntry]:
        """What happened: projects were added, and practices reviewed."""
        return [*self._list_added(), *self._list_reviewed()]

    def _list_added(self) -> Iterator[FeedEntry]:
        label = str(_("project"))
        for each in self.projects:
            if added := each.record.added:
                path = f"{PROJECTS.name}/{each.record.id}"
                yield FeedEntry(path, added, each.record.title, each.url, PROJECTS.name, label, each.summary)

    def _list_reviewed(self) -> Iterator[FeedEntry]:
        label, scales = str(_("practice")), find_scales(self.app.env)
        for each in self.practices:
            if reviewed := each.record.reviewed:
                path = f"{PRACTICES.name}/{each.record.id}"
                status = scales.find_present_status(self.assessed[each.record.id])
                title = f"{each.record.title}: {build_status(status).astext()}"
                summary = each.record.note or each.summary
                yield FeedEntry(path, reviewed, title, each.url, PRACTICES.name, label, summary)

    @cached_property
    def events(self) -> list[CalendarEvent]:
        """The days on which reviews of practices and pages, and actions, are due."""
        entries = (replace(each.entry, record=self.assessed[each.record.id]) for each in self.practices)
        catalog = replace(self.domain.practices.catalog.catalog, entries=tuple(entries))
        urls = {(PRACTICE, each.record.id): each.url for each in self.practices}
        urls |= {(PAGE, each.docname): self.links.make_page_url(each.docname) for each in self.pages}
        texts = EventTexts(review=str(_("Review: {title}")), owner=f"{_('Owner')}: {{owner}}")
        base = self.links.base
        return list(make_events(list_due(catalog, self.pages).items, base, urls if base else {}, texts))


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


def _describe_page(page: ReviewedPage, data: SiteData) -> dict[str, Any]:
    return describe_page(page.title, data.links.make_page_url(page.docname), page.review)


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
