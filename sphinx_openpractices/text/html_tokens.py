"""The tokens of HTML: places in a source that :mod:`.html_tags` reads."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .html_references import decode_attribute


class Attribute(NamedTuple):
    """An attribute of a start tag; *start* and *end* enclose its value, without the quotes.

    *source* is the value before its character references are decoded; ``None`` without an equals sign, where the place
    is the end of the name.
    """

    name: str
    start: int
    end: int
    quote: str = ""
    source: str | None = None

    @property
    def value(self) -> str | None:
        """The value with its character references decoded."""
        return None if self.source is None else decode_attribute(self.source)


class HtmlText(NamedTuple):
    """Text; *has_references* is false in elements like ``script``, where ``&amp;`` is five characters."""

    start: int
    end: int
    has_references: bool


class StartTag(NamedTuple):
    """A start tag with all its attributes, including duplicates; names are in lower case."""

    start: int
    end: int
    name: str
    attributes: tuple[Attribute, ...]
    self_closing: bool

    @property
    def first_attributes(self) -> dict[str, Attribute]:
        """The attributes that count: of those with the same name it is the first."""
        found: dict[str, Attribute] = {}
        for each in self.attributes:
            found.setdefault(each.name, each)
        return found

    @property
    def repeated(self) -> list[Attribute]:
        """The attributes that do not count."""
        first = self.first_attributes
        return [each for each in self.attributes if each is not first[each.name]]


class EndTag(NamedTuple):
    """An end tag; the standard ignores its attributes."""

    start: int
    end: int
    name: str


class OtherMarkup(NamedTuple):
    """A comment or a doctype, CDATA of SVG and MathML, or what browsers drop: ``</>`` and a tag that does not end."""

    start: int
    end: int
    kind: Literal["comment", "doctype", "cdata", "dropped"]


Token = HtmlText | StartTag | EndTag | OtherMarkup
