"""Cleans the CSS of an SVG logo: a rule or declaration is removed unless all its tokens are on a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .svg_css_tokens import read_css_tokens
from .svg_css_values import (
    CLOSING_BRACKETS,
    GAPS,
    IN_BACKGROUNDS,
    IN_PRELUDES,
    IN_VALUES,
    find_dangers,
    is_harmless,
    write_tokens,
)
from .svg_lists import AT_RULES, BACKGROUNDS, PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .svg_css_tokens import CssToken
    from .svg_removed import CleaningLog

_MAX_RULE_DEPTH = 4
"""The deepest nesting of at-rules; deeper ones are removed, since each level is read once more."""

_CALM = re.compile(r"[\w#%.,+ -]*", re.ASCII)
"""A value that cannot refer to anything."""


# What remains of a text is returned, ``None`` if nothing does; what is removed, and where, is noted in the log.


def clean_value(text: str, log: CleaningLog, line: int = 1) -> str | None:
    """Clean the value of a presentation attribute (SVG 2, 6.6)."""
    if _CALM.fullmatch(text):
        return text.strip(" ")
    tokens = list(_count_tokens(text, log, line))
    value = write_tokens(tokens, IN_VALUES)
    if value is None:
        log.remove_all(find_dangers(tokens))
    return value


def clean_style(text: str, log: CleaningLog, line: int = 1) -> str | None:
    """Clean the content of a ``style`` attribute."""
    return _clean_declarations(_count_tokens(text, log, line), log) or None


def clean_sheet(text: str, log: CleaningLog, line: int = 1) -> str | None:
    """Clean the content of a ``<style>`` element."""
    return _clean_rules(_count_tokens(text, log, line), log) or None


def _count_tokens(text: str, log: CleaningLog, line: int) -> Iterator[CssToken]:
    """Yield the tokens of a text as long as there are not too many."""
    for token in read_css_tokens(text, line):
        log.count_parts(1, token.line)
        yield token


def _clean_rules(tokens: Iterable[CssToken], log: CleaningLog, depth: int = 1) -> str:
    """Return the harmless rules."""
    kept = []
    for prelude, block in _split_rules(tokens):
        at = prelude[0].value.lower() if prelude and prelude[0].kind == "at" else ""
        head = write_tokens(prelude[bool(at) :], IN_PRELUDES)
        if block is None or not head or (at and (at not in AT_RULES or depth > _MAX_RULE_DEPTH)):
            log.remove_all(find_dangers([*prelude, *(block or ())]))
        elif body := _clean_rules(block, log, depth + 1) if at else _clean_declarations(block, log):
            kept.append(f"{at}{' ' if at else ''}{head}{{{body}}}")
    return "".join(kept)


def _clean_declarations(tokens: Iterable[CssToken], log: CleaningLog) -> str:
    """Return the harmless declarations, separated by semicolons."""
    kept = []
    for declaration in _split_declarations(tokens):
        name, *rest = declaration
        colon = next((place for place, token in enumerate(rest) if token.kind not in GAPS), 0)
        value = None
        if _is_property(name) and rest and rest[colon].kind == ":":
            is_background = name.value.lower() in BACKGROUNDS
            value = write_tokens(rest[colon + 1 :], IN_BACKGROUNDS if is_background else IN_VALUES)
        if value:
            kept.append(f"{name.source}:{value}")
        else:
            log.remove_all(find_dangers(declaration))
    return ";".join(kept)


def _is_property(name: CssToken) -> bool:
    """Return whether *name* is that of a property that draws, or of a custom property."""
    if name.kind != "ident" or not is_harmless(name, IN_VALUES):
        return False
    return name.value.lower() in PROPERTIES | BACKGROUNDS or name.value.startswith("--")


def _split_rules(tokens: Iterable[CssToken]) -> Iterator[tuple[list[CssToken], list[CssToken] | None]]:
    """Yield each rule as the tokens before its block, and those in it (CSS Syntax 3, 5.4.1)."""
    prelude: list[CssToken] = []
    block: list[CssToken] | None = None
    for token, depth in _add_depth(tokens):
        if block is not None and depth:
            block.append(token)
        elif block is not None or (token.kind == ";" and not depth and prelude and prelude[0].kind == "at"):
            yield prelude, block
            prelude, block = [], None
        elif token.kind == "{" and not depth:
            block = []
        elif prelude or token.kind not in {*GAPS, "outside"}:
            prelude.append(token)
    if prelude or block:
        yield prelude, block


def _split_declarations(tokens: Iterable[CssToken]) -> Iterator[list[CssToken]]:
    """Yield each declaration, without the space before it (CSS Syntax 3, 5.4.4)."""
    declaration: list[CssToken] = []
    for token, depth in _add_depth(tokens):
        if token.kind == ";" and not depth:
            if declaration:
                yield declaration
            declaration = []
        elif declaration or token.kind not in GAPS:
            declaration.append(token)
    if declaration:
        yield declaration


def _add_depth(tokens: Iterable[CssToken]) -> Iterator[tuple[CssToken, int]]:
    """Yield each token with the number of brackets around it; a bracket that closes nothing is an ordinary token."""
    closing: list[str] = []
    for token in tokens:
        if closing and token.kind == closing[-1]:
            del closing[-1]
        yield token, len(closing)
        if token.kind in CLOSING_BRACKETS:
            closing.append(CLOSING_BRACKETS[token.kind])
