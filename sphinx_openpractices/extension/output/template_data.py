"""Provides the catalog, including ``extra``, to the templates of a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.text.files import read_text_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_FUNCTION = "project_catalog"
"""The function in templates."""


def on_html_page_context_add_catalog(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add a function for templates, so that the catalog is read only if one needs it.

    The json and pickle builders do not write functions to their output.
    """
    context[_FUNCTION] = lambda: _list_entries(app.env)


def _list_entries(env: BuildEnvironment) -> list[dict[str, Any]]:
    """Return all entries of the catalog, with the keys that have values; dates are text."""
    names = get_keys(Project).values()
    return [
        {
            key.name: str(value) if isinstance(value, CalendarDate) else value
            for key in names
            if (value := getattr(entry.record, key.field))
        }
        | {"extra": entry.record.extra, "catalog": entry.file}
        for entry in get_domain(env).projects.catalog.catalog.entries
    ]


def on_env_updated_rewrite_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return all pages, to write them again, if the catalog has changed and a template uses it."""
    changed = get_domain(env).projects.catalog.changed
    return sorted(env.all_docs) if changed and _templates_use_catalog(app.builder) else []


def _templates_use_catalog(builder: Builder) -> bool:
    """Return whether any template of the theme or of the site uses the catalog."""
    folders = getattr(getattr(builder, "templates", None), "pathchain", ())
    files = (path for folder in folders for path in Path(folder).rglob("*.html"))
    return any(_uses_function(path) for path in files)


def _uses_function(template: Path) -> bool:
    try:
        return _FUNCTION in read_text_file(template, "replace")
    except OSError:
        return False
