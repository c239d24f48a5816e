"""Decodes the character references of HTML (WHATWG HTML, 13.2.5.72 "Character reference state") and never raises."""

from __future__ import annotations

import html
import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[0-9A-Za-z]+;?)")
_LONG_NUMBER = re.compile(r"&#([0-9]{9,}|[xX][0-9a-fA-F]{9,})")
"""More digits than any character needs: :func:`html.unescape` raises an error for some thousands of them."""


def decode_text(source: str) -> str:
    """Decode the *source* of text between tags."""
    return html.unescape(_LONG_NUMBER.sub(_shorten_number, source)) if "&" in source else source


def decode_attribute(source: str) -> str:
    """Decode the *source* of an attribute's value.

    Unlike in text, a name without a semicolon before a letter, a digit or ``=`` is not a reference: ``?a=1&copy=2``.
    """
    return _REFERENCE.sub(_decode_reference, source) if "&" in source else source


def _decode_reference(match: re.Match[str]) -> str:
    name = match[0][1:]
    if name.startswith("#"):
        return decode_text(match[0])
    if not name.endswith(";") and match.string.startswith("=", match.end()):
        return match[0]
    return html5.get(name, match[0])


def _shorten_number(match: re.Match[str]) -> str:
    """Eight digits without leading zeros: as many as are still too large for a character."""
    sign = match[1][:1] if match[1][0] in "xX" else ""
    return f"&#{sign}{match[1][len(sign) :].lstrip('0')[:8] or '0'}"
