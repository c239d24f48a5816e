"""A page, split into text, comments, tags and refused source."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING

from .pieces import Comment, Position, RefusedSource, Text
from .shortcode_tags import INLINE_SUFFIX, ShortcodeTag, TagReader
from .tag_values import TagError, shorten_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    Lexeme = Text | Comment | RefusedSource | ShortcodeTag

SHORTCODE_START = re.compile(r"\{\{[<%]")
_TAG_END = re.compile(r"[>%]?\}\}")
"""Text that an author may have meant as the end of a tag."""


def find_newlines(text: str) -> list[int]:
    """Return the offsets of all line ends."""
    lengths = map(len, text.split("\n"))
    return [end + number for number, end in enumerate(accumulate(lengths))][:-1]


class ShortcodeLexer:
    """Reads a page from an offset on; Hugo finds tags everywhere, in code and HTML comments too.

    No part of a page is read more than a few times, so the time is linear in its length. After a mistake, reading
    resumes where the author seems to have ended the tag, and never before the value at which Hugo gave up.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.offset = start
        self.newlines = find_newlines(text)
        self.seen: set[str] = set()
        self.inline = ""
        """The name of the open inline shortcode, in which Hugo reads no other."""
        self.comment_ends: dict[str, int] = {}

    def find_position(self, offset: int) -> Position:
        """Return the line and column of an offset; only a line feed ends a line."""
        before = bisect(self.newlines, offset - 1)
        return Position(offset, before + 1, offset - (self.newlines[before - 1] if before else -1))

    def __iter__(self) -> Iterator[Lexeme]:
        while self.offset < len(self.text):
            match = SHORTCODE_START.search(self.text, self.offset)
            start = match.start() if match else len(self.text)
            if start > self.offset:
                yield Text(self.text[self.offset : start], self.find_position(self.offset))
            if match:
                lexeme, self.offset = self._read_lexeme(start)
                yield lexeme
            else:
                self.offset = start

    def _read_lexeme(self, start: int) -> tuple[Lexeme, int]:
        """Return the tag or comment that begins with ``{{<`` or ``{{%``, and the offset after it."""
        if self.inline:
            name, self.inline = self.inline, ""
            if not re.compile(rf"\s*/\s*{re.escape(name)} ").match(self.text, start + 3):
                message = f"close {shorten_value(name)} with '{{{{< /{name} >}}}}'; it cannot contain other shortcodes"
                return self._refuse(start, TagError(start, message))
        if self.text.startswith("/*", start + 3):
            return self._read_comment(start)
        reader = TagReader(self.text, start, self.seen)
        try:
            tag = reader.read()
        except TagError as error:
            return self._refuse(start, error, "" if reader.slash else reader.name)
        finally:
            if reader.name:
                self.seen.add(reader.name)
        if tag.name.endswith(INLINE_SUFFIX) and not tag.closes and not tag.self_closing:
            self.inline = tag.name
        return tag, tag.end

    def _read_comment(self, start: int) -> tuple[Lexeme, int]:
        """Return a comment, which ends at the first end of its own kind, and the offset after it."""
        mark = "*/%}}" if self.text.startswith("{{%", start) else "*/>}}"
        # Search for each end once only: there may be many comments that never end.
        end = self.comment_ends.get(mark, 0)
        if 0 <= end < start + 5:
            end = self.comment_ends[mark] = self.text.find(mark, start + 5)
        if end < 0 or self.text.startswith(mark, start + 4):
            return self._refuse(start, TagError(start, f"end the comment with '{mark}'"))
        end += len(mark)
        return Comment(self.text[start:end], self.find_position(start)), end

    def _refuse(self, start: int, error: TagError, name: str = "") -> tuple[RefusedSource, int]:
        """Return the refused source up to the likely end of the tag, and the offset after it."""
        found = max(error.stopped, start + 3)
        match = SHORTCODE_START.search(self.text, found)
        limit = match.start() if match else len(self.text)
        if match := _TAG_END.search(self.text, found, limit):
            end = match.end()
        else:
            newline = self.text.find("\n", found, limit)
            end = newline if newline >= 0 else limit
        source = self.text[start:end]
        if source.rstrip(">%}").rstrip().endswith("/"):
            name = ""  # The tag closes itself.
        return RefusedSource(source, self.find_position(start), str(error), self.find_position(error.at), name), end
