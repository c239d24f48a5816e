"""Reads JSON and TOML into a tree: Python's parsers check the text, and a scan of it gives the lines of the values."""

from __future__ import annotations

import json
import math
import re
import sys
import tomllib
from typing import TYPE_CHECKING, Any

from .document_bounds import require_bounds
from .json_toml_mistakes import describe_json_mistake, describe_toml_mistake
from .lines import find_toml_lines, split_source
from .tree import MAX_LEVELS, TOO_DEEP, DocumentError, MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .lines import KeyPath, LineIndex, SourcePiece
    from .tree import TreeNode


class _Number(float):
    """A number with a point, with its *spelling*: as a version, 1.10 is not 1.1."""

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling


def read_json(text: str) -> TreeNode:
    """Read a JSON text (RFC 8259) into a tree; raises :class:`DocumentError`."""
    require_bounds(text)
    try:
        # The values themselves are not kept.
        json.loads(text, object_pairs_hook=len, parse_float=len, parse_int=len, parse_constant=_refuse_constant)
    except RecursionError:
        raise DocumentError(1, TOO_DEEP) from None
    except json.JSONDecodeError as err:
        raise DocumentError(*describe_json_mistake(err)) from None
    except ValueError as err:
        word = str(err).split()[-1]
        line = next((line for piece, line in split_source(text) if piece == word), 1)
        raise DocumentError(line, f"is not valid JSON: {err}") from None
    pieces = (each for each in split_source(text) if each[0] not in {"\n", ",", ":"})
    return _build_json_node(next(pieces)[0], 1, pieces)


def _build_json_node(piece: str, line: int, pieces: Iterator[SourcePiece], level: int = 0) -> TreeNode:
    """Build the tree of the value that begins with *piece*; the value of a key has the line of the key."""
    if level > MAX_LEVELS:
        raise DocumentError(line, TOO_DEEP)
    if piece == "[":
        items: list[TreeNode] = []
        for item, at in pieces:
            if item == "]":
                break
            items.append(_build_json_node(item, at, pieces, level + 1))
        return SequenceNode(items, line)
    if piece == "{":
        pairs: list[tuple[TreeNode, TreeNode]] = []
        for key, at in pieces:
            if key == "}":
                break
            value, _line = next(pieces)
            pairs.append((ScalarNode(_decode_json(key), at), _build_json_node(value, at, pieces, level + 1)))
        return MappingNode(pairs, line)
    return _build_scalar(_decode_json(piece), line)


def _decode_json(piece: str) -> Any:
    """Return the value of a piece of JSON that is not a bracket."""
    return piece[1:-1] if piece[0] == '"' and "\\" not in piece else _VALUES.decode(piece)


def _read_int(spelling: str) -> int | _Number:
    """Read an integer; one of more digits than Python reads is infinite, so that it is reported at its place."""
    try:
        return int(spelling)
    except ValueError:
        return _Number(spelling)


def _refuse_constant(word: str) -> None:
    """Refuse ``NaN`` and ``Infinity``, which only Python allows in JSON."""
    raise ValueError(f"JSON does not have {word}")


_VALUES = json.JSONDecoder(parse_float=_Number, parse_int=_read_int)


def read_toml(text: str) -> TreeNode:
    """Read a TOML text (TOML 1.0) into a tree; raises :class:`DocumentError`."""
    return _build_toml_node(parse_toml(text, _Number), (), 1, find_toml_lines(text))


def parse_toml(text: str, parse_float: Callable[[str], float] = float) -> dict[str, Any]:
    """Parse a TOML text; raises :class:`DocumentError`, for a text that ``tomllib`` would not end with, too."""
    require_bounds(text)
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError:
        raise DocumentError(1, TOO_DEEP) from None
    except ValueError as err:
        message, _, place = str(err).partition(" (at ")
        number = re.match(r"line (\d+)", place)
        line = int(number[1]) if number else text.count("\n") + 1 if place else 1
        if not place and (digits := re.search(rf"(?<![\d_])[\d_]{{{sys.get_int_max_str_digits()},}}", text)):
            line = text.count("\n", 0, digits.start()) + 1
            message = "write this number in quotes; it has too many digits"
        raise DocumentError(*describe_toml_mistake(message, line, text)) from None


def _build_toml_node(value: Any, path: KeyPath, line: int, lines: LineIndex) -> TreeNode:
    """Build the tree of a parsed value."""
    if len(path) > MAX_LEVELS:
        raise DocumentError(line, TOO_DEEP)
    if isinstance(value, list):
        each = zip(value, lines.find_items(path, len(value), line), strict=True)
        items = [_build_toml_node(item, (*path, index), at, lines) for index, (item, at) in enumerate(each)]
        return SequenceNode(items, line)
    if isinstance(value, dict):
        pairs: list[tuple[TreeNode, TreeNode]] = []
        for key, item in value.items():
            place = (*path, key)
            at = lines.get(place, line)
            pairs.append((ScalarNode(key, at), _build_toml_node(item, place, lines.texts.get(place, at), lines)))
        return MappingNode(pairs, line)
    return _build_scalar(value, line)


def _build_scalar(value: Any, line: int) -> ScalarNode:
    if isinstance(value, str):
        return ScalarNode(value, line)
    if isinstance(value, _Number):
        return ScalarNode(value.spelling, line, quoted=False, data=float(value))
    try:
        spelling = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # as in _read_int
        return ScalarNode(hex(value), line, quoted=False, data=math.inf)
    return ScalarNode(spelling, line, quoted=False, data=value)
