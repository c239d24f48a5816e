"""The entries of one type that pages show, found by id and title, and the place that a reference leads to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.text.names import fold_name

from .conditions import are_met
from .entry_places import list_places, order_pages

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .entry_places import EntryPlace, PageEntries


class EntryIndex:
    """The places of all entries of a type for the builder at hand; made again when a page has changed."""

    def __init__(self, pages: dict[str, PageEntries], env: BuildEnvironment) -> None:
        app = get_app(env)
        self.builder = app.builder
        inside, outside = order_pages(pages, env)
        hidden = outside if app.builder.name == "singlehtml" else ()
        self.places = list_places(pages, [*inside, *outside], hidden, lambda conditions: are_met(conditions, app))
        """The places of each entry, by id, see :func:`.entry_places.list_places`."""

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The ids of entries by their folded titles."""
        ids: dict[str, str] = {}
        for name, places in self.places.items():
            for title in (places[0].title, *(place.original for place in places)):
                ids.setdefault(fold_name(title), name)
        return ids

    def find_id(self, name: str) -> str:
        """Return the id of the entry with this id or title, translated or not; *name* itself if there is none."""
        return name if name in self.places else self._ids.get(fold_name(name), name)

    def find_place(self, id_: str) -> EntryPlace | None:
        """Return the place that references lead to; without an anchor if the builder shows none.

        LaTeX and Texinfo can write several documents; references lead to no other.
        """
        pages = getattr(self.builder, "docnames", ())
        places = self.places.get(id_, [])
        for place in places:
            if place.anchor and (not pages or place.docname in pages):
                return place
        return places[0]._replace(anchor="") if places else None
