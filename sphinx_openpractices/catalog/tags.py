"""Tags that are the same word in different spellings, such as ``Machine Learning`` and ``machine-learning``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def fold_tag(tag: str) -> str:
    """Return what all spellings of a tag share, if they differ only in case, spaces, hyphens or underscores."""
    return re.sub(r"[\s_-]+", "", tag.casefold()) or tag


def find_variants(tags: Iterable[str]) -> dict[str, list[str]]:
    """Find tags that differ only in spelling: the most common spelling, or else the first one, and its variants."""
    spellings: dict[str, list[str]] = {}
    for tag, _number in Counter(tags).most_common():
        spellings.setdefault(fold_tag(tag), []).append(tag)
    return {first: variants for first, *variants in spellings.values() if variants}
