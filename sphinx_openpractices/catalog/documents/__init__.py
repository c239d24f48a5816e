"""Reads YAML, TOML and JSON files into a tree in which each value has its line."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, normalize_line_ends, read_file

from .given_file import GivenFile, get_path
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
    "MAX_LEVELS",
    "TOO_DEEP",
    "DocumentError",
    "GivenFile",
    "MappingNode",
    "ScalarNode",
    "SequenceNode",
    "TreeNode",
    "convert_node",
    "decode_document",
    "describe_node",
    "describe_scalar",
    "get_path",
    "read_document",
    "read_json",
    "read_toml",
    "read_yaml",
]

_READERS = {".yml": read_yaml, ".yaml": read_yaml, ".cff": read_yaml, ".toml": read_toml, ".json": read_json}


def read_document(file: Path | GivenFile) -> TreeNode | None:
    """Read a file into a tree, or ``None`` if the file is empty; raises :class:`DocumentError` and ``OSError``."""
    path = get_path(file)
    read = _READERS.get(path.suffix.lower())
    try:
        data = file.read_data() if isinstance(file, GivenFile) else read_file(path, MAX_TEXT_BYTES)
    except OSError as err:
        if err.errno != errno.EFBIG:
            raise
        raise DocumentError(1, f"split the file into smaller files; {err.strerror}") from None
    if read is None:
        suffix = repr(path.suffix) if path.suffix else "a name without a suffix"
        raise DocumentError(1, f"use a file that ends in .yml, .yaml, .toml or .json; {suffix} is not supported")
    text = decode_document(data)
    return read(text) if text.strip() else None


def decode_document(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark, and normalize line ends; raises :class:`DocumentError`."""
    try:
        return normalize_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        # Without the byte order mark, err.object is not data.
        line = normalize_line_ends(err.object[: err.start].decode()).count("\n") + 1
        raise DocumentError(line, f"save the file as UTF-8; byte 0x{err.object[err.start]:02x} is not UTF-8") from None
