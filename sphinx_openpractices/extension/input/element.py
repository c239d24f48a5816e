"""The element ``<project-figure>`` in MyST pages: becomes the same node as the directive.

Markdown turns HTML into ``raw`` nodes: a tag alone on its line begins a block that ends at the next empty line and
whose content is not parsed; any other tag is part of a paragraph, whose content is parsed (CommonMark 0.31, 4.6 and
6.6). So the children of a body are read as a stream of tags and content. Everything between a start tag and its end
tag is the caption.
"""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_openpractices.extension.base.reporting import Subtype

from .directive_names import find_directive
from .element_body import ELEMENT_NAME, ElementBodyReader, find_raw_origin
from .element_tags import ElementReader, ElementTag
from .written_nodes import find_written

_INCOMPLETE = re.compile(rf"(?<![\\`])<{ELEMENT_NAME}\b")
_INCOMPLETE_TAG = 'close the quotes in the tag and end it with ">"; it is incomplete'


class ElementTransform(SphinxTransform):
    """Replaces the elements of a page, before other transforms process its project highlights or its text."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Find the bodies that contain an element, and rebuild them."""
        filetype = get_filetype(self.config.source_suffix, str(self.env.doc2path(self.env.docname)))
        if filetype == "restructuredtext":
            return
        bodies: dict[int, ElementBodyReader] = {}
        incomplete: list[nodes.Element] = []
        # One pass over the page: both raw HTML and paragraphs are text elements.
        for raw in find_written(self.document):
            if isinstance(raw, nodes.paragraph) and _INCOMPLETE.search(raw.rawsource):
                incomplete.append(raw)
            if not isinstance(raw, nodes.raw) or raw.get("format") != "html" or "<" not in raw.astext():
                continue
            tags = ElementReader(ELEMENT_NAME, raw.astext(), raw.line or 1)
            self.check_spelling(tags, raw)
            if tags.is_incomplete:
                find_raw_origin(raw, self.document).report_error(Subtype.ELEMENT, _INCOMPLETE_TAG)
            found = [item for item in tags.items if isinstance(item, ElementTag)]
            if found and (body := self.find_body(raw, found[0])) is not None:
                bodies.setdefault(id(body), ElementBodyReader(body, self.document)).tags[raw] = tags.items
        for reader in bodies.values():
            reader.replace()
        for paragraph in incomplete:
            self.check_complete(paragraph)

    def check_spelling(self, tags: ElementReader, raw: nodes.raw) -> None:
        """Report start tags that look like a misspelled element."""
        for name in tags.others:
            if meant := find_directive(name):
                advice = f'did you mean "{meant}"?' if meant == ELEMENT_NAME else f"write the directive {{{meant}}}"
                message = f"there is no element <{name}>; {advice}"
                find_raw_origin(raw, self.document).report_error(Subtype.ELEMENT, message)

    def check_complete(self, paragraph: nodes.Element) -> None:
        """Report a tag without its ``>``, which Markdown shows as text."""
        for text in paragraph.findall(nodes.Text):
            if f"<{ELEMENT_NAME}" in text and not isinstance(text.parent, nodes.literal | nodes.raw):
                find_raw_origin(paragraph, self.document).report_error(Subtype.ELEMENT, _INCOMPLETE_TAG)

    def find_body(self, raw: nodes.raw, tag: ElementTag) -> nodes.Element | None:
        """Return the element that contains *raw* or its paragraph; ``None`` if the element is not allowed there."""
        parent = raw.parent
        if isinstance(parent, nodes.paragraph):
            return cast("nodes.Element", parent.parent)
        if isinstance(parent, nodes.TextElement) and not isinstance(parent, nodes.Admonition):  # as is versionmodified
            if tag.attributes is not None:  # once for each element: not for its end tag
                find_raw_origin(raw, self.document).report_error(
                    Subtype.ELEMENT, "put the element on lines of its own; it is not allowed here"
                )
            return None
        return cast("nodes.Element", parent)
