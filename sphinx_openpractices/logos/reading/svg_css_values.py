"""Writes CSS tokens of an SVG logo if all of them are allowed, and finds those that load or run something.

The text is written from the tokens that were checked, never copied from the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import shorten_text

from .svg_css_tokens import CssToken
from .svg_lists import DRAWING_FUNCTIONS, LOADING_FUNCTIONS, split_names
from .svg_removed import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

IN_VALUES = split_names("ident number hash string url function ( ) , / + - * !")
"""The kinds of tokens that are allowed in values."""

IN_BACKGROUNDS = IN_VALUES - {"url"}
"""The kinds of tokens that are allowed in the background of the drawing: colors, and no picture."""

IN_PRELUDES = split_names("ident number hash string function ( ) [ ] , . : > < = + - * ~ | ^ $ & % /")
"""The kinds of tokens that are allowed in selectors and in the conditions of at-rules."""

GAPS = frozenset({"space", "comment"})
"""The kinds of tokens that separate others."""

CLOSING_BRACKETS = {"function": ")", "(": ")", "[": "]", "{": "}"}
"""The bracket that closes each kind of token that opens one."""

_NAMES = frozenset({"ident", "hash"})

# Names, ids and strings may not contain anything that looks like CSS to a less careful parser.
_NAME = re.compile(r"#?[\w.-]+")
_STRING = re.compile(r"[^()\\/:;@{}]*")
_LOCAL = re.compile(r"#[^\s\"'()\\;@{}\x00-\x1f\x7f]+")
_LOCAL_QUOTED = re.compile(r"#[^\"()\\;@{}\x00-\x1f\x7f]+")


def write_tokens(tokens: Iterable[CssToken], allowed: frozenset[str]) -> str | None:
    """Return the tokens as text, or ``None`` unless all of them are *allowed* and the brackets match."""
    parts: list[str] = []
    closing: list[str] = []
    gap = ""
    for token in _join_quoted_urls(tokens):
        if token.kind in GAPS:
            # A comment separates tokens, but is not a space.
            gap = " " if token.kind == "space" or gap == " " else "/**/"
            continue
        if not is_harmless(token, allowed):
            return None
        if token.kind in CLOSING_BRACKETS:
            closing.append(CLOSING_BRACKETS[token.kind])
        elif token.kind in CLOSING_BRACKETS.values() and (not closing or closing.pop() != token.kind):
            return None
        source = _write_local_url(token.value) if token.kind == "url" else token.source
        if source is None:
            return None
        parts += [gap if parts else "", source]
        gap = ""
    return None if closing else "".join(parts)


def is_harmless(token: CssToken, allowed: frozenset[str]) -> bool:
    """Return whether a token is allowed: functions that load nothing, and plain names and strings."""
    if token.kind == "function":
        # Functions of selectors and queries only choose.
        return token.value not in LOADING_FUNCTIONS if allowed is IN_PRELUDES else token.value in DRAWING_FUNCTIONS
    if token.kind == "string":
        return _STRING.fullmatch(token.source) is not None
    return token.kind in allowed and (token.kind not in _NAMES or _NAME.fullmatch(token.value) is not None)


def _join_quoted_urls(tokens: Iterable[CssToken]) -> Iterator[CssToken]:
    """Yield the same tokens, with ``url("…")`` as a single one, as ``url(…)`` is."""
    held: list[CssToken] = []
    string: CssToken | None = None
    for token in tokens:
        if held and token.kind == ")" and string:
            yield CssToken("url", string.value.strip(), "", held[0].line)
            held, string = [], None
            continue
        if held and (token.kind in GAPS or (token.kind == "string" and not string)):
            held.append(token)
            string = token if token.kind == "string" else string
            continue
        yield from held
        held, string = [], None
        if token.kind == "function" and token.value == "url":
            held = [token]
        else:
            yield token
    yield from held


def _write_local_url(value: str) -> str | None:
    """Return ``url(…)`` for something in the same file, else ``None``."""
    if _LOCAL.fullmatch(value):
        return f"url({value})"
    return f'url("{value}")' if _LOCAL_QUOTED.fullmatch(value) else None


def find_dangers(tokens: Iterable[CssToken]) -> Iterator[Removed]:
    """Yield what the tokens would have loaded or run."""
    loads = False
    for token in tokens:
        if token.kind == "function" and token.value == "expression":
            yield Removed(token.line, "the CSS function expression()")
        elif token.kind in {"function", "at"}:
            loads = token.value in LOADING_FUNCTIONS or token.value.lower() == "@import"
        elif token.kind in {")", ";"}:
            loads = False
        elif (token.kind == "url" and not token.value.startswith("#")) or (
            loads and token.kind == "string" and not token.value.strip().startswith("#")
        ):
            yield Removed(token.line, f"a reference to {shorten_text(token.value)}")
        elif token.kind == "bad":
            yield Removed(token.line, f"broken CSS: {shorten_text(token.value)}")
