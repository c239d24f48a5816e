"""Changes of a text by the places of what they replace; nothing else changes."""

from __future__ import annotations

from typing import NamedTuple


class TextEdit(NamedTuple):
    """A *replacement* for the text from *start* to *end*; if they are equal, it is inserted there."""

    start: int
    end: int
    replacement: str


class TextEdits:
    """Gathers changes of a *text*, in any order; those that are inserted at one place stay in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._edits: list[TextEdit] = []

    def replace(self, start: int, end: int, replacement: str) -> None:
        """Replace the text between two places."""
        self._edits.append(TextEdit(start, end, replacement))

    def insert(self, place: int, text: str) -> None:
        """Insert a text."""
        self.replace(place, place, text)

    def apply(self) -> str:
        """Return the changed text; raises ``ValueError`` if two changes overlap."""
        pieces: list[str] = []
        done = 0
        # Python sorts stably: what is inserted before the beginning of a replaced text stays before it.
        for edit in sorted(self._edits, key=lambda each: (each.start, each.end)):
            if edit.start < done:
                raise ValueError(f"two changes overlap at {edit.start}")
            pieces += (self.text[done : edit.start], edit.replacement)
            done = edit.end
        return "".join([*pieces, self.text[done:]])
