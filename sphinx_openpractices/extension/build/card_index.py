"""The projects that have cards, found by id and title, and the card that a reference leads to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.text.names import fold_name

from .card_places import list_places, order_pages
from .conditions import are_met

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .card_places import CardPlace, PageCards


class CardIndex:
    """The cards on all pages for the builder at hand; made again when a page has changed."""

    def __init__(self, pages: dict[str, PageCards], env: BuildEnvironment) -> None:
        app = get_app(env)
        self.builder = app.builder
        inside, outside = order_pages(pages, env)
        hidden = outside if app.builder.name == "singlehtml" else ()
        self.places = list_places(pages, [*inside, *outside], hidden, lambda conditions: are_met(conditions, app))
        """The places of each project, by id, see :func:`.card_places.list_places`."""

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The ids of projects by their folded titles."""
        ids: dict[str, str] = {}
        for project, places in self.places.items():
            for title in (places[0].title, *(place.original for place in places)):
                ids.setdefault(fold_name(title), project)
        return ids

    def find_id(self, name: str) -> str:
        """Return the id of the project with this id or title, translated or not; *name* itself if there is none."""
        return name if name in self.places else self._ids.get(fold_name(name), name)

    def find_place(self, project: str) -> CardPlace | None:
        """Return the place of the card that references lead to; without an anchor if the builder shows none.

        LaTeX and Texinfo can write several documents; references lead to no other.
        """
        pages = getattr(self.builder, "docnames", ())
        places = self.places.get(project, [])
        for place in places:
            if place.anchor and (not pages or place.docname in pages):
                return place
        return places[0]._replace(anchor="") if places else None
