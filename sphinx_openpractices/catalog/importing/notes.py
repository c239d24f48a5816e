"""Notes about what could not be imported: sentences for people, few even if there are many projects."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .found_projects import FoundKey
    from .imported_entries import ImportRemark

_LONGEST_NOTE = 240
"""Characters of a message; values are quoted in full, and a license can be a whole text."""
_MAX_SINGLE_NOTES = 3
"""Up to this many projects have a note of their own about the same key."""
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
"""A value in a message."""


def make_remark_notes(remarks: Iterable[ImportRemark], noun: str = "projects") -> Iterator[str]:
    """Make a note for each remark, or one for all that say the same about a key if there are many.

    *noun* is what the entries are.
    """
    groups: dict[tuple[str, str], list[ImportRemark]] = {}
    for remark in remarks:
        groups.setdefault((remark.key, _QUOTED.sub("", remark.message)), []).append(remark)
    for (key, _message), group in groups.items():
        if len(group) <= _MAX_SINGLE_NOTES:
            yield from (f"{shorten_note(each.entry)}: {key} {shorten_note(each.message)}" for each in group)
        else:
            first = ", ".join(shorten_note(each.entry) for each in group[:_MAX_SINGLE_NOTES])
            yield f"{key}: {len(group)} {noun} ({first}, …); of the first: {shorten_note(group[0].message)}"


def make_tag_notes(replaced: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Make a note for each tag that replaced other spellings, or one for all if there are many."""
    pairs = [f"{' and '.join(map(repr, others))} became {tag!r}" for tag, others in replaced.items()]
    if len(pairs) <= _MAX_SINGLE_NOTES:
        yield from (f"tags: {shorten_note(pair)}, because they differ only in spelling" for pair in pairs)
    else:
        first = shorten_note(", ".join(pairs[:_MAX_SINGLE_NOTES]))
        yield f"tags: {len(pairs)} tags had several spellings, and have the most common one: {first}, …"


def make_rest_notes(rest: Iterable[FoundKey], what: str = "not imported") -> Iterator[str]:
    """Make a note for each section of the file, with the keys that a catalog does not have and their numbers.

    *what* happened to them.
    """
    sections: dict[str, list[str]] = {}
    for (section, key), number in Counter(rest).most_common():
        sections.setdefault(section, []).append(shorten_note(key) + (f" ({number})" if number > 1 else ""))
    for section, keys in sections.items():
        yield f"{what}{f' from {section}' if section else ''}: {', '.join(keys)}"


def shorten_note(text: str) -> str:
    """Return *text* for a note."""
    return shorten_text(text, _LONGEST_NOTE)
