"""Replaces the elements ``<project-figure>`` in a body by project highlights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.values import read_switch
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.extension.build.entry_items import build_item
from sphinx_openpractices.extension.build.markdown_fragments import TextPlace, parse_markdown
from sphinx_openpractices.extension.build.project_kind import PROJECT_KIND

from .element_tags import ElementContent, ElementTag

if TYPE_CHECKING:
    from collections.abc import Iterator

ELEMENT_NAME = "project-figure"

_FLAGS = {name for name, key in get_keys(Project).items() if key.read is read_switch}
_ON = ("true", "yes", "on")
"""What an author may write of a flag that is set, although HTML does not allow it."""


def find_raw_origin(node: nodes.Element, document: nodes.document, line: int | None = None) -> Origin:
    """Return where the raw HTML in *node* is, or its tag on *line*."""
    return Origin(f"<{ELEMENT_NAME}>", "attribute", node.source or document["source"], line or node.line or 1, document)


class ElementBodyReader:
    """Reads the children of a body as a stream, and replaces the elements by highlights."""

    def __init__(self, body: nodes.Element, document: nodes.document) -> None:
        self.body = body
        self.document = document
        self.tags: dict[nodes.raw, list[ElementTag | ElementContent]] = {}
        """The raw HTML with our tags, and the tags and content in it."""
        self.result: list[nodes.Node] = []
        self.open: tuple[ElementTag, Origin] | None = None
        self.caption: list[nodes.Node] = []

    def replace(self) -> None:
        """Rebuild the body."""
        for child in self.body.children:
            if isinstance(child, nodes.raw) and child in self.tags:
                self.read_raw(child)
            elif isinstance(child, nodes.paragraph) and any(inline in self.tags for inline in child.children):
                self.read_paragraph(child)
            else:
                self.add(child)
        self.expect_closed()
        self.body.children = []
        self.body += self.result

    def add(self, *blocks: nodes.Node) -> None:
        """Add blocks to the caption of the open element, or to the body."""
        (self.result if self.open is None else self.caption).extend(blocks)

    def read_raw(self, raw: nodes.raw) -> None:
        """Read raw HTML: tags, and content that is not parsed yet."""
        for item in self.tags[raw]:
            if isinstance(item, ElementTag):
                self.read_tag(item, find_raw_origin(raw, self.document, item.line))
            elif self.open is not None:
                self.add(*self.parse(item.text, TextPlace(raw.source or "", item.line)))
            else:
                html = nodes.raw("", item.text, format="html")
                html.source, html.line = raw.source, item.line
                self.add(html)

    def read_tag(self, tag: ElementTag, origin: Origin) -> None:
        """Begin an element, or end the open one."""
        if tag.attributes is not None:
            self.expect_closed()
            self.open = tag, origin
        elif self.open is None:
            origin.report_error(Subtype.ELEMENT, f"remove </{ELEMENT_NAME}>; it has no start tag")
        else:
            self.close(*self.open)

    def close(self, tag: ElementTag, origin: Origin) -> None:
        """Add the highlight of an element that ends."""
        attributes = dict(tag.attributes or {})
        for name in tag.repeated:
            origin.report_error(Subtype.OPTION, f'the attribute "{name}" is given twice; the second is ignored')
        if "src" in attributes:
            if "logo" in attributes:
                origin.report_error(Subtype.OPTION, 'the logo is given twice; the attribute "logo" is ignored')
            attributes["logo"] = attributes.pop("src")
            origin = replace(origin, written={"logo": "src"})
        _read_flags(attributes, origin)
        figure, self.caption, self.open = self.caption, [], None
        with origin.guard():
            figure = build_item(PROJECT_KIND, attributes, figure, self.parse, origin)
        self.add(*figure)

    def parse(self, text: str, place: TextPlace) -> list[nodes.Node]:
        """Parse a caption."""
        return parse_markdown(text, place, self.document)

    def expect_closed(self) -> None:
        """Report an element that is still open, and keep the content after it."""
        if self.open is None:
            return
        _tag, origin = self.open
        origin.report_error(Subtype.ELEMENT, f"write </{ELEMENT_NAME}> after its caption; the element is never closed")
        caption, self.caption, self.open = self.caption, [], None
        self.add(*caption)

    def read_paragraph(self, paragraph: nodes.paragraph) -> None:
        """Read a paragraph that contains tags; text before, between and after them becomes separate paragraphs."""
        inline: list[nodes.Node] = []
        for child in paragraph.children:
            if child in self.tags:
                self.add_paragraph(inline, paragraph)
                inline = []
                self.read_raw(child)
            else:
                inline.append(child)
        self.add_paragraph(inline, paragraph)

    def add_paragraph(self, inline: list[nodes.Node], original: nodes.paragraph) -> None:
        """Add a paragraph of *inline*, without spaces at its ends, unless it would be empty."""
        if children := list(_strip_spaces(inline)):
            paragraph = nodes.paragraph("".join(map(_get_source, children)), "", *children)
            paragraph.source, paragraph.line = original.source, original.line
            self.add(paragraph)


def _read_flags(attributes: dict[str, str | None], origin: Origin) -> None:
    """Remove the values of flags: ``draft``, ``draft=""`` and ``draft="draft"`` are the same (HTML, 2.3.2).

    In HTML, no value turns a flag off, so one that is meant to is an error, and the flag is ignored.
    """
    for name in _FLAGS & attributes.keys():
        value = attributes[name] or ""
        if value.lower() in {"", name, *_ON}:
            attributes[name] = ""
        else:
            del attributes[name]
            hint = f'write it without a value, or remove it; found "{value}"'
            origin.report_error(Subtype.VALUE, f'attribute "{name}" is a flag; {hint}')


def _get_source(node: nodes.Node) -> str:
    """Return the markup of an inline node, if known, which gettext shows to translators, or else its text."""
    return (node.rawsource if isinstance(node, nodes.Element) else "") or node.astext()


def _strip_spaces(inline: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield inline nodes without spaces at the ends of the run."""
    kept = list(inline)
    while kept and isinstance(kept[0], nodes.Text) and not kept[0].strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], nodes.Text) and not kept[-1].strip():
        kept.pop()
    for index, node in enumerate(kept):
        if isinstance(node, nodes.Text):
            text = node.lstrip() if index == 0 else str(node)
            yield nodes.Text(text.rstrip() if index == len(kept) - 1 else text)
        else:
            yield node
