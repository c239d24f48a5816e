"""The lines to write by hand into a catalog whose form no command changes, in the format of the catalog."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.editing.document_editor import open_editor
from sphinx_openpractices.catalog.editing.marked_node import NodeKind
from sphinx_openpractices.catalog.editing.toml_values import write_toml_value
from sphinx_openpractices.catalog.editing.written_values import EditRefusal
from sphinx_openpractices.catalog.editing.yaml_values import write_flow_mapping
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import format_yaml
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX

from .entry_merge import flatten_entry, nest_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.editing.marked_node import MarkedNode
    from sphinx_openpractices.catalog.entries import Entry

    from .entry_merge import FieldChange


def format_pasted_entries(
    file: GivenFile,
    entries: Sequence[Entry],
    there: Sequence[Mapping[str, Any]],
    changes: Mapping[int, Sequence[FieldChange]],
    new: Sequence[Mapping[str, Any]],
    removed: Collection[int] = (),
) -> list[str]:
    """Return the keys that change, below the place of their entry, the new entries, and the places of those to remove.

    *there* are all entries as plain data. An entry of YAML in braces is written whole: as a block, where it can be one.
    """
    suffix = file.path.suffix.lower()
    items = _find_items(file) if suffix not in {".toml", ".json"} else None
    is_inline = items is not None and items.in_brackets
    lines: list[str] = []
    for index, each in sorted(changes.items()):
        lines.append(f"# {entries[index].file}:{entries[index].line}: {entries[index].record.id}")
        values = {change.name: change.now for change in each}
        whole = nest_values({**flatten_entry(there[index]), **values})
        if items and items.children[index].in_brackets:
            lines += _format_entry(suffix, {"id": there[index]["id"], **whole}, is_inline=is_inline)
        else:
            keys = dict.fromkeys(EXTRA_KEY if name.startswith(EXTRA_PREFIX) else name for name in values)
            lines += [f"# remove {name}" for name in keys if name not in whole and name != "id"]
            members = {"id": there[index]["id"], **whole}
            lines += _format_members(suffix, {name: members[name] for name in keys if name in members})
    for added in new:
        lines += [f"# new: {added['id']}", *_format_entry(suffix, added, is_inline=is_inline)]
    gone = [entries[index] for index in sorted(removed)]
    return lines + [f"# {each.file}:{each.line}: remove {each.record.id}" for each in gone]


def _find_items(file: GivenFile) -> MarkedNode | None:
    """Return the list of entries of a file in YAML, if it is written as one."""
    try:
        items = open_editor(file).root.find(PROJECTS.list_key)
    except EditRefusal:
        return None
    return items if items and items.kind is NodeKind.SEQUENCE else None


def _format_entry(suffix: str, entry: Mapping[str, Any], *, is_inline: bool) -> list[str]:
    if is_inline:
        return [write_flow_mapping(entry)]
    if suffix == ".toml":
        return [f"[[{PROJECTS.list_key}]]", *_format_members(suffix, entry)]
    if suffix == ".json":
        return json.dumps(entry, ensure_ascii=False, indent=2).splitlines()
    return format_yaml({PROJECTS.list_key: [dict(entry)]}).splitlines()[1:]


def _format_members(suffix: str, members: Mapping[str, Any]) -> list[str]:
    if suffix == ".toml":
        return [f"{name} = {write_toml_value(value)}" for name, value in members.items()]
    if suffix == ".json":
        return [line[2:] for line in json.dumps(members, ensure_ascii=False, indent=2).splitlines()[1:-1]]
    return format_yaml(members).splitlines() if members else []
