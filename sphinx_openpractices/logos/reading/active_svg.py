"""Finds what is active in a local SVG logo, for the warning of a build: what runs, loads or links elsewhere.

:func:`.clean_svg` knows that, but it reads each element in Python. With it alone, the build of a page with 2,000 logos
(npm ``simple-icons``, ``super-tiny-icons``, ``font-mfizz``, ``payment-icons``) takes 10 % more processor time. So a
search for a few strings, at least one of which is in every file that is active, comes first. Nineteen of twenty logos
contain none of them; any other file is left to :func:`.clean_svg`, which may find it harmless.
"""

from __future__ import annotations

import re

from sphinx_openpractices.text.messages import list_first

from .svg import clean_svg
from .svg_lists import ACTIVE_ELEMENTS, ACTIVE_NAMESPACES, LOADING_FUNCTIONS

_MOST_PARTS = 3
"""How many parts of a file a message names."""

MOST_REFERENCES = 20
"""References within a file that multiply to at most 3**7 drawings of one element; :func:`.clean_svg` counts more."""

_NAMES = "|".join(sorted({name.lower() for name in ACTIVE_ELEMENTS} | {"base"}))
_W3C_DOCUMENT_TYPE = r'doctype svg public "-//w3c//dtd svg 1[.][01]//en"\s+"http://www[.]w3[.]org/[^"<]*"\s*>'

# Each alternative begins with a fixed character, without which the search is four times as slow.
_SIGNS = re.compile(
    "|".join(
        (
            f"<(?:{_NAMES})",
            f":(?:{_NAMES}|style)",  # with a prefix
            "<style(?![^<]*</style>)",  # a style sheet that comments or elements divide
            f"<!(?!--|{_W3C_DOCUMENT_TYPE})",
            *(r"<\?xml-", r'encoding(?!="utf-8")', "\0"),
            *("&(?!(?:amp|lt|gt|quot|apos);)", r"\\"),  # characters that are written in other ways
            *(rf"{space}on[^\s<>=\"']*\s*=" for space in " \t\n\r"),
            *("attributename", 'href(?!="#)', r"url\((?!#)", r"expression\(", "@(?!media[ (])"),
            *(rf"{name}\(" for name in sorted(LOADING_FUNCTIONS - {"url"})),
            *(re.escape(namespace.lower()) for namespace in ACTIVE_NAMESPACES),
        )
    ).encode()
)
"""What a file in lowercase contains if :func:`.clean_svg` could report anything of it but broken CSS."""


def describe_active_parts(data: bytes) -> str:
    """Return a predicate about what is active in an SVG file that browsers show; empty if there is nothing."""
    if is_surely_harmless(data):
        return ""
    try:
        cleaned = clean_svg(data)
    except ValueError as err:
        line = getattr(err, "line", None)
        return f"{err}{f' (line {line})' if line else ''}; browsers may not show it"
    if not cleaned.removals:
        return ""
    parts = dict.fromkeys(f"{what} (line {line})" for line, what in cleaned.removed)
    number = len(parts) + cleaned.removals - len(cleaned.removed)
    return f"contains {list_first(parts, number, _MOST_PARTS, '; ')}; remove it, since it draws nothing"


def is_surely_harmless(data: bytes) -> bool:
    """Return whether a quick look shows that an SVG file that browsers show contains nothing active."""
    source = data.lower()
    return not _SIGNS.search(source) and source.count(b"href") + source.count(b"url(") <= MOST_REFERENCES
