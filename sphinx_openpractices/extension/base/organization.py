"""Who publishes a site: ``openpractices_organization``, with the defaults that Sphinx knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.project import read_logo
from sphinx_openpractices.catalog.values import read_text
from sphinx_openpractices.text.spelling import suggest_or_list
from sphinx_openpractices.text.urls import read_web_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.config import Config as SphinxConfig

ORGANIZATION_VALUE = "openpractices_organization"
"""The value in ``conf.py``."""

_NO_AUTHOR = {"Author name not set", "unknown"}
"""What Sphinx takes for the author of a site that does not name one."""
_ADDRESS = re.compile(r"[^@:\s<>]+@[^@\s<>]+")
_SYNONYMS = MappingProxyType(
    {"title": "name", "homepage": "url", "website": "url", "target": "url", "image": "logo", "icon": "logo"}
    | {"mail": "email", "contact": "email", "summary": "description"}
)


@dataclass(frozen=True)
class Organization:
    """The organization that publishes the site; unknown values are empty. *logo* is a URL, or a path in the source."""

    name: str = ""
    url: str = ""
    logo: str = ""
    email: str = ""
    description: str = ""


def require_mapping(value: object) -> Organization:
    """Raise ``ValueError`` for anything but a mapping, whose members :func:`find_organization` reads."""
    if not isinstance(value, Mapping):
        raise ValueError("must be a mapping, such as {'name': 'Example', 'url': 'https://example.org'}")  # noqa: TRY004 - like all readers
    return Organization()


def find_organization(config: SphinxConfig) -> tuple[Organization, list[str]]:
    """Return the organization, and a message for each member of the value that is ignored.

    The name is by default the ``author`` of the site, and the URL ``html_baseurl``.
    """
    written = config[ORGANIZATION_VALUE]
    values = dict(_find_defaults(config))
    messages = []
    for name, value in written.items() if isinstance(written, Mapping) else ():
        if name not in _READERS:
            hint = suggest_or_list(str(name), _READERS, _SYNONYMS)
            messages.append(f"conf.py: {ORGANIZATION_VALUE}: unknown key {name!r}{hint}")
            continue
        try:
            values[name] = _read_member(name, value)
        except ValueError as err:
            messages.append(f'conf.py: {ORGANIZATION_VALUE}["{name}"] {err}; it is ignored')
    return Organization(**values), messages


def _find_defaults(config: SphinxConfig) -> Iterator[tuple[str, str]]:
    """Yield the members that other values of ``conf.py`` have."""
    author = config.author.strip() if isinstance(config.author, str) else ""
    if author not in _NO_AUTHOR:
        yield "name", " ".join(author.split())
    try:
        yield "url", read_web_url(config.html_baseurl)
    except (TypeError, ValueError):
        return


def _read_member(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be text, in quotes; it is {value!r}")  # noqa: TRY004 - like all readers
    return _READERS[name](value)


def _read_email(value: str) -> str:
    """Read an email address, without ``mailto:``."""
    if not _ADDRESS.fullmatch(value):
        raise ValueError(f"{value!r} is not an email address; write one such as 'name@example.org'")
    return value


_READERS: dict[str, Callable[[str], str]] = {
    "name": read_text,
    "url": read_web_url,
    "logo": read_logo,
    "email": _read_email,
    "description": read_text,
}
