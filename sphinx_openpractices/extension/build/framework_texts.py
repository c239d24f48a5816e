"""Texts of frameworks, with their places for translators."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx_openpractices.catalog.entries import find_value_line
from sphinx_openpractices.extension.base.practice_nodes import practice_status, practice_words

from .domain import get_domain

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks
    from sphinx_openpractices.extension.base.origin import Origin


def build_framework_text(text: str, framework: Framework, name: str, origin: Origin) -> practice_words:
    """Return the text of a value of a framework, such as ``title``."""
    words = practice_words(text, text)
    mark_framework_text(words, framework, name, origin)
    return words


def mark_scale_labels(item: nodes.Element, framework: Framework, origin: Origin) -> None:
    """Make the statuses of a practice, or of a summary, that are those of its framework messages for translators."""
    for status in item.findall(practice_status):
        if name := find_label_name(framework, status["status"]):
            status.rawsource = status.astext()
            mark_framework_text(status, framework, name, origin)


def mark_framework_text(node: nodes.Element, framework: Framework, name: str, origin: Origin) -> None:
    """Set the place of a text.

    A framework of the package has no place in the site: its texts have that of the practice at *origin* which uses it.
    """
    catalog = get_domain(origin.env).practices.catalog
    entry = cast("SiteFrameworks", catalog.catalog.shared).entries.get(framework.id)
    if entry is None:
        origin.find_owner("principle").mark(node, "principle")
    else:
        node.source = catalog.sources[entry.file]
        node.line = find_value_line(entry.lines, name, entry.line)


def find_principle_name(framework: Framework, principle: str) -> str:
    """Return the name of a principle as a value of its framework, such as ``sections[0].principles[2]``."""
    return next(
        f"sections[{number}].principles[{index}]"
        for number, section in enumerate(framework.sections)
        for index, each in enumerate(section.principles)
        if each.id == principle
    )


def find_label_name(framework: Framework, status: str) -> str:
    """Return the name of the label of a status, such as ``scale[1].label``; empty if the framework does not have it."""
    names = (f"scale[{index}].label" for index, member in enumerate(framework.scale) if member.id == status)
    return next(names, "")
