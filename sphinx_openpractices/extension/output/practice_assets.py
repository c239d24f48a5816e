"""The stylesheets of pages that show practices, or summaries of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.practice_summary_nodes import practice_summary

if TYPE_CHECKING:
    from docutils import nodes

_STATUSES_STYLESHEET = "openpractices-practice-statuses.css"
_SUMMARY_STYLESHEET = "openpractices-practice-summary.css"


def list_practice_stylesheets(doctree: nodes.document) -> list[str]:
    """Return the stylesheets that a page needs, in order, after the base of all."""
    return [_STATUSES_STYLESHEET, _SUMMARY_STYLESHEET] if any(doctree.findall(practice_summary)) else []
