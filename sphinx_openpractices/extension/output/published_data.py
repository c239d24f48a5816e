"""What a site publishes: the entries that pages show, the pages with reviews, and what follows from them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.exporting.due_calendar import EventTexts, make_events
from sphinx_openpractices.catalog.exporting.feed import FeedEntry
from sphinx_openpractices.catalog.practices.counting import count_practices
from sphinx_openpractices.catalog.practices.due_reviews import PAGE, PRACTICE, list_due
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.organization import Organization
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.practice_kind import find_scales
from sphinx_openpractices.extension.build.practice_statuses import build_status

from .output_urls import OutputUrls
from .published_entries import list_published, list_published_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.exporting.calendar import CalendarEvent
    from sphinx_openpractices.catalog.practices.counting import PracticeCounts
    from sphinx_openpractices.catalog.practices.framework import Framework


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
        """The practices with their principles, even if no page shows these: they define the scales of statuses."""

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
