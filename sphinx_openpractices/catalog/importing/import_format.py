"""A format to import: how a file of it is recognized, and which of its keys become which keys of a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .found_projects import Contents

LIST_KEY = "@graph"
"""The key of the items of a file that is a list: in JSON-LD, a list is the same as a graph."""


class ImportFormat(NamedTuple):
    """A format, by its usual file *name*."""

    name: str
    mark: str
    """How a file with another name is recognized, for messages."""
    matches: Callable[[dict[str, Any]], bool]
    """Returns whether the keys of a file are those of this format."""
    keys: Mapping[str, str]
    """The names in the file, with dots between levels, by key of a catalog."""
    find_projects: Callable[[dict[str, Any], str], Contents]
    """Finds the projects of a file, with texts in a language if there are several; raises :class:`.FormatError`."""
