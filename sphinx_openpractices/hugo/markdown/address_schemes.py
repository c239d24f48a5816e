"""The schemes of addresses: which the new site links to, and which Hugo does not show."""

from __future__ import annotations

import re

from sphinx_openpractices.text.urls import URL_SCHEME

LINK_SCHEMES = ("http", "https", "mailto", "ftp", "tel", "sms", "irc", "ircs", "xmpp", "git", "ssh")
"""The schemes of links to other sites; any other scheme is likely a mistake."""

_OWN = {"path", "project", "inv", "myst"}
"""The schemes of MyST, which make downloads and links within the new site."""

_HIDDEN = {"javascript", "vbscript", "file", "data"}
"""The schemes that Goldmark leaves out (``renderer/html/html.go``), as Go's templates do with all they do not know."""
HIDDEN_ADDRESS = "is not an address of a page or a file; it is left out"
"""The message about one of them, which follows the address."""
_IMAGE = re.compile(r"data:image/(?:png|gif|jpeg|webp|svg\+xml);", re.IGNORECASE)
_IGNORED = re.compile(r"[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))


def clean_address(address: str) -> str:
    """Return an address as browsers read it.

    Source: WHATWG URL, 4.4: they drop tabs and newlines, and control characters and spaces around it.
    """
    return _IGNORED.sub("", address.strip(_AROUND))


def find_scheme(address: str) -> str:
    """Return the scheme of an address in lower case, or an empty string."""
    match = URL_SCHEME.match(clean_address(address))
    return match[1].lower() if match else ""


def is_linkable(address: str, *, image: bool = False) -> bool:
    """Return whether the new site can link to an address, or show it as an image."""
    unsafe = find_scheme(address) in _HIDDEN | _OWN
    return not unsafe or (image and _IMAGE.match(clean_address(address)) is not None)


def is_hidden(address: str) -> bool:
    """Return whether Hugo leaves out an address, because it could run a program or show a file of the reader."""
    return find_scheme(address) in _HIDDEN
