"""Writes each URL once in the form in which it is requested: what is checked is what is asked."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urlsplit

from requests.models import PreparedRequest
from urllib3.util import parse_url

from sphinx_openpractices.text.printable import shorten_text
from sphinx_openpractices.text.urls import read_web_url

_HOST = re.compile(r"[a-z0-9_][a-z0-9_.-]*|\[[0-9a-f:.]+\]")
"""A host that every program reads in the same way: no escape, no zone, no letter that looks like a digit."""


def normalize_url(url: str) -> str:
    """Return *url* as the HTTP library sends it, without its fragment.

    Raises ``ValueError`` if logos cannot be downloaded from such a URL. The library decodes and encodes characters; a
    host that is checked before that may be another one afterwards.
    """
    read_web_url(url)
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise ValueError("contains a user name or a password; use a public URL")
    if "%" in parts.netloc:
        raise ValueError("has an escape in its host; write the host without %")
    request = PreparedRequest()
    try:
        request.prepare_url(urldefrag(url).url, None)
        normal = str(request.url)
        host = parse_url(normal).host or ""
    except ValueError:
        raise ValueError("is not a URL that can be requested; check its host and port") from None
    if not _HOST.fullmatch(host) or host.strip("[]") != urlsplit(normal).hostname:
        raise ValueError(f'"{shorten_text(host)}" is not the name of a host; check the URL')
    return normal
