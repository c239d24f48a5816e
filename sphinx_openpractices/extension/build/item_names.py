"""Names items of entries: their anchors, and the labels by which pages refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_openpractices.extension.base.entry_nodes import entry_item, find_title

from .domain import get_domain

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.record import Record
    from sphinx_openpractices.extension.base.origin import Origin


def name_item(item: entry_item, record: Record, origin: Origin) -> None:
    """Set the anchor of an item and notify the domain; an id that is set on the page is also a label.

    A later item of the entry has an anchor of its own; it gets this one from builders that do not show the first.
    """
    document, type_name = origin.document, item.type_name
    anchor = f"{type_name}-{item[type_name]}"
    first = document.ids.get(anchor)
    item["ids"].append(anchor if first is None else make_id(origin.env, document, type_name))
    get_domain(origin.env).registers[type_name].note_page()
    own = origin.find_owner("id")
    if own.noun == "key":
        item["entry"] = True
    if isinstance(first, entry_item):
        word = "name" if own.noun == "option" else "id"
        title = find_title(first)
        is_same = title is not None and title.rawsource == record.title
        once = "write it once, with the tags of both, or " if is_same else ""
        hint = "" if record.id else f"; {once}give one of them another {word}"
        item["anchor"] = anchor
        item["origin"] = own, hint  # until the conditions around it are known, see entry_anchors
    if record.id and first is None and "entry" not in item:
        item["names"].append(nodes.fully_normalize_name(record.id))
        document.note_explicit_target(item, item)
    else:
        document.set_id(item)
