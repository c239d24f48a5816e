"""Reads YAML, TOML and JSON files into a tree in which each value has its line."""

from __future__ import annotations

import codecs
import errno
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, normalize_line_ends, read_file

from .given_file import GivenFile, get_path
from .json_toml import read_json, read_toml
from .separated_values import read_csv
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
    from collections.abc import Callable, Iterable, Mapping
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
    "read_csv",
    "read_document",
    "read_json",
    "read_toml",
    "read_yaml",
]

_READERS = {".yml": read_yaml, ".yaml": read_yaml, ".cff": read_yaml, ".toml": read_toml, ".json": read_json}

_BEGINNINGS_OF_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_document(
    file: Path | GivenFile, more: Mapping[str, Callable[[str], TreeNode]] = MappingProxyType({})
) -> TreeNode | None:
    """Read a file into a tree, or ``None`` if the file is empty; raises :class:`DocumentError` and ``OSError``.

    *more* are the readers of formats that a catalog cannot have, by suffix.
    """
    path = get_path(file)
    read = {**_READERS, **more}.get(path.suffix.lower())
    try:
        data = file.read_data() if isinstance(file, GivenFile) else read_file(path, MAX_TEXT_BYTES)
    except OSError as err:
        if err.errno != errno.EFBIG:
            raise
        raise DocumentError(1, f"split the file into smaller files; {err.strerror}") from None
    if read is None:
        suffix = repr(path.suffix) if path.suffix else "a name without a suffix"
        raise DocumentError(1, f"use a file that ends in {_list_suffixes(more)}; {suffix} is not supported")
    text = decode_document(data)
    return read(text) if text.strip() else None


def _list_suffixes(more: Iterable[str]) -> str:
    """Return the suffixes of files that can be read, for messages."""
    *suffixes, last = ".yml", ".yaml", *more, ".toml", ".json"
    return f"{', '.join(suffixes)} or {last}"


def decode_document(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark, and normalize line ends; raises :class:`DocumentError`."""
    if data.startswith(_BEGINNINGS_OF_UTF_16) or b"\0" in data[:2]:
        raise DocumentError(1, "save the file as UTF-8; it is UTF-16")
    try:
        return normalize_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        # Without the byte order mark, err.object is not data.
        line = normalize_line_ends(err.object[: err.start].decode()).count("\n") + 1
        raise DocumentError(line, f"save the file as UTF-8; byte 0x{err.object[err.start]:02x} is not UTF-8") from None
