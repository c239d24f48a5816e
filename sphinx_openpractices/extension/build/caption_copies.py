"""Copies the captions of cards that are in several groups, when the page is nearly read."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.nodes import caption_element, project_caption

if TYPE_CHECKING:
    from typing import Any

_ORIGINAL = "copy-of"
"""The attribute of an empty caption: the id of the card that has the original."""


def make_empty_caption(card: nodes.Element) -> project_caption:
    """Return a caption that :class:`CaptionCopyTransform` replaces by a copy of that of *card*."""
    return project_caption(**{_ORIGINAL: card["ids"][0]})


class CaptionCopyTransform(SphinxTransform):
    """Replaces empty captions by copies.

    Runs after every transform that resolves or collects what a text defines (footnotes, labels, equations, objects,
    index entries, citations): docutils and Sphinx keep lists of these nodes, and a copy made earlier would be defined
    twice there, or not at all. So each definition stays with the first card. Nodes of the copy that have ids get ids of
    their own, and references within the caption lead to them; all other references lead where those of the first do.

    Added only to pages with copies.
    """

    default_priority = 890  # after ``DoctreeReadEvent`` (880)

    def apply(self, **kwargs: Any) -> None:
        """Replace the captions, or remove them if the original is gone."""
        for empty in list(self.document.findall(project_caption)):
            if _ORIGINAL not in empty:
                continue
            card = self.document.ids[empty[_ORIGINAL]]
            original = next((each for each in card.children if isinstance(each, caption_element)), None)
            if original is None:
                empty.parent.remove(empty)
            else:
                copy = original.deepcopy()
                empty.parent.replace(empty, copy)
                _rename_ids(copy, self.document)


def _rename_ids(copy: nodes.Element, document: nodes.document) -> None:
    """Give the nodes of a copy their own ids, and correct the references to them."""
    elements = list(copy.findall(nodes.Element))
    new: dict[str, str] = {}
    for node in elements:
        if isinstance(node, nodes.citation):
            node.parent.remove(node)  # a page has each citation once: references find it by name
            continue
        if isinstance(node, nodes.math_block):
            node["label"] = None  # LaTeX would define the label of the equation again
        for old in node["ids"]:
            new[old] = next(own for number in count(2) if (own := f"{old}-{number}") not in document.ids)
            document.ids[new[old]] = node
        node["ids"] = [new[old] for old in node["ids"]]
        node["names"], node["dupnames"], node["backrefs"] = [], [], []
    for node in elements:
        if "refid" in node:
            node["refid"] = new.get(node["refid"], node["refid"])
            note = document.ids.get(node["refid"])
            if isinstance(node, nodes.footnote_reference) and isinstance(note, nodes.footnote):
                note.add_backref(node["ids"][0])
