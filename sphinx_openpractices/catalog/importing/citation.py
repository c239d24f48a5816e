"""``CITATION.cff``: how to cite a work, which is one project.

Source: Citation File Format 1.2.0, `schema guide
<https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md>`__; 1.0 and 1.1 have the same
keys.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, choose_target, pick_project
from .import_format import ImportFormat
from .imported_values import convert_license

_KEYS = {
    "title": "title",
    "target": "url",
    "summary": "abstract",
    "tags": "keywords",
    "license": "license",
    "repository": "repository-code",
    "kind": "type",
}

_TARGETS = ("url", "repository-code", "repository", "repository-artifact", "doi", "identifiers")
_CITED_TARGETS = ("preferred-citation.repository-code", "preferred-citation.url", "preferred-citation.doi")
"""Used only if the citation is of software: otherwise they lead to an article."""


def _find_work(data: dict[str, Any], _language: str) -> Contents:
    """Find the work; several licenses are alternatives, as the schema defines."""
    cited = data.get("preferred-citation")
    is_software = isinstance(cited, dict) and str(cited.get("type")).startswith("software")
    keys = {**_KEYS, "target": choose_target(data, (*_TARGETS, *(_CITED_TARGETS if is_software else ())))}
    found = pick_project(data, "the work", keys, extra=["doi"], silent=["cff-version"])
    licenses = found.values["license"]
    if isinstance(licenses, list) and all(isinstance(each, str) for each in licenses):
        found.values["license"] = " OR ".join(map(convert_license, licenses))
    if found.values["kind"] == "software":  # as without the key
        found.values["kind"] = None
    return Contents([found])


CITATION = ImportFormat("CITATION.cff", "cff-version", lambda data: "cff-version" in data, _KEYS, _find_work)
