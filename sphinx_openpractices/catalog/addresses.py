"""Addresses in files about software, in many notations, and the web pages that they lead to.

Sources of the notations: the URLs of `git clone <https://git-scm.com/docs/git-clone#_git_urls>`__, ``repository`` of
npm's ``package.json``, the VCS URLs of pip, the SCM URLs of Maven, and the DOI Handbook, 3.7.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import quote

from sphinx_openpractices.text.urls import is_url, read_web_url

_DOI = re.compile(r"(?:doi: ?|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_TOOL = re.compile(
    r"^(?:scm[:|][a-z]+[:|])?(?:(?:(?:git|hg)\+)+(?=https?:|ssh:|git:)|(?:svn|bzr)\+(?=https?:))?", re.IGNORECASE
)
"""The program that reads an address: ``git+https://…``, ``scm:git:https://…``."""
_SHORT = re.compile(r"(github|gitlab|bitbucket|codeberg|gist):/?([^/].*)", re.IGNORECASE)
_HOSTS = {
    "github": "github.com",
    "gitlab": "gitlab.com",
    "bitbucket": "bitbucket.org",
    "codeberg": "codeberg.org",
    "gist": "gist.github.com",
}
_HOST = r"(?!ssh\.|altssh\.)[a-z0-9-]+(?:\.[a-z0-9-]+){0,125}\.[a-z]{2,}"
"""A host, unless its name is for the protocol, such as ``ssh.dev.azure.com``: web pages are elsewhere."""
_REMOTE = re.compile(
    rf"(?:git|ssh)://(?:[^@/?#]*@)?(?P<host>{_HOST})(?P<port>:[0-9]+)?[:/]/?(?P<path>[^/].*)", re.IGNORECASE
)
_SCP = re.compile(rf"(?:[^@:/?#]+@)?(?P<host>{_HOST})(?P<port>):(?![0-9]+(?:/|$))/?(?P<path>[^/].*)", re.IGNORECASE)
"""``user@host:path``, as the program ``scp`` has it."""
_CLONE = re.compile(r"(https?://)(?:[^@/?#]*@)?([^@/?#]+/[^@?#]*?[^@?#/.])(\.git)?/?(?:[@#](.+))?", re.IGNORECASE)
"""A URL for ``git clone``, and a branch, a tag or a commit."""
_GIT_WEB = re.compile(r"[^/]+/(?:[^/]+|(?:cgit|git|gitweb|pub|scm)/.*)", re.IGNORECASE)
"""Repositories that have no owner in their address; it has ``.git`` on web pages, too."""
_SCHEMELESS = re.compile(rf"(?://)?({_HOST}(?::[0-9]+)?(?:[/?#].*)?)", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^/]+\.(?:html?|json|md|php|py|rst|txt|ya?ml)", re.IGNORECASE)
_KEYS = ("@id", "id", "@value", "value", "url")
"""The keys of an address in an object of JSON-LD, ``CITATION.cff`` or ``package.json``."""


class Address(NamedTuple):
    """The *url* of a web page, and a *note* about what was lost or assumed."""

    url: str
    note: str = ""


def find_web_page(value: Any) -> Address:
    """Find the page that an address in any notation leads to, or the first of several addresses.

    Raises ``ValueError`` if the page is not certain.

    Raises ``LookupError`` if the value contains no text.
    """
    texts = sorted(_find_texts(value), key=_is_certain, reverse=True)
    if not texts:
        raise LookupError
    address = _read_text(texts[0].strip())
    if isinstance(value, list) and len(value) > 1:
        return Address(address.url, f"has {len(value)} values; {address.url!r} was imported")
    return address


def has_address(value: Any, *, certain: bool) -> bool:
    """Return whether an address can be read from a value of any type; if *certain*, whether it has a URL or a DOI."""
    try:
        find_web_page(value)
    except (ValueError, LookupError):
        return False
    return not certain or any(map(_is_certain, _find_texts(value)))


def _is_certain(text: str) -> bool:
    """Return whether *text* is a URL or a DOI, and not a name that could be one."""
    return bool(_DOI.fullmatch(text.strip()) or re.match(r"\s*https?://", text, re.IGNORECASE))


def _find_texts(value: Any) -> list[str]:
    """Return the texts that can be an address."""
    if isinstance(value, dict):
        value = [value[key] for key in _KEYS if key in value]
    if isinstance(value, list):
        return [text for each in value for text in _find_texts(each)]
    return [value] if isinstance(value, str) and value.strip() else []


def _read_text(text: str) -> Address:
    doi = _DOI.fullmatch(text)
    if doi:
        return Address(read_web_url(f"https://doi.org/{quote(doi[1], safe='/:;()._-%')}"))
    address, is_clone = _read_remote(text)
    note = ""
    bare = _SCHEMELESS.fullmatch(address)
    if bare and not _FILE_NAME.fullmatch(address):
        address, note = f"https://{bare[1]}", f"{text!r} does not begin with 'https://', which was added"
    clone = _CLONE.fullmatch(address)
    if clone and (is_clone or clone[3]):
        scheme, path, suffix, branch = clone.groups(default="")
        address = scheme + path + (suffix if _GIT_WEB.fullmatch(path) else "")
        if branch:
            note = f"{text!r} names the branch, tag or commit {branch!r}, which was left out"
    if is_url(address) and not address.lower().startswith(("http:", "https:")):
        raise ValueError(f"{text!r} is not an http or https URL; use the address of a web page")
    return Address(read_web_url(address), note)


def _read_remote(text: str) -> tuple[str, bool]:
    """Return the URL of a repository that ``git`` has another notation for, and whether it has; or *text* itself."""
    address = _TOOL.sub("", text, count=1)
    short = _SHORT.fullmatch(address)
    if short:
        return f"https://{_HOSTS[short[1].lower()]}/{short[2]}", True
    remote = _REMOTE.fullmatch(address) or _SCP.fullmatch(address)
    if remote and remote["port"] in {None, "", ":22", ":9418"}:
        return f"https://{remote['host']}/{remote['path']}", True
    return address, address != text
