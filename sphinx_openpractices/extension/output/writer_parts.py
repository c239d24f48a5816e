"""Functions that several writers use."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from docutils import nodes

from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base.nodes import caption_element, get_title

_Element = nodes.Element


def skip_node(self: Any, node: _Element) -> None:
    """Write nothing."""
    raise nodes.SkipNode


def _find_link(title: _Element) -> nodes.reference | None:
    """Return the reference in a title, if it has one."""
    return next(iter(title.findall(nodes.reference)), None)


def find_outside_url(title: _Element) -> str:
    """Return the URL that a title leads to, unless it is a page of this site."""
    link = _find_link(title)
    return link.get("refuri", "") if link is not None and not link.get("internal") else ""


def find_monogram(highlight: _Element) -> str:
    """Return the letters that are shown instead of a logo."""
    return make_monogram(get_title(highlight).rawsource)


_HUES = 12
"""The number of hues that monograms can have, ``project-hue-0`` and so on in ``project-gallery.css``."""


def find_hue(project: str) -> int:
    """Return the number of the hue of a monogram, which depends only on the id of the project."""
    return crc32(project.encode()) % _HUES


def write_all_but_logos(self: nodes.NodeVisitor, highlight: _Element) -> None:
    """Write all children of a highlight except logos, which are in the logo box; a list of names has no captions."""
    left_out = (nodes.image, caption_element) if highlight.parent.get("layout") == "names" else nodes.image
    for child in highlight.children:
        if not isinstance(child, left_out):
            child.walkabout(self)


def make_tag(self: Any, name: str, end: str = ">", **attributes: Any) -> str:
    """Return a tag as docutils' ``starttag`` does, in a third of the time: a page may have thousands."""
    values = [
        f' {key}="{text if (text := str(value)).isalnum() else self.attval(text)}"'
        for key, value in sorted(attributes.items())
    ]
    return f"<{name}{''.join(values)}{end}"
