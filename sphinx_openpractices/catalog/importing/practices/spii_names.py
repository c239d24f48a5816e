"""The ids of SURF's tools for frameworks, principles and levels, and the names that they have in a catalog."""

from __future__ import annotations

from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.practices.principle_names import make_framework_name

from .plain_values import clean_text, find_rest, keep_value, restore_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SPII_KEY = "spii"
"""The key under ``extra`` with what a practice has no key for."""
SPII_FREE_KEY = "x-spii"
"""The key of a file with what belongs to a whole report, or to frameworks that were not assessed."""
SPII_FRAMEWORKS_KEY = "x-spii-frameworks"
"""The key of a file with frameworks that a report does not contain, and that its import was given."""
SPII_STATUSES = MappingProxyType({"compliant": "met", "progress": "partly", "non-compliant": "unmet"})
"""The statuses of a framework without levels, as statuses of a catalog."""
FRAMEWORK_NAMES = MappingProxyType({"posi": "posi-2.0"})
"""Frameworks of the package by their ids in SURF's tools."""


class SpiiEntry(NamedTuple):
    """An assessment as a catalog has it; both are empty if there is none."""

    status: str = ""
    note: str = ""


def name_frameworks(ids: Iterable[str]) -> dict[str, str]:
    """Return the name of each framework in a catalog."""
    return name_each(ids, FRAMEWORK_NAMES)


def name_each(ids: Iterable[str], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return a name that a catalog allows for each id: the id itself, if it is one."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in dict.fromkeys(ids):
        first = name = known.get(each) or make_framework_name(each)
        for number in count(2):
            if name not in taken:
                break
            name = f"{first}-{number}"
        taken.add(name)
        names[each] = name
    return names


def read_spii_entry(raw: Any, statuses: Mapping[str, str]) -> SpiiEntry:
    """Read an entry of a report; *statuses* are those of its framework, as statuses of a catalog."""
    if not isinstance(raw, dict):
        return SpiiEntry()
    status = raw.get("status")
    return SpiiEntry(statuses.get(status, "") if isinstance(status, str) else "", clean_text(raw.get("notes")))


def make_spii_entry(status: str | None, notes: str) -> dict[str, Any]:
    """Make an entry as SURF's tools write it."""
    return {"status": status, "notes": notes}


def find_spii_rest(raw: Any, statuses: Mapping[str, str]) -> Any:
    """Return what makes the entry of a report together with the practice, to be kept; ``None`` if nothing is needed."""
    entry = read_spii_entry(raw, statuses)
    made = _make_entry(entry, statuses)
    if not isinstance(raw, dict):
        return keep_value(raw)
    rest = find_rest(raw, made)
    candidates = (None, rest, raw)  # the whole entry makes itself
    kept = next(each for each in candidates if _is_same(restore_spii_entry(entry, made, each, statuses), raw))
    return None if kept is None else keep_value(kept)


def restore_spii_entry(entry: SpiiEntry, made: Mapping[str, Any], kept: Any, statuses: Mapping[str, str]) -> Any:
    """Make the entry of a report of what a practice has now, *made* from it, and of what was *kept* at its import.

    A value that was kept and means what the practice has is the original one; any other has been changed since.
    """
    if kept is None:
        return dict(made)
    rest = restore_value(kept)
    before = read_spii_entry(rest, statuses)
    if before == entry:
        return rest
    if not isinstance(rest, dict):
        return dict(made)
    changed = {"status": before.status != entry.status, "notes": before.note != entry.note}
    return {**made, **{key: made[key] if changed.get(key) else value for key, value in rest.items()}}


def _make_entry(entry: SpiiEntry, statuses: Mapping[str, str]) -> dict[str, Any]:
    theirs = {ours: each for each, ours in reversed(list(statuses.items()))}
    return make_spii_entry(theirs.get(entry.status), entry.note)


def _is_same(one: Any, other: Any) -> bool:
    """Return whether two mappings have the same members in the same order."""
    return list(one.items()) == list(other.items())
