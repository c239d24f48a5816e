"""Writes LaTeX: rows of boxes with page breaks only between rows, using only LaTeX and the style of Sphinx.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from .writer_parts import find_monogram, write_all_but_logos

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

    from .writer_parts import _Element

_COLUMNS = 3
_GAP = 0.05
"""The space between two boxes, as a fraction of the line."""
_LONG_WORD = 24
"""Longer words may be broken anywhere: TeX does not hyphenate words of more than 63 letters."""


def _count_columns(gallery: _Element) -> int:
    """Return the number of boxes in a row."""
    if gallery.get("layout") == "list":
        return 1
    return min(gallery.get("columns") or _COLUMNS, _COLUMNS)


def visit_gallery_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Start the rows; ``savenotes`` moves footnotes out of the boxes, where they would be lost.

    The labels of the caption and the group title are set here too: Sphinx sets none for a rubric.
    """
    self.body.append("\n\\begin{savenotes}\\par\\begingroup\\parindent0pt\\raggedright\\sloppy\n")
    self.body.append(self.hypertarget_to(node, anchor=True))
    for key in ("caption", "labelledby"):
        if key in node:
            self.body.append(self.hypertarget(node[key]))


def depart_gallery_latex(self: LaTeXTranslator, node: _Element) -> None:
    """End the rows."""
    self.body.append("\\endgroup\\end{savenotes}\n\n")


def visit_highlight_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write a box, slightly narrower than its share of the line, so that rounding does not exceed the line."""
    columns = _count_columns(node.parent)
    width = (1 - _GAP * (columns - 1)) / columns - 0.001
    self.body.append(f"\\begin{{minipage}}[t]{{{width:.3f}\\linewidth}}\\raggedright\n")
    self.body.append(self.hypertarget_to(node, anchor=True))
    if node.parent.get("layout") == "list":
        self.body.append(f"\\parbox[c]{{0.2\\linewidth}}{{{_get_logo(self, node)}}}")
        self.body.append("\\begin{minipage}[c]{0.79\\linewidth}\\raggedright\n")
        write_all_but_logos(self, node)
        self.body.append("\\end{minipage}\n")
    else:
        self.body.append(f"\\parbox[c][1.8cm][c]{{\\linewidth}}{{{_get_logo(self, node)}}}\\par\n")
        write_all_but_logos(self, node)
    self.body.append("\\end{minipage}%\n")
    position = node.parent.index(node) + 1
    if position == len(node.parent) or position % columns == 0:
        self.body.append("\\par\\vspace{\\baselineskip}\n")
    else:
        self.body.append(f"\\hspace{{{_GAP}\\linewidth}}%\n")
    raise nodes.SkipNode


def _get_logo(self: LaTeXTranslator, node: _Element) -> str:
    """Return the logo, with the same size for all, or the monogram."""
    for image in node.children:
        if isinstance(image, nodes.image) and image["uri"] in self.builder.images:
            path = PurePosixPath(self.builder.images[image["uri"]])
            size = "width=0.8\\linewidth,height=1.4cm,keepaspectratio"
            return f"\\includegraphics[{size}]{{{{{path.with_suffix('')}}}{path.suffix}}}"
    return f"{{\\Large\\bfseries {self.encode(find_monogram(node))}}}"


def visit_title_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write the title in bold."""
    self.body.append(self.hypertarget_to(node) + "{\\bfseries ")
    _write_link(self, node)
    self.body.append("\\par}\n")
    raise nodes.SkipNode


def _write_link(self: LaTeXTranslator, node: _Element) -> None:
    """Write the text and the links of *node*, with possible breaks in words that are wider than a box."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            self.body.append(_make_breakable(self, child.astext()))
        elif isinstance(child, nodes.reference):
            self.visit_reference(child)
            self.body.append(_make_breakable(self, child.astext()))
            self.depart_reference(child)
        else:
            child.walkabout(self)


def _make_breakable(self: LaTeXTranslator, text: str) -> str:
    """Return *text* as LaTeX, with possible breaks in long words."""
    parts = [re.findall(".{1,8}", word) if len(word) > _LONG_WORD else [word] for word in re.split(r"(\s+)", text)]
    return "".join("\\-".join(map(self.encode, part)) for part in parts)


def visit_caption_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Let Sphinx write the caption, except in layout ``logos``, which does not show it."""
    if node.parent.parent.get("layout") == "logos":
        raise nodes.SkipNode


def visit_meta_latex(self: LaTeXTranslator, node: _Element) -> None:
    """Write small lines, without the indentation of a field list: the boxes are narrow."""
    for field in node.findall(nodes.field):
        self.body.append(f"\\par{{\\small {self.encode(field[0].astext())}: ")
        for value in field.findall(nodes.paragraph):
            _write_link(self, value)
        self.body.append("\\par}\n")
    raise nodes.SkipNode
