"""Writes LaTeX: rows of boxes with page breaks only between rows, using only LaTeX and the style of Sphinx.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.extension.base.nodes import project_cover

from .writer_parts import find_monogram, write_all_but_logos

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

    from .writer_parts import _Element

_COLUMNS = 3
_ONE_IN_A_ROW = ("list", "table")
"""The layouts with one box in a row: a table is one if it has too many columns for a page."""
_HEIGHTS = {"large": 2.0, "medium": 1.4, "small": 1.0}
"""The height of logos in a gallery of each size, in centimeters."""
_COVER_HEIGHT = 0.5625
"""The height of covers, as a fraction of their width: 16 : 9."""
_GAP = 0.05
"""The space between two boxes, as a fraction of the line."""
_LONG_WORD = re.compile(r"\S{25,}")
"""Such words may be broken anywhere: TeX does not hyphenate words of more than 63 letters."""


def _count_columns(gallery: _Element) -> int:
    """Return the number of boxes in a row."""
    if gallery.get("layout") in _ONE_IN_A_ROW:
        return 1
    most = _COLUMNS - 1 if gallery.get("size") == "large" else _COLUMNS
    return min(gallery.get("columns") or most, most)


def visit_gallery_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Start the rows; ``savenotes`` moves footnotes out of the boxes, where they would be lost.

    The labels of the caption and the group title are set here too: Sphinx sets none for a rubric. The card of a
    section is text that pages can break.
    """
    if node.get("headed"):
        return
    self.body.append("\n\\begin{savenotes}\\par\\begingroup\\parindent0pt\\raggedright\\sloppy\n")
    self.body.append("\\sphinxsetup{verbatimforcewraps}%\n")  # code has words without spaces, too
    self.body.append(self.hypertarget_to(node, anchor=True))
    for key in ("caption", "labelledby"):
        if key in node:
            self.body.append(self.hypertarget(node[key]))


def depart_gallery_latex(self: LaTeXTranslator, node: _Element) -> None:
    """End the rows."""
    if node.get("headed"):
        return
    self.body.append("\\endgroup\\end{savenotes}\n\n")


def visit_highlight_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write a box, slightly narrower than its share of the line, so that rounding does not exceed the line."""
    if node.parent.get("headed"):
        if logo := _find_logo(self, node):
            self.body.append(f"\n\\noindent{logo}\\par\n")
        write_all_but_logos(self, node)
        raise nodes.SkipNode
    layout, columns = node.parent.get("layout"), _count_columns(node.parent)
    width = (1 - _GAP * (columns - 1)) / columns - 0.001
    self.in_minipage += 1  # for Sphinx, which then writes figures that do not float
    self.body.append(f"\\begin{{minipage}}[t]{{{width:.3f}\\linewidth}}\\raggedright\n")
    self.body.append(self.hypertarget_to(node, anchor=True))
    if layout in _ONE_IN_A_ROW:
        self.body.append(f"\\parbox[c]{{0.2\\linewidth}}{{{_get_logo(self, node)}}}")
        self.body.append("\\begin{minipage}[c]{0.79\\linewidth}\\raggedright\n")
        write_all_but_logos(self, node)
        self.body.append("\\end{minipage}\n")
    else:
        if layout != "names":
            self.body.append(
                f"\\parbox[c][{_get_box_height(node)}][c]{{\\linewidth}}{{{_get_logo(self, node)}}}\\par\n"
            )
        write_all_but_logos(self, node)
    self.body.append("\\end{minipage}%\n")
    self.in_minipage -= 1
    position = node.parent.index(node) + 1
    if position == len(node.parent) or position % columns == 0:
        self.body.append(f"\\par\\vspace{{{0.25 if layout == 'names' else 1}\\baselineskip}}\n")
    else:
        self.body.append(f"\\hspace{{{_GAP}\\linewidth}}%\n")
    raise nodes.SkipNode


def _get_box_height(highlight: _Element) -> str:
    """Return the height of a logo box, with some space above and below."""
    if highlight.parent.get("layout") == "covers":
        return f"{_COVER_HEIGHT + 0.08:.4f}\\linewidth"
    return f"{_get_height(highlight) + 0.4:.1f}cm"


def _get_height(highlight: _Element) -> float:
    """Return the height of a logo, in centimeters."""
    return _HEIGHTS[highlight.parent.get("size", "medium")]


def _get_logo(self: LaTeXTranslator, node: _Element) -> str:
    """Return the logo, with the same size for all, or the monogram."""
    return _find_logo(self, node) or f"{{\\Large\\bfseries {self.encode(find_monogram(node))}}}"


def _find_logo(self: LaTeXTranslator, node: _Element) -> str:
    """Return the logo, if there is one."""
    for image in node.children:
        if isinstance(image, nodes.image) and image["uri"] in self.builder.images:
            path = PurePosixPath(self.builder.images[image["uri"]])
            size = f"width=0.8\\linewidth,height={_get_height(node)}cm,keepaspectratio"
            if isinstance(image, project_cover):
                size = f"width=\\linewidth,height={_COVER_HEIGHT}\\linewidth,keepaspectratio"
            return f"\\includegraphics[{size}]{{{{{path.with_suffix('')}}}{path.suffix}}}"
    return ""


def visit_title_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write the title in bold, except in a list of names."""
    gallery = node.parent.parent
    if gallery.get("headed"):
        raise nodes.SkipNode
    self.body.append(self.hypertarget_to(node) + ("{" if gallery.get("layout") == "names" else "{\\bfseries "))
    _write_link(self, node)
    self.body.append("\\par}\n")
    raise nodes.SkipNode


def _write_link(self: LaTeXTranslator, node: _Element) -> None:
    """Write the text and the links of *node*, with possible breaks in words that are wider than a box."""
    mark_long_words(node)
    for child in node.children:
        child.walkabout(self)


class wide_text(nodes.inline):
    """A text with words that are wider than a box; only while LaTeX is written."""


def mark_long_words(node: _Element) -> None:
    """Put texts with long words into :class:`wide_text`, but for code and URLs, which Sphinx breaks itself."""
    for text in list(node.findall(nodes.Text)):
        parent: Any = text.parent
        is_own_business = isinstance(parent, nodes.FixedTextElement | nodes.math) or parent.get("refuri") == text
        if not is_own_business and _LONG_WORD.search(text):
            parent.replace(text, wide_text("", "", text.copy()))


def visit_wide_text_latex(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write text with possible breaks in long words; a hyphen at the break would be wrong in a URL or a number."""
    for word in re.split(r"(\s+)", node.astext()):
        parts = re.findall(".{1,8}", word) if _LONG_WORD.fullmatch(word) else [word]
        self.body.append(("\\-" if word.isalpha() else "\\allowbreak{}").join(map(self.encode, parts)))
    raise nodes.SkipNode


def visit_caption_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Let Sphinx write the caption, except in layout ``logos``, which does not show it."""
    if node.parent.parent.get("layout") == "logos":
        raise nodes.SkipNode
    for figure in node.findall(nodes.figure):
        figure.attributes.pop("align", None)  # text around a figure would let it hang out of the box
    mark_long_words(node)


def visit_caption_line_latex(self: LaTeXTranslator, node: nodes.paragraph) -> None:
    """Start a caption of one paragraph."""
    visit_caption_latex(self, node)
    self.visit_paragraph(node)


def depart_caption_line_latex(self: LaTeXTranslator, node: nodes.paragraph) -> None:
    """End a caption of one paragraph."""
    self.depart_paragraph(node)


def visit_meta_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write small lines, without the indentation of a field list: the boxes are narrow."""
    for field in node.findall(nodes.field):
        self.body.append(f"\\par{{\\small {self.encode(field[0].astext())}: ")
        for value in field.findall(nodes.paragraph):
            _write_link(self, value)
        self.body.append("\\par}\n")
    raise nodes.SkipNode


def visit_small_line_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Start a line of small text."""
    self.body.append("\n\\par{\\noindent\\small ")


def depart_small_line_latex(self: LaTeXTranslator, node: _Element) -> None:
    """End a line of small text."""
    self.body.append("\\par}\n")
