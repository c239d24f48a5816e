"""The widths of texts in a font like Verdana, where no browser can measure them; by estimate for other scripts."""

from __future__ import annotations

import unicodedata

_UNITS = 2048
"""Units of the widths for each em."""
# fmt: off
_WIDTHS = (
    720, 806, 940, 1676, 1302, 2204, 1489, 550, 930, 930, 1302, 1676, 745, 930, 745, 930,
    *[1302] * 10, 930, 930, 1676, 1676, 1676, 1117,
    2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
    1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
    1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
    1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
)
# fmt: on
"""Of the characters from space to tilde, as the font's table ``hmtx`` has them."""
_WIDE, _CURSIVE, _OTHER = 2048, 1000, 1220
"""Of others, by estimate: characters that fill a square, letters that are joined, and the rest."""
_BY_CATEGORY = {"Mn": 0, "Me": 0, "Cf": 0, "Cc": 0, "Mc": 600, "Lu": 1500, "P": 745, "S": 745, "Z": 745}
"""By the general category or its first letter: marks have no width, or little; signs are narrow."""
_RIGHT_TO_LEFT = ("R", "AL")


def measure_text(text: str, size: float) -> float:
    """Return the width of a text in a font of this *size*, nearly."""
    return sum(map(_measure_character, unicodedata.normalize("NFC", text))) * size / _UNITS


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left, by its first letter (Unicode Standard Annex 9, P2)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", *_RIGHT_TO_LEFT)), "L") in _RIGHT_TO_LEFT


def _measure_character(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]  # a letter with an accent is as wide as without
    if " " <= base <= "~":
        return _WIDTHS[ord(base) - ord(" ")]
    category = unicodedata.category(char)
    width = _BY_CATEGORY.get(category, _BY_CATEGORY.get(category[0], _OTHER))
    if width and unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return _CURSIVE if unicodedata.bidirectional(char) == "AL" else width
