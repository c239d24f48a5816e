"""Where the values of a JSON or TOML text stand: Python's parsers do not say.

The text is one that those parsers have read without complaint, so little has to be known of either grammar: strings,
comments, brackets and what ends a key. Knows nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]
    Piece = tuple[str, int]

PIECE = re.compile(
    r"""
    \#[^\n]*                            # a comment, in TOML
    | \"{3} (?: [^\\] | \\. )*? \"{3,5} # strings of TOML, of several lines
    | '{3} .*? '{3,5}
    | \" (?: [^\"\\\n] | \\. )* \"      # strings of both, and of TOML
    | ' [^'\n]* '
    | [\[\]{},=:\n]                     # what makes the structure
    | [^\s\[\]{},=:\"'\#]+              # bare words, numbers, dates
    """,
    re.VERBOSE | re.DOTALL,
)


class Lines(dict["Path", int]):
    """The line of each key and item by its path, such as ``("projects", 3, "title")``."""

    def __init__(self) -> None:
        super().__init__()
        self.more: defaultdict[Path, deque[int]] = defaultdict(deque)
        """The further lines of what is there again, as a key can be in JSON."""
        self.texts: dict[Path, int] = {}
        """The lines of texts of TOML that begin below their opening quotes."""

    def note(self, path: Path, line: int) -> None:
        """Keep a line of *path*, and of what is around it when that has none of its own, as with ``a.b`` in TOML."""
        if path in self:
            self.more[path].append(line)
        while path and path not in self:
            self[path] = line
            path = path[:-1]

    def take(self, path: Path, around: int) -> int:
        """The next line of *path*; the line *around* it when its own is not known, as with escapes in a key."""
        line = self.get(path, around)
        if self.more.get(path):
            self[path] = self.more[path].popleft()
        return line


def json_lines(text: str) -> Lines:
    """The lines of a JSON text."""
    lines = Lines()
    pieces = split(text)
    for piece in pieces:
        read_value(piece, pieces, (), lines)
    return lines


def toml_lines(text: str) -> Lines:
    """The lines of a TOML text."""
    lines = Lines()
    pieces = split(text)
    tables: dict[Path, int] = {}
    table: Path = ()
    for piece, line in pieces:
        if piece == "[":
            table = read_header(pieces, tables)
            lines.note(table, line)
        elif not is_blank(piece):
            key = key_of(piece)
            for more, _line in pieces:
                if more == "=":
                    break
                key += key_of(more)
            lines.note(table + key, line)
            for more, at in pieces:
                if more == "\n":
                    break
                read_value((more, at), pieces, table + key, lines)
    return lines


def split(text: str) -> Iterator[Piece]:
    """The pieces of *text*, each with its line."""
    line, end = 1, 0
    for match in PIECE.finditer(text):
        line += text.count("\n", end, match.start())
        yield match[0], line
        line, end = line + match[0].count("\n"), match.end()


def is_blank(piece: str) -> bool:
    """Whether *piece* is an end of line or a comment."""
    return piece == "\n" or piece.startswith("#")


def key_of(piece: str) -> Path:
    """The part of a path that a piece of a key stands for; bare keys may be joined by dots."""
    if piece[0] in "\"'":
        return (piece[1:-1],)
    return tuple(part for part in piece.split(".") if part and piece not in "[]")


def read_header(pieces: Iterator[Piece], tables: dict[Path, int]) -> Path:
    """The path of the table that ``[key]`` or ``[[key]]`` opens; *tables* counts the items of each list of tables."""
    keys: Path = ()
    closing = 0
    for piece, _line in pieces:
        if piece == "\n":
            break
        if piece == "]":
            closing += 1
        elif not is_blank(piece):
            keys += key_of(piece)
    path: Path = ()
    for key in keys[:-1]:
        path += (key,)
        if path in tables:
            path += (tables[path] - 1,)
    path += keys[-1:]
    if closing > 1:
        tables[path] = tables.get(path, 0) + 1
    return (*path, tables[path] - 1) if path in tables else path


def read_value(piece: Piece, pieces: Iterator[Piece], path: Path, lines: Lines) -> None:
    """Read on to the end of the list or mapping that *piece* opens."""
    text, line = piece
    if text == "[":
        read_items(pieces, path, lines)
    elif text == "{":
        read_members(pieces, path, lines)
    elif below := re.match(r"(\"{3}|'{3})(\n+)", text):
        lines.texts[path] = line + len(below[2])


def read_items(pieces: Iterator[Piece], path: Path, lines: Lines) -> None:
    """The items of a list, to its end."""
    index = 0
    for piece, line in pieces:
        if piece == "]":
            return
        if piece == ",":
            index += 1
        elif not is_blank(piece):
            lines.note((*path, index), line)
            read_value((piece, line), pieces, (*path, index), lines)


def read_members(pieces: Iterator[Piece], path: Path, lines: Lines) -> None:
    """The keys of a mapping and their values, to its end."""
    key: Path = ()
    is_key = True
    for piece, line in pieces:
        if piece == "}":
            return
        if piece == ",":
            key, is_key = (), True
        elif is_key and piece in {"=", ":"}:
            is_key = False
        elif is_key and not is_blank(piece):
            key += key_of(piece)
            lines.note(path + key, line)
        elif not is_key:
            read_value((piece, line), pieces, path + key, lines)
