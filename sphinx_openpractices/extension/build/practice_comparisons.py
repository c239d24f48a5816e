"""Comparisons of practices with a day: the line above a list, and a table with the statuses then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.practices.comparing import ChangeKind, compare_with_date, find_beginning
from sphinx_openpractices.extension.base.practice_nodes import (
    practice_change,
    practice_item,
    practice_meta,
    practice_row,
    practice_statement,
    practice_status,
    practice_title,
)
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_then
from sphinx_openpractices.extension.base.reporting import Subtype, _, report_warning

from .groups import get_document
from .practice_changes import build_changes, build_comparison, describe_change, find_sign
from .practice_shapes import build_table, reshape_item
from .practice_statuses import build_status
from .review_lines import build_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.comparing import Change
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.practice_nodes import practice_list, practice_table

_PLACES = {
    practice_title: "practice",
    practice_statement: "practice",
    practice_then: "then",
    practice_meta: "now",
    practice_change: "change",
}
"""The columns of the parts of a practice; a comparison has no others."""


def add_comparison(practices: practice_list, date: CalendarDate, scales: Scales, env: BuildEnvironment) -> None:
    """Put the line that counts changes above a list; warn if the day is before everything that the list knows."""
    records = [item.declared for item in practices.entries if item.declared is not None]
    beginnings = [beginning for beginning in map(find_beginning, records) if beginning]
    if beginnings and date.last_day < min(beginnings):
        first = min(beginnings)
        message = f'option "compare": write {first} or a later date; these practices have none as early as {date}'
        report_warning(Subtype.SELECTION, message, practices)
    lead = build_comparison([compare_with_date(record, date, scales) for record in records], date, env)
    practices.parent.insert(practices.parent.index(practices), lead)


def build_compared_parts(changes: Sequence[Change], env: BuildEnvironment) -> list[nodes.Node]:
    """Return the parts of a practice that a table compares: its status then, and the change in a few words.

    The first of *changes* is the one since that day.
    """
    change, *others = changes
    then: nodes.Node = build_status(change.before)
    if change.kind == ChangeKind.ADDED:
        then = nodes.Text(str(_("Not there yet")))
    line = practice_change("", describe_change(change), change=find_sign(change), translatable=False)
    return [practice_then("", "", then, translatable=False), line, *build_changes(others, env)]


def make_comparison_table(practices: practice_list) -> practice_table:
    """Return the table that replaces a list; steps back come first, and principles that no practice answers last."""
    day = build_date(read_date(practices["compare"]).first_day, get_document(practices).settings.env)
    columns = {
        "practice": (_("Practice"), 30),
        "then": (day.astext(), 16),
        "now": (_("Now"), 16),
        "change": (_("Change"), 22),
    }
    order = [kind.value for kind in ChangeKind]
    rows = [_make_row(item) for item in practices.children if isinstance(item, practice_item)]
    rows.sort(
        key=lambda row: min((order.index(each["change"]) for each in row.findall(practice_change)), default=len(order))
    )
    return build_table(practices, columns, rows)


def _make_row(item: practice_item) -> practice_row:
    """Return the row that replaces an item; a practice without a title has its statement in the first cell."""
    cells: dict[str, list[nodes.Node]] = {name: [] for name in _PLACES.values()}
    for part in item.children:
        if isinstance(part, practice_meta):
            statuses = list(part.findall(practice_status))
            cells["now"].append(nodes.paragraph("", "", *statuses, translatable=False))
        elif name := _PLACES.get(type(part)):
            cells[name].append(part)
    row = reshape_item(item, practice_row)
    row += [nodes.entry("", *(cells[name] if name != "practice" else cells[name][:1])) for name in cells]
    return row
