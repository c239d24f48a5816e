"""Corrects in a catalog what has one right form: values that YAML does not read as text, ids, and the order of keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    describe_scalar,
    read_document,
)
from sphinx_openpractices.catalog.documents.members import join_keys
from sphinx_openpractices.text.messages import make_message

from .document_editor import open_editor, replace_text
from .fix_kinds import get_text
from .fix_search import find_orders, find_texts
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile, TreeNode
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.text.messages import Message

    from .fix_kinds import CatalogFix, DocumentPath

_LEVELS = (3, 2, 1)
"""The levels of records: frameworks have sections, and these have principles. The inner ones are first: they move."""


_Refused = tuple["CatalogFix", str]
"""A fix that cannot be made, with the reason."""


class FixedCatalog(NamedTuple):
    """A *file* with what was *fixed* in it, and what could not be fixed and is *left*."""

    file: GivenFile
    fixed: list[Message]
    left: list[Message]


def fix_catalog(name: str, file: GivenFile, entry_type: EntryType, taken: Collection[str]) -> FixedCatalog:
    """Correct what has one right form; *taken* are the ids of other files, which no entry gets.

    Each change is made only if the file, when it is read again, differs in that alone. A file that cannot be read is
    returned unchanged.
    """
    searches: list[Callable[[TreeNode | None], Iterator[CatalogFix]]] = [
        partial(find_texts, entry_type=entry_type, taken=taken),
        *(partial(find_orders, entry_type=entry_type, level=level) for level in _LEVELS),
    ]
    fixed: list[CatalogFix] = []
    left: list[_Refused] = []
    try:
        for find in searches:
            fixes = list(find(read_document(file)))
            if fixes and file.path.suffix.lower() == ".toml":
                text = "fix ids, quotes and the order of keys by hand; --fix changes YAML and JSON, but not TOML"
                return FixedCatalog(file, [], [make_message(name, fixes[0].line, "", text)])
            groups: dict[object, list[CatalogFix]] = {}
            for fix in fixes:
                groups.setdefault(fix.source, []).append(fix)
            file, done, refused = _apply(file, list(groups.values()))
            fixed += done
            left += refused
    except (DocumentError, OSError):
        pass  # the check that follows reports it
    fixed.sort(key=lambda fix: fix.line)
    left.sort(key=lambda each: each[0].line)
    return FixedCatalog(
        file,
        [_make_message(name, fix, f"fixed: {fix.describe()}") for fix in fixed],
        [_make_message(name, fix, f"{fix.describe()}; it was not fixed, because {reason}") for fix, reason in left],
    )


def _make_message(name: str, fix: CatalogFix, text: str) -> Message:
    path = ""
    for step in fix.path:
        path = f"{path}[{step}]" if isinstance(step, int) else join_keys(path, step)
    return make_message(name, fix.line, path, text)


def _apply(
    file: GivenFile, groups: Sequence[Sequence[CatalogFix]]
) -> tuple[GivenFile, list[CatalogFix], list[_Refused]]:
    """Return a file with as many fixes as can be made, these, and the others with the reason.

    All are tried at once; if that is refused, the halves are, so that a group that cannot be made costs only itself.
    """
    fixes = [fix for group in groups for fix in group]
    if not fixes:
        return file, [], []
    try:
        return _edit(file, fixes), fixes, []
    except EditRefusal as err:
        if len(groups) == 1:
            return file, [], [(fix, str(err)) for fix in fixes]
    middle = len(groups) // 2
    file, first, left = _apply(file, groups[:middle])
    file, second, more = _apply(file, groups[middle:])
    return file, first + second, left + more


def _edit(file: GivenFile, fixes: Sequence[CatalogFix]) -> GivenFile:
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


def _read_tree(file: GivenFile, fixes: Mapping[DocumentPath, CatalogFix]) -> TreeNode | None:
    """Return the tree of a file with the fixes, and without its lines."""
    root = read_document(file)
    return _expect(root, fixes) if root else None


def _expect(node: TreeNode, fixes: Mapping[DocumentPath, CatalogFix], path: DocumentPath = ()) -> TreeNode:
    fix = fixes.get(path)
    node = fix.expect(node) if fix else node
    if isinstance(node, ScalarNode):
        is_text = describe_scalar(node) == "text"
        # The last line of a file, if it is in a block, gets a line break when another line follows.
        return ScalarNode(node.value.rstrip("\n"), 0, is_text, None if is_text else node.data, node.lost)
    if isinstance(node, SequenceNode):
        return SequenceNode([_expect(item, fixes, (*path, index)) for index, item in enumerate(node.items)], 0)
    return MappingNode(
        [(_expect(key, {}), _expect(value, fixes, (*path, get_text(key)))) for key, value in node.pairs], 0
    )
