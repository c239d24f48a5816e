"""YAML, TOML and JSON files become one tree in which each value knows its line. Knows nothing of Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_toml import read_json, read_toml
from .tree import MAX_DEPTH, DocumentError, Mapping, Node, Scalar, Sequence, kind_of, plain
from .yaml_events import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DocumentError", "Mapping", "Node", "Scalar", "Sequence", "kind_of", "plain", "read_document"]

MAX_BYTES = 8_000_000
"""Larger files are refused: they are no lists that somebody wrote."""

FORMATS = {".yml": "YAML", ".yaml": "YAML", ".cff": "YAML", ".toml": "TOML", ".json": "JSON"}
"""What a file is, by its suffix."""


def read_document(path: Path) -> Node | None:
    """The tree of a file, ``None`` when it holds nothing; raises :class:`DocumentError`, and ``OSError``."""
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise DocumentError(1, f"{path.suffix or 'no suffix'!r} is no format; use .yml, .yaml, .toml or .json")
    if path.stat().st_size > MAX_BYTES:
        size = path.stat().st_size / 1e6
        raise DocumentError(1, f"{size:.1f} MB are too much; split it into files of at most {MAX_BYTES // 10**6} MB")
    text = decode(path.read_bytes())
    try:
        return {"YAML": read_yaml, "TOML": read_toml, "JSON": read_json}[kind](text) if text.strip() else None
    except RecursionError:
        raise DocumentError(1, f"is nested too deeply; {MAX_DEPTH} levels are enough for everybody") from None


def decode(data: bytes) -> str:
    """UTF-8, with or without a byte order mark, and with any ends of lines, as text."""
    try:
        return one_end_of_line(data.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        # Without the byte order mark, err.object is not data.
        line = one_end_of_line(err.object[: err.start].decode()).count("\n") + 1
        raise DocumentError(line, f"byte 0x{err.object[err.start]:02x} is not UTF-8; save the file as UTF-8") from None


def one_end_of_line(text: str) -> str:
    """*text* with the ends of lines that Python has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
