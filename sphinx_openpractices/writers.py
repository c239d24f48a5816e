"""What the nodes look like in each format; where nothing is said here, they are the standard nodes that they extend.

Each method is called as one of the translator's own: its first argument is the translator, the second the node.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from . import nodes as op
from .project import monogram

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.text import TextTranslator

    Node = nodes.Element


def skip_depart(self: Any, node: Node) -> None:
    """The visitor has said it all."""


def link_of(title: Node) -> nodes.reference | None:
    """The reference in a title, if the card leads somewhere."""
    return next(iter(title.findall(nodes.reference)), None)


def outside_link(title: Node) -> str:
    """The URL that a title leads to, unless it is a place of this site."""
    link = link_of(title)
    return link.get("refuri", "") if link is not None and not link.get("internal") else ""


def monogram_of(highlight: Node) -> str:
    """The letters that stand in for a logo."""
    return monogram(next(iter(highlight.findall(op.project_title))).rawsource)


def walk_rest(self: nodes.NodeVisitor, highlight: Node) -> None:
    """Write what a highlight holds besides its logos: they are written where their box is."""
    for child in highlight.children:
        if not isinstance(child, nodes.image):
            child.walkabout(self)


# HTML and EPUB


PLAIN_TITLE = '<p class="project-title">'
PLAIN_CAPTION = '<div class="project-caption">'
"""The tags of nearly all; a page may have thousands."""


def is_plain(node: Node) -> bool:
    """Whether the tag of *node* has nothing but our class."""
    return not (node["ids"] or node["classes"])


def visit_gallery_html(self: HTML5Translator, node: Node) -> None:
    """A list; ``role`` keeps it one for VoiceOver, which forgets lists without bullets (WebKit bug 170179)."""
    names = ["project-gallery"]
    if node.get("layout", "cards") != "cards":
        names.append(f"project-gallery-{node['layout']}")
    if node.get("columns"):
        names.append(f"project-gallery-columns-{node['columns']}")
    attributes: dict[str, Any] = {"role": "list"}
    if "labelledby" in node:
        attributes["aria-labelledby"] = node["labelledby"]
    self.body.append(self.starttag(node, "ul", CLASS=" ".join(names), **attributes))


def depart_gallery_html(self: HTML5Translator, node: Node) -> None:
    """The end of the list."""
    self.body.append("</ul>\n")


def visit_highlight_html(self: HTML5Translator, node: Node) -> None:
    """A card: the logo box with its images, or with a monogram that screen readers pass over; then the rest."""
    images = [child for child in node.children if isinstance(child, nodes.image)]
    self.body.append(self.starttag(node, "li", CLASS="project-highlight"))
    self.body.append('<div class="project-logo">')
    for image in images:
        self.body.append(self.emptytag(image, "img", "", **image_attributes(self, image)))
    if not images:
        self.body.append('<span aria-hidden="true" class="project-monogram">')
        self.body.append(self.encode(monogram_of(node)) + "</span>")
    self.body.append("</div>\n")
    walk_rest(self, node)
    self.body.append("</li>\n")
    raise nodes.SkipNode


def image_attributes(self: HTML5Translator, image: nodes.image) -> dict[str, Any]:
    """The attributes of an ``img``: the address as the builder has it, and the size, so that nothing shifts."""
    uri = image["uri"]
    if uri in self.builder.images:
        uri = posixpath.join(self.builder.imgpath, quote(self.builder.images[uri]))
    attributes = {"src": uri, "alt": image["alt"], "loading": "lazy", "decoding": "async"}
    if "logo-width" in image:
        attributes |= {"width": image["logo-width"], "height": image["logo-height"]}
    return attributes


def visit_title_html(self: HTML5Translator, node: Node) -> None:
    """The title, in the card's only link; without the classes by which themes decorate links in running text."""
    self.body.append(PLAIN_TITLE if is_plain(node) else self.starttag(node, "p", "", CLASS="project-title"))
    for child in node.children:
        if isinstance(child, nodes.reference):
            href = child.get("refuri") or "#" + child.get("refid", "")
            self.body.append(self.starttag(nodes.inline(), "a", "", href=href))
            self.body.append(self.encode(child.astext()) + "</a>")
        else:
            child.walkabout(self)
    self.body.append("</p>\n")
    raise nodes.SkipNode


def visit_caption_html(self: HTML5Translator, node: Node) -> None:
    """The caption."""
    self.body.append(PLAIN_CAPTION if is_plain(node) else self.starttag(node, "div", "", CLASS="project-caption"))


def depart_caption_html(self: HTML5Translator, node: Node) -> None:
    """The end of the caption."""
    self.body.append("</div>\n")


def visit_meta_html(self: HTML5Translator, node: Node) -> None:
    """Lines of a name and a value; themes decorate definition lists too much for a card."""
    self.body.append(self.starttag(node, "div", CLASS="project-meta"))
    for field in node.findall(nodes.field):
        self.body.append(f"<p>{self.encode(field[0].astext())}: ")
        for text in field.findall(nodes.paragraph):
            for child in text.children:
                child.walkabout(self)
        self.body.append("</p>\n")
    self.body.append("</div>\n")
    raise nodes.SkipNode


# LaTeX: rows of boxes, which break between pages, never inside; only what LaTeX and Sphinx's own style have.

LATEX_COLUMNS = 3
LATEX_GAP = 0.05
"""The part of the line between two boxes."""
LATEX_WORD = 24
"""Words of more letters may be broken anywhere: TeX hyphenates none of over 63."""


def latex_columns(gallery: Node) -> int:
    """How many boxes stand in a row."""
    if gallery.get("layout") == "list":
        return 1
    return min(gallery.get("columns") or LATEX_COLUMNS, LATEX_COLUMNS)


def visit_gallery_latex(self: LaTeXTranslator, node: Node) -> None:
    """The rows; ``savenotes`` brings footnotes out of the boxes, which would keep them.

    The labels of what names the gallery are set here too: Sphinx gives a rubric none.
    """
    self.body.append("\n\\begin{savenotes}\\par\\begingroup\\parindent0pt\\raggedright\\sloppy\n")
    self.body.append(self.hypertarget_to(node, anchor=True))
    for key in ("caption", "labelledby"):
        if key in node:
            self.body.append(self.hypertarget(node[key]))


def depart_gallery_latex(self: LaTeXTranslator, node: Node) -> None:
    """The end of the rows."""
    self.body.append("\\endgroup\\end{savenotes}\n\n")


def visit_highlight_latex(self: LaTeXTranslator, node: Node) -> None:
    """A box; a hair less than its part of the line, so that roundings do not add up to more than the line."""
    columns = latex_columns(node.parent)
    width = (1 - LATEX_GAP * (columns - 1)) / columns - 0.001
    self.body.append(f"\\begin{{minipage}}[t]{{{width:.3f}\\linewidth}}\\raggedright\n")
    self.body.append(self.hypertarget_to(node, anchor=True))
    if node.parent.get("layout") == "list":
        self.body.append(f"\\parbox[c]{{0.2\\linewidth}}{{{latex_logo(self, node)}}}")
        self.body.append("\\begin{minipage}[c]{0.79\\linewidth}\\raggedright\n")
        walk_rest(self, node)
        self.body.append("\\end{minipage}\n")
    else:
        self.body.append(f"\\parbox[c][1.8cm][c]{{\\linewidth}}{{{latex_logo(self, node)}}}\\par\n")
        walk_rest(self, node)
    self.body.append("\\end{minipage}%\n")
    position = node.parent.index(node) + 1
    if position == len(node.parent) or position % columns == 0:
        self.body.append("\\par\\vspace{\\baselineskip}\n")
    else:
        self.body.append(f"\\hspace{{{LATEX_GAP}\\linewidth}}%\n")
    raise nodes.SkipNode


def latex_logo(self: LaTeXTranslator, node: Node) -> str:
    """The logo, of one size for all, or the monogram."""
    for image in node.children:
        if isinstance(image, nodes.image) and image["uri"] in self.builder.images:
            path = PurePosixPath(self.builder.images[image["uri"]])
            size = "width=0.8\\linewidth,height=1.4cm,keepaspectratio"
            return f"\\includegraphics[{size}]{{{{{path.with_suffix('')}}}{path.suffix}}}"
    return f"{{\\Large\\bfseries {self.encode(monogram_of(node))}}}"


def visit_title_latex(self: LaTeXTranslator, node: Node) -> None:
    """The title, bold."""
    self.body.append(self.hypertarget_to(node) + "{\\bfseries ")
    write_latex_link(self, node)
    self.body.append("\\par}\n")
    raise nodes.SkipNode


def write_latex_link(self: LaTeXTranslator, node: Node) -> None:
    """The text and the links of *node*, with breaks in words that are wider than a box."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            self.body.append(breakable(self, child.astext()))
        elif isinstance(child, nodes.reference):
            self.visit_reference(child)
            self.body.append(breakable(self, child.astext()))
            self.depart_reference(child)
        else:
            child.walkabout(self)


def breakable(self: LaTeXTranslator, text: str) -> str:
    """*text* as LaTeX, with places for a break in each long word."""
    parts = [re.findall(".{1,8}", word) if len(word) > LATEX_WORD else [word] for word in re.split(r"(\s+)", text)]
    return "".join("\\-".join(map(self.encode, part)) for part in parts)


def visit_caption_latex(self: LaTeXTranslator, node: Node) -> None:
    """The caption follows as it is; a wall of logos has none."""
    if node.parent.parent.get("layout") == "logos":
        raise nodes.SkipNode


def visit_meta_latex(self: LaTeXTranslator, node: Node) -> None:
    """Small lines, without the indents of a field list: the boxes are narrow."""
    for field in node.findall(nodes.field):
        self.body.append(f"\\par{{\\small {self.encode(field[0].astext())}: ")
        for value in field.findall(nodes.paragraph):
            write_latex_link(self, value)
        self.body.append("\\par}\n")
    raise nodes.SkipNode


# Text and man pages: the target stands behind the title.


def visit_title_text(self: TextTranslator, node: Node) -> None:
    """A line that is not wrapped, so that no URL is broken."""
    self.new_state(0)


def depart_title_text(self: TextTranslator, node: Node) -> None:
    """The target, in angle brackets."""
    if url := outside_link(node):
        self.add_text(f" <{url}>")
    self.end_state(wrap=False)


def visit_title_man(self: ManualPageTranslator, node: nodes.paragraph) -> None:
    """The title and its target; as one text, for newer docutils puts the target of a link behind it by itself."""
    url = outside_link(node)
    self.visit_paragraph(node)
    self.visit_Text(nodes.Text(node.astext() + (f" <{url}>" if url else "")))
    self.depart_paragraph(node)
    raise nodes.SkipNode


def register(app: Sphinx) -> None:
    """Register the nodes with their visitors. ``html`` covers EPUB, dirhtml and singlehtml (sphinx#9219)."""
    app.add_node(
        op.project_gallery,
        html=(visit_gallery_html, depart_gallery_html),
        latex=(visit_gallery_latex, depart_gallery_latex),
    )
    app.add_node(
        op.project_highlight, html=(visit_highlight_html, skip_depart), latex=(visit_highlight_latex, skip_depart)
    )
    app.add_node(
        op.project_title,
        html=(visit_title_html, skip_depart),
        latex=(visit_title_latex, skip_depart),
        text=(visit_title_text, depart_title_text),
        man=(visit_title_man, skip_depart),
    )
    app.add_node(
        op.project_caption,
        html=(visit_caption_html, depart_caption_html),
        latex=(visit_caption_latex, skip_depart),
    )
    app.add_node(
        op.project_meta,
        html=(visit_meta_html, skip_depart),
        latex=(visit_meta_latex, skip_depart),
    )
