"""Gives a list of practices the shape of a table that compares their statuses with those of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.comparing import ChangeKind, list_changes
from sphinx_openpractices.extension.base.practice_nodes import (
    practice_change,
    practice_item,
    practice_row,
    practice_statement,
    practice_title,
)
from sphinx_openpractices.extension.base.reporting import _

from .practice_changes import build_change, describe_change, find_sign
from .practice_shapes import build_table, reshape_item
from .practice_statuses import build_status
from .review_lines import build_date

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.comparing import Change
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.practice_nodes import practice_list, practice_table

_NAMES = (practice_title, practice_statement)
"""The parts of a practice that name it."""


def make_comparison_table(
    practices: practice_list, date: CalendarDate, scales: Scales, env: BuildEnvironment
) -> practice_table:
    """Return the table that replaces a list; steps back come first."""
    columns = {
        "practice": (_("Practice"), 30),
        "then": (build_date(date, env).astext(), 16),
        "now": (_("Now"), 16),
        "change": (_("Change"), 22),
    }
    compared = [
        (list_changes(item.declared, date, scales), item)
        for item in practices.children
        if isinstance(item, practice_item) and item.declared is not None
    ]
    order = list(ChangeKind)
    compared.sort(key=lambda each: min(order.index(change.kind) for change in each[0]))
    return build_table(practices, columns, [_make_row(item, changes, env) for changes, item in compared])


def _make_row(item: practice_item, changes: list[Change], env: BuildEnvironment) -> practice_row:
    """Return the row that replaces an item."""
    change, *others = changes
    names = [each for each in item.children if isinstance(each, _NAMES)]
    then: nodes.Node = build_status(change.before)
    if change.kind == ChangeKind.ADDED:
        then = nodes.Text(str(_("Not there yet")))
    line = practice_change("", describe_change(change), change=find_sign(change))
    row = reshape_item(item, practice_row)
    row += nodes.entry("", *names[:1])
    row += nodes.entry("", nodes.paragraph("", "", then))
    row += nodes.entry("", nodes.paragraph("", "", build_status(change.after)))
    row += nodes.entry("", line, *(build_change(each, env) for each in others))
    for paragraph in row.findall(nodes.paragraph):
        if not paragraph.source:
            paragraph["translatable"] = False
    return row
