"""One tag of a shortcode, read as Hugo's lexer reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tag_arguments import TagArguments
from .tag_values import (
    BACKSLASH_BEFORE_BACKQUOTE,
    BARE_VALUE,
    BARE_WORD,
    BEFORE_QUOTE,
    PLAIN_ARGUMENT,
    SHORTCODE_NAME,
    SPACE_RUN,
    TAG_SPACES,
    TagError,
    describe_character,
    is_name_letter,
    match_letters,
    read_bare_value,
    read_escaped,
    read_quoted,
    read_raw,
    shorten_value,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .pieces import Value

_NAMELESS = "begin the tag with the name of the shortcode"
INLINE_SUFFIX = ".inline"
"""The end of the name of a shortcode whose content is its template."""


@dataclass(frozen=True, slots=True)
class ShortcodeTag:
    """An opening tag, or a closing tag if *closes* is true; the name is empty in ``{{< / >}}``."""

    name: str
    params: tuple[Value, ...] | Mapping[str, Value]
    start: int
    end: int
    closes: bool
    self_closing: bool
    starts: Mapping[str | int, int]
    """The offsets at which the values of the arguments begin."""


class TagReader:
    """Reads the tag that starts at an offset of a page.

    *seen* are the names of the shortcodes before: a closing tag may have any of them.
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
        """The name after the slash."""
        self.arguments = TagArguments(start)
        self.glued = ""
        """A value without quotes that contains the end of the tag."""

    def read(self) -> ShortcodeTag:
        """Return the tag; raise :class:`TagError`."""
        try:
            self._skip_spaces()
            while not self.text.startswith(self.mark, self.offset):
                self._read_next()
                self._skip_spaces()
        except TagError as error:
            if not self.glued:
                raise
            text = f"the value {shorten_value(self.glued)} extends to the next space"
            raise TagError(error.at, f"write a space before '{self.mark}'; {text}", error.stopped) from error
        if not self.name and not self.slash:
            raise TagError(self.start, _NAMELESS, self.offset)
        params = self.arguments.finish(self.offset)
        name = self.name or self.closed
        closed = bool(self.name) and self.slash
        return ShortcodeTag(name, params, self.start, self.offset + 3, not self.name, closed, self.arguments.starts)

    def _read_next(self) -> None:
        """Read the next part of the tag."""
        char = self.text[self.offset : self.offset + 1]
        if not char:
            raise TagError(self.offset, f"end the tag with '{self.mark}'")
        if self.slash:
            self._read_closed_name(char)
        elif char == "/":
            self._read_slash()
        elif char == "=":
            self._read_value()
        elif char == "\\":
            self._read_backslash()
        elif self.name and (char in '"`-' or is_name_letter(char)):
            self._read_argument(char)
        elif is_name_letter(char):
            self.name = self._read_name()
            if self.name.endswith("/"):
                text = f"{shorten_value(self.name)} is read as a name"
                raise TagError(self.start, f"write a space before the '/' that closes the tag; {text}", self.offset)
        else:
            self._refuse_character(char)

    def _refuse_character(self, char: str) -> None:
        """Raise :class:`TagError` for a character that is not allowed outside quotes."""
        what = describe_character(char)
        if not self.name:
            message = f"{_NAMELESS}, not with {what}"
        elif char == "'":
            message = f"write double quotes; Hugo does not read {what} as a quote"
        elif char in "<>%}":
            message = f"write '{self.mark}' at the end of the tag, or quote the value; {what} is not allowed here"
        else:
            message = f"quote the value; {what} is not allowed here"
        raise TagError(self.offset, message)

    def _skip_spaces(self) -> None:
        """Move to the next character that is not white space."""
        match = SPACE_RUN.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset

    def _read_name(self) -> str:
        """Return the name of a shortcode."""
        start = self.offset
        name = match_letters(SHORTCODE_NAME, self.text, start)
        if self.text.startswith(".", start + len(name)):
            # Hugo requires this space.
            if not self.text.startswith(f"{INLINE_SUFFIX} ", start + len(name)):
                raise TagError(start, f"remove the dot from the name; only '{INLINE_SUFFIX} ' may follow a name")
            name += INLINE_SUFFIX
        self.offset += len(name)
        return name

    def _read_slash(self) -> None:
        """Read the slash with which the tag closes a shortcode, or itself."""
        if not self.name and not self.seen:
            raise TagError(self.offset, "remove this closing tag; there is no shortcode before it")
        if not self.name and self.text[self.start + 3 : self.offset].strip(f"{TAG_SPACES}\\"):
            raise TagError(self.start, _NAMELESS, self.offset)
        self.slash = True
        self.offset += 1

    def _read_closed_name(self, char: str) -> None:
        """Read the name after the slash. Hugo accepts a few other things, and then loses what follows them."""
        start = self.offset
        if self.closed or not is_name_letter(char):
            what = describe_character(char)
            raise TagError(start, f"write only a name after the '/' that closes; {what} is not allowed here")
        self.closed = self._read_name()
        if self.closed == self.name or self.closed in self.seen:
            return
        name = shorten_value(self.closed)
        if self.name:
            raise TagError(start, f"quote the value; the '/' before {name} closes the tag")
        raise TagError(start, f"remove this closing tag; there is no shortcode {name} before it")

    # Arguments

    def _read_argument(self, char: str) -> None:
        """Read a value by position, or a name and its value."""
        start = self.offset
        value: Value
        if plain := PLAIN_ARGUMENT.match(self.text, start):
            name, value = plain.groups()
            self.arguments.check_form("named", start, name)
            self.arguments.add(name, name, start, plain.end("name"))
            self.offset = plain.end()
            self.arguments.assign(value, plain.end("name") + 1, self.offset)
            return
        if char in '"`':
            self.arguments.check_form("positional", start)
            value, self.offset = read_quoted(self.text, start) if char == '"' else read_raw(self.text, start)
            self.arguments.add(value, value, start, self.offset)
            return
        word = match_letters(BARE_WORD, self.text, start)
        self.offset += len(word)
        named = self.text.startswith("=", self.offset)
        self.arguments.check_form("named" if named else "positional", start, word)
        self.arguments.add(word, read_bare_value(word), start, self.offset)
        if named:
            self._read_value()

    def _read_backslash(self) -> None:
        r"""Read a value in ``\"``, by position; Hugo ignores a backslash before anything else."""
        self.offset += 1
        if self.text.startswith("`", self.offset):
            raise TagError(self.offset, BACKSLASH_BEFORE_BACKQUOTE)
        if self.text.startswith('"', self.offset):
            start = self.offset
            self.arguments.check_form("positional", start)
            value, self.offset = read_escaped(self.text, start)
            self.arguments.add(value, value, start, self.offset)

    def _read_value(self) -> None:
        """Read a value after ``=``; without a name before it, Hugo drops it."""
        self.offset += 1
        self._skip_spaces()
        start = self.offset
        char = self.text[start : start + 1]
        value: Value
        if char == '"':
            value, self.offset = read_quoted(self.text, start)
        elif char == "\\":
            value, self.offset = read_escaped(self.text, self._find_escaped_quote(start))
        elif char == "`":
            value, self.offset = read_raw(self.text, start)
        else:
            match = BARE_VALUE.match(self.text, start)
            word = match[0] if match else ""
            self.glued = self.glued or (word if self.mark in word else "")
            value, self.offset = read_bare_value(word), start + len(word)
        self.arguments.assign(value, start, self.offset)

    def _find_escaped_quote(self, start: int) -> int:
        r"""Return the offset of the first quote after a backslash. Hugo ignores the characters between them."""
        match = BEFORE_QUOTE.match(self.text, start)
        offset = match.end() if match else start
        if self.text.startswith("\\", offset):
            raise TagError(offset, BACKSLASH_BEFORE_BACKQUOTE)
        if not self.text.startswith('"', offset):
            raise TagError(offset, "quote the value after the backslash with '\"'")
        return offset
