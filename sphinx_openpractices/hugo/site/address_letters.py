"""The characters that Hugo allows in addresses, and how it changes the others."""

from __future__ import annotations

import re
import unicodedata

_ALLOWED = set("./\\_#+~-@")
"""Characters that Hugo keeps in addresses, in addition to letters, digits and combining marks."""
_UNCHANGED = re.compile(r"[A-Za-z0-9./\\_#+~-]*")
_SPACES = set("\t\n\v\f\r \x85\xa0")


def lower_letters(text: str) -> str:
    """Return *text* in lower case, letter by letter as Go does it; Python also looks at the ends of words."""
    if text.isascii():
        return text.lower()
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter.lower()[0] for letter in text)


def sanitize_address(text: str) -> str:
    """Return *text* without the characters that Hugo removes from addresses, and with a hyphen for a run of spaces."""
    if _UNCHANGED.fullmatch(text):
        return text
    kept: list[str] = []
    waiting = hyphen = False
    for index, letter in enumerate(text):
        if _is_allowed(letter) or (letter == "%" and re.match("[0-9A-Fa-f]{2}", text[index + 1 : index + 3])):
            hyphen = letter == "-"
            if waiting and not hyphen:
                kept.append("-")
            waiting = False
            kept.append(letter)
        elif kept and not hyphen and (letter in _SPACES or unicodedata.category(letter)[0] == "Z"):
            waiting = True
    return "".join(kept)


def _is_allowed(letter: str) -> bool:
    """Return whether Hugo keeps *letter* in addresses."""
    return letter in _ALLOWED or unicodedata.category(letter) == "Nd" or unicodedata.category(letter)[0] in "LM"


def strip_accents(text: str) -> str:
    """Return *text* without accents, as Hugo does it for ``removePathAccents``."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", bare)
