"""Gives the practices of a list the shape of its layout: sections of the page, or rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_openpractices.extension.base.practice_nodes import (
    practice_element,
    practice_evidence,
    practice_foot,
    practice_heading,
    practice_item,
    practice_meta,
    practice_no_evidence,
    practice_row,
    practice_section,
    practice_status,
    practice_table,
    practice_title,
)
from sphinx_openpractices.extension.base.reporting import _

from .review_lines import PART_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.extension.base.practice_nodes import practice_list

    _Shape = TypeVar("_Shape", bound=practice_element)

_COLUMNS = {
    "practice": (_("Practice"), 30),
    "status": (_("Status"), 14),
    "evidence": (_("Evidence"), 22),
    "review": (_("Review"), 22),
}
"""The columns of a table, with their labels and widths in characters; formats other than text use their ratio."""


def make_section(item: practice_item) -> practice_section:
    """Return the section that replaces an item with a title."""
    section = reshape_item(item, practice_section)
    title = item[0]
    assert isinstance(title, practice_title)  # noqa: S101 - for the type checker
    heading = practice_heading(title.rawsource, "", *title.children, **title.attributes)
    heading["classes"].append("practice-title")
    heading.source, heading.line = title.source, title.line
    section += [heading, *item.children[1:]]
    return section


def make_table(practices: practice_list) -> practice_table:
    """Return the table that replaces a list."""
    rows = [make_row(each) if isinstance(each, practice_item) else each for each in practices.children]
    return build_table(practices, _COLUMNS, rows)


def build_table(
    practices: practice_list, columns: Mapping[str, tuple[str, int]], rows: Iterable[nodes.Node]
) -> practice_table:
    """Return a table in place of a list, with *columns* and their labels and widths."""
    table = practice_table("", **practices.attributes, columns=list(columns))
    table.source, table.line = practices.source, practices.line
    labels = (nodes.paragraph("", str(label), translatable=False) for label, _width in columns.values())
    header = nodes.row("", *(nodes.entry("", label) for label in labels))
    widths = [nodes.colspec(colwidth=width) for _label, width in columns.values()]
    table += nodes.tgroup("", *widths, nodes.thead("", header), nodes.tbody("", *rows), cols=len(widths))
    return table


def simplify_list(practices: practice_list) -> None:
    """Leave the statements alone if a list has nothing else, so that not each of them says what it lacks."""
    if practices["layout"] == "list" and all("plain" in item for item in practices.entries):
        practices["plain"] = True
        for item in practices.entries:
            item.children = [child for child in item.children if not isinstance(child, practice_meta | practice_foot)]


def make_row(item: practice_item) -> practice_row:
    """Return the row that replaces an item."""
    row = reshape_item(item, practice_row)
    cells: dict[str, list[nodes.Node]] = {name: [] for name in _COLUMNS}
    for part in item.children:
        if isinstance(part, practice_meta):
            status, rest = _split_meta(part)
            cells["status"].append(nodes.paragraph("", "", status, translatable=False))
            if rest.children:
                cells["practice"].append(rest)
        elif isinstance(part, practice_evidence | practice_no_evidence):
            cells["evidence"].append(part)
        else:
            cells["review" if isinstance(part, practice_foot) else "practice"].append(part)
    row += [nodes.entry("", *content) for content in cells.values()]
    return row


def _split_meta(meta: practice_meta) -> tuple[practice_status, practice_meta]:
    """Return the status of a line, and the line without it, which may be empty."""
    status = meta.children.pop(0)
    assert isinstance(status, practice_status)  # noqa: S101 - for the type checker
    if meta.children and meta.children[0].astext() == PART_SEPARATOR:
        del meta.children[0]
    return status, meta


def reshape_item(item: practice_item, kind: type[_Shape]) -> _Shape:
    """Return an element of another kind with the attributes, the place and the record of an item."""
    shaped = kind("", **item.attributes)
    shaped.source, shaped.line = item.source, item.line
    shaped.declared = item.declared
    return shaped
