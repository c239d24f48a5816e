"""Writes folded elements as HTML from their shapes: a page can have thousands of dates, and needs no nodes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base.folding import get_shapes, list_kept
from sphinx_openpractices.extension.base.practice_nodes import practice_line

from .writer_parts import make_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.folding import Shape


def write_folded(self: HTML5Translator, element: nodes.Element) -> None:
    """Write the children of an element."""
    shapes = get_shapes(element)
    _ShapeWriter(self, element).write_all(shapes)


def make_due_tag(self: HTML5Translator, values: dict[str, Any]) -> str:
    """Return the start tag of what is due, from its attributes; an e-book has no script, and does not change."""
    data = {} if self.builder.name == "epub" else {"data-due": values["due"], "data-overdue": values["overdue"]}
    return make_tag(self, "span", **{"class": "practice-due"}, **data)


def make_date_tag(self: HTML5Translator, values: dict[str, Any]) -> str:
    """Return the start tag of a date, from its attributes."""
    return make_tag(self, "time", datetime=values["datetime"])


def make_status_tag(self: HTML5Translator, values: dict[str, Any]) -> str:
    """Return the start tag of a status, from its attributes."""
    return make_tag(self, "span", **{"class": f"practice-status practice-status-{values['tone']}"})


class _ShapeWriter:
    """Writes the shapes of an *element* with a translator."""

    def __init__(self, translator: HTML5Translator, element: nodes.Element) -> None:
        self.translator = translator
        self.kept = list_kept(element)
        self.body = translator.body
        line = practice_line()
        line.parent = element
        for node in self.kept:
            node.parent = line  # translators write references in a paragraph

    def write_all(self, shapes: Iterable[Shape]) -> None:
        """Write shapes."""
        for shape in shapes:
            if isinstance(shape, str):
                self.body.append(self.translator.encode(shape))
            elif isinstance(shape, int):
                self.kept[shape].walkabout(self.translator)
            else:
                getattr(self, f"write_{shape[0]}")(*shape[1:])

    def write_bullet_list(self, _attributes: dict[str, Any], items: list[Shape]) -> None:
        """Write a list; VoiceOver needs ``role``, since it ignores lists without bullets (WebKit bug 170179)."""
        self.write_between('<ul role="list">', items, "</ul>\n")

    def write_list_item(self, _attributes: dict[str, Any], lines: list[Shape]) -> None:
        """Write the one line of an item, which says whether it is the current one."""
        is_current = any(isinstance(line, tuple) and line[1].get("current") for line in lines)
        self.write_between('<li aria-current="true">' if is_current else "<li>", lines, "</li>\n")

    def write_practice_details_title(self, _attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write what readers click to open details; in an e-book, they are open."""
        tag = "p" if self.translator.builder.name == "epub" else "summary"
        self.write_between(f"<{tag}>", parts, f"</{tag}>\n")

    def write_practice_line(self, _attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write the elements of a line, which are columns without separators; an e-book has no columns."""
        if self.translator.builder.name == "epub":
            self.write_all(parts)
            return
        for index, part in enumerate(part for part in parts if not isinstance(part, str)):
            self.body.append(" " if index else "")
            self.write_all([part])

    def write_practice_link_line(self, _attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write a link, with its date."""
        self.write_all(parts)

    def write_practice_words(self, _attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write words that are a column."""
        self.write_between("<span>", parts, "</span>")

    def write_date_text(self, attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write a date."""
        self.write_between(make_date_tag(self.translator, attributes), parts, "</time>")

    def write_due_text(self, attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write what is due."""
        self.write_between(make_due_tag(self.translator, attributes), parts, "</span>")

    def write_practice_status(self, attributes: dict[str, Any], parts: list[Shape]) -> None:
        """Write a status."""
        self.write_between(make_status_tag(self.translator, attributes), parts, "</span>")

    def write_between(self, start: str, parts: Iterable[Shape], end: str) -> None:
        """Write shapes between two tags."""
        self.body.append(start)
        self.write_all(parts)
        self.body.append(end)
