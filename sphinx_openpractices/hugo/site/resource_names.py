"""The names that pages give their files in the front matter.

Source: `Page resources <https://gohugo.io/content-management/page-resources/#metadata>`__, and Hugo's
``resources/resource_metadata.go`` for the counter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import list_mappings, to_text
from .path_patterns import matches_path

if TYPE_CHECKING:
    from .page import HugoPage


def name_resources(page: HugoPage) -> dict[str, str]:
    """Return the files of a page by the names that its front matter gives them, in lower case."""
    rules = [{key.lower(): each for key, each in rule.items()} for rule in list_mappings(page.data.get("resources"))]
    named = [(to_text(rule.get("src")).lower(), to_text(rule.get("name"))) for rule in rules]
    counts: dict[str, int] = {}
    found: dict[str, str] = {}
    for path in sorted(page.resources):
        source, name = next(((src, name) for src, name in named if name and matches_path(src, path.lower())), ("", ""))
        if ":counter" in name:
            counts[source] = counts.get(source, 0) + 1
            name = name.replace(":counter", str(counts[source]))
        if name:
            found.setdefault(name.lower(), path)
    return found
