"""``codemeta.json``: metadata of software in JSON-LD, which is one project, or several in a graph.

Source: CodeMeta 2.0, 3.0 and 3.1, `terms <https://codemeta.github.io/terms/>`__, including those of schema.org, and
JSON-LD 1.1 for the shapes of values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .found_projects import (
    Contents,
    as_list,
    choose_language,
    choose_target,
    find_unused_keys,
    is_empty,
    pick_project,
)
from .import_format import ImportFormat
from .imported_values import is_license

if TYPE_CHECKING:
    from .found_projects import FoundKey

_KEYS = {
    "title": "name",
    "target": "url",
    "summary": "description",
    "tags": "keywords",
    "license": "license",
    "repository": "codeRepository",
    "kind": "@type",
}
_KINDS = {"Dataset": "dataset", "Organization": "organization"}
"""The kinds that are not software, by the names of types."""
_TARGETS = ("url", "codeRepository", "identifier", "@id", "id")
_SILENT = ["@context", "@type", "type", "@id", "id"]
_TEXT_KEYS = ("@value", "@id", "id", "url")
_LICENSE_KEYS = ("@id", "id", "identifier", "url", "name")
_PREFIX = re.compile(r"https?://(?:www\.)?schema\.org/|schema:|codemeta:")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def _is_codemeta(data: dict[str, Any]) -> bool:
    """Return whether the JSON-LD context, of the graph too, is that of CodeMeta, whose URL differs between versions."""
    nodes = [data, *(each for each in as_list(data.get("@graph")) if isinstance(each, dict))]
    contexts = [each for node in nodes for each in as_list(node.get("@context"))]
    return any(isinstance(each, str) and "codemeta" in each.lower() for each in contexts)


def _find_software(data: dict[str, Any], language: str) -> Contents:
    """Find the software: in a graph, all nodes of its types, or those without a type if there are none."""
    if is_empty(data.get("@graph")):
        return _pick(data, "the software", language)
    nodes = {f"@graph[{index}]": node for index, node in enumerate(as_list(data["@graph"]))}
    types = {place: _get_types(node) for place, node in nodes.items()}
    chosen = [place for place in nodes if any(map(_is_software, types[place]))]
    chosen = chosen or [place for place, node in nodes.items() if isinstance(node, dict) and not types[place]]
    picked = [_pick(nodes[place], place, language) for place in chosen]
    others = [("@graph", ", ".join(types[place]) or place) for place in nodes if place not in set(chosen)]
    rest = [*find_unused_keys(data, {*_SILENT, "@graph"}), *others, *(key for each in picked for key in each.rest)]
    return Contents([each.projects[0] for each in picked], rest)


def _get_types(node: Any) -> list[str]:
    """Return the names of the types of a node."""
    types = as_list(node.get("@type") or node.get("type")) if isinstance(node, dict) else []
    return [_PREFIX.sub("", each) for each in types if isinstance(each, str)]


def _is_software(name: str) -> bool:
    """Return whether a type of schema.org is one of software."""
    return "Software" in name or name.endswith("Application")


def _pick(node: dict[str, Any], place: str, language: str) -> Contents:
    """Pick one software; several licenses are left to the author, since CodeMeta does not define how they relate."""
    local = {_PREFIX.sub("", key): value for key, value in node.items()}
    if is_empty(local.get("name")) and "title" in local:
        local["name"] = local.pop("title")
    keys = {**_KEYS, "target": choose_target(local, _TARGETS)}
    found = pick_project(local, place, keys, extra=["developmentStatus"], silent=_SILENT)
    values = {key: _unwrap_list(value) for key, value in found.values.items()}
    rest: list[FoundKey] = []
    for key in ("title", "summary"):
        values[key], others = _choose_text(values[key], language)
        rest += [(keys[key], each) for each in others]
    values["kind"] = next((_KINDS[name] for name in _get_types(node) if name in _KINDS), None)
    values["license"] = [_read_license(each) for each in as_list(values["license"])]
    if isinstance(values["tags"], list) and len(values["tags"]) == 1:
        values["tags"] = _unwrap(values["tags"][0])
    return Contents([found._replace(values=values)], rest)


def _choose_text(value: Any, language: str) -> tuple[Any, list[str]]:
    """Return the text in a *language*, or else in English or the first one, and what the others are."""
    if (
        isinstance(value, dict)
        and value
        and all(isinstance(each, str) for each in value.values())
        and all(map(_LANGUAGE.fullmatch, value))
    ):
        value = [{"@language": name, "@value": text} for name, text in value.items()]
    texts = [
        (str(each.get("@language", "")) if isinstance(each, dict) else "", _unwrap(each)) for each in as_list(value)
    ]
    if not texts or not all(isinstance(text, str) for _name, text in texts):
        return value, []
    chosen = choose_language([name for name, _text in texts], language)
    text = next(text for name, text in texts if name == chosen)
    return text, [name or each for name, each in texts if each != text]


def _unwrap_list(value: Any) -> Any:
    """Return the list in an object of JSON-LD."""
    return value.get("@set", value.get("@list", value)) if isinstance(value, dict) else value


def _unwrap(value: Any) -> Any:
    """Return the value in an object of JSON-LD."""
    if isinstance(value, dict):
        return next((value[key] for key in _TEXT_KEYS if key in value), value)
    return value


def _read_license(value: Any) -> Any:
    """Return the text of a license that can be understood, or else the first one."""
    if isinstance(value, dict):
        texts = [value[key] for key in _LICENSE_KEYS if isinstance(value.get(key), str)]
        return next(filter(is_license, texts), texts[0] if texts else value)
    return value


CODEMETA = ImportFormat("codemeta.json", "@context of CodeMeta", _is_codemeta, _KEYS, _find_software)
