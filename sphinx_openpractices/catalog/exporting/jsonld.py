"""Projects as data for search engines and other programs: schema.org in JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPDX = "https://spdx.org/licenses/"
"""The folder of the pages about the licenses of the SPDX list."""


class SoftwareItem(NamedTuple):
    """What a page shows of one project; unknown values are empty. URLs are absolute, or relative to the page."""

    name: str
    url: str = ""
    image: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""


def format_json_ld(items: Iterable[SoftwareItem]) -> str:
    """Write the projects of a page as an ``ItemList`` (https://schema.org/ItemList) for a ``script`` element.

    ``<``, ``>`` and ``&`` are escaped, so that no ``</script>`` or ``<!--`` can end or hide the element (HTML,
    4.12.1.3, "Restrictions for contents of script elements"). A page can have thousands of projects, so each one is
    written before the next one is made.
    """
    elements = [
        _dump_compact({"@type": "ListItem", "position": position, "item": _describe_software(item)})
        for position, item in enumerate(items, 1)
    ]
    head = _dump_compact({"@context": "https://schema.org", "@type": "ItemList", "numberOfItems": len(elements)})
    text = f'{head[:-1]},"itemListElement":[{",".join(elements)}]}}'
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def _describe_software(item: SoftwareItem) -> dict[str, Any]:
    """Describe a project: as ``SoftwareSourceCode`` if its repository is known, or else as ``SoftwareApplication``.

    Only the former has the property ``codeRepository`` (https://schema.org/SoftwareSourceCode).
    """
    known = {
        "@type": "SoftwareSourceCode" if item.repository else "SoftwareApplication",
        "name": item.name,
        "url": item.url,
        "image": item.image,
        "description": item.description,
        "keywords": list(item.keywords),
        "license": make_license_url(item.license),
        "codeRepository": item.repository,
    }
    return {key: value for key, value in known.items() if value}


def make_license_url(expression: str) -> str:
    """Return the URL of the page about an SPDX license; an expression of several licenses stays text."""
    simple = expression and " " not in expression and not expression.startswith("LicenseRef-")
    return f"{_SPDX}{expression}.html" if simple else expression


def _dump_compact(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
