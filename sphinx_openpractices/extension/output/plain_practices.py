"""Makes standard nodes of practices, and of summaries of them, for all builders but those of HTML and XML.

What stylesheets tell by place and color is told in words here: which links are evidence, and where a note is. Statuses
that begin a line are bold, and so are steps back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.extension.base import practice_nodes as op
from sphinx_openpractices.extension.base import practice_summary_nodes as of_summaries
from sphinx_openpractices.extension.base.reporting import _

from .latex_writer import mark_long_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .writer_parts import _Element

_WITHOUT_LINKS = ("text", "man")
"""The formats that show the URL of a link in angle brackets."""


def replace_practices(document: nodes.document, output_format: str) -> None:
    """Replace the nodes of practices on a page, outer ones first."""
    if output_format in _WITHOUT_LINKS:
        for kind in (op.practice_evidence, op.practice_actions):
            for part in list(document.findall(kind)):
                _show_urls(part)
    if output_format == "latex":
        for table in document.findall(op.practice_table):
            mark_long_words(table)
    for node in list(document.findall(lambda node: type(node) in _STANDARD_NODES)):
        position = node.parent.index(node)
        node.parent[position : position + 1] = _STANDARD_NODES[type(node)](node)


def _show_urls(part: _Element) -> None:
    """Replace each link to a URL by its text and the URL."""
    for link in list(part.findall(nodes.reference)):
        if "refuri" in link and not link.get("internal"):
            parent = link.parent
            position = parent.index(link)
            parent[position : position + 1] = [*link.children, nodes.Text(f" <{link['refuri']}>")]


def _copy(kind: type[nodes.Element], node: _Element, *, is_anchored: bool = False) -> list[nodes.Node]:
    """Return a standard node with the content and the labels of one of ours.

    Sphinx's builders write no anchors of list items and cells, which have targets instead if they are *anchored*.
    """
    standard = kind(node.rawsource, **_list_attributes(node))
    standard.source, standard.line = node.source, node.line
    if is_anchored:
        standard += [nodes.target("", "", refid=name, names=[name]) for name in node["ids"]]
    standard += node.children
    return [standard]


def _list_attributes(node: _Element) -> dict[str, Any]:
    """Return the attributes of an element that standard nodes have."""
    return {
        name: value
        for name, value in node.attributes.items()
        if name in (*nodes.Element.basic_attributes, "bullet", "refuri")
    }


def _unwrap(holder: _Element) -> list[nodes.Node]:
    """Return the content of an element."""
    return list(holder.children)


def _make_table(table: _Element) -> list[nodes.Node]:
    """Return a table of the width of the page, which pages of a PDF can break."""
    table["classes"] += ["longtable", "colwidths-given"]
    return _copy(nodes.table, table)


def _make_row(row: _Element) -> list[nodes.Node]:
    """Return a row, with the anchors of the practice in its first cell."""
    targets = [nodes.target("", "", refid=name, names=[name]) for name in row["ids"]]
    first, *others = row.children
    return [nodes.row("", nodes.entry("", *targets, *first.children), *others)]


def _make_title(title: _Element) -> list[nodes.Node]:
    """Return a bold title."""
    return [nodes.paragraph(title.rawsource, "", nodes.strong("", "", *title.children), ids=title["ids"])]


def _make_status(status: _Element) -> list[nodes.Node]:
    """Return the label of a status, which is bold at the beginning of a line, but not alone in a cell."""
    begins = status.parent.index(status) == 0 and not isinstance(status.parent.parent, nodes.entry)
    kind = nodes.strong if begins else nodes.inline
    return [kind("", "", *status.children)]


def _make_change(change: _Element) -> list[nodes.Node]:
    """Return a line, which is bold if it is a step back."""
    content: list[nodes.Node] = list(change.children)
    return [nodes.paragraph("", "", *([nodes.strong("", "", *content)] if change["change"] == "back" else content))]


def _make_note(note: _Element) -> list[nodes.Node]:
    """Return a note, set off from the statement unless a cell is too narrow for that."""
    paragraph = _copy(nodes.paragraph, note)
    return paragraph if isinstance(note.parent, nodes.entry) else [nodes.block_quote("", *paragraph)]


def _make_evidence(evidence: _Element) -> list[nodes.Node]:
    """Return a list after its name, which a column of a table has already."""
    name = [] if isinstance(evidence.parent, nodes.entry) else [nodes.paragraph("", f"{_('Evidence')}:")]
    return [*name, *_copy(nodes.bullet_list, evidence)]


_STANDARD_NODES: dict[type[nodes.Node], Callable[[Any], list[nodes.Node]]] = {
    op.practice_list: partial(_copy, nodes.bullet_list),
    op.practice_item: partial(_copy, nodes.list_item, is_anchored=True),
    op.practice_sections: _unwrap,
    op.practice_section: partial(_copy, nodes.section),
    op.practice_table: _make_table,
    op.practice_row: _make_row,
    op.practice_heading: partial(_copy, nodes.title),
    op.practice_title: _make_title,
    op.practice_meta: partial(_copy, nodes.paragraph),
    op.practice_status: _make_status,
    op.practice_level: partial(_copy, nodes.inline),
    op.practice_reference: partial(_copy, nodes.reference),
    op.practice_words: partial(_copy, nodes.inline),
    op.practice_statement: _unwrap,
    op.practice_summary_text: partial(_copy, nodes.paragraph),
    op.practice_note: _make_note,
    op.practice_change: _make_change,
    op.practice_evidence: _make_evidence,
    op.practice_no_evidence: partial(_copy, nodes.paragraph),
    op.practice_foot: _unwrap,
    op.practice_criteria: _unwrap,
    op.practice_actions: _unwrap,
    op.practice_history: _unwrap,
    op.practice_details_title: partial(_copy, nodes.paragraph),
    op.practice_line: partial(_copy, nodes.paragraph),
    op.practice_link_line: partial(_copy, nodes.paragraph),
    of_summaries.practice_summary: _unwrap,
    of_summaries.practice_lead: partial(_copy, nodes.paragraph),
    of_summaries.practice_age: partial(_copy, nodes.paragraph),
    of_summaries.practice_counts: partial(_copy, nodes.table),
    of_summaries.practice_group: partial(_copy, nodes.reference),
    of_summaries.practice_bar: lambda _bar: [],
    of_summaries.practice_legend: _unwrap,
    of_summaries.practice_then: partial(_copy, nodes.paragraph),
    of_summaries.practice_tally: partial(_copy, nodes.inline),
}
"""The standard nodes for each class. The children of a node are replaced after it, so they may be passed on."""
