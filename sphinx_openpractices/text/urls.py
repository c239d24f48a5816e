"""URLs: what is one, and which are accepted."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .printable import quote_text
from .url_hints import complete_url

URL_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
"""The scheme of a URL (RFC 3986, 3.1)."""

_USUAL_URL = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+){1,126}([/?#][!-\[\]-~]*)?", re.IGNORECASE)
"""URLs without a port or unusual characters. Nearly all URLs match, and need no closer look."""

_LONGEST_ADVICE = 400
"""The most characters of a URL that a message recommends: people copy it."""


def is_url(target: str) -> bool:
    """Return whether *target* begins with a scheme, and so is not a place in this site."""
    return URL_SCHEME.match(target) is not None


def read_web_url(value: str) -> str:
    """Return *value* if it is an absolute ``http`` or ``https`` URL; raises ``ValueError``."""
    if _USUAL_URL.fullmatch(value):
        return value
    require_url_characters(value)
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError as err:
        raise ValueError(f"{quote_text(value)} is not a URL: {err}") from None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        url = complete_url(value)
        advice = (
            f"write {quote_text(url, _LONGEST_ADVICE)}"
            if url.startswith("http")
            else "write it in full, such as 'https://example.org'"
        )
        raise ValueError(f"{quote_text(value)} is not an http or https URL; {advice}")
    return value


def is_web_url(value: str) -> bool:
    """Return whether a text is the URL of a web page."""
    if not value.lower().startswith(("http://", "https://")):
        return False
    try:
        read_web_url(value)
    except ValueError:
        return False
    return True


def require_url_characters(value: str) -> None:
    """Raise ``ValueError`` if *value* is empty or contains characters that no URL can have.

    Browsers drop some of them, so that the URL which was checked is not the URL which is opened.

    Source: WHATWG URL, 4.4, steps 1-3 of the basic URL parser.
    """
    if not value:
        raise ValueError("is empty")
    if " " in value or "\\" in value or not value.isprintable():
        right = complete_url(value) or ("" if is_url(value) or " " in value else value.replace("\\", "/"))
        advice = f"; write {quote_text(right, _LONGEST_ADVICE)}" if right.isprintable() and right else ""
        raise ValueError(f"{quote_text(value)} contains a space, a backslash or a control character{advice}")
