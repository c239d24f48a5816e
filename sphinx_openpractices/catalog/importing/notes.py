"""What could not be carried over, in sentences that a person reads, however many projects there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .entries import Remark
    from .found import Key

FEW = 3
"""Up to so many projects are named each in a note of its own."""
LONGEST = 240
"""Characters of a message; values are quoted in full, and a license may be a whole text."""


def remark_notes(remarks: Iterable[Remark]) -> Iterator[str]:
    """A note for each remark, or one for all of a key when they are many."""
    groups: dict[str, list[Remark]] = {}
    for remark in remarks:
        groups.setdefault(remark.key, []).append(remark)
    for key, group in groups.items():
        if len(group) <= FEW:
            yield from (f"{shorten(each.entry)}: {key} {shorten(each.message)}" for each in group)
        else:
            first = ", ".join(shorten(each.entry) for each in group[:FEW])
            yield f"{key}: {len(group)} projects ({first}, …); of the first: {shorten(group[0].message)}"


def rest_notes(rest: Iterable[Key]) -> Iterator[str]:
    """A note for each section of the file, with the keys that have no place in a catalog, and how often they stand."""
    sections: dict[str, list[str]] = {}
    for (section, key), number in Counter(rest).most_common():
        sections.setdefault(section, []).append(shorten(key) + (f" ({number})" if number > 1 else ""))
    for section, keys in sections.items():
        yield f"not carried over{f' from {section}' if section else ''}: {', '.join(keys)}"


def shorten(words: str) -> str:
    """*words* on one line that any terminal can show, without the middle when they are long."""
    line = CONTROL_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split()))
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"
