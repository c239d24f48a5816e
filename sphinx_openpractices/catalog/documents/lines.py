"""Finds the lines of the values of a JSON or TOML text, which Python's parsers do not report.

The text is valid, since those parsers have read it. So little of either grammar is needed: strings, comments, brackets,
and the end of a key. Any text can be split into pieces, in linear time. In JSON, the pieces are the values, in order;
in TOML, a table can be written in several places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    KeyPath = tuple[str | int, ...]
    SourcePiece = tuple[str, int]
    PlacedPiece = tuple[str, int]

_PIECE = re.compile(
    r"""
    \#[^\n]*                            # a comment, in TOML
    | \"{3} [^\"\\]*+ (?: (?: \\. | \"[^\"\\] | \"\"[^\"\\] | \"\\. | \"\"\\. ) [^\"\\]*+ )*+ \"{0,5}
    | '{3} (?: .*? '{3,5} | .* )        # strings of TOML, of several lines
    | \" [^\"\\\n]*+ (?: \\. [^\"\\\n]*+ )*+ \"?
    | ' [^'\n]* '?                      # strings of both, and of TOML
    | [\[\]{},=:]                       # what makes the structure
    | \n (?! [^\S\n]* \n )              # the last of several line ends
    | [^\s\[\]{},=:\"'\#]+              # bare words, numbers, dates
    """,
    re.VERBOSE | re.DOTALL,
)


class LineIndex(dict["KeyPath", int]):
    """The line of each key by its path, such as ``("projects", 3, "title")``."""

    def __init__(self) -> None:
        super().__init__()
        self.items_by_list: dict[KeyPath, list[int]] = {}
        """The lines of the items of lists in brackets, by the path of the list."""
        self.texts: dict[KeyPath, int] = {}
        """The lines of texts that begin below their opening quotes."""

    def note(self, path: KeyPath, line: int) -> None:
        """Keep the first line of *path*, and of the paths around it that do not have one, as with ``a.b``."""
        while path and path not in self:
            self[path] = line
            path = path[:-1]

    def find_items(self, path: KeyPath, number: int, around: int) -> Sequence[int]:
        """Return the lines of the items of a list, or *around*, that of the list, if they are unknown."""
        found = self.items_by_list.get(path, ())
        return found if len(found) == number else [self.get((*path, index), around) for index in range(number)]


def find_toml_lines(text: str) -> LineIndex:
    """Find the lines of a TOML text."""
    lines = LineIndex()
    pieces = split_source(text)
    tables: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for piece, line in pieces:
        if piece == "[":
            table = _read_header(pieces, tables)
            lines.note(table, line)
        elif not _is_blank(piece):
            key = _split_key(piece)
            for more, _line in pieces:
                if more == "=":
                    break
                key += _split_key(more)
            lines.note(table + key, line)
            for more, at in pieces:
                if more == "\n":
                    break
                _read_value((more, at), pieces, table + key, lines)
    return lines


def split_source(text: str) -> Iterator[SourcePiece]:
    """Split *text* into pieces, each with its line."""
    line, end = 1, 0
    for match in _PIECE.finditer(text):
        line += text.count("\n", end, match.start())
        yield match[0], line
        line, end = line + match[0].count("\n"), match.end()


def find_pieces(text: str) -> Iterator[PlacedPiece]:
    """Split *text* into pieces, each with its place."""
    return ((match[0], match.start()) for match in _PIECE.finditer(text))


def _is_blank(piece: str) -> bool:
    """Return whether *piece* is a line end or a comment."""
    return piece == "\n" or piece.startswith("#")


def _split_key(piece: str) -> KeyPath:
    """Return the part of a path that a piece of a key is; bare keys can be joined by dots."""
    if piece[0] in "\"'":
        return (piece[1:-1],)
    return tuple(part for part in piece.split(".") if part and piece not in "[]")


def _read_header(pieces: Iterator[SourcePiece], tables: dict[KeyPath, int]) -> KeyPath:
    """Return the path of the table that ``[key]`` or ``[[key]]`` opens; *tables* has the lengths of lists of tables."""
    keys: KeyPath = ()
    closing = 0
    for piece, _line in pieces:
        if piece == "\n":
            break
        if piece == "]":
            closing += 1
        elif not _is_blank(piece):
            keys += _split_key(piece)
    path: KeyPath = ()
    for key in keys[:-1]:
        path += (key,)
        if path in tables:
            path += (tables[path] - 1,)
    path += keys[-1:]
    if closing > 1:
        tables[path] = tables.get(path, 0) + 1
    return (*path, tables[path] - 1) if path in tables else path


def _read_value(piece: SourcePiece, pieces: Iterator[SourcePiece], path: KeyPath, lines: LineIndex) -> None:
    """Read to the end of the list or mapping that *piece* opens."""
    text, line = piece
    if text == "[":
        _read_items(pieces, path, lines)
    elif text == "{":
        _read_members(pieces, path, lines)
    elif below := re.match(r"(\"{3}|'{3})(\n+)", text):
        lines.texts[path] = line + len(below[2])


def _read_items(pieces: Iterator[SourcePiece], path: KeyPath, lines: LineIndex) -> None:
    """Read the items of a list, to its end."""
    found = lines.items_by_list[path] = []
    for piece, line in pieces:
        if piece == "]":
            return
        if piece != "," and not _is_blank(piece):
            found.append(line)
            _read_value((piece, line), pieces, (*path, len(found) - 1), lines)


def _read_members(pieces: Iterator[SourcePiece], path: KeyPath, lines: LineIndex) -> None:
    """Read the keys of a mapping and their values, to its end."""
    key: KeyPath = ()
    is_key = True
    for piece, line in pieces:
        if piece == "}":
            return
        if piece == ",":
            key, is_key = (), True
        elif is_key and piece == "=":
            is_key = False
        elif is_key and not _is_blank(piece):
            key += _split_key(piece)
            lines.note(path + key, line)
        elif not is_key:
            _read_value((piece, line), pieces, path + key, lines)
