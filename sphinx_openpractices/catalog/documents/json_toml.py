"""Reads JSON and TOML into a tree: Python's parsers give the values, and a scan of the text gives their lines."""

from __future__ import annotations

import json
import math
import re
import sys
import tomllib
from typing import TYPE_CHECKING, Any

from .document_bounds import require_bounds
from .json_toml_mistakes import describe_json_mistake, describe_toml_mistake
from .lines import find_json_lines, find_toml_lines, split_source
from .tree import MAX_LEVELS, TOO_DEEP, DocumentError, MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Callable

    from .lines import KeyPath, LineIndex
    from .tree import TreeNode


class _Number(float):
    """A number with a point, with its *spelling*: as a version, 1.10 is not 1.1."""

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling


def read_json(text: str) -> TreeNode:
    """Read a JSON text (RFC 8259) into a tree; raises :class:`DocumentError`."""
    require_bounds(text)
    try:
        value = json.loads(
            text, object_pairs_hook=tuple, parse_float=_Number, parse_int=_read_int, parse_constant=_refuse_constant
        )
    except RecursionError:
        raise DocumentError(1, TOO_DEEP) from None
    except json.JSONDecodeError as err:
        raise DocumentError(*describe_json_mistake(err)) from None
    except ValueError as err:
        word = str(err).split()[-1]
        line = next((line for piece, line in split_source(text) if piece == word), 1)
        raise DocumentError(line, f"is not valid JSON: {err}") from None
    return _build_node(value, (), 1, find_json_lines(text))


def _read_int(spelling: str) -> int | _Number:
    """Read an integer; one of more digits than Python reads is infinite, so that it is reported at its place."""
    try:
        return int(spelling)
    except ValueError:
        return _Number(spelling)


def _refuse_constant(word: str) -> None:
    """Refuse ``NaN`` and ``Infinity``, which only Python allows in JSON."""
    raise ValueError(f"JSON does not have {word}")


def read_toml(text: str) -> TreeNode:
    """Read a TOML text (TOML 1.0) into a tree; raises :class:`DocumentError`."""
    return _build_node(parse_toml(text, _Number), (), 1, find_toml_lines(text))


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


def _build_node(value: Any, path: KeyPath, line: int, lines: LineIndex) -> TreeNode:
    """Build the tree of a parsed value: a mapping is a dictionary, or a tuple of pairs if keys can be repeated."""
    if len(path) > MAX_LEVELS:
        raise DocumentError(line, TOO_DEEP)
    if isinstance(value, list):
        items = [((*path, index), item) for index, item in enumerate(value)]
        return SequenceNode([_build_node(item, place, lines.take(place, line), lines) for place, item in items], line)
    if isinstance(value, dict | tuple):
        pairs: list[tuple[TreeNode, TreeNode]] = []
        for key, item in value.items() if isinstance(value, dict) else value:
            place = (*path, key)
            at = lines.take(place, line)
            pairs.append((ScalarNode(key, at), _build_node(item, place, lines.texts.get(place, at), lines)))
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
