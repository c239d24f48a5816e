"""``publiccode.yml``: software of public administrations, which is one project.

Source: publiccode.yml 0.2 to 0.7, `the standard <https://yml.publiccode.tools/schema.core.html>`__.
Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import Any

from .found import Contents, pick

NAMES = {
    "title": "name",
    "target": "landingURL",
    "logo": "logo",
    "caption": "description.shortDescription",
    "tags": "categories",
    "license": "legal.license",
    "repository": "url",
}
EXTRA = ["developmentStatus", "softwareType"]


def contents(data: dict[str, Any]) -> Contents:
    """The software, described in English where the file has that, else in its first language."""
    texts = data.get("description")
    languages = [key for key, value in texts.items() if isinstance(value, dict)] if isinstance(texts, dict) else []
    if isinstance(texts, dict) and languages:
        chosen = next((key for key in languages if is_english(key)), languages[0])
        data = {**data, "description": texts[chosen]}
    else:
        chosen, languages = "", []
    found = pick(data, "the software", NAMES, extra=EXTRA, silent=["publiccodeYmlVersion"])
    return Contents([found], [("description", key) for key in languages if key != chosen])


def is_english(language: str) -> bool:
    """Whether a language tag (BCP 47) is one of English."""
    return language.lower().replace("_", "-").split("-")[0] == "en"
