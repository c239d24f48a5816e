"""Reads YAML, TOML and JSON files into a tree in which each value has its line."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from .json_toml import read_json, read_toml
from .tree import (
    MAX_LEVELS,
    TOO_DEEP,
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    TreeNode,
    convert_node,
    describe_node,
    describe_scalar,
)
from .yaml_events import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "MAX_LEVELS",
    "TOO_DEEP",
    "DocumentError",
    "MappingNode",
    "ScalarNode",
    "SequenceNode",
    "TreeNode",
    "convert_node",
    "decode_document",
    "describe_node",
    "describe_scalar",
    "read_document",
    "read_json",
    "read_toml",
    "read_yaml",
]

MAX_DOCUMENT_BYTES = 8_000_000
"""Larger files are refused, since files of this size are not written by hand."""

_READERS = {".yml": read_yaml, ".yaml": read_yaml, ".cff": read_yaml, ".toml": read_toml, ".json": read_json}


def read_document(path: Path) -> TreeNode | None:
    """Read a file into a tree, or ``None`` if the file is empty; raises :class:`DocumentError` and ``OSError``."""
    size = path.stat().st_size
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    read = _READERS.get(path.suffix.lower())
    if read is None:
        suffix = repr(path.suffix) if path.suffix else "a name without a suffix"
        raise DocumentError(1, f"use a file that ends in .yml, .yaml, .toml or .json; {suffix} is not supported")
    if size > MAX_DOCUMENT_BYTES:
        limit = MAX_DOCUMENT_BYTES // 10**6
        raise DocumentError(1, f"split the file into files of at most {limit} MB; it has {size / 1e6:.1f} MB")
    text = decode_document(path.read_bytes())
    try:
        return read(text) if text.strip() else None
    except RecursionError:
        raise DocumentError(1, TOO_DEEP) from None


def decode_document(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark, and normalize line ends; raises :class:`DocumentError`."""
    try:
        return _normalize_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        # Without the byte order mark, err.object is not data.
        line = _normalize_line_ends(err.object[: err.start].decode()).count("\n") + 1
        raise DocumentError(line, f"save the file as UTF-8; byte 0x{err.object[err.start]:02x} is not UTF-8") from None


def _normalize_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
