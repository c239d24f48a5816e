"""Reads the headers of responses, in which servers write anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from urllib3 import Retry
from urllib3.exceptions import InvalidHeader

from sphinx_openpractices.logos.lock.lock_entry import check_etag_text

from .failures import MOVED, DownloadError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASCII = bytes(range(0x21, 0x7F)).decode()


def read_location(headers: Mapping[str, str]) -> str:
    """Return the target of a redirect; spaces, and bytes that are not UTF-8, are escaped, as browsers do."""
    raw = headers.get("Location", "").encode("latin-1")  # as http.client has decoded it
    if not raw:
        raise DownloadError(f"redirects without a target; {MOVED}")
    try:
        return raw.decode().replace(" ", "%20")
    except UnicodeDecodeError:
        return quote(raw, safe=_ASCII)


def require_one_coding(headers: Mapping[str, str]) -> None:
    """Refuse a body that is compressed more than once: each time, a few bytes may become a thousand times as many."""
    if "," in headers.get("Content-Encoding", ""):
        raise DownloadError("the response is compressed more than once; tell the owner of the logo")


def read_retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that a server asks us to wait, given in seconds or as a date (RFC 9110, 10.2.3)."""
    try:
        return Retry().parse_retry_after(headers.get("Retry-After", "0"))
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0


def read_etag(headers: Mapping[str, str]) -> str | None:
    """Return the entity tag of a response, if it has a valid one."""
    tag = headers.get("ETag")
    try:
        check_etag_text(tag)
    except ValueError:
        return None
    return tag
