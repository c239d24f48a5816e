"""Builds the line about the reviews of a practice or a page, and dates in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.review_dates import find_next_review
from sphinx_openpractices.extension.base.labels import format_date
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.base.review_nodes import date_text, due_text, review_line, review_owner

from .filled_texts import fill_text

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.review_dates import Reviewed
    from sphinx_openpractices.extension.base.origin import Origin

PART_SEPARATOR = "\N{NO-BREAK SPACE}· "
"""Between the parts of a line, which does not break before it."""


def build_review_line(
    record: Reviewed, origin: Origin, kind: type[review_line] = review_line, *, is_retired: bool = False
) -> review_line:
    """Return the line about the reviews of a record that is defined at *origin*; what is retired has no next one."""
    line = kind(translatable=False)
    if record.reviewed:
        text = str(_("Retired {date}") if is_retired else _("Reviewed {date}"))
    else:
        text = str(_("Never reviewed"))
    line += fill_text(text, {"date": build_date(record.reviewed, origin.env)} if record.reviewed else {})
    if not is_retired and (due := find_next_review(record)):
        line += nodes.Text(PART_SEPARATOR)
        overdue = str(_("review overdue by {time}, was due {date}"))
        line += build_due(str(_("next review by {date}")), record.next_review or due, overdue, origin.env)
    if record.owner:
        owner = review_owner(record.owner, record.owner)
        origin.find_owner("owner").mark(owner, "owner")
        line += [nodes.Text(PART_SEPARATOR), owner]
    return line


def build_due(template: str, date: CalendarDate, overdue: str, env: BuildEnvironment) -> due_text:
    """Return a text with the date by which something is due; *overdue* replaces it for later readers."""
    return due_text(
        "", "", *fill_text(template, {"date": build_date(date, env)}), due=str(date.last_day), overdue=overdue
    )


def build_date(date: CalendarDate, env: BuildEnvironment) -> date_text:
    """Return a date in the long form of the language of the site."""
    return date_text("", format_date(date, env.config.language), datetime=str(date))
