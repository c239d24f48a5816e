"""The values of a shortcode's tag, each as far as Hugo's lexer reads it.

The rules are those of ``parser/pageparser/pagelexer_shortcode.go`` and ``item.go`` in gohugoio/hugo. The functions for
quoted text take a page's text and an offset, and raise :class:`TagError`.
"""

from __future__ import annotations

import re
import unicodedata
from math import isfinite
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import quote_text

if TYPE_CHECKING:
    from .pieces import Value

TAG_SPACES = "\t\n\v\f\r "
"""The only white space between arguments; a no-break space is not allowed there."""
SPACE_RUN = re.compile(f"[{TAG_SPACES}]*+")
BARE_VALUE = re.compile(f"[^{TAG_SPACES}]*+")
"""A named value without quotes; only white space ends it."""
BARE_WORD = re.compile(r"[\w.-]*+")
PLAIN_ARGUMENT = re.compile(r'(?P<name>[A-Za-z][A-Za-z0-9_-]*+)="([^"\\\n]*+)"')
"""A name and a value in quotes without escapes, as most arguments are."""
SHORTCODE_NAME = re.compile(r"[\w/-]*+")
_QUOTED = re.compile(r'"([^"\\\n]*+(?:\\"?+[^"\\\n]*+)*+)("?)')
r"""``\"`` is a quote, even after another backslash; nothing else is an escape."""
_ESCAPED = re.compile(r'"([^"\n]*?)(\\?"|$)', re.MULTILINE)
r"""The text between ``\"`` and ``\"``: a shortcode's quotes inside quoted text."""
BEFORE_QUOTE = re.compile(r'[^"\n]*?(?=["\n]|\\`|\Z)')
_RAW = re.compile(r"`([^`]*+)(`?)")

_BARE_INTEGER = re.compile(r"([-+]?)([0-9]+)")
_BARE_FLOAT = re.compile(r"[-+]?[0-9]*\.[0-9]+")
_INTEGER_LIMIT = 2**63
"""One more than Go's largest integer."""


BACKSLASH_BEFORE_BACKQUOTE = "remove the backslash before the backquote"


class TagError(ValueError):
    """A tag that Hugo refuses: *at* is the offset that Hugo reports, *stopped* the one to which the tag was read."""

    def __init__(self, at: int, message: str, stopped: int | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.stopped = at if stopped is None else stopped


def is_name_letter(char: str) -> bool:
    """Return whether names and unquoted words may contain this character: letters, decimal digits, ``_``."""
    return char == "_" or char.isalpha() or char.isdecimal()


def match_letters(pattern: re.Pattern[str], text: str, offset: int) -> str:
    """Return the match, up to the first character that is a letter for :mod:`re` but not for Hugo, such as ``²``."""
    match = pattern.match(text, offset)
    word = match[0] if match else ""
    if word.isascii():
        return word
    others = (at for at, char in enumerate(word) if char not in "-./" and not is_name_letter(char))
    return word[: next(others, len(word))]


def read_quoted(text: str, offset: int) -> tuple[str, int]:
    """Return the value of text in double quotes, and the offset after it."""
    content, end = _read_to_quote(_QUOTED, text, offset)
    # If a quote is escaped, Hugo drops all backslashes, also those that escape nothing.
    return content.replace("\\", "") if '\\"' in content else content, end


def read_escaped(text: str, offset: int) -> tuple[str, int]:
    r"""Return the value of text between ``\"``, and the offset after it; *offset* is that of the quote."""
    return _read_to_quote(_ESCAPED, text, offset)


def _read_to_quote(pattern: re.Pattern[str], text: str, offset: int) -> tuple[str, int]:
    """Return the content of quotes that end on their line, and the offset after them."""
    match = pattern.match(text, offset)
    content, end = match.groups() if match else ("", "")
    if "\\`" in content:
        raise TagError(offset + 1, BACKSLASH_BEFORE_BACKQUOTE)
    if not match or not end:
        raise TagError(offset + 1, "end the quoted text with '\"' on its line; use '`' to quote several lines")
    return content, match.end()


def read_raw(text: str, offset: int) -> tuple[str, int]:
    """Return the value of text in backquotes, which may have several lines, and the offset after it."""
    match = _RAW.match(text, offset)
    if not match or not match[2]:
        raise TagError(offset + 1, "end the text in backquotes with '`'")
    return match[1], match.end()


def read_bare_value(word: str) -> Value:
    """Return the value of a word without quotes: a boolean or a number if it looks like one."""
    if word in {"true", "false"}:
        return word == "true"
    if match := _BARE_INTEGER.fullmatch(word):
        digits = match[2].lstrip("0") or "0"
        # Python refuses to read very long numbers; Go keeps numbers as text if they do not fit.
        number = int(f"{match[1]}{digits}") if len(digits) < 20 else _INTEGER_LIMIT
        return number if -_INTEGER_LIMIT <= number < _INTEGER_LIMIT else word
    if _BARE_FLOAT.fullmatch(word):
        real = float(word)
        return real if isfinite(real) else word
    return word


def shorten_value(value: str) -> str:
    """Return a value for a message, in quotes and with at most 40 characters."""
    return quote_text(value, 40)


def describe_character(char: str) -> str:
    """Return a character for a message, in quotes, or its number and name if it is invisible."""
    if char.isprintable() and not unicodedata.combining(char):
        return f'"{char}"' if char == "'" else f"'{char}'"
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
