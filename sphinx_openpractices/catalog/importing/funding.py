"""``funding.json``: who asks for funds, and for which projects.

Source: version 1.0.0 of the manifest of `FLOSS/fund <https://fundingjson.org>`__. Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import Any

from .found import Contents, FormatError, Found, as_list, leftovers, pick

NAMES = {
    "title": "name",
    "target": "webpageUrl.url",
    "caption": "description",
    "tags": "tags",
    "license": "licenses",
    "repository": "repositoryUrl.url",
}
SILENT = ["webpageUrl.wellKnown", "repositoryUrl.wellKnown"]
"""They prove who wrote the file."""


def contents(data: dict[str, Any]) -> Contents:
    """The projects; raises :class:`FormatError` when there is no list of them."""
    projects = data.get("projects")
    if not isinstance(projects, list):
        raise FormatError('has no list of projects under the key "projects"')
    found = [project(each, f"projects[{index}]") for index, each in enumerate(projects)]
    return Contents(found, list(leftovers(data, {"version", "projects", "$schema"})))


def project(data: Any, place: str) -> Found:
    """One project; its licenses are of the SPDX list when they say so."""
    found = pick(data, place, NAMES, extra=["guid"], silent=SILENT)
    licenses = [
        each.removeprefix("spdx:") if isinstance(each, str) else each for each in as_list(found.values["license"])
    ]
    found.values["license"] = licenses[0] if len(licenses) == 1 else licenses
    return found
