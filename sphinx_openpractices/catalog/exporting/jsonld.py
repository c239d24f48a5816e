"""Projects as data for search engines and other programs: schema.org in JSON-LD.

The data has what search engines document for a type, and what the page does not show; see *Data for search engines* in
``docs/explanation``.
"""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.project import DEFAULT_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


class DataItem(NamedTuple):
    """What a page contains about one project; unknown values are empty. URLs are absolute, or relative to the page."""

    name: str
    kind: str = DEFAULT_KIND
    url: str = ""
    logo: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""


def has_property(kind: str, name: str) -> bool:
    """Return whether the data of projects of a *kind* has a property."""
    return name in _TYPES[kind][1]


def format_json_ld(items: Iterable[DataItem], publisher: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write the projects of a page as an ``ItemList`` (https://schema.org/ItemList) for a ``script`` element.

    *publisher* has the properties of the ``Organization`` that publishes the page. If it has a name, the list is the
    main entity of a ``WebPage``, since ``publisher`` is not a property of lists.

    ``<``, ``>`` and ``&`` are escaped, so that no ``</script>`` or ``<!--`` can end or hide the element (HTML,
    4.12.1.3, "Restrictions for contents of script elements"). A page can have thousands of projects, so each one is
    written before the next one is made.
    """
    elements = [_dump_compact(_describe_item(item)) for item in items]
    context = {"@context": "https://schema.org"}
    members = {"@type": "ItemList", "numberOfItems": len(elements)}
    if publisher.get("name"):
        organization = {"@type": "Organization"} | {key: value for key, value in publisher.items() if value}
        page = _dump_compact({**context, "@type": "WebPage", "publisher": organization})
        head, end = f'{page[:-1]},"mainEntity":{_dump_compact(members)[:-1]}', "}}"
    else:
        head, end = _dump_compact(context | members)[:-1], "}"
    text = f'{head},"itemListElement":[{",".join(elements)}]{end}'
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def _describe_item(item: DataItem) -> dict[str, Any]:
    """Describe a project, with the properties of its type that have a value."""
    kind, names = _TYPES[item.kind]
    known = {
        "name": item.name,
        "url": item.url,
        "logo": item.logo,
        "description": item.description,
        "keywords": list(item.keywords),
        "license": _describe_license(item.license),
        "sameAs": item.repository,
    }
    data: dict[str, Any] = {"@type": kind} | {name: known[name] for name in names if known[name]}
    if item.repository and "sameAs" not in names:
        data |= {"@type": [kind, _SOURCE_TYPE], "codeRepository": item.repository}
    return data


def _describe_license(expression: str) -> str | dict[str, str]:
    """Return the URL of a license, or else a work with the expression as its name.

    In the context of schema.org, text is the address of a license, so ``MIT OR Apache-2.0`` would become a page of the
    site (https://schema.org/license: a URL or a ``CreativeWork``).
    """
    return make_license_url(expression) or (expression and {"@type": "CreativeWork", "name": expression})


def make_license_url(expression: str) -> str:
    """Return the URL of the page about an SPDX license; empty for expressions, and for licenses not on the list."""
    return f"{_SPDX}{expression}.html" if _SPDX_IDENTIFIER.fullmatch(expression) else ""


def _dump_compact(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
