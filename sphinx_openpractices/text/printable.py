"""Text that is safe to print, and not longer than a person reads."""

from __future__ import annotations

import re

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates: YAML and JSON have escapes for them, but few other formats can hold them."""

LONGEST_QUOTATION = 100
"""The most characters that a message quotes of a value."""

_CONTEXT = 20
"""How many characters that two long texts have in common are shown before the first one that differs."""

LONGEST_MESSAGE = 1000
"""The most characters of a whole message, however many values it quotes."""


def escape_unprintable(text: str) -> str:
    """Return *text* with escapes in place of control and format characters, line breaks included.

    File names and values from files can hold such characters: printed as they are, they can break a line or control
    the terminal.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def shorten_text(text: str, most: int = LONGEST_QUOTATION) -> str:
    """Return *text* to be quoted in a message: printable, on one line, and without its middle if it is long."""
    return _drop_middle(escape_unprintable(" ".join(_drop_middle(text, 20 * most).split())), most)


def shorten_pair(before: str, after: str) -> tuple[str, str]:
    """Return two texts as :func:`shorten_text` does; long ones begin shortly before what differs."""
    before, after = " ".join(before.split()), " ".join(after.split())
    pairs = enumerate(zip(before, after, strict=False))
    first = next((index for index, (one, other) in pairs if one != other), min(len(before), len(after)))
    if first > _CONTEXT and max(len(before), len(after)) > LONGEST_QUOTATION:
        before, after = f"…{before[first - _CONTEXT :]}", f"…{after[first - _CONTEXT :]}"
    return shorten_text(before), shorten_text(after)


def quote_text(text: str, most: int = LONGEST_QUOTATION) -> str:
    """Return *text* in quotation marks, with escapes as Python writes them, and without its middle if it is long."""
    return repr(_drop_middle(text, most))


def bound_message(text: str) -> str:
    """Return a whole message: printable, and without its middle if it is very long; its end says what to do."""
    return _drop_middle(escape_unprintable(_drop_middle(text, 2 * LONGEST_MESSAGE)), LONGEST_MESSAGE)


def _drop_middle(text: str, most: int) -> str:
    tail = most // 2
    return text if len(text) <= most else f"{text[: most - tail - 1]}…{text[-tail:]}"
