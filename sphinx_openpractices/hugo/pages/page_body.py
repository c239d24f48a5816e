"""The body of a page: its text with the links rewritten, its shortcodes converted, its galleries made.

The shortcodes are taken out first, with a mark in the place of each, so that the Markdown around them can be looked at
as a whole; what became of them is put in at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.conversions import convert_shortcode
from sphinx_openpractices.hugo.converters.highlighting import convert_fence
from sphinx_openpractices.hugo.converters.project_figures import write_project_gallery
from sphinx_openpractices.hugo.markdown import headings, myst_syntax
from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks, find_gaps
from sphinx_openpractices.hugo.markdown.containers import GALLERY_END, GALLERY_START, mark_containers
from sphinx_openpractices.hugo.markdown.destinations import rewrite_destinations_between
from sphinx_openpractices.hugo.markdown.html_blocks import separate_marks
from sphinx_openpractices.hugo.shortcodes.pieces import Comment, RefusedSource, Shortcode, Text
from sphinx_openpractices.hugo.shortcodes.shortcode_lexer import find_newlines
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import read_shortcodes
from sphinx_openpractices.text.slugs import make_slug

from .placement import PlacementFinder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_openpractices.hugo.converters.converter_context import ConverterContext, Placement
    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.markdown.html_destinations import Destination
    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .report import MigrationReport

_BEGIN, _END = "\ue000", "\ue001"
"""Characters for private use: they mark shortcodes."""

_PRIVATE = re.compile(f"[{_BEGIN}-{GALLERY_END}]")
_MARK = re.compile(f"{_BEGIN}(\\d+){_END}")
_MARKS = re.compile(f"{_MARK.pattern}|{GALLERY_START}|{GALLERY_END}")
_SELECTED = re.compile(f"{_BEGIN}([a-z0-9-]+){_END}")
"""The id of a project that went to the catalog, in its place in a gallery."""
_ROW = re.compile(r"^\|[ \t]*(\{\{(?:<[ \t]*/[^{}\n|]*>|%[ \t]*/[^{}\n|]*%)\}\})[ \t|]*$", re.MULTILINE)
"""A closing tag in a row of its own: formatters of Markdown put it there, behind a table that it ends."""
_MYST = re.compile(r"^([ ]{0,3})(%|\+\+\+|:::|\([^()\n]*\)=)", re.MULTILINE)
"""What is text in Hugo, and a comment, a break, a directive or a label in MyST."""


@dataclass(slots=True)
class PageBody:
    """Converts the texts of one page; *line* is the line of the file before the text."""

    file: str
    line: int
    context: ConverterContext
    report: MigrationReport
    mapped: Mapping[str, Converter]
    catalog: dict[str, Mapping[str, str]] | None = None
    """Where the projects of galleries go, by id, if not into the page."""
    catalog_context: ConverterContext | None = None
    """The like of *context* for them: their paths begin at the source folder."""
    contexts: dict[tuple[Placement, bool], ConverterContext] = field(default_factory=dict)
    """Those for the places of shortcodes, made once."""

    def convert(self, text: str, *, level: int = 0, place: Placement = "block") -> str:
        """*text* as MyST reads it at a place; headings go down by so many levels."""
        text = _ROW.sub(r"\1", _PRIVATE.sub("", text))
        return self.pieces(read_shortcodes(text), place, level=level)

    def pieces(self, pieces: Sequence[Piece], place: Placement, *, level: int = 0) -> str:
        """The same of what was read already, for a place."""
        skeleton = "".join(
            piece.source if isinstance(piece, Text) else f"{_BEGIN}{index}{_END}" for index, piece in enumerate(pieces)
        )
        coded: set[int] = set()
        if place != "raw":
            skeleton, coded = self.prepare(skeleton, level, _SkeletonLines(skeleton, pieces))
            skeleton, within = separate_marks(skeleton, _MARK)
            coded |= within
        result: list[str] = []
        places = PlacementFinder(skeleton, place)
        depth = 0
        for match in _MARKS.finditer(skeleton):
            result.append(skeleton[places.done : match.start()])
            where = places.at(*match.span())
            if match[1] is None:
                depth += 1 if match[0] == GALLERY_START else -1
                result.append(match[0])
                continue
            if int(match[1]) in coded:
                where = "raw"
            before = skeleton[places.line : match.start()] if where == "block" else ""
            result.append(self.piece(pieces[int(match[1])], where, in_gallery=depth > 0, before=before))
        return self.galleries("".join([*result, skeleton[places.done :]]))

    def piece(self, piece: Piece, place: Placement, *, in_gallery: bool, before: str) -> str:
        """What becomes of a shortcode, a comment or a mistake."""
        line = self.line + piece.start.line
        if isinstance(piece, Comment):
            return piece.text
        if isinstance(piece, RefusedSource):
            self.report.add("mistakes", self.file, line, piece.message)
            return piece.source if place == "raw" else myst_syntax.write_code_span(piece.source)
        if not isinstance(piece, Shortcode):
            return piece.source
        result = convert_shortcode(piece, self.around(place, in_gallery=in_gallery), self.mapped)
        self.report.count(piece.name, result)
        for note in result.notes:
            self.report.add(note.kind, self.file, line, f"{piece.name}: {note.message}")
        if in_gallery and self.catalog is not None and result.project is not None:
            return f"{_BEGIN}{_add_project(self.catalog, result.project)}{_END}"
        if not result.block:
            return result.text
        prefix = "".join(char if char == ">" else " " for char in before)
        return myst_syntax.indent_lines(result.text, prefix)[len(prefix) :] if prefix else result.text

    def around(self, place: Placement, *, in_gallery: bool) -> ConverterContext:
        """What a shortcode at a place may ask."""
        if (place, in_gallery) not in self.contexts:
            context = self.catalog_context if in_gallery and self.catalog_context is not None else self.context
            self.contexts[place, in_gallery] = context._replace(
                place=place, in_gallery=in_gallery, convert_pieces=self.pieces
            )
        return self.contexts[place, in_gallery]

    def prepare(self, text: str, level: int, lines: _SkeletonLines) -> tuple[str, set[int]]:
        """The Markdown around the shortcodes, and the marks that stand in code.

        Changed are links, headings, signs that mean something to MyST alone, containers of project figures, and what
        languages of code are called.
        """
        parts = []
        coded: set[int] = set()
        blocks = find_code_blocks(text)
        for (start, end), block in zip_longest(find_gaps(text, blocks), blocks):
            part = rewrite_destinations_between(
                text, start, end, lambda each: self.link(each, self.line + lines.at(each.start))
            )
            part = _MYST.sub(r"\1\\\2", part)
            parts.append(headings.lower_headings(part, level, self.context.claim_label))
            if block:
                code, lost = convert_fence(text[block.start : block.end], block.info)
                for message in lost:
                    self.report.add("lost", self.file, self.line + lines.at(block.start), message)
                coded.update(int(mark[1]) for mark in _MARK.finditer(code))
                parts.append(code)
        return mark_containers("".join(parts)), coded

    def link(self, destination: Destination, line: int) -> str:
        """A destination for MyST; one that holds a shortcode is left to it."""
        if _BEGIN in destination.value:
            return destination.value
        ask = self.context.resolve_image if destination.image else self.context.resolve_link
        return ask(destination.value, line) or destination.value

    def galleries(self, text: str) -> str:
        """Galleries in the place of the containers."""
        before, *rest = text.split(GALLERY_START)
        parts = [before]
        for part in rest:
            inside, _, after = part.partition(GALLERY_END)
            body = re.sub(r"\n{3,}", "\n\n", _SELECTED.sub("", inside).strip())
            parts[-1] = parts[-1].rstrip()
            parts += [write_project_gallery(body, projects=_SELECTED.findall(inside) or None), after.lstrip()]
        return "\n\n".join(parts)


class _SkeletonLines:
    """The lines of a *text* in which marks stand for shortcodes, as they are in the file."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.newlines = find_newlines(text)
        self.starts: list[int] = []
        self.lines: list[int] = []
        offset = 0
        for index, piece in enumerate(pieces):
            self.starts.append(offset)
            self.lines.append(piece.start.line)
            offset += len(piece.source if isinstance(piece, Text) else f"{_BEGIN}{index}{_END}")

    def at(self, offset: int) -> int:
        """The line of a place in the text."""
        index = bisect_right(self.starts, offset) - 1
        return self.lines[index] + bisect_left(self.newlines, offset) - bisect_left(self.newlines, self.starts[index])


def _add_project(catalog: dict[str, Mapping[str, str]], project: Mapping[str, str]) -> str:
    """Put a project into the catalog, unless it is there; the result is its id there."""
    base = project.get("id") or make_slug(project["title"])
    entry = {"id": base, **project}
    number = 2
    while catalog.setdefault(entry["id"], entry) != entry:
        entry["id"] = f"{base}-{number}"
        number += 1
    return entry["id"]
