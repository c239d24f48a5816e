"""The columns of a gallery in layout ``table``: the title, the caption if there is one, and what the gallery shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_openpractices.extension.base.nodes import caption_element, project_meta
from sphinx_openpractices.extension.build.domain import get_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

_TEXT_KEYS = ("title", "caption")


class Column(NamedTuple):
    """The key that a column shows, and its header."""

    key: str
    header: str


def list_columns(gallery: project_gallery, env: BuildEnvironment) -> list[Column]:
    """Return the columns that have content."""
    labels = get_domain(env).projects.catalog.labels
    names = [*_TEXT_KEYS, *(name for name in gallery["show"] if name not in _TEXT_KEYS)]
    columns = [Column(name, labels.label_key(name)) for name in names]
    return [each for each in columns if each.key == "title" or any(find_cell(row, each) for row in gallery.entries)]


def find_cell(highlight: project_highlight, column: Column) -> nodes.Element | None:
    """Return the caption, or the values of a key, that a project has in a column other than that of the title."""
    for child in highlight.children:
        if column.key == "caption" and isinstance(child, caption_element):
            return child
        if column.key != "caption" and isinstance(child, project_meta):
            found = (field for field in child.findall(nodes.field) if field["key"] == column.key)
            return next((text for field in found for text in field.findall(nodes.paragraph)), None)
    return None
