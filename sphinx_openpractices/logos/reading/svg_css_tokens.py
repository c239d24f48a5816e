"""Splits CSS into tokens (CSS Syntax 3, section 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"[ \t\n]"
# Two alternatives that can only fail at their first two characters: see tests/test_regular_expressions.py.
_ESCAPE = rf"\\[0-9a-fA-F][0-9a-fA-F]{{0,5}}+{_SPACE}?+|\\[^\n0-9a-fA-F]"
_NAME_START = rf"(?:[A-Za-z_\u0080-\U0010ffff]|{_ESCAPE})"
_NAME = rf"(?:[A-Za-z0-9_\-\u0080-\U0010ffff]|{_ESCAPE})"
_IDENT = rf"(?:--|-?{_NAME_START}){_NAME}*+"
_NUMBER = r"[+-]?(?:\d*\.\d+|\d+)(?:[eE][+-]?\d+)?"

# The repetitions are possessive, so there is no backtracking, and the time is linear in the length.
_TOKEN = re.compile(
    rf"""
    (?P<comment>/\*[\S\s]*?(?:\*/|\Z))
    |(?P<space>{_SPACE}++)
    |(?P<string>"(?:[^"\\\n]|\\[\S\s])*+"|'(?:[^'\\\n]|\\[\S\s])*+')
    |(?P<bad>"(?:[^"\\\n]|\\[\S\s])*+|'(?:[^'\\\n]|\\[\S\s])*+)
    |(?P<number>{_NUMBER}(?:%|{_IDENT})?)
    |(?P<outside><!--|-->)
    |(?P<function>{_IDENT}\()
    |(?P<ident>{_IDENT})
    |(?P<at>@{_IDENT})
    |(?P<hash>\#{_NAME}++)
    |(?P<sign>[\S\s])
    """,
    re.ASCII | re.VERBOSE,
)
_URL = re.compile(rf"{_SPACE}*+((?:[^\"'()\\\s\x00-\x1f\x7f]|{_ESCAPE})*+){_SPACE}*+(?:\)|\Z)")
_QUOTE = re.compile(rf"{_SPACE}*+[\"']")
_BAD_URL = re.compile(r"(?:[^)\\]|\\[\S\s])*+[)\\]?")
_ESCAPED = re.compile(rf"\\(?:([0-9a-fA-F]{{1,6}}){_SPACE}?|(\n)|([\S\s]))")


class CssToken(NamedTuple):
    """A token: its kind (of a sign, the sign itself), its value with escapes resolved, its source, and its line."""

    kind: str
    value: str
    source: str
    line: int


def read_css_tokens(text: str, line: int = 1) -> Iterator[CssToken]:
    """Yield the tokens of *text*, whose first line has the number *line*."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    place = 0
    while match := _TOKEN.match(text, place):
        kind, source = str(match.lastgroup), match[0]
        place = match.end()
        value = source
        if kind == "function":
            value = _unescape(source[:-1]).lower()
            if value == "url" and not _QUOTE.match(text, place):
                url = _URL.match(text, place)
                rest = url or _BAD_URL.match(text, place)
                source += rest[0] if rest else ""
                place = match.start() + len(source)
                kind, value = ("url", _unescape(url[1])) if url else ("bad", source)
        elif kind == "string":
            value = _unescape(source[1:-1])
        elif kind in {"ident", "at", "hash"}:
            value = _unescape(source)
        elif kind == "number" and "\\" in source:
            kind = "bad"
        elif kind == "sign":
            kind = source
        yield CssToken(kind, value, source, line)
        line += source.count("\n")


def _unescape(source: str) -> str:
    """Return *source* with its escapes resolved (CSS Syntax 3, 4.3.7)."""
    return _ESCAPED.sub(_resolve_escape, source) if "\\" in source else source


def _resolve_escape(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)
    return match[3] or ""  # an escaped line break
