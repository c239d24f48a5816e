"""Imports practices from the files of other tools for assessments.

A module for each format knows its keys. Everything is kept: what has no key of its own is under ``extra`` of a
practice, and what belongs to the whole file under a free key such as ``x-spii``.
"""

from __future__ import annotations

import math
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import (
    MappingNode,
    SequenceNode,
    convert_node,
    describe_node,
    read_document,
)
from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.importing import IMPORT_FORMATS
from sphinx_openpractices.catalog.importing.found_projects import FormatError, describe_value
from sphinx_openpractices.catalog.importing.notes import make_remark_notes, shorten_note
from sphinx_openpractices.text.slugs import make_slug

from .openacr_report import OPENACR_REPORT
from .openssf_entry import OPENSSF_ENTRY
from .spii_frameworks import SPII_FRAMEWORK, read_spii_frameworks
from .spii_report import SPII_REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile, TreeNode

    from .practice_format import PracticeFormat

__all__ = ["PRACTICE_FORMATS", "ImportedCatalog", "find_practice_format", "import_practice_file", "read_framework_file"]

PRACTICE_FORMATS = (SPII_REPORT, SPII_FRAMEWORK, OPENSSF_ENTRY, OPENACR_REPORT)


class ImportedCatalog(NamedTuple):
    """A *catalog* as plain data, and *notes*, which follow the name of the file."""

    catalog: dict[str, Any]
    notes: list[str]


def read_framework_file(path: Path) -> Mapping[str, Any]:
    """Read the frameworks of a file for the import of a report, by id; raises as :func:`import_practice_file` does."""
    data = _read_data(path)
    if found := read_spii_frameworks(data):
        return found
    raise FormatError(f"use a {SPII_FRAMEWORK.name} ({SPII_FRAMEWORK.mark}); the file {_describe_content(data)}")


def import_practice_file(
    file: Path | GivenFile, prefix: str = "", frameworks: Mapping[str, Any] = MappingProxyType({})
) -> ImportedCatalog:
    """Import the practices of a file, whose format is known by its keys; their ids begin with a *prefix*.

    A report can answer to *frameworks* that it does not contain.

    Raises :class:`.FormatError` for a file of another format, ``DocumentError`` for a file that is not YAML or JSON,
    and ``OSError``. The first two are a ``ValueError`` with a message that follows the file's name.
    """
    data = _read_data(file)
    found = find_practice_format(data)
    if found is None:
        raise FormatError(_describe_unknown(data))
    if frameworks and not found.has_frameworks:
        raise FormatError(f"remove --frameworks; only a {SPII_REPORT.name} needs it")
    catalog, remarks, notes = found.convert(data, frameworks)
    practices = list(_add_ids(catalog.get("practices", ()), prefix))
    if "practices" in catalog:
        catalog["practices"] = practices
        notes = [*([] if practices else ["contains no assessment"]), *notes]
    unproven = [each["title"] for each in practices if each.get("status") == "met" and "evidence" not in each]
    if unproven:
        notes = [*notes, f"add evidence to practices that are met ({len(unproven)}), or a build warns"]
    return ImportedCatalog(catalog, [*make_remark_notes(remarks, "practices"), *map(shorten_note, notes)])


def _read_data(file: Path | GivenFile) -> Any:
    root = read_document(file)
    return convert_node(root and _keep_spelling(root))


def find_practice_format(data: Any) -> PracticeFormat | None:
    """Return the format of the data of a file; ``None`` if it is another one."""
    return next((each for each in PRACTICE_FORMATS if each.matches(data)), None)


def _describe_content(data: Any) -> str:
    """Return what a file has, to follow its name."""
    if not isinstance(data, dict):
        return "is empty" if data is None else f"contains {describe_value(data)}"
    return f"has the keys {shorten_note(', '.join(data))}" if data else "has no keys"


def _describe_unknown(data: Any) -> str:
    """Return what to do with a file of another format."""
    formats = "; ".join(f"{each.name} ({each.mark})" for each in PRACTICE_FORMATS)
    if not isinstance(data, dict):
        return f"{_describe_content(data)}; use one of {formats}"
    for each in ENTRY_TYPES.values():
        if isinstance(data.get(each.list_key), list):
            return f"use the file unchanged; it is a catalog of {each.list_key}"
    for project_format in IMPORT_FORMATS:
        if project_format.matches(data):
            return f'use "catalog import"; the file describes projects, as {project_format.name} does'
    keys = f"its keys are {shorten_note(', '.join(data))}" if data else "it has no keys"
    return f"has an unknown format: {keys}; use one of {formats}"


def _add_ids(practices: list[dict[str, Any]], prefix: str) -> Iterator[dict[str, Any]]:
    """Yield the practices with unique ids: those of several frameworks begin with its name if need be."""
    taken: set[str] = set()
    for each in practices:
        framework = each.get("principle", "").partition("#")[0]
        parts = [prefix] if prefix else []
        name = first = make_slug(" ".join([*parts, each["id"]]))
        if name in taken and framework:
            name = first = make_slug(" ".join([*parts, framework, each["id"]]))
        for number in count(2):
            if name not in taken:
                break
            name = f"{first}-{number}"
        taken.add(name)
        yield {**each, "id": name}


def _keep_spelling(node: TreeNode) -> TreeNode:
    """Return a tree in which numbers that Python writes otherwise are text.

    YAML reads the name ``302.10`` as 302.1, and JSON the number ``1e999`` as infinity, which it cannot write.
    """
    if isinstance(node, SequenceNode):
        return SequenceNode(list(map(_keep_spelling, node.items)), node.line)
    if isinstance(node, MappingNode):
        return MappingNode([(key, _keep_spelling(value)) for key, value in node.pairs], node.line)
    if describe_node(node) != "a number":
        return node
    value = convert_node(node)
    is_same = str(value) == node.value if node.data is None else not isinstance(value, float) or math.isfinite(value)
    return node if is_same else node._replace(quoted=True, data=None)
