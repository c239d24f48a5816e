"""The words and values of a shortcode's tag, each as far as Hugo's lexer reads it.

The rules are those of ``parser/pageparser/pagelexer_shortcode.go`` and ``item.go`` in gohugoio/hugo. Every function
takes a page's text and an offset; those for quoted text raise :class:`TagError`.
"""

from __future__ import annotations

import re
import unicodedata
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pieces import Value

BLANKS = "\t\n\v\f\r "
"""The only white space between arguments; a no-break space is a strange character."""
BLANK = re.compile(f"[{BLANKS}]*+")
BARE = re.compile(f"[^{BLANKS}]*+")
"""A named value without quotes ends at a blank and nowhere else."""
WORD = re.compile(r"[\w.-]*+")
NAME = re.compile(r"[\w/-]*+")
QUOTED = re.compile(r'"([^"\\\n]*+(?:\\"?+[^"\\\n]*+)*+)("?)')
r"""``\"`` stands for a quote, even behind another backslash; nothing else is an escape."""
ESCAPED = re.compile(r'"([^"\n]*?)(\\?"|$)', re.MULTILINE)
r"""What stands between ``\"`` and ``\"``: the quotes of a shortcode inside a quoted text."""
TO_QUOTE = re.compile(r'[^"\n]*?(?=["\n]|\\`|\Z)')
RAW = re.compile(r"`([^`]*+)(`?)")

INTEGER = re.compile(r"([-+]?)([0-9]+)")
FLOAT = re.compile(r"[-+]?[0-9]*\.[0-9]+")
LARGEST = 2**63
"""One more than Go's largest integer."""


NO_ESCAPE = "a backslash may not stand before a backquote; leave it out"


class TagError(ValueError):
    """What Hugo refuses: *at* is the offset that it names, *stopped* the one to which the tag was read."""

    def __init__(self, at: int, message: str, stopped: int | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.stopped = at if stopped is None else stopped


def letter(char: str) -> bool:
    """Whether names and unquoted words may hold this character: letters, decimal digits, ``_``."""
    return char == "_" or char.isalpha() or char.isdecimal()


def run(pattern: re.Pattern[str], text: str, offset: int) -> str:
    """The match, up to the first of the characters that are letters to :mod:`re` and not to Hugo, such as ``²``."""
    match = pattern.match(text, offset)
    word = match[0] if match else ""
    if word.isascii():
        return word
    strange = (at for at, char in enumerate(word) if char not in "-./" and not letter(char))
    return word[: next(strange, len(word))]


def quoted(text: str, offset: int) -> tuple[str, int]:
    """The value of a text in double quotes, and the offset behind it."""
    content, end = ended(QUOTED, text, offset)
    # Hugo then drops every backslash, also those that escape nothing.
    return content.replace("\\", "") if '\\"' in content else content, end


def escaped(text: str, offset: int) -> tuple[str, int]:
    r"""The value of a text between ``\"``; *offset* is that of the quote."""
    return ended(ESCAPED, text, offset)


def ended(pattern: re.Pattern[str], text: str, offset: int) -> tuple[str, int]:
    """The content of quotes that end on their line."""
    match = pattern.match(text, offset)
    content, end = match.groups() if match else ("", "")
    if "\\`" in content:
        raise TagError(offset + 1, NO_ESCAPE)
    if not match or not end:
        message = "the quoted text does not end on its line; write '\"' at its end, or use '`' around several lines"
        raise TagError(offset + 1, message)
    return content, match.end()


def raw(text: str, offset: int) -> tuple[str, int]:
    """The value of a text in backquotes, which may have several lines, and the offset behind it."""
    match = RAW.match(text, offset)
    if not match or not match[2]:
        raise TagError(offset + 1, "the text in backquotes does not end; write '`' at its end")
    return match[1], match.end()


def typed(word: str) -> Value:
    """The value of a word without quotes: a boolean or a number if it looks like one."""
    if word in {"true", "false"}:
        return word == "true"
    if match := INTEGER.fullmatch(word):
        digits = match[2].lstrip("0") or "0"
        # Python refuses to read very long numbers, and Go keeps those that it cannot hold as text.
        number = int(f"{match[1]}{digits}") if len(digits) < 20 else LARGEST
        return number if -LARGEST <= number < LARGEST else word
    if FLOAT.fullmatch(word):
        real = float(word)
        return real if isfinite(real) else word
    return word


def shortened(value: str) -> str:
    """A value for a message."""
    return repr(value if len(value) <= 40 else f"{value[:39]}…")


def described(char: str) -> str:
    """A character for a message, with its name where it cannot be seen."""
    if char.isprintable() and not unicodedata.combining(char):
        return f'"{char}"' if char == "'" else f"'{char}'"
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
