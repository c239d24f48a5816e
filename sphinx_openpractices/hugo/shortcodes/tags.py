"""One tag of a shortcode, read as Hugo's lexer reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .arguments import Arguments
from .values import (
    BARE,
    BLANK,
    BLANKS,
    NAME,
    NO_ESCAPE,
    TO_QUOTE,
    WORD,
    TagError,
    described,
    escaped,
    letter,
    quoted,
    raw,
    run,
    shortened,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .pieces import Value

NAMELESS = "the shortcode has no name; write it before everything else"
INLINE = ".inline"
"""The end of the name of a shortcode that brings its template as its content."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag, or one that *closes* what was opened before; the name is empty in ``{{< / >}}``."""

    name: str
    params: tuple[Value, ...] | Mapping[str, Value]
    start: int
    end: int
    closes: bool
    self_closing: bool


class TagReader:
    """Reads the tag that starts at an offset of a page.

    *seen* are the names that the page had before: a closing tag may have any of them.
    """

    def __init__(self, text: str, start: int, seen: Collection[str]) -> None:
        self.text = text
        self.start = start
        self.offset = start + 3
        self.mark = "%}}" if text.startswith("{{%", start) else ">}}"
        self.seen = seen
        self.name = ""
        self.slash = False
        self.closed = ""
        """The name behind the slash."""
        self.arguments = Arguments(start)
        self.glued = ""
        """A value without quotes that holds the end of the tag."""

    def read(self) -> Tag:
        """The tag; raises :class:`TagError`."""
        try:
            self.skip_blanks()
            while not self.text.startswith(self.mark, self.offset):
                self.step()
                self.skip_blanks()
        except TagError as error:
            if not self.glued:
                raise
            message = f"the value {shortened(self.glued)} reaches to the next blank; write one before '{self.mark}'"
            raise TagError(error.at, message, error.stopped) from error
        if not self.name and not self.slash:
            raise TagError(self.start, NAMELESS, self.offset)
        params = self.arguments.all(self.offset)
        name = self.name or self.closed
        return Tag(name, params, self.start, self.offset + 3, not self.name, bool(self.name) and self.slash)

    def step(self) -> None:
        """Read what comes next."""
        char = self.text[self.offset : self.offset + 1]
        if not char:
            raise TagError(self.offset, f"the tag does not end; write '{self.mark}'")
        if self.slash:
            self.read_closed(char)
        elif char == "/":
            self.read_slash()
        elif char == "=":
            self.read_value()
        elif char == "\\":
            self.read_backslash()
        elif self.name and (char in '"`-' or letter(char)):
            self.read_argument(char)
        elif letter(char):
            self.name = self.read_name()
            if self.name.endswith("/"):
                message = f"{shortened(self.name)} is read as a name; write a blank before the '/' that closes"
                raise TagError(self.start, message, self.offset)
        else:
            self.refuse(char)

    def refuse(self, char: str) -> None:
        """A character that has no place outside quotes."""
        if not self.name:
            right = "the name of the shortcode comes first"
        elif char == "'":
            right = "single quotes are no quotes to Hugo; write double ones"
        elif char in "<>%}":
            right = f"write '{self.mark}' at the end of the tag, or quotes around the value"
        else:
            right = "write quotes around the value"
        raise TagError(self.offset, f"{described(char)} may not stand here; {right}")

    def skip_blanks(self) -> None:
        """To the next character that is something."""
        match = BLANK.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset

    def read_name(self) -> str:
        """The name of a shortcode."""
        start = self.offset
        name = run(NAME, self.text, start)
        if self.text.startswith(".", start + len(name)):
            # Hugo asks for this very blank.
            if not self.text.startswith(f"{INLINE} ", start + len(name)):
                raise TagError(start, f"a name has a dot only before 'inline' and a blank: '{INLINE} '")
            name += INLINE
        self.offset += len(name)
        return name

    def read_slash(self) -> None:
        """The tag closes a shortcode, or itself."""
        if not self.name and not self.seen:
            raise TagError(self.offset, "there is no shortcode before that this tag could close")
        if not self.name and self.text[self.start + 3 : self.offset].strip(f"{BLANKS}\\"):
            raise TagError(self.start, NAMELESS, self.offset)
        self.slash = True
        self.offset += 1

    def read_closed(self, char: str) -> None:
        """What follows the slash. Hugo takes a few things more than a name, to lose what comes behind them."""
        start = self.offset
        if self.closed or not letter(char):
            raise TagError(start, f"{described(char)} may not stand here; only a name may follow the '/' that closes")
        self.closed = self.read_name()
        if self.closed == self.name or self.closed in self.seen:
            return
        if self.name:
            message = f"the '/' before {shortened(self.closed)} closes the tag; write quotes around a value"
            raise TagError(start, message)
        raise TagError(start, f"there is no shortcode {shortened(self.closed)} before that this tag could close")

    # Arguments

    def read_argument(self, char: str) -> None:
        """A value by position, or one behind its name."""
        start = self.offset
        value: Value
        if char in '"`':
            self.arguments.take("positional", start)
            value, self.offset = quoted(self.text, start) if char == '"' else raw(self.text, start)
            self.arguments.add(value, value, self.offset)
            return
        word = run(WORD, self.text, start)
        self.offset += len(word)
        named = self.text.startswith("=", self.offset)
        self.arguments.take("named" if named else "positional", start, word)
        self.arguments.add(word, typed(word), self.offset)
        if named:
            self.read_value()

    def read_backslash(self) -> None:
        r"""A value in ``\"``, by position; Hugo overlooks a backslash before anything else."""
        self.offset += 1
        if self.text.startswith("`", self.offset):
            raise TagError(self.offset, NO_ESCAPE)
        if self.text.startswith('"', self.offset):
            self.arguments.take("positional", self.offset)
            value, self.offset = escaped(self.text, self.offset)
            self.arguments.add(value, value, self.offset)

    def read_value(self) -> None:
        """A value behind ``=``; without a name before it, Hugo drops it."""
        self.offset += 1
        self.skip_blanks()
        start = self.offset
        char = self.text[start : start + 1]
        value: Value
        if char == '"':
            value, self.offset = quoted(self.text, start)
        elif char == "\\":
            value, self.offset = escaped(self.text, self.opening(start))
        elif char == "`":
            value, self.offset = raw(self.text, start)
        else:
            match = BARE.match(self.text, start)
            word = match[0] if match else ""
            self.glued = self.glued or (word if self.mark in word else "")
            value, self.offset = typed(word), start + len(word)
        self.arguments.assign(value, self.offset)

    def opening(self, start: int) -> int:
        r"""The offset of the first quote behind a backslash. Hugo overlooks what stands between."""
        match = TO_QUOTE.match(self.text, start)
        offset = match.end() if match else start
        if self.text.startswith("\\", offset):
            raise TagError(offset, NO_ESCAPE)
        if not self.text.startswith('"', offset):
            raise TagError(offset, "the value behind the backslash has no quotes; write '\"' around it")
        return offset
