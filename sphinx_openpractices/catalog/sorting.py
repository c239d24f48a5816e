"""The order of titles: the same on every machine, since it asks no locale."""

from __future__ import annotations

import re
import unicodedata

_BASE_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ð": "d",
        "đ": "d",
        "ħ": "h",
        "\u0131": "i",  # dotless
        "ĸ": "k",
        "ł": "l",
        "ŋ": "n",
        "œ": "oe",
        "ø": "o",
        "þ": "th",
        "ŧ": "t",
    }
)
"""Letters that Unicode does not decompose, although readers look for them under another letter."""

_PIECE = re.compile(r"\d+|\D")

TitleKey = tuple[list[tuple[int, int, str]], str, str, str]


def make_title_key(title: str) -> TitleKey:
    """Return the key by which titles are sorted: numbers by value, then base letters, accents, and case.

    Signs precede numbers, numbers precede letters, and lower case precedes upper case. This is the order of the
    Unicode collation algorithm (UTS 10) for Latin letters; letters of other scripts follow by code point. Different
    titles have different keys.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", title).casefold())
    pieces = _PIECE.findall(folded.translate(_BASE_LETTERS))
    return [_rank_piece(piece) for piece in pieces if not _is_ignored(piece)], folded, title.swapcase(), title


def _rank_piece(piece: str) -> tuple[int, int, str]:
    """Return the rank of a number or a character."""
    if piece.isdecimal():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in piece).lstrip("0")
        return 1, len(digits), digits
    return 2 if unicodedata.category(piece)[0] in "LM" else 0, 0, piece


def _is_ignored(piece: str) -> bool:
    """Return whether *piece* is an accent, or is invisible."""
    return unicodedata.combining(piece[0]) != 0 or unicodedata.category(piece[0])[0] == "C"
