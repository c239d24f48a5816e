"""The shortcodes of a page, read as Hugo reads them.

Hugo's own lexer and its ``hugolib/shortcode.go`` are the reference; the tests compare this reader with Hugo. There are
few differences: where Hugo loses what follows, this reader reports a mistake. That concerns a second ``/`` in a closing
tag, anything but a name after the ``/``, and an inline shortcode without a closing tag. Shortcodes are nested at most
:data:`MAX_SHORTCODE_DEPTH` levels deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .pieces import Position, RefusedSource, Shortcode, Text
from .shortcode_lexer import SHORTCODE_START, ShortcodeLexer
from .shortcode_tags import INLINE_SUFFIX, ShortcodeTag
from .tag_values import shorten_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pieces import Piece

_CLOSING_TAG = re.compile(r"\{\{[<%]\s*/(?!\*)")
"""The beginning of a closing tag."""
MAX_SHORTCODE_DEPTH = 50
"""Levels of nesting, so that callers can walk the tree recursively."""


def read_shortcodes(text: str, *, inner: Mapping[str, bool] | None = None, start: int = 0) -> list[Piece]:
    """Return the pieces of a page, in order; joined, their sources are the text from *start* on.

    *start* is the offset of the content, after the front matter; positions refer to the whole text. *inner* tells for
    shortcodes, by their names in lower case, whether their templates use ``.Inner``: if so, Hugo requires a closing
    tag, otherwise it refuses one. Other shortcodes have content if they are closed anywhere in the text.

    Nothing is raised: source that Hugo refuses becomes a :class:`RefusedSource`, and reading resumes after it.
    """
    if not SHORTCODE_START.search(text, start):
        position = Position(start, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        return [Text(text[start:], position)] if start < len(text) else []
    return _ShortcodeReader(text, inner or {}, start).read_pieces()


@dataclass(frozen=True, slots=True)
class _OpenShortcode:
    """A shortcode whose closing tag has not been read; *tag* is ``None`` if its opening tag was refused."""

    name: str
    line: int
    around: list[Piece]
    """The list to which the shortcode belongs."""
    tag: ShortcodeTag | None = None


class _ShortcodeReader:
    """Pairs the tags of a page."""

    def __init__(self, text: str, inner: Mapping[str, bool], start: int) -> None:
        self.text = text
        self.lexer = ShortcodeLexer(text, start)
        self.lexemes = list(self.lexer)
        tags = [lexeme for lexeme in self.lexemes if isinstance(lexeme, ShortcodeTag)]
        self.inner = {tag.name.lower(): True for tag in tags if tag.closes or tag.self_closing} | dict(inner)
        self.pieces: list[Piece] = []
        """The list to which the next piece belongs."""
        self.open: list[_OpenShortcode] = []
        self.depth = 0

    def read_pieces(self) -> list[Piece]:
        """Return the pieces of the page."""
        for lexeme in self.lexemes:
            if isinstance(lexeme, ShortcodeTag):
                (self.read_closing_tag if lexeme.closes else self.read_opening_tag)(lexeme)
                continue
            self.pieces.append(lexeme)
            if isinstance(lexeme, RefusedSource):
                self.pair_refused(lexeme)
        while self.open:
            self.refuse_unclosed(self.open.pop())
        return self.pieces

    def takes_inner(self, name: str) -> bool:
        """Return whether this shortcode has content and a closing tag; an inline one contains its template."""
        return name.endswith(INLINE_SUFFIX) or self.inner.get(name.lower(), False)

    def pair_refused(self, refused: RefusedSource) -> None:
        """Let a refused tag open or close its shortcode, so that the other tag is not refused, too."""
        if refused.name and self.takes_inner(refused.name):
            self.open.append(_OpenShortcode(refused.name, refused.start.line, self.pieces))
        elif self.open and _CLOSING_TAG.match(refused.source):
            self.end_shortcode(self.open.pop())

    def read_opening_tag(self, tag: ShortcodeTag) -> None:
        """Add a shortcode without content, or begin one with content."""
        name = shorten_value(tag.name)
        if not self.takes_inner(tag.name):
            if tag.self_closing:
                self.refuse(tag, f"remove the '/' at the end of the tag; the shortcode {name} has no content")
            else:
                self.pieces.append(self.make_shortcode(tag))
        elif tag.self_closing:
            self.pieces.append(self.make_shortcode(tag))
        elif self.depth == MAX_SHORTCODE_DEPTH:
            self.refuse(tag, f"the shortcode {name} is nested more than {MAX_SHORTCODE_DEPTH} levels deep")
            self.open.append(_OpenShortcode(tag.name, self.find_line(tag), self.pieces))
        else:
            self.depth += 1
            self.open.append(_OpenShortcode(tag.name, self.find_line(tag), self.pieces, tag))
            self.pieces = []

    def read_closing_tag(self, tag: ShortcodeTag) -> None:
        """Close the innermost open shortcode, whatever the name in the closing tag."""
        if not self.open:
            if self.inner.get(tag.name.lower(), True):
                message = "remove this closing tag; no shortcode is open here"
            else:
                message = f"remove this closing tag; the shortcode {shorten_value(tag.name)} has no content"
            self.refuse(tag, message)
            return
        opened = self.open.pop()
        if opened.tag is None:
            name = shorten_value(opened.name)
            self.refuse(tag, f"correct line {opened.line} first; {name}, which this tag closes, was refused there")
            return
        self.end_shortcode(opened, self.text[tag.start : tag.end])

    def end_shortcode(self, opened: _OpenShortcode, closing: str = "") -> None:
        """Add a shortcode with the content that was read since it was opened."""
        if opened.tag:
            self.depth -= 1
            inner, self.pieces = tuple(self.pieces), opened.around
            self.pieces.append(self.make_shortcode(opened.tag, inner, closing))

    def refuse_unclosed(self, opened: _OpenShortcode) -> None:
        """Refuse the tag of a shortcode without a closing tag; its content follows it."""
        if opened.tag:
            inner, self.pieces = self.pieces, opened.around
            name = shorten_value(opened.name)
            closing = f"'{{{{< /{opened.name} >}}}}'"
            self.refuse(opened.tag, f"close the shortcode {name} with {closing}, or with '/' at the end of this tag")
            self.pieces += inner

    def make_shortcode(self, tag: ShortcodeTag, inner: tuple[Piece, ...] | None = None, closing: str = "") -> Shortcode:
        """Return the piece for a tag, its content and its closing tag."""
        source = self.text[tag.start : tag.end]
        start = self.lexer.find_position(tag.start)
        lines = {key: self.lexer.find_position(offset).line for key, offset in tag.starts.items() if "\n" in source}
        return Shortcode(tag.name, source[2] == "%", tag.params, source, start, inner, closing, tag.self_closing, lines)

    def refuse(self, tag: ShortcodeTag, message: str) -> None:
        """Add a tag that is well formed but not allowed at its place."""
        start = self.lexer.find_position(tag.start)
        self.pieces.append(RefusedSource(self.text[tag.start : tag.end], start, message, start))

    def find_line(self, tag: ShortcodeTag) -> int:
        """Return the line of a tag."""
        return self.lexer.find_position(tag.start).line
