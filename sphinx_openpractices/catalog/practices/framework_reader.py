"""Reads the frameworks of a catalog file, and those that the package has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from sphinx_openpractices.catalog.documents import MappingNode, SequenceNode, describe_node, read_document
from sphinx_openpractices.catalog.documents.members import MappingReader
from sphinx_openpractices.catalog.keys import KeyProblem
from sphinx_openpractices.catalog.record_reader import RecordReader, hint_at_list
from sphinx_openpractices.text.spelling import suggest_or_list
from sphinx_openpractices.text.unexpected import INTERNAL_KIND, describe_unexpected

from .framework import Framework
from .statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_openpractices.catalog.documents import TreeNode

FRAMEWORKS_KEY = "frameworks"
"""The key of the list of frameworks."""
STATUS_KEY = "as"
"""The key whose allowed values are the configured statuses."""
_FOLDER = Path(__file__).parent.parent / "frameworks"
_SUFFIX = ".yml"


class FrameworkEntry(NamedTuple):
    """A framework with its place in the *file*: *path* is ``frameworks[0]``, and *lines* are those of its values."""

    framework: Framework
    file: str
    path: str
    line: int
    lines: dict[str, int]


def read_frameworks(node: TreeNode, mappings: MappingReader, statuses: Collection[str]) -> list[FrameworkEntry]:
    """Read the frameworks that have no errors; *statuses* are the names of the configured ones."""
    reader = RecordReader(mappings, {STATUS_KEY: statuses})
    if not isinstance(node, SequenceNode):
        hint = hint_at_list(mappings.file, FRAMEWORKS_KEY) if isinstance(node, MappingNode) else ""
        reader.report(node.line, FRAMEWORKS_KEY, f"write a list of frameworks{hint}; found {describe_node(node)}")
        return []
    found = (
        _read_framework(item, f"{FRAMEWORKS_KEY}[{index}]", reader, statuses) for index, item in enumerate(node.items)
    )
    return [entry for entry in found if entry is not None]


def _read_framework(
    node: TreeNode, path: str, reader: RecordReader, statuses: Collection[str]
) -> FrameworkEntry | None:
    """Read a framework; ``None`` if it has an error."""
    try:
        read = reader.read_values(Framework, node, path)
        if read is None:
            return None
        values, lines = read
        framework = Framework(**values)
        problems = list(check_framework(framework, statuses))
        for problem in problems:
            reader.report(lines[problem.name], f"{path}.{problem.name}", problem.message)
    except Exception as err:  # noqa: BLE001 - the boundary of a framework
        reader.report(node.line, path, describe_unexpected(err), INTERNAL_KIND)
        return None
    return None if problems else FrameworkEntry(framework, reader.mappings.file, path, node.line, lines)


def check_framework(framework: Framework, statuses: Collection[str]) -> Iterator[KeyProblem]:
    """Find ids that are given twice, and criteria of statuses that practices cannot have."""
    allowed = [each.id for each in framework.scale] or list(statuses)
    yield from _find_repeated([(f"scale[{index}].id", each.id) for index, each in enumerate(framework.scale)])
    placed = [
        (f"sections[{number}].principles[{index}]", principle)
        for number, section in enumerate(framework.sections)
        for index, principle in enumerate(section.principles)
    ]
    yield from _find_repeated([(f"{place}.id", principle.id) for place, principle in placed])
    for place, principle in placed:
        for name in principle.criteria:
            if name not in allowed:
                message = f"{name!r} is not a status{suggest_or_list(name, allowed)}"
                yield KeyProblem(f"{place}.criteria.{name}", message)


def _find_repeated(ids: list[tuple[str, str]]) -> Iterator[KeyProblem]:
    """Find the places of ids that are given before."""
    first: dict[str, str] = {}
    for place, name in ids:
        if first.setdefault(name, place) != place:
            yield KeyProblem(place, f'choose another id; "{name}" is the id of {first[name].removesuffix(".id")}')


@cache
def list_frameworks() -> tuple[str, ...]:
    """List the ids of the frameworks of the package, which are the names of their files."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in _FOLDER.glob(f"*{_SUFFIX}")))


@cache
def load_framework(name: str) -> Framework:
    """Load a framework of the package, which is written as those of a site are."""
    mappings = MappingReader(f"{name}{_SUFFIX}")
    root = cast("MappingNode", read_document(_FOLDER / mappings.file))
    node = mappings.read_members(root, "", (FRAMEWORKS_KEY,))[FRAMEWORKS_KEY]
    (entry,) = read_frameworks(node, mappings, [status.name for status in STATUSES])
    return entry.framework
