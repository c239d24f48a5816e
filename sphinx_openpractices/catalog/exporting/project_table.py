"""Projects as a table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.urls import is_url

from .markdown_table import escape_table_text, format_tables, keep_markup, write_table_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.project import Project

PROJECT_TABLE_KEYS = (
    "id",
    "title",
    "target",
    "caption",
    "summary",
    "tags",
    "relation",
    "license",
    "repository",
    "kind",
)
"""The keys of a project that its row in Markdown has."""
_COLUMNS = ("Project", "Summary", "Kind", "Relation", "License", "Tags", "Repository")


def format_project_markdown(projects: Iterable[Project]) -> str:
    """Write projects in Markdown: a table, whose columns without a value are left out."""
    rows = [_make_row(each) for each in projects]
    return format_tables(_COLUMNS, {"": rows} if rows else {})


def _make_row(project: Project) -> dict[str, str]:
    return {
        "Project": _write_title(project),
        "Summary": escape_table_text(project.summary) or keep_markup(project.caption),
        "Kind": project.kind,
        "Relation": escape_table_text(", ".join(project.relation)),
        "License": escape_table_text(project.license),
        "Tags": escape_table_text(", ".join(project.tags)),
        "Repository": f"<{project.repository.replace('|', '%7C')}>" if project.repository else "",
    }


def _write_title(project: Project) -> str:
    # A document or label of the site leads nowhere elsewhere.
    if is_url(project.target):
        return write_table_link(project.title, project.target)
    return escape_table_text(project.title)


def list_unlinked(projects: Iterable[Project]) -> list[str]:
    """Return the ids of projects whose target is a document or label of their site."""
    return [each.id for each in projects if each.target and not is_url(each.target)]
