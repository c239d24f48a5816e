"""Writes HTML and EPUB. The translator calls each function like a method of its own, with the node."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from docutils import nodes

from sphinx_openpractices.extension.base.nodes import project_cover, project_title

from .html_filter import get_filter_name, is_filtered
from .html_table import write_table
from .writer_parts import find_hue, find_monogram, make_tag, write_all_but_logos

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.nodes import project_gallery

    from .writer_parts import _Element

_PLAIN_LOGO = '<div class="project-logo">'
_PLAIN_TITLE = '<p class="project-title">'
_PLAIN_CAPTION = '<div class="project-caption">'
"""The tags of nearly all logos, titles and captions; a page may have thousands."""


def _is_plain_highlight(node: _Element) -> bool:
    """Return whether the tag of *node* has only our class."""
    return not (node["ids"] or node["classes"])


def visit_gallery_html(self: HTML5Translator, node: _Element) -> None:
    """Start the list; VoiceOver needs ``role``, since it ignores lists without bullets (WebKit bug 170179).

    The card of a project that is a section has no list around it.
    """
    names = ["project-gallery"]
    if node.get("layout", "cards") != "cards":
        names.append(f"project-gallery-{node['layout']}")
    if node.get("layout") == "logos" and "title" in node["show"]:
        names.append("project-gallery-titles")
    if node.get("size", "medium") != "medium":
        names.append(f"project-gallery-{node['size']}")
    if node.get("columns"):
        names.append(f"project-gallery-columns-{node['columns']}")
    attributes = _make_gallery_attributes(self, node)
    if node.get("layout") == "table":
        write_table(self, cast("project_gallery", node), attributes, _make_row_data, _write_logo)
        raise nodes.SkipNode
    tag, role = "ul", "list"
    if node.get("headed"):
        if not _list_headed_parts(node):
            raise nodes.SkipNode
        names.append("project-gallery-headed")
        tag, role = "div", "presentation"
    self.body.append(self.starttag(node, tag, CLASS=" ".join(names), role=role, **attributes))


def _make_gallery_attributes(self: HTML5Translator, node: _Element) -> dict[str, Any]:
    """Return the label of a gallery, and the name of its filter."""
    attributes: dict[str, Any] = {}
    if "labelledby" in node:
        attributes["aria-labelledby"] = node["labelledby"]
    if is_filtered(self, node):
        attributes["data-filter"] = get_filter_name(self, node)
    return attributes


def depart_gallery_html(self: HTML5Translator, node: _Element) -> None:
    """End the list."""
    self.body.append("</div>\n" if node.get("headed") else "</ul>\n")


def visit_highlight_html(self: HTML5Translator, node: _Element) -> None:
    """Write a card: the logo box with images, or with a monogram that screen readers skip, and everything else."""
    tag = "div" if node.parent.get("headed") else "li"
    data = _make_row_data(self, node)
    if data or node["classes"] or len(node["ids"]) != 1 or "featured" in node:
        names = "project-highlight project-featured" if "featured" in node else "project-highlight"
        self.body.append(self.starttag(node, tag, CLASS=names, **data))
    else:
        self.body.append(make_tag(self, tag, ">\n", **{"class": "project-highlight", "id": node["ids"][0]}))
    _write_logo(self, node)
    write_all_but_logos(self, node)
    self.body.append(f"</{tag}>\n")
    raise nodes.SkipNode


def _make_row_data(self: HTML5Translator, node: _Element) -> dict[str, Any]:
    """Return the data attributes of a card."""
    return _make_filter_data(node) if is_filtered(self, node.parent) else {}


def _write_logo(self: HTML5Translator, node: _Element) -> None:
    """Write the logo box, or the cover; below a heading, only if there is a logo, and in a list of names, nothing."""
    images = [child for child in node.children if isinstance(child, nodes.image)]
    if not images and (node.parent.get("headed") or node.parent.get("layout") == "names"):
        return
    if images and isinstance(images[0], project_cover):
        del images[1:]
    # A mask hides one of a pair from the eye alone: screen readers find one image, with one name.
    if len(images) > 1 and images[0]["alt"]:
        pair = {"aria-label": images[0]["alt"], "class": "project-logo", "role": "img"}
        self.body.append(make_tag(self, "div", **pair))
    else:
        self.body.append(_PLAIN_LOGO)
    for image in images:
        attributes = _make_image_attributes(self, image)
        image["uri"] = attributes["src"]  # as Sphinx does, for other extensions
        if image["ids"]:
            self.body.append(self.emptytag(image, "img", "", **attributes))
        else:
            self.body.append(make_tag(self, "img", " />", **attributes))
    if not images:
        self.body.append(f'<span aria-hidden="true" class="project-monogram project-hue-{find_hue(node["project"])}">')
        self.body.append(self.encode(find_monogram(node)) + "</span>")
    self.body.append("</div>\n")


def _list_headed_parts(gallery: _Element) -> list[nodes.Node]:
    """Return what is shown below the heading of a project that is a section."""
    return [each for each in gallery[0].children if not isinstance(each, project_title | nodes.comment)]


def _make_filter_data(highlight: _Element) -> dict[str, Any]:
    """Return the data attributes of a card for ``project-filter.js``: its id, and the numbers of its choices."""
    numbers = " ".join(map(str, highlight.get("filter-choices", ())))
    return {"data-entry": highlight["project"]} | ({"data-choices": numbers} if numbers else {})


def _make_image_attributes(self: HTML5Translator, image: nodes.image) -> dict[str, Any]:
    """Return the attributes of an ``img``; width and height keep the page from shifting while it loads."""
    attributes = {
        "src": make_image_url(self.builder, image["uri"]),
        "alt": image["alt"],
        "class": " ".join(dict.fromkeys(image["classes"])),
        "loading": "lazy",
        "decoding": "async",
    }
    if "logo-width" in image:
        attributes |= {"width": image["logo-width"], "height": image["logo-height"]}
    return attributes


def make_image_url(builder: Builder, uri: str) -> str:
    """Return the URL of an image, relative to the page that is being written."""
    if uri not in builder.images:
        return uri
    return posixpath.join(builder.imgpath, quote(builder.images[uri]))


def visit_title_html(self: HTML5Translator, node: _Element) -> None:
    """Write the title, in the only link of the card, without the classes that themes use for links in text."""
    if node.parent.parent.get("headed"):
        raise nodes.SkipNode
    self.body.append(_PLAIN_TITLE if _is_plain_highlight(node) else self.starttag(node, "p", "", CLASS="project-title"))
    for child in [node] if isinstance(node, nodes.reference) else node.children:
        if isinstance(child, nodes.reference):
            href = child.get("refuri") or "#" + child.get("refid", "")
            self.body.append(make_tag(self, "a", href=href))
            self.body.append(self.encode(child.astext()) + "</a>")
        else:
            child.walkabout(self)
    self.body.append("</p>\n")
    raise nodes.SkipNode


def visit_caption_html(self: HTML5Translator, node: _Element) -> None:
    """Start the caption."""
    self.body.append(
        _PLAIN_CAPTION if _is_plain_highlight(node) else self.starttag(node, "div", "", CLASS="project-caption")
    )


def depart_caption_html(self: HTML5Translator, node: _Element) -> None:
    """End the caption."""
    self.body.append("</div>\n")


def visit_caption_line_html(self: HTML5Translator, node: _Element) -> None:
    """Start a caption of one paragraph."""
    self.body.append(_PLAIN_CAPTION + ("<p>" if _is_plain_highlight(node) else self.starttag(node, "p", "")))


def depart_caption_line_html(self: HTML5Translator, node: _Element) -> None:
    """End a caption of one paragraph."""
    self.body.append("</p>\n</div>\n")
