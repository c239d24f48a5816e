"""Text between the marks of Goldmark's extra extensions: inserted, marked, deleted, subscript and superscript text.

Source: `Extras <https://gohugo.io/configuration/markup/#extras>`__.
"""

from __future__ import annotations

import re

from .marks import MEANT

_TAGS = {"++": ("<ins>", "</ins>"), "==": ("<mark>", "</mark>"), "~~": ("~~", "~~"), "~": ("~~", "~~")}
_ROLES = {"sub": "sub", "^": "sup"}
SUBSCRIPT = "sub"
"""The name for ``~`` where that is subscript, and not struck through."""
_PLAIN = re.compile(r"[^\\`*_\[\]<>&$:{}\n]+")
"""Text without markup, for which there are roles; elements can contain markup."""


class MarkedText:
    """Collects pieces of text; *marks* are the runs of characters that mark text."""

    def __init__(self, marks: frozenset[str]) -> None:
        self.marks = marks
        self.pieces: list[str] = []
        self.opened: dict[str, int] = {}
        """The number of the piece with the last opening mark of each kind."""

    def add(self, piece: str) -> None:
        """Add text for MyST."""
        self.pieces.append(piece)

    def add_mark(self, run: str, before: str, after: str) -> bool:
        """Add a run between two characters; return whether it marks text."""
        kind = SUBSCRIPT if run == "~" and SUBSCRIPT in self.marks else run
        if kind not in self.marks:
            return False
        if kind == "^" and after in {"+", "-", "'"}:
            after = "0"  # a sign begins a superscript
        closes = bool(before.strip()) and not (_is_punctuation(before) and _is_word(after))
        opens = bool(after.strip()) and not (_is_punctuation(after) and _is_word(before))
        if closes and kind in self.opened:
            opening = self.opened[kind]
            # Marks that were opened since then mark nothing.
            self.opened = {each: number for each, number in self.opened.items() if number < opening}
            self._write(kind, opening)
        elif opens:
            self.opened[kind] = len(self.pieces)
            self.pieces.append(run)
        else:
            self.pieces.append(run)
        return True

    def _write(self, kind: str, opening: int) -> None:
        """Write the text since an *opening* mark."""
        if role := _ROLES.get(kind):
            inside = "".join(self.pieces[opening + 1 :])
            if _PLAIN.fullmatch(inside):
                self.pieces[opening:] = [f"{MEANT}{{{role}}}`{inside}`"]
                return
            begin, end = f"<{role}>", f"</{role}>"
        else:
            begin, end = _TAGS[kind]
        self.pieces[opening] = begin
        self.pieces.append(end)

    def join(self) -> str:
        """Return the whole text."""
        return "".join(self.pieces)


def _is_word(letter: str) -> bool:
    """Return whether a character is neither a space nor punctuation."""
    return bool(letter.strip()) and not _is_punctuation(letter)


def _is_punctuation(letter: str) -> bool:
    """Return whether a character is neither a letter, a digit nor a space."""
    return bool(letter.strip()) and not letter.isalnum()
