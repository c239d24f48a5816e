"""``<project-figure>`` in MyST pages: the same node as the directive's, for authors who think in elements.

Markdown leaves HTML as ``raw`` nodes: a tag alone on its line begins a block that runs to the next blank line, with
the content not parsed; any other tag is a piece of a paragraph, with the content parsed beside it (CommonMark 0.31,
4.6 and 6.6). So the children of a body are read as one stream of tags and content, and what stands between a start
tag and its end tag is the caption.
"""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx.transforms import SphinxTransform

from .figures import Origin, build_highlight
from .keys import nearest
from .messages import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.environment import BuildEnvironment

TAG = "project-figure"
NAME = f"<{TAG}>"
TAG_NAME = re.compile(r"<(/?)([a-z][\w-]*)", re.IGNORECASE)


class Tag(NamedTuple):
    """A start tag with its attributes, or an end tag (``None``)."""

    attributes: dict[str, str | None] | None
    line: int
    raw: nodes.raw


class Markup(NamedTuple):
    """Content that Markdown did not parse."""

    text: str
    line: int


class TagReader(HTMLParser):
    """Splits raw HTML into our tags and what stands between them; comments and other tags are content."""

    def __init__(self, raw: nodes.raw) -> None:
        super().__init__(convert_charrefs=True)
        self.raw = raw
        self.html = raw.astext()
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.html))]
        self.items: list[Tag | Markup] = []
        self.read_to = 0
        self.feed(self.html)
        self.add_markup(len(self.html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag; of an attribute given twice, HTML keeps the first."""
        if tag == TAG:
            self.add_tag(dict(reversed(attrs)), len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<project-figure/>`` has no content."""
        self.handle_starttag(tag, attrs)
        if tag == TAG:
            self.items.append(Tag(None, self.line, self.raw))

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        if tag == TAG:
            self.add_tag(None, self.html.index(">", self.offset_here) + 1 - self.offset_here)

    @property
    def offset_here(self) -> int:
        """Where in the text the parser stands."""
        line, column = self.getpos()
        return self.starts[line - 1] + column

    @property
    def line(self) -> int:
        """Where in the page the parser stands."""
        return (self.raw.line or 1) + self.getpos()[0] - 1

    def add_tag(self, attributes: dict[str, str | None] | None, length: int) -> None:
        """Add the tag at which the parser stands, and what stood before it."""
        start = self.offset_here
        self.add_markup(start)
        self.items.append(Tag(attributes, self.line, self.raw))
        self.read_to = start + length

    def add_markup(self, end: int) -> None:
        """Add what stands between the last tag and *end*."""
        text = self.html[self.read_to : end]
        if text.strip():
            blank_lines = len(text) - len(text.lstrip())
            line = (self.raw.line or 1) + self.html.count("\n", 0, self.read_to + blank_lines)
            self.items.append(Markup(textwrap.dedent(text.strip("\n")), line))


class ElementTransform(SphinxTransform):
    """Replaces the elements of a page, before anything else looks at its project highlights or its words."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Find the bodies that hold an element, and rebuild them."""
        bodies: dict[int, nodes.Element] = {}
        for raw in self.document.findall(nodes.raw):
            if "html" not in raw.get("format", "").split():
                continue
            self.check_spelling(raw)
            if has_tag(raw) and (body := self.body_of(raw)) is not None:
                bodies[id(body)] = body
        for body in bodies.values():
            BodyReader(body, self.document, self.parse).replace()
        for paragraph in self.document.findall(nodes.paragraph):
            if f"<{TAG}" in paragraph.rawsource:
                self.check_complete(paragraph)

    def origin(self, node: nodes.Element, line: int | None = None) -> Origin:
        """Where *node* stands."""
        return origin_of(node, line, self.document)

    def check_spelling(self, raw: nodes.raw) -> None:
        """Say that a start tag looks like ours."""
        for end, name in TAG_NAME.findall(raw.astext()):
            if not end and name.lower() != TAG and (hint := nearest(name, [TAG])):
                self.origin(raw).error(Subtype.ELEMENT, f"there is no element <{name}>; {hint}")

    def check_complete(self, paragraph: nodes.paragraph) -> None:
        """Say that a tag without its ``>`` is no tag; Markdown shows it as text."""
        for text in paragraph.findall(nodes.Text):
            if f"<{TAG}" in text and not isinstance(text.parent, nodes.literal | nodes.raw):
                self.origin(paragraph).error(
                    Subtype.ELEMENT, 'the tag is not complete; close its quotes and end it with ">"'
                )

    def body_of(self, raw: nodes.raw) -> nodes.Element | None:
        """The element whose children are the blocks that *raw* belongs to; ``None`` where no block can stand."""
        parent = raw.parent
        if isinstance(parent, nodes.paragraph):
            return cast("nodes.Element", parent.parent)
        if isinstance(parent, nodes.TextElement):
            self.origin(raw).error(Subtype.ELEMENT, "cannot stand here; put it on lines of its own")
            return None
        return cast("nodes.Element", parent)

    def parse(self, text: str, line: int) -> list[nodes.Node]:
        """Parse Markdown that stands on *line*, with the references that the page defines."""
        env: BuildEnvironment = self.env
        parser = create_md_parser(env.myst_config, SphinxRenderer)  # type: ignore[attr-defined]
        parser.options["document"] = self.document
        root = nodes.Element()
        parser.options["current_node"] = root
        md_env: dict[str, Any] = {}
        if "[" in text:
            parser.parse(Path(env.doc2path(env.docname)).read_text(encoding="utf-8"), md_env)
            md_env = {"references": md_env.get("references", {})}
        renderer = cast("SphinxRenderer", parser.renderer)
        renderer.setup_render(cast("dict[str, Any]", parser.options), md_env)
        renderer.nested_render_text(text, line - 1)
        return list(root.children)


def origin_of(node: nodes.Element, line: int | None, document: nodes.document) -> Origin:
    """Where *node* stands."""
    source = node.source or document["source"]
    return Origin(NAME, "attribute", source, line or node.line or 1, document)


class BodyReader:
    """Reads the children of one body as a stream, and puts highlights where the elements were."""

    def __init__(
        self, body: nodes.Element, document: nodes.document, parse: Callable[[str, int], list[nodes.Node]]
    ) -> None:
        self.body = body
        self.document = document
        self.parse = parse
        self.result: list[nodes.Node] = []
        self.open: Tag | None = None
        self.caption: list[nodes.Node] = []

    @property
    def target(self) -> list[nodes.Node]:
        """Where the next block goes: into the caption of an open element, or into the body."""
        return self.result if self.open is None else self.caption

    def replace(self) -> None:
        """Rebuild the body."""
        for child in self.body.children:
            if isinstance(child, nodes.raw) and has_tag(child):
                self.read(TagReader(child).items)
            elif isinstance(child, nodes.paragraph) and any(
                isinstance(inline, nodes.raw) and has_tag(inline) for inline in child.children
            ):
                self.read_paragraph(child)
            else:
                self.target.append(child)
        if self.open is not None:
            self.unclosed(self.open)
        self.body.children = []
        self.body += self.result

    def read(self, items: Iterable[Tag | Markup]) -> None:
        """Read tags, and content that is still to be parsed."""
        for item in items:
            if isinstance(item, Tag):
                self.read_tag(item)
            elif self.open is None:
                raw = nodes.raw("", item.text, format="html")
                raw.source, raw.line = self.document["source"], item.line
                self.result.append(raw)
            else:
                self.caption += self.parse(item.text, item.line)

    def read_tag(self, tag: Tag) -> None:
        """Begin an element, or end the one that is open."""
        if tag.attributes is not None:
            if self.open is not None:
                self.unclosed(self.open)
            self.open = tag
        elif self.open is None:
            self.origin(tag).error(Subtype.ELEMENT, f"</{TAG}> closes nothing")
        else:
            self.close(self.open)

    def close(self, tag: Tag) -> None:
        """Make the highlight."""
        raw = dict(tag.attributes or {})
        origin = self.origin(tag)
        if "src" in raw:
            if "logo" in raw:
                origin.error(Subtype.OPTION, 'the logo is given twice; the attribute "logo" is ignored')
            raw["logo"] = raw.pop("src")
        caption, self.caption, self.open = self.caption, [], None
        self.result += build_highlight(raw, caption, lambda text: self.parse(text, tag.line), origin)

    def unclosed(self, tag: Tag) -> None:
        """Say so, and keep what would have been the caption."""
        self.origin(tag).error(Subtype.ELEMENT, f"is never closed; write </{TAG}> behind its caption")
        self.result += self.caption
        self.caption, self.open = [], None

    def read_paragraph(self, paragraph: nodes.paragraph) -> None:
        """Read a paragraph with tags in it; what stands between them becomes paragraphs of its own."""
        inline: list[nodes.Node] = []
        for child in paragraph.children:
            if isinstance(child, nodes.raw) and has_tag(child):
                self.add_paragraph(inline, paragraph)
                inline = []
                self.read(TagReader(child).items)
            else:
                inline.append(child)
        self.add_paragraph(inline, paragraph)

    def add_paragraph(self, inline: list[nodes.Node], original: nodes.paragraph) -> None:
        """Add a paragraph of *inline*, without blanks at its ends, unless it would be empty."""
        children = list(stripped(inline))
        if children:
            paragraph = nodes.paragraph("".join(map(source_of, children)), "", *children)
            paragraph.source, paragraph.line = original.source, original.line
            self.target.append(paragraph)

    def origin(self, tag: Tag) -> Origin:
        """Where a tag stands."""
        return origin_of(tag.raw, tag.line, self.document)


def source_of(node: nodes.Node) -> str:
    """The markup of an inline node, as far as it is known: gettext shows it to translators."""
    return (node.rawsource if isinstance(node, nodes.Element) else "") or node.astext()


def has_tag(raw: nodes.raw) -> bool:
    """Whether a piece of raw HTML holds one of our tags."""
    return any(name.lower() == TAG for _end, name in TAG_NAME.findall(raw.astext()))


def stripped(inline: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Inline nodes without blanks at the ends of the run."""
    last = len(inline) - 1
    for index, node in enumerate(inline):
        if not isinstance(node, nodes.Text):
            yield node
            continue
        text = node.lstrip() if index == 0 else str(node)
        text = text.rstrip() if index == last else text
        if text:
            yield nodes.Text(text)
