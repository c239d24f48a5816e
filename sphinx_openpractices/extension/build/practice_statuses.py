"""Builds the label of a status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.extension.base.practice_nodes import practice_status
from sphinx_openpractices.extension.base.reporting import _

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.practices.statuses import Status


def build_status(status: Status) -> practice_status:
    """Return the label of a status, which the configuration of the site or a framework has."""
    label = str(_("Not assessed")) if status == NOT_ASSESSED else status.label
    return practice_status("", label, status=status.name or status.tone, tone=status.tone)
