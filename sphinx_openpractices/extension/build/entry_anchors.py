"""Anchors of the places of one entry on a page, of which each builder may show another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.entry_nodes import entry_element, entry_holder, find_lists
from sphinx_openpractices.extension.base.reporting import Subtype

from .conditions import are_met, find_conditions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes


def report_duplicates(entries: Sequence[entry_element]) -> None:
    """Warn about entries with the same id that a builder shows together.

    A page may show an entry of the catalog more than once.
    """
    if not any("origin" in entry for entry in entries):
        return
    earlier: dict[tuple[str, str], list[entry_element]] = {}
    for entry in entries:
        name = entry.get(entry.type_name, "")
        places = earlier.setdefault((entry.type_name, name), [])
        origin, hint = entry.attributes.pop("origin", (None, ""))
        if origin is not None:
            first = next((each for each in places if _are_shown_together(each, entry)), None)
            if first is not None:
                place = f"{first.source}:{first.line}"
                message = f'the id "{name}" is already used by the {entry.type_name} at {place}{hint}'
                origin.report_warning(Subtype.DUPLICATE, message)
        places.append(entry)


def _are_shown_together(first: entry_element, second: entry_element) -> bool:
    """Return whether two entries, not both of the catalog, are shown together.

    An entry is shown with another if its conditions are among those of the other.
    """
    if "entry" in first and "entry" in second:
        return False
    conditions, others = set(find_conditions(first)), set(find_conditions(second))
    return conditions <= others or others <= conditions


def claim_anchors(entries: Iterable[entry_element], document: nodes.document) -> None:
    """Give entries of the catalog their anchors, if other places of them that come first on the page have them."""
    for entry in entries:
        first = document.ids.get(entry.get("anchor", ""))
        if isinstance(first, entry_element) and "entry" in first and "entry" in entry:
            first["anchor"] = entry.attributes.pop("anchor")
            first["ids"], entry["ids"] = entry["ids"], first["ids"]
            document.ids.update({each["ids"][0]: each for each in (first, entry)})


class AnchorPostTransform(SphinxPostTransform):
    """Gives the anchor of an entry to the first of its places on the page that the builder shows.

    A place that has it already, such as a section in a canonical list, keeps it.

    Runs first, while the conditions are around the entries: Sphinx removes ``only`` (50) and, last, ``ifconfig``.
    """

    default_priority = 1

    def run(self, **kwargs: Any) -> None:
        """Give the anchors."""
        anchored: dict[nodes.Node, set[tuple[str, str]]] = {}
        found: list[tuple[set[tuple[str, str]], str, entry_element]] = []
        for each in find_lists(self.document):
            page: Any = each
            while page.parent is not None and not isinstance(page, addnodes.start_of_file):
                page = page.parent
            if are_met(find_conditions(each), get_app(self.env)):
                shown = anchored.setdefault(page, set())
                entries = each.entries if isinstance(each, entry_holder) else [each]
                found.extend((shown, each.type_name, entry) for entry in entries if entry["ids"])
        for shown, type_name, entry in sorted(found, key=lambda item: "anchor" in item[2]):
            name = type_name, entry.get(type_name, "")
            if name not in shown:
                shown.add(name)
                entry["ids"][0] = entry.get("anchor", entry["ids"][0])
