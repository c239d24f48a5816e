"""CSS of an SVG logo with only what draws: each token has to be on a list, or its rule or declaration is left out.

What is kept is written from the tokens that were looked at, never copied from the text between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .svg_css_tokens import CssToken, read_css_tokens
from .svg_lists import AT_RULES, DRAWING_FUNCTIONS, LOADING_FUNCTIONS, PROPERTIES, split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAX_RULE_DEPTH = 4
"""At-rules in each other; deeper ones are left out, since each level is read once more."""

_CALM = re.compile(r"[\w#%.,+ -]*", re.ASCII)
"""A value without anything that could refer to something."""

_CLOSING = {"function": ")", "(": ")", "[": "]", "{": "}"}
_NAMES = frozenset({"ident", "hash"})
_GAPS = frozenset({"space", "comment"})
_IN_VALUES = split_names("ident number hash string url function ( ) , / + - * !")
_IN_PRELUDES = split_names("ident number hash string function ( ) [ ] , . : > < = + - * ~ | ^ $ & % /")
# In names, ids and strings, nothing may look like CSS to a program that takes it apart with less care.
_NAME = re.compile(r"#?[\w.-]+")
_STRING = re.compile(r"[^()\\/:;@{}]*")
_LOCAL = re.compile(r"#[^\s\"'()\\;@{}\x00-\x1f\x7f]+")
_LOCAL_QUOTED = re.compile(r"#[^\"()\\;@{}\x00-\x1f\x7f]+")


class Removed(NamedTuple):
    """Something active or external that was left out, and its line."""

    line: int
    what: str


class CleanText(NamedTuple):
    """What is left of a value, ``None`` when nothing is, and what was left out."""

    text: str | None
    removed: tuple[Removed, ...] = ()


def clean_value(text: str, line: int = 1) -> CleanText:
    """The value of a presentation attribute (SVG 2, 6.6)."""
    if _CALM.fullmatch(text):
        return CleanText(text.strip(" "))
    tokens = list(read_css_tokens(text, line))
    value = write_tokens(tokens, _IN_VALUES)
    return CleanText(value) if value is not None else CleanText(None, tuple(find_dangers(tokens)))


def clean_style(text: str, line: int = 1) -> CleanText:
    """The content of a ``style`` attribute."""
    removed: list[Removed] = []
    return CleanText(_clean_declarations(read_css_tokens(text, line), removed) or None, tuple(removed))


def clean_sheet(text: str, line: int = 1) -> CleanText:
    """The content of a ``<style>`` element."""
    removed: list[Removed] = []
    return CleanText(_clean_rules(read_css_tokens(text, line), removed) or None, tuple(removed))


def _clean_rules(tokens: Iterable[CssToken], removed: list[Removed], depth: int = 1) -> str:
    """The rules that are kept, one behind the other."""
    kept = []
    for prelude, block in _split_rules(tokens):
        at = prelude[0].value.lower() if prelude and prelude[0].kind == "at" else ""
        head = write_tokens(prelude[bool(at) :], _IN_PRELUDES)
        if block is None or not head or (at and (at not in AT_RULES or depth > _MAX_RULE_DEPTH)):
            removed += find_dangers([*prelude, *(block or ())])
        elif body := _clean_rules(block, removed, depth + 1) if at else _clean_declarations(block, removed):
            kept.append(f"{at}{' ' if at else ''}{head}{{{body}}}")
    return "".join(kept)


def _clean_declarations(tokens: Iterable[CssToken], removed: list[Removed]) -> str:
    """The declarations that are kept, with semicolons between them."""
    kept = []
    for declaration in _split_declarations(tokens):
        name, *rest = declaration
        colon = next((place for place, token in enumerate(rest) if token.kind not in _GAPS), 0)
        value = None
        if _is_property(name) and rest and rest[colon].kind == ":":
            value = write_tokens(rest[colon + 1 :], _IN_VALUES)
        if value:
            kept.append(f"{name.source}:{value}")
        else:
            removed += find_dangers(declaration)
    return ";".join(kept)


def _is_property(name: CssToken) -> bool:
    """Whether this is the name of a property that draws, or of one of the author's own."""
    if name.kind != "ident" or not is_harmless(name, _IN_VALUES):
        return False
    return name.value.lower() in PROPERTIES or name.value.startswith("--")


def _split_rules(tokens: Iterable[CssToken]) -> Iterator[tuple[list[CssToken], list[CssToken] | None]]:
    """Each rule as what is before its block, and what is in it (CSS Syntax 3, 5.4.1)."""
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
        elif prelude or token.kind not in {*_GAPS, "outside"}:
            prelude.append(token)
    if prelude or block:
        yield prelude, block


def _split_declarations(tokens: Iterable[CssToken]) -> Iterator[list[CssToken]]:
    """Each declaration, without the space before it (CSS Syntax 3, 5.4.4)."""
    declaration: list[CssToken] = []
    for token, depth in _add_depth(tokens):
        if token.kind == ";" and not depth:
            if declaration:
                yield declaration
            declaration = []
        elif declaration or token.kind not in _GAPS:
            declaration.append(token)
    if declaration:
        yield declaration


def _add_depth(tokens: Iterable[CssToken]) -> Iterator[tuple[CssToken, int]]:
    """Each token with the number of brackets around it; a bracket that closes nothing is a token like others."""
    closing: list[str] = []
    for token in tokens:
        if closing and token.kind == closing[-1]:
            del closing[-1]
        yield token, len(closing)
        if token.kind in _CLOSING:
            closing.append(_CLOSING[token.kind])


def write_tokens(tokens: Iterable[CssToken], allowed: frozenset[str]) -> str | None:
    """The tokens as text, when each of them is allowed and the brackets fit, else ``None``."""
    parts: list[str] = []
    closing: list[str] = []
    gap = ""
    for token in _join_quoted_urls(tokens):
        if token.kind in _GAPS:
            # A comment separates what is beside it, but is no space.
            gap = " " if token.kind == "space" or gap == " " else "/**/"
            continue
        if not is_harmless(token, allowed):
            return None
        if token.kind in _CLOSING:
            closing.append(_CLOSING[token.kind])
        elif token.kind in _CLOSING.values() and (not closing or closing.pop() != token.kind):
            return None
        source = _write_local_url(token.value) if token.kind == "url" else token.source
        if source is None:
            return None
        parts += [gap if parts else "", source]
        gap = ""
    return None if closing else "".join(parts)


def is_harmless(token: CssToken, allowed: frozenset[str]) -> bool:
    """Whether a token is allowed; a function loads nothing, names and strings are no more than that to any program."""
    if token.kind == "function":
        # Those of selectors and queries only choose.
        return token.value in DRAWING_FUNCTIONS if allowed is _IN_VALUES else token.value not in LOADING_FUNCTIONS
    if token.kind == "string":
        return _STRING.fullmatch(token.source) is not None
    return token.kind in allowed and (token.kind not in _NAMES or _NAME.fullmatch(token.value) is not None)


def _join_quoted_urls(tokens: Iterable[CssToken]) -> Iterator[CssToken]:
    """The same tokens, with ``url("…")`` as one, as ``url(…)`` is."""
    held: list[CssToken] = []
    string: CssToken | None = None
    for token in tokens:
        if held and token.kind == ")" and string:
            yield CssToken("url", string.value.strip(), "", held[0].line)
            held, string = [], None
            continue
        if held and (token.kind in _GAPS or (token.kind == "string" and not string)):
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
    """``url(…)`` of something in the same file, else ``None``."""
    if _LOCAL.fullmatch(value):
        return f"url({value})"
    return f'url("{value}")' if _LOCAL_QUOTED.fullmatch(value) else None


def find_dangers(tokens: Iterable[CssToken]) -> Iterator[Removed]:
    """What would have been loaded or run."""
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
            yield Removed(token.line, f"a reference to {shorten(token.value)}")
        elif token.kind == "bad":
            yield Removed(token.line, f"broken CSS: {shorten(token.value)}")


def shorten(text: str, most: int = 80) -> str:
    """*text* for a message: on one line, not too long, and without what would change a terminal."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"
