"""The practices of a first site that begins with a framework."""

from __future__ import annotations

from typing import Any

from sphinx_openpractices.catalog.practices.framework_reader import list_frameworks, load_framework
from sphinx_openpractices.catalog.starting.catalog_text import format_practices
from sphinx_openpractices.catalog.starting.framework_practices import start_practices


def describe_audit(principles: str) -> dict[str, Any]:
    """Return what the templates need of the framework with which a site begins, if it does."""
    if principles not in list_frameworks():
        return {"framework": None, "sections": (), "audit": "", "example": "open-licenses"}
    framework = load_framework(principles)
    practices = start_practices(framework)
    return {
        "framework": framework,
        "sections": [section.title for section in framework.sections],
        "audit": format_practices(practices, ()).strip(),
        "example": "open-source" if "open-source" in framework.principles else practices[0].record.id,
    }
