"""``CITATION.cff``: how to cite a work, which is one project.

Source: Citation File Format 1.2.0, `schema guide
<https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md>`__; 1.0 and 1.1 have the same
keys. Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import Any

from .found import Contents, pick

NAMES = {
    "title": "title",
    "target": "url",
    "caption": "abstract",
    "tags": "keywords",
    "license": "license",
    "repository": "repository-code",
}


def contents(data: dict[str, Any]) -> Contents:
    """The work; several licenses are alternatives, as the schema has it."""
    found = pick(data, "the work", NAMES, extra=["doi"], silent=["cff-version"])
    licenses = found.values["license"]
    if isinstance(licenses, list) and all(isinstance(each, str) for each in licenses):
        found.values["license"] = " OR ".join(licenses)
    return Contents([found])
