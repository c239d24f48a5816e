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

_FUNCTIONS = "|".join(rf"(?<={name}\()" for name in sorted((LOADING_FUNCTIONS - {"url"}) | {"expression"}))
_NAMESPACES = "|".join(re.escape(name.lower().removeprefix("http://")) for name in ACTIVE_NAMESPACES)
_SINGLE_SIGNS = (b"\\", b"\0")
"""Characters of CSS escapes, and of files in other encodings."""
_SIGNS = tuple(
    (first.encode(), re.compile(re.escape(first.encode()) + rest.encode()))
    for first, rest in (
        ("<", rf"(?:{_NAMES}|style(?![^<]*</style>)|!(?!--|{_W3C_DOCUMENT_TYPE})|\?xml-)"),  # CSS that tags divide
        (":", rf"(?:{_NAMES}|style|(?<=http:)//(?:{_NAMESPACES}))"),  # with a prefix
        ("&", "(?!(?:amp|lt|gt|quot|apos);)"),  # characters that are written in other ways
        ("on", r"(?<=[ \t\n\r]on)[^\s<>=\"']*="),
        ("=", r"(?:(?<=\s=)|(?<=href=)(?!\"#)|(?<=encoding=)(?!\"utf-8\")|(?<=attributename=))"),
        ("(", rf"(?:(?<=url\()(?!#)|{_FUNCTIONS})"),
        ("@", "(?!media[ (])"),
    )
)
"""What a file in lowercase contains if :func:`.clean_svg` could report anything of it but broken CSS.

Each pattern begins with a character or two: Python looks for these thirty times as fast as for several alternatives,
and a file that does not contain them needs no search. Most of a file is numbers, so there are few searches, each from
a sign that is rare in them. A blank before a sign of equality is enough, since then names are not beside it.
"""


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
    # No generators: a page may have thousands of logos, most of them small.
    for single in _SINGLE_SIGNS:
        if single in source:
            return False
    for first, sign in _SIGNS:
        if first in source and sign.search(source):
            return False
    # Each reference within a file has this character.
    return source.count(b"#") <= MOST_REFERENCES or source.count(b"href") + source.count(b"url(") <= MOST_REFERENCES
