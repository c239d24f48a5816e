"""Where each entry is shown: the entries of every page, and the place that references lead to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.extension.base.entry_nodes import entry_holder, entry_list, find_lists, find_title
from sphinx_openpractices.text.garbage import pausing_collection

from .conditions import find_conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.entry_nodes import entry_element

    from .conditions import Conditions

    PageEntries = Mapping[str, list[tuple[Any, ...]]]
    """The entries of a page by id, each with the values of a :class:`PageEntry`: plain data for the environment."""


class PageEntry(NamedTuple):
    """An entry on a page."""

    title: str
    original: str
    """The title before translation."""
    anchor: str
    """The anchor if the builder shows no earlier place of the entry on the page."""
    own_anchor: str
    canonical: bool
    conditions: Conditions
    labels: tuple[str, ...]


class EntryPlace(NamedTuple):
    """Where an entry is shown."""

    docname: str
    anchor: str
    """Empty if the builder does not show it there."""
    title: str
    original: str
    canonical: bool


@pausing_collection()
def collect_entries(document: nodes.document) -> dict[str, PageEntries]:
    """Return the entries on a page by type and id, with the titles that readers see.

    Of the places that are shown under the same conditions, only the first counts, and the first that is canonical.
    """
    found: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
    for each in find_lists(document):
        conditions = find_conditions(each)
        entries = each.entries if isinstance(each, entry_holder) else [each]
        of_type = found.setdefault(each.type_name, {})
        for entry in entries:
            if (name := entry.get(each.type_name)) is None:
                continue
            canonical = bool(each.get("canonical"))
            places = of_type.setdefault(name, [])
            if entry["ids"] and not any(
                set(place.conditions) <= set(conditions) and place.canonical >= canonical
                for place in map(PageEntry._make, places)
            ):
                places.append(tuple(_describe_entry(entry, conditions, canonical=canonical)))
    return {name: {id_: places for id_, places in each.items() if places} for name, each in found.items()}


def find_labels(entry: entry_element) -> tuple[str, ...]:
    """Return the labels of an entry: its name, those above it, and those above a list of it alone."""
    parent = entry.parent
    alone = isinstance(parent, entry_list) and len(parent.children) == 1 and "labelledby" not in parent
    title = find_title(entry)
    return (*entry["names"], *(title["names"] if title is not None else ()), *(parent["names"] if alone else ()))


def _describe_entry(entry: entry_element, conditions: Conditions, *, canonical: bool) -> PageEntry:
    """Return what the domain keeps of an entry; without a title, ``label`` is its text in references."""
    title = find_title(entry)
    text, own_anchor = title.astext() if title is not None else entry["label"], entry["ids"][0]
    # One string for both titles, nearly always: the environment is smaller.
    original = title.rawsource if title is not None and title.rawsource != text else text
    anchor = entry.get("anchor", own_anchor)
    return PageEntry(text, original, anchor, own_anchor, canonical, conditions, find_labels(entry))


def order_pages(pages: Mapping[str, PageEntries], env: BuildEnvironment) -> tuple[list[str], list[str]]:
    """Return the pages with entries in the order of the table of contents, and those that are not in it."""
    order: dict[str, None] = {}
    ahead = [env.config.root_doc]
    while ahead:
        docname = ahead.pop()
        if docname not in order:
            order[docname] = None
            ahead += reversed(env.toctree_includes.get(docname, []))
    return [docname for docname in order if docname in pages], sorted(pages.keys() - order.keys())


@pausing_collection()
def list_places(
    pages: Mapping[str, PageEntries],
    order: Iterable[str],
    hidden: Container[str],
    are_met: Callable[[Conditions], bool],
) -> dict[str, list[EntryPlace]]:
    """Return the places of each entry, one on each page, in the order in which references prefer them.

    Places that the builder shows are first, and among them those in canonical galleries; it shows no *hidden* page.
    """
    found: dict[str, list[EntryPlace]] = {}
    is_shown = cache(are_met)
    for docname in order:
        for name, values in pages[docname].items():
            title, original, anchor, _own_anchor, canonical, conditions, _labels = values[0]
            if conditions or len(values) > 1 or docname in hidden:  # rarely
                entries = [PageEntry(*each) for each in values]
                conditional = () if docname in hidden else entries
                shown = [each for each in conditional if not each.conditions or is_shown(each.conditions)]
                best = next((each for each in shown if each.canonical), (shown or entries)[0])
                anchor = "" if not shown else best.anchor if best is shown[0] else best.own_anchor
                title, original, canonical = best.title, best.original, best.canonical
            found.setdefault(name, []).append(EntryPlace(docname, anchor, title, original, canonical))
    for places in found.values():
        if len(places) > 1:
            places.sort(key=lambda place: (not place.anchor, not place.canonical))
    return found
