"""A page, cut into text, comments, tags and mistakes."""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING

from .pieces import Comment, Mistake, Position, Text
from .tags import INLINE, Tag, TagReader
from .values import TagError, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    Lexeme = Text | Comment | Mistake | Tag

START = re.compile(r"\{\{[<%]")
END = re.compile(r"[>%]?\}\}")
"""What an author may have meant to end a tag."""


NEWLINE = re.compile("\n")


def newlines(text: str) -> list[int]:
    """Where lines end."""
    return [match.start() for match in NEWLINE.finditer(text)]


class Lexer:
    """Reads a page from an offset on: tags stand wherever they stand, in code and in HTML comments too.

    No part of a page is read more than a few times, so the time is linear in its length. Behind a mistake the reading
    goes on where the author seems to have ended the tag, and never before the value at which Hugo gave up.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.offset = start
        self.newlines = newlines(text)
        self.seen: set[str] = set()
        self.inline = ""
        """The name of the open inline shortcode, in which Hugo reads no other."""
        self.comment_ends: dict[str, int] = {}

    def position(self, offset: int) -> Position:
        """The line and column of an offset; only a line feed ends a line."""
        before = bisect(self.newlines, offset - 1)
        return Position(offset, before + 1, offset - (self.newlines[before - 1] if before else -1))

    def __iter__(self) -> Iterator[Lexeme]:
        while self.offset < len(self.text):
            match = START.search(self.text, self.offset)
            start = match.start() if match else len(self.text)
            if start > self.offset:
                yield Text(self.text[self.offset : start], self.position(self.offset))
            if match:
                lexeme, self.offset = self.read(start)
                yield lexeme
            else:
                self.offset = start

    def read(self, start: int) -> tuple[Lexeme, int]:
        """What begins with ``{{<`` or ``{{%``, and the offset behind it."""
        if self.inline:
            name, self.inline = self.inline, ""
            if not re.compile(rf"\s*/\s*{re.escape(name)} ").match(self.text, start + 3):
                message = f"no other shortcode may stand in {shortened(name)}; close it with '{{{{< /{name} >}}}}'"
                return self.mistake(start, TagError(start, message))
        if self.text.startswith("/*", start + 3):
            return self.read_comment(start)
        reader = TagReader(self.text, start, self.seen)
        try:
            tag = reader.read()
        except TagError as error:
            return self.mistake(start, error, "" if reader.slash else reader.name)
        finally:
            if reader.name:
                self.seen.add(reader.name)
        if tag.name.endswith(INLINE) and not tag.closes and not tag.self_closing:
            self.inline = tag.name
        return tag, tag.end

    def read_comment(self, start: int) -> tuple[Lexeme, int]:
        """A comment ends at the first end of its own kind."""
        mark = "*/%}}" if self.text.startswith("{{%", start) else "*/>}}"
        # Where it was looked for once, it is not looked for again: there may be very many comments that never end.
        end = self.comment_ends.get(mark, 0)
        if 0 <= end < start + 5:
            end = self.comment_ends[mark] = self.text.find(mark, start + 5)
        if end < 0 or self.text.startswith(mark, start + 4):
            return self.mistake(start, TagError(start, f"the comment does not end; write '{mark}'"))
        end += len(mark)
        return Comment(self.text[start:end], self.position(start)), end

    def mistake(self, start: int, error: TagError, name: str = "") -> tuple[Mistake, int]:
        """The mistake, with the source up to where the tag was meant to end, as far as one can tell."""
        found = max(error.stopped, start + 3)
        match = START.search(self.text, found)
        limit = match.start() if match else len(self.text)
        if match := END.search(self.text, found, limit):
            end = match.end()
        else:
            newline = self.text.find("\n", found, limit)
            end = newline if newline >= 0 else limit
        source = self.text[start:end]
        if source.rstrip(">%}").rstrip().endswith("/"):
            name = ""  # It closes itself.
        mistake = Mistake(source, self.position(start), str(error), self.position(error.at), name)
        return mistake, end
