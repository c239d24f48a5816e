"""Tables that directives of the reference build."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cell = Sequence[nodes.Node]

WIDEST = 36
"""The largest width of a column in characters, for formats that need widths."""


def literal(text: str) -> nodes.literal:
    """Return code."""
    return nodes.literal(text, text)


def build_table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    """Return a table with a header row; its columns are as wide as their longest cell, up to a limit."""
    body = [build_row([[nodes.Text(text)] for text in header]), *map(build_row, rows)]
    widths = [min(max(len(cell.astext()) for cell in column) + 2, WIDEST) for column in zip(*body, strict=True)]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths), cols=len(header))
    group += nodes.thead("", body[0])
    group += nodes.tbody("", *body[1:])
    return nodes.table("", group, classes=["colwidths-auto"])


def build_row(cells: Sequence[Cell]) -> nodes.row:
    """Return a row."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


class TableDirective(SphinxDirective):
    """A table; subclasses define its rows, and the file that declares them."""

    header: ClassVar[tuple[str, ...]]
    declared_in: ClassVar[str | None]

    def run(self) -> list[nodes.Node]:
        """Build the table; Sphinx reads the page again when the declaration changes."""
        self.env.note_dependency(str(self.declared_in))
        return [build_table(self.header, self.rows())]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield the rows of the table."""
        raise NotImplementedError

    def link(self, label: str, text: str) -> Cell:
        """Return code with a link to the section labeled *label*; the build warns if there is no such section."""
        xref = addnodes.pending_xref(
            "",
            literal(text),
            refdomain="std",
            reftype="ref",
            reftarget=label,
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=True,
        )
        self.set_source_info(xref)
        return [xref]

    def inline(self, text: str) -> Cell:
        """Parse inline markup."""
        return self.parse_inline(text)[0]
