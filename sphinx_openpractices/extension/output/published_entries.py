"""The entries of the catalogs as pages show them: without those, and without the keys, that no page shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.project_data import has_property
from sphinx_openpractices.catalog.exporting.site_data import IMAGE_KEYS, PublishedEntry
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage
from sphinx_openpractices.catalog.project import DEFAULT_KIND
from sphinx_openpractices.extension.base.boundaries import Boundary
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.build.conditions import are_met
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.entry_places import order_pages
from sphinx_openpractices.extension.build.page_titles import find_page_title
from sphinx_openpractices.extension.build.shown_entries import ShownEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.extension.build.domain import PracticesDomain
    from sphinx_openpractices.extension.build.entry_places import EntryPlace

    from .output_urls import OutputUrls

_TEXT_KEYS = ("title", "summary", "group", "note", "owner", "text")
"""Keys with text that pages show translated."""
_ALWAYS = ("kind", "added")
"""Keys that are in the data of every entry. Pages need not show ``kind`` and ``added``: they are for such data."""
_SEARCH_KEYS = {"tags": "keywords", "license": "license"}
"""Keys that are in the data of pages for search engines, with the property that not every kind of project has."""


class _Shown:
    """What all pages together show of an entry."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.own: set[str] = set()
        """Keys for which every place has values of its own."""
        self.text = ""
        self.images: dict[str, str] = {}
        self.translations: Mapping[str, str] = {}


def list_published_reviews(app: Sphinx) -> Iterator[ReviewedPage]:
    """Yield the pages that have reviews."""
    domain = get_domain(app.env)
    for docname in _list_pages(app, domain.page_reviews):
        review = domain.page_reviews[docname]
        _places, translations = domain.data["shown"].get(docname, ((), {}))
        review = replace(review, owner=translations.get(review.owner, review.owner))
        yield ReviewedPage(docname, find_page_title(docname, app.env), docname, review)


def _list_pages(app: Sphinx, data: Mapping[str, Any]) -> list[str]:
    """Return the pages of *data* that the builder writes, in the order of the table of contents."""
    inside, outside = order_pages(data, app.env)
    return inside if app.builder.name == "singlehtml" else [*inside, *outside]


def list_published(entry_type: EntryType, app: Sphinx, links: OutputUrls) -> list[PublishedEntry]:
    """Return the entries of a type that pages show, in the order of the catalog."""
    domain = get_domain(app.env)
    register = domain.registers[entry_type.name]
    found = _collect_shown(entry_type, domain, app)
    result: list[PublishedEntry] = []
    for entry in register.catalog.catalog.entries if found else ():
        shown, place = found.get(entry.record.id), register.index.find_place(entry.record.id)
        if shown is not None and place is not None and place.anchor:
            with Boundary(entry.path, f"{register.catalog.sources[entry.file]}:{entry.line}"):
                if entry_type is PROJECTS and get_config(app.env).jsonld:
                    shown.keys |= _list_search_keys(entry.record)
                result.append(_publish(entry, shown, place, register.catalog.folders[entry.file], links))
    return result


def _publish(entry: Entry, shown: _Shown, place: EntryPlace, folder: str, links: OutputUrls) -> PublishedEntry:
    record = replace(_reduce_record(entry.record, shown), title=place.title)
    images = {key: links.make_image_url(uri) for key, uri in shown.images.items() if key in IMAGE_KEYS}
    url = links.make_page_url(place.docname, place.anchor)
    find_url = partial(links.find_target_url, folder=folder)
    return PublishedEntry(replace(entry, record=record), url, record.summary or shown.text, images, find_url)


def _collect_shown(entry_type: EntryType, domain: PracticesDomain, app: Sphinx) -> dict[str, _Shown]:
    """Return what pages show of entries, by id; places in which the builder shows nothing do not count."""
    is_met = cache(lambda conditions: are_met(conditions, app))
    found: dict[str, _Shown] = {}
    data = domain.data["shown"]
    for docname in _list_pages(app, data):
        places, translations = data[docname]
        for values in places:
            type_name, id_, conditions, keys, own, text, images = ShownEntry._make(values)
            if type_name != entry_type.name or (conditions and not is_met(conditions)):
                continue
            if (shown := found.get(id_)) is None:
                shown = found[id_] = _Shown()
                shown.own = {*own}
                shown.translations = translations
            shown.own &= {*own}
            shown.keys.update(keys if not own else (key for key in keys if key not in own))
            shown.text = shown.text or text
            for key, uri in images if not own else (each for each in images if each[0] not in own):
                shown.images.setdefault(key, uri)
    return found


def _list_search_keys(project: Any) -> set[str]:
    """Return the keys of a project that pages have in their data for search engines."""
    kind = project.kind or DEFAULT_KIND
    return {"repository"} | {key for key, name in _SEARCH_KEYS.items() if has_property(kind, name)}


def _reduce_record(record: Any, shown: _Shown) -> Any:
    """Return a record with no more than pages show, in their language."""
    values: dict[str, Any] = {}
    for key in get_keys(type(record)).values():
        value = getattr(record, key.field)
        if key.name == EXTRA_KEY:
            members = {f"{EXTRA_PREFIX}{name}": (name, each) for name, each in value.items()}
            values[key.field] = dict(each for name, each in members.items() if name in shown.keys - shown.own)
        elif key.name in ("id", "title") or (key.name in {*_ALWAYS, *shown.keys} - shown.own):
            values[key.field] = _translate(key.name, value, shown.translations)
    return type(record)(**values)


def _translate(name: str, value: Any, translations: Mapping[str, str]) -> Any:
    """Return a text, or parts with texts, in the language of the pages."""
    if not translations:
        return value
    if isinstance(value, str):
        return translations.get(value, value) if name in _TEXT_KEYS else value
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return tuple(
            replace(part, **{key.field: _translate(key.name, getattr(part, key.field), translations) for key in keys})
            for part in value
            if (keys := get_keys(type(part)).values())
        )
    return value
