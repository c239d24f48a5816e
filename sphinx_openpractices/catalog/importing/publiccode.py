"""``publiccode.yml``: software of public administrations, which is one project.

Source: publiccode.yml 0.2 to 0.7, `the standard <https://yml.publiccode.tools/schema.core.html>`__.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "landingURL",
    "logo": "logo",
    "caption": "description.shortDescription",
    "tags": "categories",
    "license": "legal.license",
    "repository": "url",
}
_EXTRA = ["developmentStatus", "softwareType"]


def _find_software(data: dict[str, Any]) -> Contents:
    """Find the software, with its description in English if there is one, or else in its first language."""
    texts = data.get("description")
    languages = [key for key, value in texts.items() if isinstance(value, dict)] if isinstance(texts, dict) else []
    if isinstance(texts, dict) and languages:
        chosen = next((key for key in languages if _is_english(key)), languages[0])
        data = {**data, "description": texts[chosen]}
    else:
        chosen, languages = "", []
    found = pick_project(data, "the software", _KEYS, extra=_EXTRA, silent=["publiccodeYmlVersion"])
    return Contents([found], [("description", key) for key in languages if key != chosen])


def _is_english(language: str) -> bool:
    """Return whether a language tag (BCP 47) is one of English."""
    return language.lower().replace("_", "-").split("-")[0] == "en"


PUBLICCODE = ImportFormat(
    "publiccode.yml", "publiccodeYmlVersion", lambda data: "publiccodeYmlVersion" in data, _KEYS, _find_software
)
