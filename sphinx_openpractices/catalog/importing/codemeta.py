"""``codemeta.json``: metadata of software in JSON-LD, which is one project.

Source: CodeMeta 2.0, 3.0 and 3.1, `terms <https://codemeta.github.io/terms/>`__, those of schema.org among them.
Knows nothing of Sphinx.
"""

from __future__ import annotations

import re
from typing import Any

from .found import Contents, as_list, pick

NAMES = {
    "title": "name",
    "target": "url",
    "caption": "description",
    "tags": "keywords",
    "license": "license",
    "repository": "codeRepository",
}
SILENT = ["@context", "@type", "type", "@id", "id"]

SPDX_URL = re.compile(r"https?://spdx\.org/licenses/([^/]+?)(?:\.html|\.json)?/?", re.IGNORECASE)
"""A license is given by its page in the SPDX license list."""


def is_codemeta(data: dict[str, Any]) -> bool:
    """Whether the JSON-LD context is that of CodeMeta, whose URL has been another for each version."""
    contexts = as_list(data.get("@context"))
    return any(isinstance(each, str) and "codemeta" in each.lower() for each in contexts)


def contents(data: dict[str, Any]) -> Contents:
    """The software; several licenses are left to the author, since CodeMeta does not say how they relate."""
    local = {key.removeprefix("schema:").removeprefix("codemeta:"): value for key, value in data.items()}
    found = pick(local, "the software", NAMES, extra=["developmentStatus"], silent=SILENT)
    licenses = [license_id(simple(each)) for each in as_list(found.values["license"])]
    values = {key: value if key == "tags" else simple(value) for key, value in found.values.items()}
    values["license"] = licenses[0] if len(licenses) == 1 else licenses
    return Contents([found._replace(values=values)])


def simple(value: Any) -> Any:
    """The text of a value, which JSON-LD lets stand in a list of one, or in an object with an id or a URL."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        return next((value[key] for key in ("@id", "id", "@value", "url") if key in value), value)
    return value


def license_id(value: Any) -> Any:
    """The SPDX identifier in the URL of a license, or whatever stands there."""
    match = SPDX_URL.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1] if match else value
