"""The pieces of a Hugo page: text, shortcodes, comments, and source that Hugo refuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool
"""An argument; quoted text is always a string."""


class Position(NamedTuple):
    """A place in a page: *offset* counts characters from 0, *line* and *column* from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """The text between shortcodes."""

    source: str
    start: Position


@dataclass(frozen=True, slots=True)
class Comment:
    """A shortcode that Hugo shows instead of expanding it: ``{{</* … */>}}``."""

    source: str
    start: Position

    @property
    def text(self) -> str:
        """The text that Hugo puts into the page: the source without ``/*`` and ``*/``."""
        return f"{self.source[:3]}{self.source[5:-5]}{self.source[-3:]}"


@dataclass(frozen=True, slots=True)
class RefusedSource:
    """Source that Hugo refuses to build; *message* tells how to correct it.

    *at* is where Hugo stops reading; that may be far after *start*, where the tag begins. *name* is that of the
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

    *inner* is ``None`` if there is no closing tag; *markdown* is true for ``{{% … %}}``.
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
    lines: Mapping[str | int, int] = field(default_factory=dict, compare=False)
    """The lines of the arguments in a tag of several lines."""

    @property
    def source(self) -> str:
        """The source of the tags and the content."""
        return f"{self.opening}{join_pieces(self.inner or ())}{self.closing}"

    @property
    def named(self) -> bool:
        """Whether the arguments have names."""
        return not isinstance(self.params, tuple)

    def get(self, key: str | int, default: Value | None = None) -> Value | None:
        """Return the argument with this name or at this position."""
        if isinstance(self.params, tuple):
            return self.params[key] if isinstance(key, int) and 0 <= key < len(self.params) else default
        return self.params.get(key, default) if isinstance(key, str) else default

    def get_text(self, key: str | int, default: str = "") -> str:
        """Return the argument as Hugo's templates print it: ``true``, or ``1.5`` for an unquoted ``1.50``."""
        value = self.get(key)
        return default if value is None else format_value(value)


@dataclass(frozen=True, slots=True)
class ImagePiece:
    """An image of Markdown with a *title*, which is read apart from the text; *alt* is Markdown."""

    source: str
    start: Position
    alt: str
    address: str
    title: str
    link: str = ""
    """The address of the link around the image, if it is part of the *source*."""


Piece = Text | Comment | Shortcode | RefusedSource | ImagePiece


def join_pieces(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    """Return the source from which *pieces* were read."""
    return "".join(piece.source for piece in pieces)


def format_value(value: Value) -> str:
    """Return a value as Go prints it (``%v``): floats have an exponent if that is below -4 or above 5."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        number = Decimal(repr(value)).normalize()
        exponent = number.adjusted()
        return f"{number:f}" if -4 <= exponent <= 5 else f"{number.scaleb(-exponent):f}e{exponent:+03d}"
    return str(value)
