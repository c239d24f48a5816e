"""Writes merged entries to the text of a catalog: its comments, its order and all other lines stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.editing.document_editor import open_editor, replace_text
from sphinx_openpractices.catalog.editing.marked_node import NodeKind
from sphinx_openpractices.catalog.editing.written_values import EditRefusal, WrittenItem
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project

from .entry_merge import flatten_entry, nest_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.editing.marked_node import MarkedNode
    from sphinx_openpractices.catalog.editing.text_editor import TextEditor

    from .entry_merge import FieldChange


def edit_entries(
    file: GivenFile,
    there: Sequence[Mapping[str, Any]],
    changes: Mapping[int, Sequence[FieldChange]],
    new: Sequence[Mapping[str, Any]],
    removed: Collection[int] = (),
) -> GivenFile:
    """Return a file with changed keys of some of the entries that are *there*, by index, and with *new* entries.

    It does not have those that are *removed*. Raises :class:`.EditRefusal`.
    """
    values = {index: {change.name: change.now for change in each} for index, each in changes.items()}
    whole = {index: nest_values({**flatten_entry(there[index]), **each}) for index, each in values.items()}
    rest = {index: list(each) for index, each in changes.items()}
    # One change of each entry at a time: what is around a key depends on the one before it.
    while rest:
        editor = open_editor(file)
        for index, each in rest.items():
            _change_entry(editor, index, each.pop(0), whole[index].get(EXTRA_KEY))
        file = replace_text(file, editor.apply())
        rest = {index: each for index, each in rest.items() if each}
    if new:
        editor = open_editor(file)
        key = PROJECTS.list_key
        editor.add_items(editor.root, key, [WrittenItem(entry, "") for entry in new], (key,), in_braces=False)
        file = replace_text(file, editor.apply())
    if removed:
        editor = open_editor(file)
        editor.remove_items(editor.root, PROJECTS.list_key, removed)
        file = replace_text(file, editor.apply())
    return file


def find_commented(file: GivenFile, indexes: Collection[int]) -> set[int]:
    """Return those of some entries, by index, that have a comment, which a person wrote."""
    try:
        editor = open_editor(file)
    except EditRefusal:
        return set()
    return {index for index in indexes if editor.has_comment(editor.root, PROJECTS.list_key, index)}


def _change_entry(editor: TextEditor, index: int, change: FieldChange, whole: Mapping[str, Any] | None) -> None:
    """Set or remove one key of an entry, or one below its ``extra``, which is to be as the *whole*."""
    entry = editor.root.find(PROJECTS.list_key, index)
    if entry is None or entry.kind is not NodeKind.MAPPING:
        raise EditRefusal("it is an alias of something elsewhere in the file")
    editor.require_editable(entry)
    if not change.name.startswith(EXTRA_PREFIX):
        _set_or_remove(editor, entry, change.name, change.now, tuple(get_keys(Project)))
        return
    name = change.name.removeprefix(EXTRA_PREFIX)
    extra = entry.find(EXTRA_KEY)
    if extra is None:
        _set_or_remove(editor, entry, EXTRA_KEY, {name: change.now}, tuple(get_keys(Project)))
    elif extra.kind is not NodeKind.MAPPING or not extra.children:
        raise EditRefusal(f'its "{EXTRA_KEY}" has no keys')
    elif whole is None:
        editor.remove_member(entry, EXTRA_KEY)
    elif not _is_editable(editor, extra):
        editor.set_member(entry, EXTRA_KEY, whole, tuple(get_keys(Project)))
    else:
        _set_or_remove(editor, extra, name, change.now, (name,))


def _is_editable(editor: TextEditor, mapping: MarkedNode) -> bool:
    try:
        editor.require_editable(mapping)
    except EditRefusal:
        return False
    return True


def _set_or_remove(editor: TextEditor, mapping: MarkedNode, name: str, value: Any, order: Sequence[str]) -> None:
    if value is None:
        editor.remove_member(mapping, name)
    else:
        editor.set_member(mapping, name, value, order)
