"""Practices as tables in Markdown: one for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .markdown_table import escape_table_text, format_tables, keep_markup, write_table_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.catalog.practices.parts import Evidence
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales

PRACTICE_TABLE_KEYS = (
    "id",
    "title",
    "statement",
    "summary",
    "group",
    "status",
    "note",
    "evidence",
    "reviewed",
    "next-review",
    "owner",
)
"""The keys of a practice that its row in Markdown has."""
_COLUMNS = ("Practice", "Statement", "Status", "Note", "Evidence", "Reviewed", "Owner")


def format_practice_markdown(practices: Iterable[Practice], scales: Scales) -> str:
    """Write practices in Markdown: a table for each group, below its title; columns without a value are left out."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for practice in sorted(practices, key=lambda each: each.group != ""):  # those without one have no title above them
        groups.setdefault(practice.group, []).append(_make_row(practice, scales))
    return format_tables(_COLUMNS, groups)


def _make_row(practice: Practice, scales: Scales) -> dict[str, str]:
    statement = keep_markup(practice.statement) or escape_table_text(practice.summary)
    reviewed = f"{practice.reviewed or ''}" + (f", next by {practice.next_review}" if practice.next_review else "")
    return {
        "Practice": escape_table_text(practice.title) or statement,
        "Statement": statement if practice.title else "",
        "Status": escape_table_text(scales.find_present_status(practice).label),
        "Note": escape_table_text(practice.note),
        "Evidence": ", ".join(map(_write_evidence, practice.evidence)),
        "Reviewed": reviewed.removeprefix(", "),
        "Owner": escape_table_text(practice.owner),
    }


def _write_evidence(evidence: Evidence) -> str:
    return write_table_link(evidence.title, evidence.target) + (f" ({evidence.date})" if evidence.date else "")
