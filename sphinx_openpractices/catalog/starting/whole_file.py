"""Reads one catalog of practices whole: its frameworks, and principles that no framework has any more, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.catalog_reader import FREE_PREFIX, CatalogReader
from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, read_document
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks
from sphinx_openpractices.text.messages import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.text.messages import Message


class WholeFile(NamedTuple):
    """The *practices* of a file, drafts too, its own *frameworks* by id, and the *scales* of all that it knows.

    What has *errors* is missing. *free_keys* are names of keys such as ``x-spii``, which the package does not read.
    """

    practices: list[Practice]
    frameworks: dict[str, Framework]
    scales: Scales
    errors: list[Message]
    free_keys: list[str]


def read_whole_file(name: str, file: Path | GivenFile, choices: Mapping[str, Collection[str]]) -> WholeFile:
    """Read a *file*, which messages call *name*; *choices* has the statuses of its site."""
    shared = SiteFrameworks(choices)
    reader = CatalogReader(name, choices, PRACTICES, shared)
    entries = reader.read_file(file) or []
    practices = [entry.record for entry in entries if reader.check_entry(entry, is_complete=True)]
    frameworks = {each: entry.framework for each, entry in shared.entries.items()}
    errors = [message for message in reader.mappings.sorted_messages() if message.severity is Severity.ERROR]
    return WholeFile(practices, frameworks, shared.scales, errors, [] if errors else _list_free_keys(file))


def _list_free_keys(file: Path | GivenFile) -> list[str]:
    root = read_document(file)
    pairs = root.pairs if isinstance(root, MappingNode) else ()
    return [key.value for key, _value in pairs if isinstance(key, ScalarNode) and key.value.startswith(FREE_PREFIX)]
