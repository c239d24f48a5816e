"""Corrects in a catalog what has one right form: values that YAML does not read as text, ids, and the order of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinx_openpractices.catalog.documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    describe_scalar,
    read_document,
)
from sphinx_openpractices.catalog.documents.members import join_keys
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.values import read_identifier
from sphinx_openpractices.text.messages import make_message
from sphinx_openpractices.text.slugs import make_slug

from .document_editor import open_editor, replace_text
from .marked_node import NodeKind
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile, TreeNode
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.text.messages import Message

    from .text_editor import TextEditor

_Path = tuple[str | int, ...]
_MISREAD = {"a number", "a boolean", "a date", "a time"}
"""What a value is that was meant as text; nothing is not among them, as it may have been left out."""


class FixedCatalog(NamedTuple):
    """A *file* with what was *fixed* in it, and what could not be fixed and is *left*."""

    file: GivenFile
    fixed: list[Message]
    left: list[Message]


class _Fix(Protocol):
    """A change of the value at a *path*, first named on a *line*."""

    @property
    def path(self) -> _Path: ...
    @property
    def line(self) -> int: ...
    @property
    def aim(self) -> str:
        """What it corrects, for a message."""

    def describe(self) -> str:
        """Return what was done, for a message."""

    def edit(self, editor: TextEditor) -> None:
        """Make the change; raises :class:`.EditRefusal`."""

    def expect(self, node: TreeNode) -> TreeNode:
        """Return what the value is read as afterward."""


class _TextFix(NamedTuple):
    """Writes a value as *text*."""

    path: _Path
    line: int
    before: str
    text: str

    @property
    def aim(self) -> str:
        return "a text without quotes" if self.before == self.text else "an id"

    def describe(self) -> str:
        if self.before == self.text:
            return f'put quotes around "{self.text}"'
        return f'changed "{self.before}" to "{self.text}"'

    def edit(self, editor: TextEditor) -> None:
        node = editor.root.find(*self.path)
        if node is None or node.style in {"|", ">"}:
            raise EditRefusal("it is a block of lines, or elsewhere in the file")
        if node.kind is NodeKind.SCALAR:  # an alias changes with the value that it repeats
            editor.write_scalar(node, self.text)

    def expect(self, node: TreeNode) -> TreeNode:
        return ScalarNode(self.text, node.line)


class _OrderFix(NamedTuple):
    """Puts the keys of a mapping in an *order*."""

    path: _Path
    line: int
    order: Sequence[str]

    @property
    def aim(self) -> str:
        return "the order of its keys"

    def describe(self) -> str:
        return f"put its keys in order: {', '.join(self.order)}"

    def edit(self, editor: TextEditor) -> None:
        node = editor.root.find(*self.path)
        if node is None or node.kind is not NodeKind.MAPPING:
            raise EditRefusal("it is an alias of something elsewhere in the file")
        editor.order_members(node, self.order)

    def expect(self, node: TreeNode) -> TreeNode:
        if not isinstance(node, MappingNode):
            return node
        return node._replace(pairs=sorted(node.pairs, key=lambda pair: self.order.index(_get_text(pair[0]))))


def fix_catalog(name: str, file: GivenFile, entry_type: EntryType, taken: Collection[str]) -> FixedCatalog:
    """Correct what has one right form; *taken* are the ids of other files, which no entry gets.

    Each change is made only if the file, when it is read again, differs in that alone. A file that cannot be read is
    returned unchanged.
    """
    fixed: list[_Fix] = []
    left: list[tuple[_Fix, str]] = []
    for find in (_find_texts, _find_orders):
        try:
            entries = _list_entries(read_document(file), entry_type)
        except (DocumentError, OSError):
            break
        file, done, refused = _apply(file, [*find(entries, entry_type, taken)])
        fixed += done
        left += refused
    fixed.sort(key=lambda fix: fix.line)
    left.sort(key=lambda each: each[0].line)
    return FixedCatalog(
        file,
        [_make_message(name, fix, f"fixed: {fix.describe()}") for fix in fixed],
        [_make_message(name, fix, f"{fix.aim} was not fixed; {reason}") for fix, reason in left],
    )


def _make_message(name: str, fix: _Fix, text: str) -> Message:
    path = ""
    for step in fix.path:
        path = f"{path}[{step}]" if isinstance(step, int) else join_keys(path, step)
    return make_message(name, fix.line, path, text)


def _list_entries(root: TreeNode | None, entry_type: EntryType) -> dict[_Path, MappingNode]:
    """Return the entries of a file by their paths."""
    found = _get_pairs(root).get(entry_type.list_key)
    items = found.items if isinstance(found, SequenceNode) else ()
    return {(entry_type.list_key, index): item for index, item in enumerate(items) if isinstance(item, MappingNode)}


def _get_pairs(node: TreeNode | None) -> dict[str, TreeNode]:
    """Return the values of a mapping whose keys are texts, without those given twice."""
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    names = [_get_text(key) for key, _value in pairs]
    return {name: value for name, (_key, value) in zip(names, pairs, strict=True) if name and names.count(name) == 1}


def _get_text(node: TreeNode | None) -> str:
    return node.value if isinstance(node, ScalarNode) else ""


def _find_texts(
    entries: Mapping[_Path, MappingNode], entry_type: EntryType, taken: Collection[str]
) -> Iterator[_TextFix]:
    """Yield a fix for each value that is to be text and is not, and for each id that is not one."""
    used = {*taken, *map(_find_id, entries.values())}
    keys = get_keys(entry_type.record)
    for path, entry in entries.items():
        for name, value in _get_pairs(entry).items():
            if name not in keys or keys[name].typed or keys[name].items or keys[name].mapping:
                continue
            items = value.items if isinstance(value, SequenceNode) else ()
            scalars = {(*path, name, index): item for index, item in enumerate(items)} or {(*path, name): value}
            for place, node in scalars.items():
                if not isinstance(node, ScalarNode):
                    continue
                text = node.value
                if keys[name].read is read_identifier and text.strip() and text != make_slug(text):
                    text = _choose_id(text, used)
                if text != node.value or describe_scalar(node) in _MISREAD:
                    yield _TextFix(place, node.line, node.value, text)


def _find_id(entry: MappingNode) -> str:
    """Return the id that an entry has, or would have if its own were not wrong."""
    pairs = _get_pairs(entry)
    return _get_text(pairs.get("id")) or make_slug(_get_text(pairs.get("title")))


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


def _find_orders(
    entries: Mapping[_Path, MappingNode], entry_type: EntryType, taken: Collection[str]
) -> Iterator[_OrderFix]:
    """Yield a fix for each entry whose keys are known, but not in the order of the reference."""
    del taken
    keys = list(get_keys(entry_type.record))
    for path, entry in entries.items():
        names = [_get_text(key) for key, _value in entry.pairs]
        order = [key for key in keys if key in names]
        if names != order and sorted(names) == sorted(order):
            yield _OrderFix(path, entry.line, order)


def _apply(file: GivenFile, fixes: Sequence[_Fix]) -> tuple[GivenFile, list[_Fix], list[tuple[_Fix, str]]]:
    """Return a file with as many fixes as can be made, these, and the others with the reason.

    All are tried at once; if that is refused, the halves are, so that a fix that cannot be made costs only itself.
    """
    if not fixes:
        return file, [], []
    try:
        return _edit(file, fixes), list(fixes), []
    except EditRefusal as err:
        if len(fixes) == 1:
            return file, [], [(fixes[0], str(err))]
    middle = len(fixes) // 2
    file, first, left = _apply(file, fixes[:middle])
    file, second, more = _apply(file, fixes[middle:])
    return file, first + second, left + more


def _edit(file: GivenFile, fixes: Sequence[_Fix]) -> GivenFile:
    """Return a file with all fixes; raises :class:`.EditRefusal` if anything else would change."""
    editor = open_editor(file)
    for fix in fixes:
        fix.edit(editor)
    after = replace_text(file, editor.apply())
    expected = _read_tree(file, {fix.path: fix for fix in fixes})
    try:
        is_right = _read_tree(after, {}) == expected
    except DocumentError:
        is_right = False
    if not is_right:
        raise EditRefusal("other parts of the file would change, too")
    return after


def _read_tree(file: GivenFile, fixes: Mapping[_Path, _Fix]) -> TreeNode | None:
    """Return the tree of a file with the fixes, and without its lines."""
    root = read_document(file)
    return _expect(root, fixes) if root else None


def _expect(node: TreeNode, fixes: Mapping[_Path, _Fix], path: _Path = ()) -> TreeNode:
    fix = fixes.get(path)
    node = fix.expect(node) if fix else node
    if isinstance(node, ScalarNode):
        is_text = describe_scalar(node) == "text"
        # The last line of a file, if it is in a block, gets a line break when another line follows.
        return ScalarNode(node.value.rstrip("\n"), 0, is_text, None if is_text else node.data, node.lost)
    if isinstance(node, SequenceNode):
        return SequenceNode([_expect(item, fixes, (*path, index)) for index, item in enumerate(node.items)], 0)
    return MappingNode(
        [(_expect(key, {}), _expect(value, fixes, (*path, _get_text(key)))) for key, value in node.pairs], 0
    )
