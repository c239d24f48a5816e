"""Finds URLs and mail addresses in text, which Goldmark makes links.

Source: ``extension/linkify.go`` of Goldmark, and `Autolinks (extension) <https://github.github.com/gfm/#autolinks>`__.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .myst_syntax import escape_text, write_link

if TYPE_CHECKING:
    from collections.abc import Callable

_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_PATH = r"(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{}\[\]`$]*)?"
_URL = re.compile(rf"(?:https?|ftp)://{_HOST}(?::\d+)?{_PATH}")
_WWW = re.compile(rf"www\.{_HOST}{_PATH.replace('$', '')}")
_LOCAL = re.compile(r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_DOMAIN = re.compile(rf"@{_LABEL}(?:\.{_LABEL})*")
_REFERENCE = re.compile(r"&[a-zA-Z0-9]+;$")
"""Looks like a character reference, and so is not a part of an address."""
_BEFORE = " \t\n*_~("
"""What may precede an address."""
_LAST = "?!.,:*_~"
"""What is not a part of an address at its end."""
_SAFE = re.compile(r"(?!.*(?:%|xn--))[^\s<>]+", re.IGNORECASE)
"""An address that MyST shows unchanged; it decodes others."""


class BareAddress(NamedTuple):
    """An address in a text, and the URL that it leads to."""

    start: int
    end: int
    url: str


def read_bare_url(text: str, start: int, floor: int, protocol: str) -> BareAddress | None:
    """Read the URL that begins here, right after *floor* or a space; *protocol* is for addresses that have none."""
    if start > floor and text[start - 1] not in _BEFORE:
        return None
    www = text.startswith("www.", start)
    match = (_WWW if www else _URL).match(text, start)
    if not match:
        return None
    found = _REFERENCE.sub("", match[0]).rstrip(_LAST)
    surplus = found.count(")") - found.count("(")
    while surplus > 0 and found.endswith(")"):
        found = found[:-1].rstrip(_LAST)
        surplus -= 1
    return BareAddress(start, start + len(found), f"{protocol}://{found}" if www else found)


def read_bare_mail(text: str, at: int, floor: int) -> BareAddress | None:
    """Read the mail address with the sign *at* this place, which begins at *floor* at the earliest."""
    domain = _DOMAIN.match(text, at)
    if not domain or "." not in domain[0] or text[domain.end() : domain.end() + 1] in {"-", "_"}:
        return None
    first = at
    while first > floor and _LOCAL.fullmatch(text[first - 1]):
        first -= 1
    for start in range(first, at):
        if text[start].isalnum() and (start == floor or text[start - 1] in _BEFORE):
            return BareAddress(start, domain.end(), f"mailto:{text[start : domain.end()]}")
    return None


def write_bare_address(shown: str, url: str, resolve: Callable[[str], str]) -> str:
    """Write a link that shows an address; *resolve* returns where its URL leads on the new site.

    A URL that changes is written as the destination of a link, which is resolved together with those of the page.
    """
    is_same = not url.startswith("http") or resolve(url) in {"", url}
    if is_same and url.removeprefix("mailto:") == shown and _SAFE.fullmatch(url):
        return f"<{shown}>"
    return write_link(escape_text(shown), url)
