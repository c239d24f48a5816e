"""The visitors of the nodes of practices by format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base import practice_nodes as op
from sphinx_openpractices.extension.base import practice_summary_nodes as of_summaries
from sphinx_openpractices.extension.base.boundaries import skip_depart

from . import html_practice as html
from . import html_practice_summary as summary
from . import html_practice_table as table
from .writer_parts import skip_node

if TYPE_CHECKING:
    from docutils import nodes

_DETAILS = {"html": (html.visit_practice_details_html, skip_depart)}
PRACTICE_VISITORS: dict[type[nodes.Element], dict[str, tuple[Any, Any]]] = {
    op.practice_list: {"html": (html.visit_practice_list_html, html.depart_practice_list_html)},
    op.practice_item: {"html": (html.visit_practice_item_html, html.depart_practice_item_html)},
    op.practice_section: {"html": (html.visit_practice_section_html, html.depart_practice_section_html)},
    op.practice_sections: {"html": (html.visit_practice_sections_html, html.depart_practice_block_html)},
    op.practice_table: {"html": (table.visit_practice_table_html, skip_depart)},
    op.practice_row: {},
    op.practice_heading: {"html": (html.visit_practice_heading_html, html.depart_practice_heading_html)},
    op.practice_title: {"html": (html.visit_practice_title_html, html.depart_practice_title_html)},
    op.practice_meta: {"html": (html.visit_practice_meta_html, skip_depart)},
    op.practice_status: {"html": (html.visit_practice_status_html, skip_depart)},
    op.practice_level: {"html": (html.visit_practice_level_html, html.depart_practice_span_html)},
    op.practice_statement: {"html": (html.visit_practice_statement_html, html.depart_practice_block_html)},
    op.practice_summary_text: {},
    op.practice_note: {"html": (html.visit_practice_note_html, html.depart_practice_note_html)},
    op.practice_change: {"html": (html.visit_practice_change_html, html.depart_practice_paragraph_html)},
    op.practice_evidence: {"html": (html.visit_practice_evidence_html, skip_depart)},
    op.practice_no_evidence: {"html": (html.visit_practice_no_evidence_html, html.depart_practice_paragraph_html)},
    op.practice_foot: {"html": (html.visit_practice_foot_html, html.depart_practice_block_html)},
    op.practice_criteria: dict(_DETAILS),
    op.practice_actions: dict(_DETAILS),
    op.practice_history: dict(_DETAILS),
    op.practice_details_title: {},
    op.practice_line: {},
    op.practice_link_line: {},
    op.practice_reference: {},
    op.practice_words: {"html": (html.visit_practice_words_html, skip_depart)},
    of_summaries.practice_summary: {"html": (summary.visit_practice_summary_html, html.depart_practice_block_html)},
    of_summaries.practice_lead: {"html": (summary.visit_practice_lead_html, html.depart_practice_paragraph_html)},
    of_summaries.practice_age: {"html": (summary.visit_practice_age_html, summary.depart_practice_age_html)},
    of_summaries.practice_counts: {"html": (summary.visit_practice_counts_html, skip_depart)},
    of_summaries.practice_tally: {"html": (summary.visit_practice_tally_html, html.depart_practice_span_html)},
    of_summaries.practice_legend: dict(_DETAILS),
    of_summaries.practice_bar: dict.fromkeys(("latex", "text", "man", "texinfo"), (skip_node, skip_depart)),
    of_summaries.practice_cell: {},
    of_summaries.practice_group: {},
    of_summaries.practice_then: {},
}
"""The visitors of each node by format."""
