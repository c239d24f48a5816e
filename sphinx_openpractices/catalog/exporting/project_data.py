"""Projects as data for search engines: the types and properties of schema.org for each kind of project."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, NamedTuple

from sphinx_openpractices.catalog.project import DEFAULT_KIND

_SPDX = "https://spdx.org/licenses/"
"""The folder of the pages about the licenses of the SPDX list."""
_SPDX_IDENTIFIER = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")
"""One license of the list: not an expression of several, and not one that only its author knows (SPDX 2.3, annex D)."""

_TYPES = MappingProxyType(
    {
        "software": ("SoftwareApplication", ("name", "url", "description", "keywords", "license")),
        "organization": ("Organization", ("name", "url", "logo", "description", "keywords", "sameAs")),
        "dataset": ("Dataset", ("name", "url", "description", "keywords", "license", "sameAs")),
        "other": ("Thing", ("name", "url", "description", "sameAs")),
    }
)
"""The type of schema.org for each kind of project, and the properties of that type which the data has."""
_SOURCE_TYPE = "SoftwareSourceCode"
"""The only type that has ``codeRepository`` (https://schema.org/codeRepository)."""


class ProjectItem(NamedTuple):
    """What a page contains about one project; unknown values are empty. URLs are absolute, or relative to the page."""

    name: str
    kind: str = DEFAULT_KIND
    url: str = ""
    logo: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""

    def describe(self) -> dict[str, Any]:
        """Return the project as data, with the properties of its type that have a value."""
        kind, names = _TYPES[self.kind]
        known = {
            "name": self.name,
            "url": self.url,
            "logo": self.logo,
            "description": self.description,
            "keywords": list(self.keywords),
            "license": _describe_license(self.license),
            "sameAs": self.repository,
        }
        data: dict[str, Any] = {"@type": kind} | {name: known[name] for name in names if known[name]}
        if self.repository and "sameAs" not in names:
            data |= {"@type": [kind, _SOURCE_TYPE], "codeRepository": self.repository}
        return data


def has_property(kind: str, name: str) -> bool:
    """Return whether the data of projects of a *kind* has a property."""
    return name in _TYPES[kind][1]


def _describe_license(expression: str) -> str | dict[str, str]:
    """Return the URL of a license, or else a work with the expression as its name.

    In the context of schema.org, text is the address of a license, so ``MIT OR Apache-2.0`` would become a page of the
    site (https://schema.org/license: a URL or a ``CreativeWork``).
    """
    return make_license_url(expression) or (expression and {"@type": "CreativeWork", "name": expression})


def make_license_url(expression: str) -> str:
    """Return the URL of the page about an SPDX license; empty for expressions, and for licenses not on the list."""
    return f"{_SPDX}{expression}.html" if _SPDX_IDENTIFIER.fullmatch(expression) else ""
