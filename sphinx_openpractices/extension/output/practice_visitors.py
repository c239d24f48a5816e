"""The visitors of the nodes of practices by format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base import practice_nodes as op
from sphinx_openpractices.extension.base.boundaries import skip_depart

from . import html_practice, html_practice_table

if TYPE_CHECKING:
    from docutils import nodes

_DETAILS = {"html": (html_practice.visit_details_html, skip_depart)}
PRACTICE_VISITORS: dict[type[nodes.Element], dict[str, tuple[Any, Any]]] = {
    op.practice_list: {"html": (html_practice.visit_list_html, html_practice.depart_list_html)},
    op.practice_item: {"html": (html_practice.visit_item_html, html_practice.depart_item_html)},
    op.practice_section: {"html": (html_practice.visit_section_html, html_practice.depart_section_html)},
    op.practice_table: {"html": (html_practice_table.visit_table_html, skip_depart)},
    op.practice_row: {},
    op.practice_heading: {"html": (html_practice.visit_heading_html, html_practice.depart_heading_html)},
    op.practice_title: {"html": (html_practice.visit_title_html, html_practice.depart_title_html)},
    op.practice_meta: {"html": (html_practice.visit_meta_html, skip_depart)},
    op.practice_status: {"html": (html_practice.visit_status_html, skip_depart)},
    op.practice_level: {"html": (html_practice.visit_level_html, html_practice.depart_span_html)},
    op.practice_statement: {"html": (html_practice.visit_statement_html, html_practice.depart_block_html)},
    op.practice_summary_text: {},
    op.practice_note: {"html": (html_practice.visit_note_html, html_practice.depart_note_html)},
    op.practice_change: {"html": (html_practice.visit_change_html, html_practice.depart_paragraph_html)},
    op.practice_evidence: {"html": (html_practice.visit_evidence_html, skip_depart)},
    op.practice_no_evidence: {"html": (html_practice.visit_no_evidence_html, html_practice.depart_paragraph_html)},
    op.practice_foot: {"html": (html_practice.visit_foot_html, html_practice.depart_block_html)},
    op.practice_criteria: dict(_DETAILS),
    op.practice_actions: dict(_DETAILS),
    op.practice_history: dict(_DETAILS),
    op.practice_details_title: {},
    op.practice_line: {},
    op.practice_words: {"html": (html_practice.visit_words_html, skip_depart)},
}
"""The visitors of each node by format."""
