"""Reads tables of text, as spreadsheets export them, into a tree: a list of mappings by the names of the columns.

Source: RFC 4180, with the separators that spreadsheets use in languages whose decimal sign is a comma.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_openpractices.text.spreadsheet_cells import unguard_cell

from .tree import MAX_VALUES, TOO_MANY, DocumentError, MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    Row = tuple[int, list[str]]
    """The line on which a row begins, and its cells."""

_SEPARATORS = ",;\t|"
_DECLARED = re.compile(r"sep=(.)\n", re.IGNORECASE)
"""The first line with which spreadsheets declare the separator."""


def read_csv(text: str) -> SequenceNode:
    """Read a table with a row of names; raises :class:`DocumentError`.

    The separator is declared, or else the one that splits the first row into the most columns. Empty rows are left out;
    cells without a column are under ``column 4``, so that they can be reported. An apostrophe before what could be a
    formula is not part of a cell.
    """
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else max(_SEPARATORS, key=lambda each: _count_columns(text, each))
    rows = _read_rows(text[declared.end() :] if declared else text, separator, 2 if declared else 1)
    line, header = next(rows, (1, [""]))
    header = [name.strip() if any(map(str.isalnum, name)) else "" for name in header]
    name, number = Counter(filter(None, header)).most_common(1)[0] if any(header) else ("", 0)
    if number != 1:
        mistake = f"rename one of the {number} columns {name!r}" if number else "write the names of the columns"
        raise DocumentError(line, f"{mistake}; the first row names them")
    items: list[MappingNode] = []
    values = 0
    for line, cells in rows:
        names = [name or f"column {index}" for index, name in enumerate(header, 1)]
        names += [f"column {index}" for index in range(len(names) + 1, len(cells) + 1)]
        pairs = [
            (ScalarNode(name, line), ScalarNode(unguard_cell(cell.strip()), line))
            for name, cell in zip(names, cells, strict=False)
        ]
        values += 2 * len(pairs)
        if values > MAX_VALUES:
            raise DocumentError(line, TOO_MANY)
        items.append(MappingNode([*pairs], line))
    return SequenceNode([*items], 1)


def _count_columns(text: str, separator: str) -> int:
    """Return the number of columns into which a separator splits the first row; 0 if it cannot."""
    try:
        return len(next(_read_rows(text, separator), (1, []))[1])
    except DocumentError:
        return 0


def _read_rows(text: str, separator: str, first: int = 1) -> Iterator[Row]:
    """Yield the rows that are not empty, the first line of which has the number *first*."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    line = first
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = first + reader.line_num
    except csv.Error as err:
        advice = f"close the quotes, and write each quote in a text twice; the row that begins here is broken ({err})"
        raise DocumentError(line, advice) from None
