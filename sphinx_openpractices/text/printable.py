"""Text that is safe to print."""

from __future__ import annotations

import re

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates: YAML and JSON have escapes for them, but few other formats can hold them."""


def escape_unprintable(text: str) -> str:
    """Return *text* with escapes in place of control and format characters, line breaks included.

    File names and values from files can hold such characters: printed as they are, they can break a line or control
    the terminal.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
