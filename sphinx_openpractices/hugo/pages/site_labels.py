"""Gives each id that an author wrote a label: ids are unique on a page in Hugo, but on the whole site in Sphinx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.nodes import fully_normalize_name

from sphinx_openpractices.hugo.converters.figure_shortcode import make_figure_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.hugo.converters.converter_context import FigureDialect

_BLOCK = re.compile(r"\{(?:[^{}\n#]*[\s,])?#([\w:.-]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)
_FIGURE = re.compile(r"""\{\{[<%]\s*figure\b[^{}]*?\bid\s*=\s*["`]?([^\s"`<>]+)""")


class SiteLabels:
    """The labels of all ids of a site; the first page with an id keeps it, other pages get a number after it.

    *pages* are the names and texts of the pages in order, with the ids of their blocks.
    """

    def __init__(self, pages: Iterable[tuple[str, str, Iterable[str]]], dialect: FigureDialect) -> None:
        self.others: dict[tuple[str, str], str] = {}
        self.owners: dict[str, str] = {}
        """The page of each label."""
        names: dict[str, str] = {}
        numbers: dict[str, int] = {}  # continue counting: thousands of pages may have the same id
        for page, text, blocks in pages:
            figures = [make_figure_label(given, dialect) for given in _FIGURE.findall(text)] if "figure" in text else []
            attributes = _BLOCK.findall(text) if "}" in text else []
            for anchor in dict.fromkeys([*attributes, *figures, *blocks]):
                name = anchor
                while names.setdefault(fully_normalize_name(name), page) != page:
                    numbers[anchor] = numbers.get(anchor, 1) + 1
                    name = f"{anchor}-{numbers[anchor]}"
                if name != anchor:
                    self.others[page, anchor] = name
                self.owners[name] = page

    def get_name(self, page: str, anchor: str) -> str:
        """Return the label for an id on a page."""
        return self.others.get((page, anchor), anchor)
