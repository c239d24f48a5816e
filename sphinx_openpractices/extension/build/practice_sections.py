"""Makes sections of practices, and gives the others the shape of their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.entry_nodes import find_title
from sphinx_openpractices.extension.base.practice_nodes import practice_title

from .groups import MAX_HEADING, count_sections
from .practice_comparisons import make_comparison_table
from .practice_shapes import make_section, make_table, simplify_list

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_openpractices.extension.base.practice_nodes import practice_item, practice_list


def make_practice_sections(
    practices: practice_list, group: nodes.section | None, _document: nodes.document
) -> list[nodes.Element]:
    """Return a section for each practice with a title, and lists of those without one between them.

    A practice that the page shows again has its section and anchor once: it becomes a list, too.
    """
    simplify_list(practices)
    content: list[nodes.Element] = []
    level = count_sections(practices) + (2 if group else 1)
    for item in list(practices.entries):
        if _is_headed(item):
            content.append(make_section(item))
            continue
        if not content or type(content[-1]) is not type(practices):
            content.append(_copy_list(practices))
        content[-1] += item
        _set_heading_level(item, level)
    for each in content:
        if practices.get("canonical"):
            each["canonical"] = True
        if "filter" in practices:
            each["filter"] = practices["filter"]
    return content


def shape_practices(practices: practice_list) -> None:
    """Give the practices of a list without sections the shape of its layout; HTML has no headings in rows of tables."""
    if practices.get("layout") == "table":
        make = make_comparison_table if "compare" in practices else make_table
        practices.parent.replace(practices, make(practices))
        return
    simplify_list(practices)
    level = count_sections(practices) + (2 if "group" in practices else 1)
    for item in practices.entries:
        _set_heading_level(item, level)


def _is_headed(item: practice_item) -> bool:
    """Return whether a practice can be a section: it has a title, and is the first on the page."""
    return isinstance(item[0], practice_title) and bool(item["ids"]) and "anchor" not in item


def _set_heading_level(item: practice_item, level: int) -> None:
    """Make the title of a practice a heading."""
    title = find_title(item)
    if title is not None:
        title["heading-level"] = min(level, MAX_HEADING)


def _copy_list(practices: practice_list) -> practice_list:
    """Return an empty list with the attributes of another, but for those that only one can have."""
    copy: practice_list = practices.copy()
    copy["ids"], copy["names"] = [], []
    for name in ("labelledby", "caption", "sections"):
        copy.attributes.pop(name, None)
    copy.source, copy.line = practices.source, practices.line
    return copy
