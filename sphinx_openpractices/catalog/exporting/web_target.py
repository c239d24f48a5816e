"""Where a project is on the web, for formats that know no documents of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.project import Project


def find_web_target(project: Project) -> str:
    """Return the target if it is an ``http(s)`` URL, or else the repository; it is empty if there is neither."""
    is_page = project.target.lower().startswith(("http://", "https://"))
    return project.target if is_page else project.repository
