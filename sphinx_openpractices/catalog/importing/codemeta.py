"""``codemeta.json``: metadata of software in JSON-LD, which is one project.

Source: CodeMeta 2.0, 3.0 and 3.1, `terms <https://codemeta.github.io/terms/>`__, including those of schema.org.
"""

from __future__ import annotations

import re
from typing import Any

from .found_projects import Contents, as_list, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "url",
    "caption": "description",
    "tags": "keywords",
    "license": "license",
    "repository": "codeRepository",
}
_SILENT = ["@context", "@type", "type", "@id", "id"]

_SPDX_URL = re.compile(r"https?://spdx\.org/licenses/([^/]+?)(?:\.html|\.json)?/?", re.IGNORECASE)
"""A license is given by its page in the SPDX license list."""


def _is_codemeta(data: dict[str, Any]) -> bool:
    """Return whether the JSON-LD context is that of CodeMeta, whose URL differs between versions."""
    contexts = as_list(data.get("@context"))
    return any(isinstance(each, str) and "codemeta" in each.lower() for each in contexts)


def _find_software(data: dict[str, Any]) -> Contents:
    """Find the software; several licenses are left to the author, since CodeMeta does not define how they relate."""
    local = {key.removeprefix("schema:").removeprefix("codemeta:"): value for key, value in data.items()}
    found = pick_project(local, "the software", _KEYS, extra=["developmentStatus"], silent=_SILENT)
    licenses = [_read_license_id(_unwrap(each)) for each in as_list(found.values["license"])]
    values = {key: value if key == "tags" else _unwrap(value) for key, value in found.values.items()}
    values["license"] = licenses[0] if len(licenses) == 1 else licenses
    return Contents([found._replace(values=values)])


def _unwrap(value: Any) -> Any:
    """Return the text of a value; JSON-LD allows it in a list of one item, and in an object with an id or a URL."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        return next((value[key] for key in ("@id", "id", "@value", "url") if key in value), value)
    return value


def _read_license_id(value: Any) -> Any:
    """Return the SPDX identifier in the URL of a license; any other value unchanged."""
    match = _SPDX_URL.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1] if match else value


CODEMETA = ImportFormat("codemeta.json", "@context of CodeMeta", _is_codemeta, _KEYS, _find_software)
