"""``.zenodo.json``: how a repository is deposited in Zenodo, which is one project.

Source: `the metadata of deposits <https://developers.zenodo.org/#representation>`__.
"""

from __future__ import annotations

from typing import Any

from sphinx_openpractices.text.html_text import read_html_text

from .found_projects import Contents, as_list, choose_target, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "title",
    "target": "doi",
    "summary": "description",
    "tags": "keywords",
    "license": "license",
    "repository": "related_identifiers",
    "kind": "upload_type",
}
_KINDS = {"software": None, "dataset": "dataset"}
_LICENSE_KEYS = ("id", "spdx_id", "key", "name")
_SOURCES = ("isSupplementTo", "isSupplementedBy", "isDerivedFrom", "isCompiledBy")
"""How a deposit is related to its repository."""
_HOSTS = ("github.com/", "gitlab.", "codeberg.org/", "bitbucket.org/")
_SILENT = ["access_right", "upload_type", "doi"]


def _is_zenodo(data: dict[str, Any]) -> bool:
    return "title" in data and bool(data.keys() & {"upload_type", "access_right"}) and "creators" in data


def _find_work(data: dict[str, Any], _language: str) -> Contents:
    """Find the work; its description is HTML, and its repository one of the works that it is related to."""
    keys = {**_KEYS, "target": choose_target(data, ("doi", "conference_url"))}
    found = pick_project(data, "the work", keys, extra=["doi"], silent=_SILENT)
    values = found.values
    license_ = values["license"]
    if isinstance(license_, dict):
        values["license"] = next((license_[key] for key in _LICENSE_KEYS if license_.get(key)), license_)
    if isinstance(values["summary"], str):
        values["summary"] = read_html_text(values["summary"])
    related = [each for each in as_list(values["repository"]) if isinstance(each, dict)]
    sources = [each.get("identifier") for each in related if each.get("relation") in _SOURCES]
    values["repository"] = next((each for each in sources if any(host in str(each) for host in _HOSTS)), None)
    rest = [
        ("related_identifiers", str(each.get("relation")))
        for each in related
        if each.get("identifier") != values["repository"]
    ]
    values["kind"] = _KINDS.get(str(values["kind"]), "other") if values["kind"] else None
    return Contents([found], rest)


ZENODO = ImportFormat(".zenodo.json", "title, creators, and upload_type or access_right", _is_zenodo, _KEYS, _find_work)
