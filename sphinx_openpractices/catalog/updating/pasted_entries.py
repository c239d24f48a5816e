"""The lines to write by hand into a catalog whose form no command changes, in the format of the catalog."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.editing.toml_values import write_toml_value
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import format_yaml
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.entries import Entry

    from .entry_merge import FieldChange


def format_pasted_entries(
    file: GivenFile,
    entries: Sequence[Entry],
    changes: Mapping[int, Sequence[FieldChange]],
    new: Sequence[dict[str, Any]],
) -> list[str]:
    """Return the keys that change, below the place of their entry, and the new entries."""
    suffix = file.path.suffix.lower()
    lines: list[str] = []
    for index, each in sorted(changes.items()):
        entry = entries[index]
        lines.append(f"# {entry.file}:{entry.line}: {entry.record.id}")
        lines += [f"# remove {change.name}" for change in each if change.now is None]
        lines += _format_members(suffix, _nest_members(each))
    for added in new:
        lines += [f"# new: {added['id']}", *_format_entry(suffix, added)]
    return lines


def _nest_members(changes: Iterable[FieldChange]) -> dict[str, Any]:
    """Return values by key; those below ``extra`` are in a mapping."""
    members: dict[str, Any] = {}
    for name, _before, now in changes:
        if now is not None and name.startswith(EXTRA_PREFIX):
            members.setdefault(EXTRA_KEY, {})[name.removeprefix(EXTRA_PREFIX)] = now
        elif now is not None:
            members[name] = now
    return members


def _format_entry(suffix: str, entry: dict[str, Any]) -> list[str]:
    if suffix == ".toml":
        return [f"[[{PROJECTS.list_key}]]", *_format_members(suffix, entry)]
    if suffix == ".json":
        return json.dumps(entry, ensure_ascii=False, indent=2).splitlines()
    return format_yaml({PROJECTS.list_key: [entry]}).splitlines()[1:]


def _format_members(suffix: str, members: dict[str, Any]) -> list[str]:
    if suffix == ".toml":
        return [f"{name} = {write_toml_value(value)}" for name, value in members.items()]
    if suffix == ".json":
        return [line[2:] for line in json.dumps(members, ensure_ascii=False, indent=2).splitlines()[1:-1]]
    return format_yaml(members).splitlines() if members else []
