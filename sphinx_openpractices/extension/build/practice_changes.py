"""Describes how practices have changed: one of them in a few words, and how many in which way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.extension.base.practice_nodes import practice_change
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_lead, practice_summary, practice_tally
from sphinx_openpractices.extension.base.reporting import _

from .filled_texts import fill_text, join_nodes
from .practice_statuses import build_status
from .review_lines import build_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.comparing import Change

CHANGE_WAYS = {
    "back": (_("{number} steps back"), _("{number} stepped back")),
    "forward": (_("{number} steps forward"), _("{number} stepped forward")),
    "same": (_("Unchanged"), _("{number} unchanged")),
    "added": (_("Added"), _("{number} added")),
    "assessed": (_("Assessed"), _("{number} first assessed")),
    "unassessed": (_("No longer assessed"), _("{number} no longer assessed")),
    "counted": (_("Counted again"), _("{number} counted again")),
    "uncounted": (_("No longer counted"), _("{number} no longer counted")),
}
"""For each way in which practices can change, the text for one of them, and for their number; in this order."""
_SINCE = {
    "same": _("Unchanged since {date}"),
    "added": _("Added since {date}"),
    "assessed": _("Assessed since {date}"),
}
"""The ways to which the earlier status does not belong, with the date."""
_SIGNS = {"assessed": "added", "counted": "added", "unassessed": "other", "uncounted": "other"}
"""The class names of ways that have none of their own."""
_ONE_STEP = {"back": _("One step back"), "forward": _("One step forward")}


def build_changes(changes: Iterable[Change], env: BuildEnvironment) -> list[nodes.Node]:
    """Return a line for each change."""
    return [build_change(change, env) for change in changes]


def build_change(change: Change, env: BuildEnvironment) -> practice_change:
    """Return what changed since a day: ``One step back: was Met on April 2, 2025``."""
    values: dict[str, nodes.Node] = {
        "change": nodes.Text(describe_change(change)),
        "date": build_date(change.date, env),
        "status": build_status(change.before),
    }
    template = choose_template(change)
    return practice_change("", "", *fill_text(template, values), change=find_sign(change), translatable=False)


def choose_template(change: Change) -> str:
    """Return the text about a change, with places for ``{change}``, the earlier ``{status}`` and ``{date}``."""
    if since := _SINCE.get(change.way):
        return str(since)
    if change.before == NOT_ASSESSED:
        return "{change}"
    on_day, in_month = _("{change}: was {status} on {date}"), _("{change}: was {status} in {date}")
    return str(on_day if change.date.day else in_month)


def describe_change(change: Change) -> str:
    """Return a change in words: ``One step back``."""
    way = change.way
    words = _ONE_STEP[way] if change.steps == 1 else CHANGE_WAYS[way][0]
    return str(words).format(number=change.steps)


def find_sign(change: Change) -> str:
    """Return the end of the class name that gives a change its sign: back, forward, same, added or other."""
    way = change.way
    return _SIGNS.get(way, way)


def build_comparison(changes: Iterable[Change], date: CalendarDate, env: BuildEnvironment) -> practice_summary:
    """Return the line above a comparison: ``Since January 1, 2025: 1 stepped back, 3 stepped forward``."""
    counts = Counter(change.way for change in changes)
    tallies = [
        practice_tally("", str(words).format(number=counts[way]), change=_SIGNS.get(way, way))
        for way, (_word, words) in CHANGE_WAYS.items()
        if way in counts
    ]
    since = fill_text(str(_("Since {date}:")), {"date": build_date(date.first_day, env)})
    lead = practice_lead("", "", *since, nodes.Text(" "), *join_nodes(tallies, ", "), translatable=False)
    return practice_summary("", lead)
