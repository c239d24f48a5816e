"""CSS of an SVG logo with only what draws: each token has to be on a list, or its rule or declaration is left out.

What is kept is written from the tokens that were looked at, never copied from the text between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .svg_css_tokens import Token, tokens_of
from .svg_lists import AT_RULES, FUNCTIONS, LOADING_FUNCTIONS, PROPERTIES, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_DEPTH = 4
"""At-rules in each other; deeper ones are left out, since each level is read once more."""

CALM = re.compile(r"[\w#%.,+ -]*", re.ASCII)
"""A value without anything that could refer to something."""

CLOSING = {"function": ")", "(": ")", "[": "]", "{": "}"}
NAMES = frozenset({"ident", "hash"})
GAPS = frozenset({"space", "comment"})
IN_VALUES = words("ident number hash string url function ( ) , / + - * !")
IN_PRELUDES = words("ident number hash string function ( ) [ ] , . : > < = + - * ~ | ^ $ & % /")
# In names, ids and strings, nothing may look like CSS to a program that takes it apart with less care.
NAME = re.compile(r"#?[\w.-]+")
WORDS = re.compile(r"[^()\\/:;@{}]*")
LOCAL = re.compile(r"#[^\s\"'()\\;@{}\x00-\x1f\x7f]+")
LOCAL_QUOTED = re.compile(r"#[^\"()\\;@{}\x00-\x1f\x7f]+")


class Removed(NamedTuple):
    """Something active or external that was left out, and its line."""

    line: int
    what: str


class Clean(NamedTuple):
    """What is left of a value, ``None`` when nothing is, and what was left out."""

    text: str | None
    removed: tuple[Removed, ...] = ()


def clean_value(text: str, line: int = 1) -> Clean:
    """The value of a presentation attribute (SVG 2, 6.6)."""
    if CALM.fullmatch(text):
        return Clean(text.strip(" "))
    tokens = list(tokens_of(text, line))
    value = written(tokens, IN_VALUES)
    return Clean(value) if value is not None else Clean(None, tuple(dangers(tokens)))


def clean_style(text: str, line: int = 1) -> Clean:
    """The content of a ``style`` attribute."""
    removed: list[Removed] = []
    return Clean(declarations(tokens_of(text, line), removed) or None, tuple(removed))


def clean_sheet(text: str, line: int = 1) -> Clean:
    """The content of a ``<style>`` element."""
    removed: list[Removed] = []
    return Clean(rules(tokens_of(text, line), removed) or None, tuple(removed))


def rules(tokens: Iterable[Token], removed: list[Removed], depth: int = 1) -> str:
    """The rules that are kept, one behind the other."""
    kept = []
    for prelude, block in split_rules(tokens):
        at = prelude[0].value.lower() if prelude and prelude[0].kind == "at" else ""
        head = written(prelude[bool(at) :], IN_PRELUDES)
        if block is None or not head or (at and (at not in AT_RULES or depth > MAX_DEPTH)):
            removed += dangers([*prelude, *(block or ())])
        elif body := rules(block, removed, depth + 1) if at else declarations(block, removed):
            kept.append(f"{at}{' ' if at else ''}{head}{{{body}}}")
    return "".join(kept)


def declarations(tokens: Iterable[Token], removed: list[Removed]) -> str:
    """The declarations that are kept, with semicolons between them."""
    kept = []
    for declaration in split_declarations(tokens):
        name, *rest = declaration
        colon = next((place for place, token in enumerate(rest) if token.kind not in GAPS), 0)
        value = None
        if is_property(name) and rest and rest[colon].kind == ":":
            value = written(rest[colon + 1 :], IN_VALUES)
        if value:
            kept.append(f"{name.source}:{value}")
        else:
            removed += dangers(declaration)
    return ";".join(kept)


def is_property(name: Token) -> bool:
    """Whether this is the name of a property that draws, or of one of the author's own."""
    if name.kind != "ident" or not harmless(name, IN_VALUES):
        return False
    return name.value.lower() in PROPERTIES or name.value.startswith("--")


def split_rules(tokens: Iterable[Token]) -> Iterator[tuple[list[Token], list[Token] | None]]:
    """Each rule as what is before its block, and what is in it (CSS Syntax 3, 5.4.1)."""
    prelude: list[Token] = []
    block: list[Token] | None = None
    for token, depth in with_depth(tokens):
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


def split_declarations(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Each declaration, without the space before it (CSS Syntax 3, 5.4.4)."""
    declaration: list[Token] = []
    for token, depth in with_depth(tokens):
        if token.kind == ";" and not depth:
            if declaration:
                yield declaration
            declaration = []
        elif declaration or token.kind not in GAPS:
            declaration.append(token)
    if declaration:
        yield declaration


def with_depth(tokens: Iterable[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with the number of brackets around it; a bracket that closes nothing is a token like others."""
    closing: list[str] = []
    for token in tokens:
        if closing and token.kind == closing[-1]:
            del closing[-1]
        yield token, len(closing)
        if token.kind in CLOSING:
            closing.append(CLOSING[token.kind])


def written(tokens: Iterable[Token], allowed: frozenset[str]) -> str | None:
    """The tokens as text, when each of them is allowed and the brackets fit, else ``None``."""
    parts: list[str] = []
    closing: list[str] = []
    gap = ""
    for token in quoted_urls_joined(tokens):
        if token.kind in GAPS:
            # A comment separates what is beside it, but is no space.
            gap = " " if token.kind == "space" or gap == " " else "/**/"
            continue
        if not harmless(token, allowed):
            return None
        if token.kind in CLOSING:
            closing.append(CLOSING[token.kind])
        elif token.kind in CLOSING.values() and (not closing or closing.pop() != token.kind):
            return None
        source = local_url(token.value) if token.kind == "url" else token.source
        if source is None:
            return None
        parts += [gap if parts else "", source]
        gap = ""
    return None if closing else "".join(parts)


def harmless(token: Token, allowed: frozenset[str]) -> bool:
    """Whether a token is allowed; a function loads nothing, names and strings are no more than that to any program."""
    if token.kind == "function":
        # Those of selectors and queries only choose.
        return token.value in FUNCTIONS if allowed is IN_VALUES else token.value not in LOADING_FUNCTIONS
    if token.kind == "string":
        return WORDS.fullmatch(token.source) is not None
    return token.kind in allowed and (token.kind not in NAMES or NAME.fullmatch(token.value) is not None)


def quoted_urls_joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """The same tokens, with ``url("…")`` as one, as ``url(…)`` is."""
    held: list[Token] = []
    string: Token | None = None
    for token in tokens:
        if held and token.kind == ")" and string:
            yield Token("url", string.value.strip(), "", held[0].line)
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


def local_url(value: str) -> str | None:
    """``url(…)`` of something in the same file, else ``None``."""
    if LOCAL.fullmatch(value):
        return f"url({value})"
    return f'url("{value}")' if LOCAL_QUOTED.fullmatch(value) else None


def dangers(tokens: Iterable[Token]) -> Iterator[Removed]:
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
            yield Removed(token.line, f"a reference to {shown(token.value)}")
        elif token.kind == "bad":
            yield Removed(token.line, f"broken CSS: {shown(token.value)}")


def shown(text: str, most: int = 80) -> str:
    """*text* for a message: on one line, not too long, and without what would change a terminal."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"
