"""``CITATION.cff``: how to cite a work, which is one project.

Source: Citation File Format 1.2.0, `schema guide
<https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md>`__; 1.0 and 1.1 have the same
keys.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "title",
    "target": "url",
    "caption": "abstract",
    "tags": "keywords",
    "license": "license",
    "repository": "repository-code",
}


def _find_work(data: dict[str, Any]) -> Contents:
    """Find the work; several licenses are alternatives, as the schema defines."""
    found = pick_project(data, "the work", _KEYS, extra=["doi"], silent=["cff-version"])
    licenses = found.values["license"]
    if isinstance(licenses, list) and all(isinstance(each, str) for each in licenses):
        found.values["license"] = " OR ".join(licenses)
    return Contents([found])


CITATION = ImportFormat("CITATION.cff", "cff-version", lambda data: "cff-version" in data, _KEYS, _find_work)
