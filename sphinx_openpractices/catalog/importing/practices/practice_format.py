"""A format of assessments to import: how a file of it is recognized, and what makes a catalog of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_openpractices.catalog.importing.imported_entries import ImportRemark


class ImportedPractices(NamedTuple):
    """A *catalog* as plain data, with *remarks* on its practices, and *notes* on the file, which follow its name."""

    catalog: dict[str, Any]
    remarks: Sequence[ImportRemark] = ()
    notes: Sequence[str] = ()


class PracticeFormat(NamedTuple):
    """A format, by its *name* in messages."""

    name: str
    mark: str
    """How a file is recognized, for messages."""
    matches: Callable[[Any], bool]
    """Returns whether the data of a file is of this format."""
    convert: Callable[[Any, Mapping[str, Any]], ImportedPractices]
    """Makes a catalog, with frameworks that were given besides, by id; raises :class:`.FormatError`."""
    has_frameworks: bool = False
    """Whether it uses frameworks that are given besides."""


def make_practice(**values: Any) -> dict[str, Any]:
    """Return an entry with the keys that have a value."""
    return {key.replace("_", "-"): value for key, value in values.items() if value}
