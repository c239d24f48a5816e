"""The shortcodes of a page, read as Hugo reads them.

Hugo's own lexer and its ``hugolib/shortcode.go`` are the reference; the tests compare this reader with Hugo. It differs
in little. A second ``/`` in a closing tag, anything but a name behind the ``/``, and an inline shortcode that nothing
closes are mistakes here, where Hugo loses what follows. Shortcodes nest no deeper than :data:`DEEPEST`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexer import Lexer
from .pieces import Mistake, Shortcode
from .tags import INLINE, Tag
from .values import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pieces import Piece

CLOSING = re.compile(r"\{\{[<%]\s*/(?!\*)")
"""The beginning of a closing tag."""
DEEPEST = 50
"""So many shortcodes may stand in each other, so that callers can walk the tree by calling themselves."""


def read(text: str, *, inner: Mapping[str, bool] | None = None, start: int = 0) -> list[Piece]:
    """The pieces of a page, in its order; joined, their sources are the text from *start* on.

    *start* is where the content begins, behind the front matter; positions are those of the whole text. *inner* says
    of shortcodes, by their names in lower case, whether their templates use ``.Inner``: if so Hugo wants them closed,
    if not it refuses a closing tag. Of others, those have inner content that are closed somewhere in the text.

    Nothing is raised: what Hugo refuses is a :class:`Mistake`, and the reading goes on behind it.
    """
    return Reader(text, inner or {}, start).read()


@dataclass(frozen=True, slots=True)
class Open:
    """A shortcode whose closing tag is yet to come; *tag* is ``None`` where its opening tag is a mistake."""

    name: str
    line: int
    around: list[Piece]
    """The list to which the shortcode goes."""
    tag: Tag | None = None


class Reader:
    """Pairs the tags of a page."""

    def __init__(self, text: str, inner: Mapping[str, bool], start: int) -> None:
        self.text = text
        self.lexer = Lexer(text, start)
        self.lexemes = list(self.lexer)
        tags = [lexeme for lexeme in self.lexemes if isinstance(lexeme, Tag)]
        self.inner = {tag.name.lower(): True for tag in tags if tag.closes or tag.self_closing} | dict(inner)
        self.pieces: list[Piece] = []
        """The list to which the next piece goes."""
        self.open: list[Open] = []
        self.depth = 0

    def read(self) -> list[Piece]:
        """See :func:`read`."""
        for lexeme in self.lexemes:
            if isinstance(lexeme, Tag):
                (self.close if lexeme.closes else self.begin)(lexeme)
                continue
            self.pieces.append(lexeme)
            if isinstance(lexeme, Mistake):
                self.note(lexeme)
        while self.open:
            self.leave(self.open.pop())
        return self.pieces

    def takes_inner(self, name: str) -> bool:
        """Whether this shortcode has content and a closing tag; an inline one has its template there."""
        return name.endswith(INLINE) or self.inner.get(name.lower(), False)

    def note(self, mistake: Mistake) -> None:
        """Let a wrong tag open or close what it was meant to, so that the other one is not a mistake too."""
        if mistake.name and self.takes_inner(mistake.name):
            self.open.append(Open(mistake.name, mistake.start.line, self.pieces))
        elif self.open and CLOSING.match(mistake.source):
            self.end(self.open.pop())

    def begin(self, tag: Tag) -> None:
        """An opening tag."""
        name = shortened(tag.name)
        if not self.takes_inner(tag.name):
            if tag.self_closing:
                self.refuse(tag, f"the shortcode {name} takes no content; leave out the '/' that closes it")
            else:
                self.pieces.append(self.shortcode(tag))
        elif tag.self_closing:
            self.pieces.append(self.shortcode(tag))
        elif self.depth == DEEPEST:
            self.refuse(tag, f"the shortcode {name} stands in {DEEPEST} others; this reader takes no more")
            self.open.append(Open(tag.name, self.line(tag), self.pieces))
        else:
            self.depth += 1
            self.open.append(Open(tag.name, self.line(tag), self.pieces, tag))
            self.pieces = []

    def close(self, tag: Tag) -> None:
        """A closing tag: it closes the innermost open shortcode, whatever its own name is."""
        if not self.open:
            if self.inner.get(tag.name.lower(), True):
                message = "no shortcode is open here that this tag could close; leave it out"
            else:
                message = f"the shortcode {shortened(tag.name)} takes no content; leave out the tag that closes it"
            self.refuse(tag, message)
            return
        opened = self.open.pop()
        if opened.tag is None:
            self.refuse(tag, f"this closes {shortened(opened.name)}, which is wrong on line {opened.line}; see there")
            return
        self.end(opened, self.text[tag.start : tag.end])

    def end(self, opened: Open, closing: str = "") -> None:
        """The content of a shortcode ends here."""
        if opened.tag:
            self.depth -= 1
            inner, self.pieces = tuple(self.pieces), opened.around
            self.pieces.append(self.shortcode(opened.tag, inner, closing))

    def leave(self, opened: Open) -> None:
        """A shortcode that nothing closed is a mistake; its content stands behind it."""
        if opened.tag:
            inner, self.pieces = self.pieces, opened.around
            name = shortened(opened.name)
            right = f"write '{{{{< /{opened.name} >}}}}' behind its content, or '/' at the end of this tag"
            self.refuse(opened.tag, f"the shortcode {name} is not closed; {right}")
            self.pieces += inner

    def shortcode(self, tag: Tag, inner: tuple[Piece, ...] | None = None, closing: str = "") -> Shortcode:
        """The piece for a tag, and what else belongs to it."""
        source = self.text[tag.start : tag.end]
        start = self.lexer.position(tag.start)
        return Shortcode(tag.name, source[2] == "%", tag.params, source, start, inner, closing, tag.self_closing)

    def refuse(self, tag: Tag, message: str) -> None:
        """A tag that is right by itself and wrong where it stands."""
        start = self.lexer.position(tag.start)
        self.pieces.append(Mistake(self.text[tag.start : tag.end], start, message, start))

    def line(self, tag: Tag) -> int:
        """The line of a tag."""
        return self.lexer.position(tag.start).line
