"""Finds what has one right form in a catalog and another one in the file; the keys of its records are declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, SequenceNode, describe_scalar
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.values import read_identifier, read_mappings
from sphinx_openpractices.text.slugs import make_slug

from .fix_kinds import OrderFix, TextFix, get_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_openpractices.catalog.documents import TreeNode
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.keys import Key

    from .fix_kinds import DocumentPath

_Record = tuple["DocumentPath", MappingNode, type]
"""A mapping with its path, and the dataclass that declares its keys."""
_MISREAD = {"a number", "a boolean", "a date", "a time"}
"""What a value is that was meant as text; nothing is not among them, as it may have been left out."""


def find_texts(root: TreeNode | None, entry_type: EntryType, taken: Collection[str]) -> Iterator[TextFix]:
    """Yield a fix for each value that is to be text and is not, and for each id that is not one.

    *taken* are ids that no entry gets.
    """
    used = {
        *taken,
        *(_find_id(node) for _path, node, cls in _list_records(root, entry_type) if cls is entry_type.record),
    }
    for path, record, cls in _list_records(root, entry_type):
        keys = get_keys(cls)
        for name, value in _get_pairs(record).items():
            for more, node in _list_texts(keys.get(name), value):
                text = node.value
                if keys[name].read is read_identifier and text.strip() and text != make_slug(text):
                    text = _choose_id(text, used)
                if text != node.value or describe_scalar(node) in _MISREAD:
                    yield TextFix((*path, name, *more), node.line, node.value, text)


def find_orders(root: TreeNode | None, entry_type: EntryType, level: int) -> Iterator[OrderFix]:
    """Yield a fix for each record on a *level* whose keys are known, but not in the order of the reference.

    Those on one level have none of each other's lines.
    """
    for path, record, cls in _list_records(root, entry_type):
        names = [get_text(key) for key, _value in record.pairs]
        order = [key for key in get_keys(cls) if key in names]
        if len(path) == 2 * level and names != order and sorted(names) == sorted(order):
            yield OrderFix(path, record.line, order)


def _list_records(root: TreeNode | None, entry_type: EntryType) -> Iterator[_Record]:
    """Yield the entries of a file, what they share, and the records in these."""
    pairs = _get_pairs(root)
    yield from _list_items((entry_type.list_key,), pairs.get(entry_type.list_key), entry_type.record)
    if shared := entry_type.shared:
        yield from _list_items((shared.KEY,), pairs.get(shared.KEY), shared.RECORD)


def _list_items(path: DocumentPath, value: TreeNode | None, cls: type) -> Iterator[_Record]:
    for index, item in enumerate(value.items if isinstance(value, SequenceNode) else ()):
        if isinstance(item, MappingNode):
            place = (*path, index)
            yield place, item, cls
            for name, inner in _get_pairs(item).items():
                if (key := get_keys(cls).get(name)) and key.items:
                    yield from _list_items((*place, name), inner, key.items)


def _list_texts(key: Key | None, value: TreeNode) -> Iterator[tuple[DocumentPath, ScalarNode]]:
    """Yield the values of a key that are to be text, each with its path from the key."""
    if key is None or key.typed or key.name == EXTRA_KEY or key.read is read_mappings:
        return
    found: dict[DocumentPath, TreeNode] = {(): value}
    if isinstance(value, SequenceNode):
        found = {(index,): item for index, item in enumerate(value.items)}
    elif key.mapping:
        found = {(name,): text for name, text in _get_pairs(value).items()}
    yield from ((path, node) for path, node in found.items() if isinstance(node, ScalarNode))


def _get_pairs(node: TreeNode | None) -> dict[str, TreeNode]:
    """Return the values of a mapping whose keys are texts, without those given twice."""
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    names = [get_text(key) for key, _value in pairs]
    return {name: value for name, (_key, value) in zip(names, pairs, strict=True) if name and names.count(name) == 1}


def _find_id(entry: MappingNode) -> str:
    """Return the id that an entry has, or would have if its own were not wrong."""
    pairs = _get_pairs(entry)
    return get_text(pairs.get("id")) or make_slug(get_text(pairs.get("title")))


def _choose_id(text: str, used: set[str]) -> str:
    """Return an id made from a text, unless the text is one or another entry has the new one."""
    try:
        return read_identifier(text)
    except ValueError:
        slug = make_slug(text)
    if slug in used:
        return text
    used.add(slug)
    return slug
