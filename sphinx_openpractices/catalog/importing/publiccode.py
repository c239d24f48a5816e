"""``publiccode.yml``: software of public administrations, which is one project.

Source: publiccode.yml 0.2 to 0.7, `the standard <https://yml.publiccode.tools/schema.core.html>`__.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, choose_language, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "landingURL",
    "logo": "logo",
    "summary": "description.shortDescription",
    "tags": "categories",
    "license": "legal.license",
    "repository": "url",
}
_EXTRA = ["developmentStatus", "softwareType"]


def _find_software(data: dict[str, Any], language: str) -> Contents:
    """Find the software, with its description in a *language* if there is one, or else in English or the first one."""
    texts = data.get("description")
    languages = [key for key, value in texts.items() if isinstance(value, dict)] if isinstance(texts, dict) else []
    chosen = choose_language(languages, language)
    if isinstance(texts, dict) and chosen is not None:
        data = {**data, "description": texts[chosen]}
    found = pick_project(data, "the software", _KEYS, extra=_EXTRA, silent=["publiccodeYmlVersion"])
    return Contents([found], [("description", key) for key in languages if key != chosen])


PUBLICCODE = ImportFormat(
    "publiccode.yml", "publiccodeYmlVersion", lambda data: "publiccodeYmlVersion" in data, _KEYS, _find_software
)
