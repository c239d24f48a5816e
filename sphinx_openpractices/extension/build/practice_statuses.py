"""Builds the label of a status, and the words for a change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.comparing import Change, ChangeKind
from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.extension.base.practice_nodes import practice_change, practice_status
from sphinx_openpractices.extension.base.reporting import _

from .filled_texts import fill_text
from .review_lines import build_date

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.practices.statuses import Status


def build_status(status: Status) -> practice_status:
    """Return the label of a status, which the configuration of the site or a framework has."""
    label = str(_("Not assessed")) if status == NOT_ASSESSED else status.label
    return practice_status("", label, status=status.name or status.tone, tone=status.tone)


def build_change(change: Change, env: BuildEnvironment) -> practice_change:
    """Return what changed since a day, in words."""
    values: dict[str, nodes.Node] = {
        "date": build_date(change.date, env),
        "number": nodes.Text(str(change.steps)),
        "status": build_status(change.before),
    }
    return practice_change(
        "", "", *fill_text(_find_template(change), values), change=change.kind.value, translatable=False
    )


def _find_template(change: Change) -> str:
    """Return the sentence for a change."""
    one_step = change.steps == 1
    match change.kind:
        case ChangeKind.BACK:
            text = (
                _("One step back: was {status} on {date}")
                if one_step
                else _("{number} steps back: was {status} on {date}")
            )
        case ChangeKind.FORWARD:
            text = (
                _("One step forward: was {status} on {date}")
                if one_step
                else _("{number} steps forward: was {status} on {date}")
            )
        case ChangeKind.ADDED:
            text = _("Added since {date}")
        case ChangeKind.SAME:
            text = _("Unchanged since {date}")
        case ChangeKind.OTHER:
            text = _("Was {status} on {date}")
    return str(text)
