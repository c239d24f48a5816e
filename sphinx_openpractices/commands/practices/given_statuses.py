"""The statuses of a site, for commands that read catalogs without the ``conf.py`` that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.practices.framework_reader import STATUS_KEY
from sphinx_openpractices.catalog.practices.statuses import STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNKNOWN_TONE = "partly"
"""The tone of a status that only its site knows: one of those that are better or worse than others."""


def make_choices(names: Sequence[str]) -> Mapping[str, Mapping[str, Status]]:
    """Return the choices with which catalogs are read: statuses by name, from best to worst, or none of a site."""
    known = {status.name: status for status in STATUSES}
    found = {name: known.get(name) or Status(name, name, _UNKNOWN_TONE) for name in names}
    return {STATUS_KEY: found} if found else {}
