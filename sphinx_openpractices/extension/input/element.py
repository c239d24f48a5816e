"""``<project-figure>`` in MyST pages: the same node as the directive's, for authors who think in elements.

Markdown leaves HTML as ``raw`` nodes: a tag alone on its line begins a block that runs to the next blank line, with
the content not parsed; any other tag is a piece of a paragraph, with the content parsed beside it (CommonMark 0.31,
4.6 and 6.6). So the children of a body are read as one stream of tags and content, and what stands between a start
tag and its end tag is the caption.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.warnings import Subtype
from sphinx_openpractices.extension.build.figures import build_figure
from sphinx_openpractices.extension.build.markdown_fragments import parse_markdown
from sphinx_openpractices.text.spelling import find_nearest

from .element_tags import ElementContent, ElementReader, ElementTag

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = "project-figure"
_ELEMENT = f"<{_TAG}>"
_INCOMPLETE = re.compile(rf"(?<![\\`])<{_TAG}\b")
_INCOMPLETE_TAG = 'the tag is not complete; close its quotes and end it with ">"'


class ElementTransform(SphinxTransform):
    """Replaces the elements of a page, before anything else looks at its project highlights or its words."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Find the bodies that hold an element, and rebuild them."""
        filetype = get_filetype(self.config.source_suffix, str(self.env.doc2path(self.env.docname)))
        if filetype == "restructuredtext":
            return
        bodies: dict[int, _BodyReader] = {}
        incomplete: list[nodes.Element] = []
        # One pass over the page for both: raw HTML and paragraphs are elements of text.
        for raw in self.document.findall(nodes.TextElement):
            if isinstance(raw, nodes.paragraph) and _INCOMPLETE.search(raw.rawsource):
                incomplete.append(raw)
            if not isinstance(raw, nodes.raw) or raw.get("format") != "html" or "<" not in raw.astext():
                continue
            tags = ElementReader(_TAG, raw.astext(), raw.line or 1)
            self.check_spelling(tags, raw)
            if tags.is_incomplete:
                _find_raw_origin(raw, self.document).report_error(Subtype.ELEMENT, _INCOMPLETE_TAG)
            found = [item for item in tags.items if isinstance(item, ElementTag)]
            if found and (body := self.body_of(raw, found[0])) is not None:
                bodies.setdefault(id(body), _BodyReader(body, self.document)).tags[raw] = tags.items
        for reader in bodies.values():
            reader.replace()
        for paragraph in incomplete:
            self.check_complete(paragraph)

    def check_spelling(self, tags: ElementReader, raw: nodes.raw) -> None:
        """Say that a start tag looks like ours."""
        for name in tags.others:
            if find_nearest(name, [_TAG], likeness=0.8):
                message = f'there is no element <{name}>; did you mean "{_TAG}"?'
                _find_raw_origin(raw, self.document).report_error(Subtype.ELEMENT, message)

    def check_complete(self, paragraph: nodes.Element) -> None:
        """Say that a tag without its ``>`` is no tag; Markdown shows it as text."""
        for text in paragraph.findall(nodes.Text):
            if f"<{_TAG}" in text and not isinstance(text.parent, nodes.literal | nodes.raw):
                _find_raw_origin(paragraph, self.document).report_error(Subtype.ELEMENT, _INCOMPLETE_TAG)

    def body_of(self, raw: nodes.raw, tag: ElementTag) -> nodes.Element | None:
        """The element whose children are the blocks that *raw* belongs to; ``None`` where no block can stand."""
        parent = raw.parent
        if isinstance(parent, nodes.paragraph):
            return cast("nodes.Element", parent.parent)
        if isinstance(parent, nodes.TextElement):
            if tag.attributes is not None:  # once for an element, not for its end tag too
                _find_raw_origin(raw, self.document).report_error(
                    Subtype.ELEMENT, "cannot stand here; put it on lines of its own"
                )
            return None
        return cast("nodes.Element", parent)


def _find_raw_origin(node: nodes.Element, document: nodes.document, line: int | None = None) -> Origin:
    """Where *node* stands."""
    return Origin(_ELEMENT, "attribute", node.source or document["source"], line or node.line or 1, document)


class _BodyReader:
    """Reads the children of one body as a stream, and puts highlights where the elements were."""

    def __init__(self, body: nodes.Element, document: nodes.document) -> None:
        self.body = body
        self.document = document
        self.tags: dict[nodes.raw, list[ElementTag | ElementContent]] = {}
        """The pieces of raw HTML that hold our tags, read."""
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
        """Add blocks to the caption of the element that is open, or to the body."""
        (self.result if self.open is None else self.caption).extend(blocks)

    def read_raw(self, raw: nodes.raw) -> None:
        """Read a piece of raw HTML: tags, and content that is still to be parsed."""
        for item in self.tags[raw]:
            if isinstance(item, ElementTag):
                self.read_tag(item, _find_raw_origin(raw, self.document, item.line))
            elif self.open is not None:
                self.add(*parse_markdown(item.text, (raw.source or "", item.line), self.document))
            else:
                html = nodes.raw("", item.text, format="html")
                html.source, html.line = raw.source, item.line
                self.add(html)

    def read_tag(self, tag: ElementTag, origin: Origin) -> None:
        """Begin an element, or end the one that is open."""
        if tag.attributes is not None:
            self.expect_closed()
            self.open = tag, origin
        elif self.open is None:
            origin.report_error(Subtype.ELEMENT, f"</{_TAG}> closes nothing")
        else:
            self.close(*self.open)

    def close(self, tag: ElementTag, origin: Origin) -> None:
        """Make the highlight."""
        attributes = dict(tag.attributes or {})
        for name in tag.repeated:
            origin.report_error(Subtype.OPTION, f'the attribute "{name}" is given twice; the second is ignored')
        if "src" in attributes:
            if "logo" in attributes:
                origin.report_error(Subtype.OPTION, 'the logo is given twice; the attribute "logo" is ignored')
            attributes["logo"] = attributes.pop("src")
            origin = replace(origin, written={"logo": "src"})
        caption, self.caption, self.open = self.caption, [], None
        self.add(*build_figure(attributes, caption, self.parse, origin))

    def parse(self, text: str, place: tuple[str, int]) -> list[nodes.Node]:
        """Parse a caption that is no content of an element."""
        return parse_markdown(text, place, self.document)

    def expect_closed(self) -> None:
        """Say so when an element is open, and keep what would have been its caption."""
        if self.open is None:
            return
        _tag, origin = self.open
        origin.report_error(Subtype.ELEMENT, f"is never closed; write </{_TAG}> behind its caption")
        caption, self.caption, self.open = self.caption, [], None
        self.add(*caption)

    def read_paragraph(self, paragraph: nodes.paragraph) -> None:
        """Read a paragraph with tags in it; what stands between them becomes paragraphs of its own."""
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
        """Add a paragraph of *inline*, without blanks at its ends, unless it would be empty."""
        if children := list(_strip_spaces(inline)):
            paragraph = nodes.paragraph("".join(map(_get_source, children)), "", *children)
            paragraph.source, paragraph.line = original.source, original.line
            self.add(paragraph)


def _get_source(node: nodes.Node) -> str:
    """The markup of an inline node, as far as it is known: gettext shows it to translators."""
    return (node.rawsource if isinstance(node, nodes.Element) else "") or node.astext()


def _strip_spaces(inline: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Inline nodes without blanks at the ends of the run."""
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
