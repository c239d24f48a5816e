"""Tables of the reference, each made from the one place that declares what it lists."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_openpractices import config, gallery, html, messages, project
from sphinx_openpractices.keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    Cell = Sequence[nodes.Node]

PROPERTY = re.compile(r"var\((--op-[a-z-]+), *(.*)\); */\* *(.*?) *\*/")
"""A custom property in the stylesheet, with its default and its meaning; once for each property."""


def literal(text: str) -> nodes.literal:
    """Code."""
    return nodes.literal(text, text)


def build_table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    """A table with one row of headings."""
    head = build_row([[nodes.Text(text)] for text in header])
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in header), cols=len(header))
    group += nodes.thead("", head)
    group += nodes.tbody("", *map(build_row, rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def build_row(cells: Sequence[Cell]) -> nodes.row:
    """A row."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


class TableDirective(SphinxDirective):
    """A table; a subclass says what stands in it, and which file declares that."""

    header: ClassVar[tuple[str, ...]]
    declared_in: ClassVar[str | None]

    def run(self) -> list[nodes.Node]:
        """Build the table; the page is read again when the declaration changes."""
        self.env.note_dependency(str(self.declared_in))
        return [build_table(self.header, self.rows())]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """What stands in the table."""
        raise NotImplementedError

    def link(self, label: str, text: str) -> Cell:
        """Code that leads to the section labeled *label*; without such a section the build warns."""
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
        """Inline markup."""
        return self.parse_inline(text)[0]


class OptionsTable(TableDirective):
    """The options of a directive, each with a link to its section, ``(<directive>-<option>)=``."""

    header = ("Option", "Meaning", "Default")
    directive: ClassVar[str]
    declares: ClassVar[type]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """A row for each key."""
        for key in keys_of(self.declares).values():
            yield (
                self.link(f"{self.directive}-{key.name}", key.name),
                self.inline(key.meaning),
                self.inline(key.default),
            )


class FigureOptions(OptionsTable):
    """``{figure-options}``."""

    directive = "project-figure"
    declares = project.Project
    declared_in = project.__file__


class GalleryOptions(OptionsTable):
    """``{gallery-options}``."""

    directive = "project-gallery"
    declares = gallery.Gallery
    declared_in = gallery.__file__


class Warnings(TableDirective):
    """``{warning-subtypes}``: the subtypes, each with a link to its section, ``(warning-<subtype>)=``."""

    header = ("Type", "What it says")
    declared_in = messages.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """A row for each subtype."""
        for subtype in messages.Subtype:
            name = f"{messages.WARNING_TYPE}.{subtype.value}"
            yield self.link(f"warning-{subtype.value}", name), self.inline(subtype.meaning)


class ConfigValues(TableDirective):
    """``{config-values}``: the values of ``conf.py``, each with a link to its section, ``(config-<name>)=``."""

    header = ("Value", "Meaning")
    declared_in = config.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """A row for each field."""
        for each in fields(config.Config):
            yield self.link(f"config-{each.name}", config.PREFIX + each.name), self.inline(each.metadata["meaning"])


class CustomProperties(TableDirective):
    """``{custom-properties}``: the custom properties that the stylesheet reads, by the comments in it."""

    header = ("Property", "Meaning", "Default")
    declared_in = str(html.STATIC / html.STYLESHEET)

    def rows(self) -> Iterator[Sequence[Cell]]:
        """A row for each property."""
        for name, default, meaning in PROPERTY.findall(Path(self.declared_in).read_text(encoding="utf-8")):
            yield [literal(name)], self.inline(meaning), [literal(default)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("figure-options", FigureOptions)
    app.add_directive("gallery-options", GalleryOptions)
    app.add_directive("warning-subtypes", Warnings)
    app.add_directive("config-values", ConfigValues)
    app.add_directive("custom-properties", CustomProperties)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
