"""What ``init`` asks for, and the rules for the answers."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_openpractices.catalog.values import read_text
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import read_web_url

DEFAULT_NAME = "Open practices"

NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, and so EPUB, does not allow (XML 1.0, 2.2), and the other control characters."""


OWN_PRINCIPLES, NO_PRINCIPLES = "own", "none"
"""The practices that a site can begin with, apart from those for the principles of a framework."""


class SiteAnswers(NamedTuple):
    """The name of a site, the organization that publishes it, its address, its principles and the license of its texts.

    The address and the license may be empty.
    """

    name: str
    organization: str
    address: str
    principles: str
    license: str


def read_name(value: str) -> str:
    """Return a name in one line; raises ``ValueError`` with a message for the user."""
    name = read_text(value)
    if wrong := NOT_TEXT.search(name):
        raise ValueError(f"write plain text; {value!r} contains {wrong[0]!r}")
    return name


def read_starting_principles(value: str) -> str:
    """Return ``own``, ``none`` or the id of a framework of the package; raises ``ValueError`` with a message."""
    from sphinx_openpractices.catalog.practices.framework_reader import (  # noqa: PLC0415 - help does not wait for it
        list_frameworks,
    )

    known = (OWN_PRINCIPLES, *list_frameworks(), NO_PRINCIPLES)
    principles = "-".join(value.lower().split())
    if principles not in known:
        raise ValueError(f"{value!r} is not one of {', '.join(known)}{suggest_name(principles, known)}")
    return principles


def read_address(value: str) -> str:
    """Return the URL of a site with a slash at its end, or an empty string; raises ``ValueError``."""
    address = value.strip()
    if not address:
        return ""
    if wrong := re.search(r'[?#<>"]', read_web_url(address)):
        raise ValueError(
            f"write the address of the first page, such as 'https://example.org/'; {address!r} contains {wrong[0]!r}"
        )
    return address.rstrip("/") + "/"  # without the slash, joining a URL to it loses its last part (RFC 3986, 5.2.3)
