"""The value ``openpractices_statuses``: the statuses that practices can have, from best to worst."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_openpractices.catalog.practices.principle_names import FRAMEWORK_NAME
from sphinx_openpractices.catalog.practices.statuses import STATUSES, Status
from sphinx_openpractices.text.spelling import suggest_or_list

from .reporting import _

_TONES = tuple(status.tone for status in STATUSES)
_EXAMPLE = {"green": {"label": "Green", "as": "met"}}
_SYNONYMS = {"title": "label", "name": "label", "text": "label", "tone": "as", "status": "as", "counts-as": "as"}


def make_statuses() -> dict[str, Status]:
    """Make the statuses of a site that does not have its own, with labels in its language."""
    labels = (_("Met"), _("Partly met"), _("Planned"), _("Not met"), _("Not applicable"), _("Retired"))
    return {each.name: Status(each.name, str(label), each.tone) for each, label in zip(STATUSES, labels, strict=True)}


def read_statuses(value: object) -> dict[str, Status]:
    """Return the statuses of a mapping of names to labels, or to labels and the default statuses that they count as."""
    if not isinstance(value, Mapping) or not value:
        raise ValueError(f"must be a mapping of names to labels, such as {_EXAMPLE}")
    return {name: _read_status(name, written) for name, written in value.items()}


def _read_status(name: object, value: object) -> Status:
    if not isinstance(name, str) or not re.fullmatch(FRAMEWORK_NAME, name):
        raise ValueError(f"contains the name {name!r}; use a-z, 0-9, periods and hyphens")
    members = {"label": value, "as": name} if isinstance(value, str) else value
    if not isinstance(members, Mapping):
        raise ValueError(f"contains {name!r}; write its label, or a mapping such as {_EXAMPLE['green']}")  # noqa: TRY004
    for member in members:
        if member not in ("label", "as"):
            hint = suggest_or_list(str(member), ("label", "as"), _SYNONYMS)
            raise ValueError(f"contains {name!r} with the unknown key {member!r}{hint}")
    label, tone = members.get("label"), members.get("as", name)
    if not isinstance(label, str) or not label.strip():
        raise ValueError(f"contains {name!r} without a label; write one, such as {_EXAMPLE['green']}")
    if tone not in _TONES:
        right = {"label": label, "as": "met"}
        hint = (
            suggest_or_list(str(tone), _TONES) if "as" in members and tone != name else f"; write {right}, for example"
        )
        raise ValueError(f"contains {name!r}, which counts as none of {', '.join(_TONES)}{hint}")
    return Status(name, " ".join(label.split()), tone)
