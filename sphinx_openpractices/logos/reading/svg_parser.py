"""Makes parsers for SVG files of strangers, in which a few entities cannot become a billion characters."""

from __future__ import annotations

from xml.parsers import expat

from sphinx_openpractices.text.printable import shorten_text

MAX_SVG_BYTES = 10_000_000
"""The most bytes of an SVG file that is cleaned, and the most characters to which one entity may expand."""

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


def create_svg_parser(data: bytes, separator: str | None = None) -> expat.XMLParserType:
    """Return a parser for *data*; *separator* is what expat puts between a namespace and a name.

    It raises ``ValueError`` for entities that :func:`check_entity` refuses.
    """
    parser = expat.ParserCreate(namespace_separator=separator)
    longest = compute_longest_entity(data)

    def on_entity(name: str, parameter: bool, value: str | None, *_others: str | None) -> None:  # noqa: FBT001 - expat's
        if not parameter and value is not None:
            check_entity(name, value, longest)

    parser.EntityDeclHandler = on_entity
    return parser


def compute_longest_entity(data: bytes) -> int:
    """Return how long an entity may be, so that all references of the file expand to a reasonable text."""
    return MAX_SVG_BYTES // max(data.count(b"&"), 1)


def check_entity(name: str, value: str, longest: int) -> None:
    """Raise ``ValueError`` if an entity is longer than *longest* or contains others.

    Drawing programs do not write such; each step multiplies, and old versions of expat crash on long chains.
    """
    if name in _PREDEFINED:
        return
    if "&" in value:
        raise ValueError(f"the entity &{shorten_text(name)}; contains other entities")
    if len(value) > longest:
        raise ValueError(f"the entity &{shorten_text(name)}; has {len(value)} characters and too many references")
