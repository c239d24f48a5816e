"""What to write for a value that is not a URL, but that people take for one."""

from __future__ import annotations

import re

from .spelling import find_nearest

_HOST = r"(?:[\w-]+\.)+(?!(?:md|rst|txt|ipynb|html?|svg|png)\b)[^\W\d_]{2,}"
"""A host; the names of documents and logos look the same but for their suffix."""
_REST = r"(?::\d+)?(?:[/?#]\S*)?"

_URL_INSIDE = re.compile(r"https?://[^\s\"'<>()\[\]\\\u2018-\u201f\u00ab\u00bb]+")
_SCHEME = re.compile(rf"([a-z]{{3,6}})(?:::?/*|//)({_HOST}{_REST})", re.IGNORECASE)
_ADDRESS = re.compile(rf"(?://)?({_HOST}{_REST})")
_MAIL = re.compile(rf"(?:mailto:/*)?([\w.+-]+@{_HOST})")
_GIT = re.compile(
    rf"(?:scm:)?(?:git:(?!//))?(?:(?:git\+)?(?:git|ssh|https?)://)?(?:[\w.-]+@)?({_HOST})(?::\d+(?=/))?[:/]+(\S+)"
)
_IS_GIT = re.compile(r"scm:|git[:+@]|ssh:")


def complete_url(value: str) -> str:
    """Return the URL that the author of *value* probably means, or an empty string.

    Knows URLs in quotes or other markup, misspelled schemes, addresses of web pages and of mail without a scheme,
    backslashes, and the addresses of git repositories.
    """
    value = value.strip().replace("\\", "/")
    if _IS_GIT.match(value):
        return convert_git_address(value)
    if (scheme := _SCHEME.fullmatch(value)) and (nearest := find_nearest(scheme[1], ("http", "https"), likeness=0.7)):
        return f"{nearest}://{scheme[2]}"
    if inside := _URL_INSIDE.search(value):
        return inside[0] if not re.match(r"[\w+.-]+:", value) else ""
    if mail := _MAIL.fullmatch(value):
        return f"mailto:{mail[1]}"
    address = _ADDRESS.fullmatch(value)
    return f"https://{address[1]}" if address else ""


def convert_git_address(value: str) -> str:
    """Return the web page of a repository by an address from which git can clone, or an empty string.

    Knows ``git@``, ``git://``, ``ssh://``, ``git+https://`` and Maven's ``scm:git:``.
    """
    match = _GIT.fullmatch(value)
    return f"https://{match[1]}/{match[2].removesuffix('/').removesuffix('.git')}" if match else ""
