"""The order of pages in a section, as Hugo sorts them."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from .content_names import normalize_path
from .go_dates import NO_DATE

if TYPE_CHECKING:
    from .page import HugoPage


def make_page_sort_key(page: HugoPage) -> tuple[Any, ...]:
    """Return a key that sorts pages by weight (0 last), date (latest first), title and path."""
    moment = page.date or NO_DATE
    title = _make_collation_key(page.link_title)
    return not page.weight, page.weight, -int(moment.timestamp()), title, normalize_path(page.content)


def _make_collation_key(text: str) -> tuple[str, str, str]:
    """Return a key that compares letters, then accents, then case, roughly as the Unicode collation algorithm does."""
    letters = unicodedata.normalize("NFKD", text)
    accents = "" if letters.isascii() else "".join(letter for letter in letters if not _rank_letter(letter))
    return "".join(map(_rank_letter, letters)), accents, text.swapcase()


@cache
def _rank_letter(letter: str) -> str:
    """Return the letter without its case after its rank among others, as a character; an accent is an empty string."""
    group = unicodedata.category(letter)
    if group == "Mn":
        return ""
    return chr({"Z": 0, "C": 0, "P": 1, "S": 2, "N": 3}.get(group[0], 4)) + letter.casefold()
