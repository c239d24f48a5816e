"""Copies the markup of entries that are in several groups, when the page is nearly read."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_markup

if TYPE_CHECKING:
    from typing import Any

_ORIGINAL = "copy-of"
"""The attribute of empty markup: the id of the entry that has the original."""


def make_empty_markup(markup: entry_markup, item: entry_item) -> nodes.Element:
    """Return a node that :class:`MarkupCopyTransform` replaces by a copy of the *markup* of *item*."""
    if not item["ids"]:
        item.document.set_id(item)  # type: ignore[union-attr]
    return type(markup)(**{_ORIGINAL: item["ids"][0]})


class MarkupCopyTransform(SphinxTransform):
    """Replaces empty captions and statements by copies.

    Runs after every transform that resolves or collects what a text defines (footnotes, labels, equations, objects,
    index entries, citations): docutils and Sphinx keep lists of these nodes, and a copy made earlier would be defined
    twice there, or not at all. So each definition stays with the first place. Nodes of the copy that have ids get ids
    of their own, and references within the markup lead to them; all other references lead where those of the first do.

    Added only to pages with copies.
    """

    default_priority = 890  # after ``DoctreeReadEvent`` (880)

    def apply(self, **kwargs: Any) -> None:
        """Replace the empty nodes, or remove them if the original is gone."""
        for empty in list(self.document.findall(entry_markup)):
            if _ORIGINAL not in empty:
                continue
            original = next(iter(self.document.ids[empty[_ORIGINAL]].findall(entry_markup)), None)
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
