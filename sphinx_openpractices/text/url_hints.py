"""What to write for a value that is not a URL, but that people take for one."""

from __future__ import annotations

import re

from .spelling import find_nearest

_HOST = r"(?:[\w-]+\.){1,126}(?!(?:md|rst|txt|ipynb|html?|svg|png)\b)[^\W\d_]{2,}"
"""A host, of at most 127 labels (RFC 1035); the names of documents and logos look the same but for their suffix."""
_REST = r"(?::\d+)?(?:[/?#]\S*)?"

_URL_INSIDE = re.compile(r"https?://[^\s\"'<>()\[\]\\\u2018-\u201f\u00ab\u00bb]+")
_SCHEME = re.compile(rf"([a-z]{{3,6}})(?:::?/*|//)({_HOST}{_REST})", re.IGNORECASE)
_ADDRESS = re.compile(rf"(?://)?({_HOST}{_REST})")
_MAIL = re.compile(rf"(?:mailto:/*)?([\w.+-]+@{_HOST})")


def complete_url(value: str) -> str:
    """Return the URL that the author of *value* probably means, or an empty string.

    Knows URLs in quotes or other markup, misspelled schemes, addresses of web pages and of mail without a scheme,
    and backslashes.
    """
    value = value.strip().replace("\\", "/")
    if (scheme := _SCHEME.fullmatch(value)) and (nearest := find_nearest(scheme[1], ("http", "https"), likeness=0.7)):
        return f"{nearest}://{scheme[2]}"
    if inside := _URL_INSIDE.search(value):
        return inside[0] if not re.match(r"[\w+.-]+:", value) else ""
    if mail := _MAIL.fullmatch(value):
        return f"mailto:{mail[1]}"
    address = _ADDRESS.fullmatch(value)
    return f"https://{address[1]}" if address else ""
