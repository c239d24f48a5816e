"""Projects as data for search engines and other machines: schema.org in JSON-LD. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

SPDX = "https://spdx.org/licenses/"
"""Where the licenses of the SPDX list have their pages."""


class Item(NamedTuple):
    """What a page shows of one project; empty where nothing is known. URLs are absolute, or relative to the page."""

    name: str
    url: str = ""
    image: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""


def software(item: Item) -> dict[str, Any]:
    """A project: ``SoftwareSourceCode`` when its repository is known, ``SoftwareApplication`` otherwise.

    ``codeRepository`` is a property of the former alone (https://schema.org/SoftwareSourceCode).
    """
    known = {
        "@type": "SoftwareSourceCode" if item.repository else "SoftwareApplication",
        "name": item.name,
        "url": item.url,
        "image": item.image,
        "description": item.description,
        "keywords": list(item.keywords),
        "license": license_url(item.license),
        "codeRepository": item.repository,
    }
    return {key: value for key, value in known.items() if value}


def license_url(expression: str) -> str:
    """The page of an SPDX license; an expression of several has none, and stays text."""
    simple = expression and " " not in expression and not expression.startswith("LicenseRef-")
    return f"{SPDX}{expression}.html" if simple else expression


def script_text(items: Iterable[Item]) -> str:
    """An ``ItemList`` of the projects of a page (https://schema.org/ItemList), as it can stand in a ``script`` element.

    ``<``, ``>`` and ``&`` are escaped, so that no ``</script>`` or ``<!--`` is left to end or hide the element
    (HTML, 4.12.1.3, "Restrictions for contents of script elements"). A page may have thousands of projects, so each is
    written before the next is made.
    """
    elements = [
        as_json({"@type": "ListItem", "position": position, "item": software(item)})
        for position, item in enumerate(items, 1)
    ]
    head = as_json({"@context": "https://schema.org", "@type": "ItemList", "numberOfItems": len(elements)})
    text = f'{head[:-1]},"itemListElement":[{",".join(elements)}]}}'
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def as_json(data: dict[str, Any]) -> str:
    """Without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
