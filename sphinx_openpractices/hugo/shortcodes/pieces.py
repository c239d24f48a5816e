"""What a page of Hugo is made of: text, shortcodes, comments, and mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool
"""An argument; what stands in quotes is always a string."""


class Position(NamedTuple):
    """A place in a page: *offset* counts characters from 0, *line* and *column* from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """What stands between shortcodes."""

    source: str
    start: Position


@dataclass(frozen=True, slots=True)
class Comment:
    """A shortcode that shall be seen and not expanded: ``{{</* … */>}}``."""

    source: str
    start: Position

    @property
    def text(self) -> str:
        """What Hugo puts into the page: the source without ``/*`` and ``*/``."""
        return f"{self.source[:3]}{self.source[5:-5]}{self.source[-3:]}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """Source that Hugo refuses to build; *message* says what is wrong and what would be right.

    *at* is where Hugo stops reading; that may be far behind *start*, where the tag begins. *name* is that of the
    shortcode whose opening tag this is, as far as it could be read.
    """

    source: str
    start: Position
    message: str
    at: Position
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode with its arguments, by position or by name, and the content between its tags.

    *inner* is ``None`` where there is no closing tag; *markdown* is true of ``{{% … %}}``.
    """

    name: str
    markdown: bool
    params: tuple[Value, ...] | Mapping[str, Value]
    opening: str
    """The source of the tag."""
    start: Position
    inner: tuple[Piece, ...] | None = None
    closing: str = ""
    """The source of the closing tag."""
    self_closing: bool = False

    @property
    def source(self) -> str:
        """All of it, as it stands in the page."""
        return f"{self.opening}{join(self.inner or ())}{self.closing}"

    @property
    def named(self) -> bool:
        """Whether the arguments have names."""
        return not isinstance(self.params, tuple)

    def get(self, key: str | int, default: Value | None = None) -> Value | None:
        """The argument with this name or at this position."""
        if isinstance(self.params, tuple):
            return self.params[key] if isinstance(key, int) and 0 <= key < len(self.params) else default
        return self.params.get(key, default) if isinstance(key, str) else default

    def text(self, key: str | int, default: str = "") -> str:
        """The same as Hugo's templates print it: ``true``, ``1.5`` for an unquoted ``1.50``."""
        value = self.get(key)
        return default if value is None else printed(value)


Piece = Text | Comment | Shortcode | Mistake


def join(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    """The source that was read."""
    return "".join(piece.source for piece in pieces)


def printed(value: Value) -> str:
    """A value as Go prints it (``%v``): with an exponent where that is below -4 or above 5."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        number = Decimal(repr(value)).normalize()
        exponent = number.adjusted()
        return f"{number:f}" if -4 <= exponent <= 5 else f"{number.scaleb(-exponent):f}e{exponent:+03d}"
    return str(value)
