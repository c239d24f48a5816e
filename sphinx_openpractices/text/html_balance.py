"""Finds HTML that would change the page around it, such as an element that is not closed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .html_tags import read_tokens
from .html_tokens import EndTag, OtherMarkup, StartTag

if TYPE_CHECKING:
    from collections.abc import Sequence

VOID_ELEMENTS = frozenset(
    ("area", "base", "basefont", "bgsound", "br", "col", "embed", "hr", "image", "img", "input", "keygen", "link")
) | {"meta", "param", "source", "track", "wbr"}
"""Elements without an end tag (WHATWG HTML, 13.1.2 "Void elements", and those that its parser treats alike)."""
OPTIONAL_ENDS = frozenset(
    ("caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th")
) | {"thead", "tr"}
"""Elements that end without an end tag (13.1.2.4 "Optional tags")."""
_PARENTS = {"li": ("ul", "ol", "menu")} | dict.fromkeys(
    ("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"), ("table",)
)
"""Elements that end others of their name unless they are in one of these (13.2.6.4.7 "in body", 13.2.6.4.15)."""
_PAGE = frozenset(("body", "frameset", "head", "html", "plaintext"))
"""Elements that a part of a page cannot contain; nothing ends ``plaintext``."""
_FOREIGN = ("math", "svg")
_ROUNDS = 8
"""Without one piece, others may be loose: this often. Any HTML is read in linear time."""


class LooseMarkup(NamedTuple):
    """Markup in a *piece* of HTML, by its index, and what its author can do."""

    piece: int
    text: str
    advice: str

    def __str__(self) -> str:
        return f"write `{self.text}` in backticks to show it, or {self.advice}"


def find_loose_markup(pieces: Sequence[str]) -> list[LooseMarkup]:
    """Find markup that has an effect beyond *pieces* of HTML, which are in one element: at most one for each piece.

    The other pieces have none, even without those.
    """
    found: dict[int, LooseMarkup] = {}
    for _round in range(_ROUNDS):
        reader = _PiecesReader()
        for index, piece in enumerate(pieces):
            if index not in found:
                reader.read(index, piece)
        reader.end()
        if not reader.found:
            return sorted(found.values())
        found |= reader.found
    advice = "end elements in the same paragraph or block, the last one first"
    return [found.get(index) or LooseMarkup(index, piece.strip()[:20], advice) for index, piece in enumerate(pieces)]


class _PiecesReader:
    """Reads pieces in order, and finds markup without its counterpart."""

    def __init__(self) -> None:
        self.found: dict[int, LooseMarkup] = {}
        self.open: list[tuple[str, int]] = []
        """The names of the elements that are open, each with the piece where it starts."""
        self.places: dict[str, list[int]] = defaultdict(list)
        """The places of each name among them."""
        self.strict: list[int] = []
        """The places of those that need an end tag."""

    def read(self, index: int, piece: str) -> None:
        """Read a piece."""
        for token in read_tokens(piece):
            if isinstance(token, StartTag):
                self.report(index, f"<{token.name}>", self.start(index, token))
            elif isinstance(token, EndTag):
                advice = "remove it; it ends an element that does not begin in the same paragraph or block"
                self.report(index, f"</{token.name}>", "" if self.close(token.name) else advice)
            elif isinstance(token, OtherMarkup):
                text = piece[token.start : token.end]
                self.report(index, text.split()[0], _check_other(text, token))

    def end(self) -> None:
        """Report the elements that are still open."""
        for name, index in self.open:
            if name not in OPTIONAL_ENDS:
                advice = f"add </{name}>; the element does not end in the same paragraph or block"
                self.report(index, f"<{name}>", advice)

    def report(self, index: int, text: str, advice: str) -> None:
        """Note the first markup of a piece for which there is advice."""
        if advice:
            self.found.setdefault(index, LooseMarkup(index, text, advice))

    def start(self, index: int, tag: StartTag) -> str:
        """Open an element that has an end; return advice about one that is not allowed here."""
        parents = _PARENTS.get(tag.name, ())
        if tag.name in _PAGE:
            return f"remove it; part of a page cannot contain the element <{tag.name}>"
        if parents and not self.is_in(parents):
            return f"put it into <{parents[0]}>; it would end what is around it"
        if tag.name not in VOID_ELEMENTS and not (tag.self_closing and self.is_in(_FOREIGN)):
            self.places[tag.name].append(len(self.open))
            if tag.name not in OPTIONAL_ENDS:
                self.strict.append(len(self.open))
            self.open.append((tag.name, index))
        return ""

    def close(self, name: str) -> bool:
        """Close an element, and those in it that need no end tag; return whether it is open."""
        place = self.places[name][-1] if self.is_in((name,)) else -1
        if place < (self.strict[-1] if self.strict else 0):
            return False
        while len(self.open) > place:
            inner, _index = self.open.pop()
            self.places[inner].pop()
        if self.strict[-1:] == [place]:
            self.strict.pop()
        return True

    def is_in(self, names: Sequence[str]) -> bool:
        """Return whether an element with one of the names is open."""
        return any(self.places.get(name) for name in names)


def _check_other(text: str, token: OtherMarkup) -> str:
    """Return advice about a comment or a tag that does not end."""
    if token.kind == "dropped":
        return "" if text == "</>" else "close its quotes and end it with >; the tag does not end"
    end = "-->" if text.startswith("<!--") else "]]>" if token.kind == "cdata" else ">"
    return "" if text.endswith((end, "--!>")) else f"add {end}; it does not end"
