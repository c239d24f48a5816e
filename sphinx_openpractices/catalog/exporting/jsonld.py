"""What pages show as data for search engines and other programs: schema.org in JSON-LD.

The data has what search engines document for a type, and what the page does not show; see *Data for search engines* in
``docs/explanation``.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class DataItem(Protocol):
    """A project or a practice of a page."""

    def describe(self) -> dict[str, Any]:
        """Return it as data."""


def format_json_ld(lists: Iterable[Iterable[DataItem]], publisher: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write the lists of a page, each as an ``ItemList`` (https://schema.org/ItemList), for a ``script`` element.

    *publisher* has the properties of the ``Organization`` that publishes the page. If it has a name, or if there are
    several lists, they are the main entity of a ``WebPage``, since ``publisher`` is not a property of lists.

    ``<``, ``>`` and ``&`` are escaped, so that no ``</script>`` or ``<!--`` can end or hide the element (HTML,
    4.12.1.3, "Restrictions for contents of script elements"). A page can have thousands of projects, so each one is
    written before the next one is made.
    """
    texts = [_format_list(items) for items in lists]
    context = {"@context": "https://schema.org"}
    if publisher.get("name") or len(texts) > 1:
        organization = {"@type": "Organization"} | {key: value for key, value in publisher.items() if value}
        page = {**context, "@type": "WebPage"} | ({"publisher": organization} if publisher.get("name") else {})
        entity = texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"
        text = f'{_dump_compact(page)[:-1]},"mainEntity":{entity}}}'
    else:
        text = f"{_dump_compact(context)[:-1]},{''.join(texts)[1:]}"
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def _format_list(items: Iterable[DataItem]) -> str:
    """Write the items as an ``ItemList``."""
    elements = [_dump_compact(item.describe()) for item in items]
    head = _dump_compact({"@type": "ItemList", "numberOfItems": len(elements)})
    return f'{head[:-1]},"itemListElement":[{",".join(elements)}]}}'


def _dump_compact(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
