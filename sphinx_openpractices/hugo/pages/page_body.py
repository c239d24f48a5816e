"""Converts the body of a page: its links, its shortcodes and its galleries.

A mark takes the place of each shortcode first, so that the Markdown around the shortcodes can be read as a whole; the
converted shortcodes replace the marks at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.conversions import convert_shortcode
from sphinx_openpractices.hugo.converters.highlighting import convert_fence
from sphinx_openpractices.hugo.converters.image_titles import convert_titled_image
from sphinx_openpractices.hugo.converters.project_figures import write_project_gallery
from sphinx_openpractices.hugo.converters.value_lines import locate_values
from sphinx_openpractices.hugo.markdown import headings, myst_syntax
from sphinx_openpractices.hugo.markdown.address_schemes import is_hidden
from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks, find_gaps
from sphinx_openpractices.hugo.markdown.containers import GALLERY_END, GALLERY_START, mark_containers
from sphinx_openpractices.hugo.markdown.definitions import PageNames
from sphinx_openpractices.hugo.markdown.destinations import rewrite_destinations_between
from sphinx_openpractices.hugo.markdown.goldmark_blocks import PageText, convert_goldmark
from sphinx_openpractices.hugo.markdown.html_blocks import separate_marks
from sphinx_openpractices.hugo.markdown.html_destinations import MARKERS
from sphinx_openpractices.hugo.markdown.marks import remove_marks
from sphinx_openpractices.hugo.shortcodes.inner_indentation import dedent_inner
from sphinx_openpractices.hugo.shortcodes.pieces import Comment, ImagePiece, Position, RefusedSource, Text
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import read_shortcodes
from sphinx_openpractices.text.markdown_text import write_code_span
from sphinx_openpractices.text.slugs import make_slug

from .field_lines import place_pieces
from .image_pieces import split_images
from .placement import PlacementFinder
from .skeleton_lines import SkeletonLines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_openpractices.hugo.converters.converter_context import ConverterContext, Placement
    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.markdown.goldmark_options import GoldmarkOptions
    from sphinx_openpractices.hugo.markdown.html_destinations import Destination
    from sphinx_openpractices.hugo.markdown.shown_markup import OmittedHtml
    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .report import MigrationReport

_BEGIN, _END = "\ue000", "\ue001"
"""Private-use characters that mark shortcodes."""

_MARK = re.compile(f"{_BEGIN}(\\d+){_END}")
_MARKS = re.compile(f"{_MARK.pattern}|{GALLERY_START}|{GALLERY_END}")
_SELECTED = re.compile(f"{_BEGIN}([a-z0-9-]+){_END}")
"""The id of a project in the catalog, in its place in a gallery."""
_PLAIN = re.compile(r"\n*[^\W\d_][\w ,*]*(?:(?<!www)\.[\w ,*]*)*\n*")
"""A line of text that no setting of the site changes."""
_ROW = re.compile(r"^\|[ \t]*(\{\{(?:<[ \t]*/[^{}\n|]*>|%[ \t]*/[^{}\n|]*%)\}\})[ \t|]*$", re.MULTILINE)
"""A closing tag in a row of its own, where Markdown formatters put a tag that follows a table."""


@dataclass(slots=True)
class PageBody:
    """Converts the texts of one page; *line* is the number of the line before the text."""

    file: str
    line: int
    context: ConverterContext
    report: MigrationReport
    mapped: Mapping[str, Converter]
    options: GoldmarkOptions
    omit_html: Callable[[str, Callable[[int], int]], OmittedHtml]
    """Text, function that finds the line of an offset -> text without the HTML that Hugo does not show."""
    escape_unmeant: Callable[[str, int], str]
    """Text for the new site, line -> the same, so that only markup that is meant is markup there."""
    catalog: dict[str, Mapping[str, str]] | None = None
    """Collects the projects of galleries by id, unless they stay in the page."""
    catalog_context: ConverterContext | None = None
    """The context for these projects, in which paths begin at the source folder."""
    contexts: dict[tuple[Placement, bool], ConverterContext] = field(default_factory=dict)
    """The contexts for the places of shortcodes, made once."""
    names: PageNames = field(default_factory=PageNames)
    """The names that the texts of the page define."""
    lines: Sequence[int] = ()
    """The lines of the file for those of a text in which they do not follow each other."""

    def convert(self, text: str, *, level: int = 0, place: Placement = "block") -> str:
        """Convert *text* to MyST for a place; headings go down by *level* levels."""
        text = remove_marks(text)
        if "}}" in text:
            text = _ROW.sub(r"\1", text)
        # Empty lines replace those above, so that all places are lines of the file.
        pieces = read_shortcodes("\n" * self.line + text, start=self.line)
        if self.lines:
            pieces = list(place_pieces(pieces, self.line, self.lines))
        return self.convert_pieces(pieces, place, level=level)

    def convert_pieces(self, pieces: Sequence[Piece], place: Placement, *, level: int = 0) -> str:
        """Convert pieces of a text for a place."""
        if len(pieces) == 1 and isinstance(pieces[0], Text) and _PLAIN.fullmatch(pieces[0].source):
            return pieces[0].source
        if place != "raw":
            pieces = split_images(pieces, linked=self.context.title_use != "tooltip")
        parts = [
            piece.source if isinstance(piece, Text) else f"{_BEGIN}{index}{_END}" for index, piece in enumerate(pieces)
        ]
        skeleton = "".join(parts)
        coded: set[int] = set()
        html: set[int] = set()
        if place != "raw":
            starts = accumulate(map(len, parts[:-1]), initial=0)
            lines = SkeletonLines(skeleton, zip(starts, (piece.start.line for piece in pieces), strict=False))
            skeleton, coded = self._prepare(*self._convert_goldmark(*self._omit_html(skeleton, lines)), level)
            skeleton = self.names.rename(skeleton)
            skeleton, within = separate_marks(skeleton, _MARK)
            coded |= within.verbatim
            html = within.line
        result: list[str] = []
        places = PlacementFinder(skeleton, place)
        depth = 0
        has_marks = any(mark in skeleton for mark in (_BEGIN, GALLERY_START, GALLERY_END))
        for match in _MARKS.finditer(skeleton) if has_marks else ():
            result.append(skeleton[places.done : match.start()])
            where = places.find(*match.span())
            if match[1] is None:
                depth += 1 if match[0] == GALLERY_START else -1
                result.append(match[0])
                continue
            if int(match[1]) in coded:
                where = "raw"
            elif int(match[1]) in html and where != "raw":
                where = "html"
            before = skeleton[places.line : match.start()] if where == "block" else ""
            result.append(self._convert_piece(pieces[int(match[1])], where, in_gallery=depth > 0, before=before))
        return self._write_galleries("".join([*result, skeleton[places.done :]]))

    def convert_argument(self, text: str, line: int) -> str:
        """Convert Markdown in an argument that begins on a line of the file; shortcodes are not expanded in it."""
        return self.convert_pieces([Text(remove_marks(text), Position(0, line, 1))], "line")

    def _convert_piece(self, piece: Piece, place: Placement, *, in_gallery: bool, before: str) -> str:
        """Convert a shortcode, a comment or a mistake."""
        line = piece.start.line
        if isinstance(piece, Comment):
            return piece.text
        if isinstance(piece, RefusedSource):
            self.report.add("mistakes", self.file, line, piece.message)
            return piece.source if place == "raw" else write_code_span(piece.source)
        if isinstance(piece, Text):
            return piece.source
        context = self._make_context(place, in_gallery=in_gallery)
        if isinstance(piece, ImagePiece):
            name, result = "image", convert_titled_image(piece, context)
        else:
            piece = dedent_inner(piece, before) if before else piece
            name, result = piece.name, convert_shortcode(piece, locate_values(context, piece), self.mapped)
            self.report.count_shortcode(piece.name, result)
        for note in result.notes:
            self.report.add(note.kind, self.file, line, f"{name}: {note.message}")
        if in_gallery and self.catalog is not None and result.project is not None:
            caption = self.escape_unmeant(result.project.get("caption", ""), line)
            project = {**result.project, "caption": caption} if caption else result.project
            return f"{_BEGIN}{_add_project(self.catalog, project)}{_END}"
        if not result.block:
            return result.text
        prefix = "".join(char if char == ">" else " " for char in before)
        return myst_syntax.indent_lines(result.text, prefix)[len(prefix) :] if prefix else result.text

    def _make_context(self, place: Placement, *, in_gallery: bool) -> ConverterContext:
        """Return the context for a shortcode at a place."""
        if (place, in_gallery) not in self.contexts:
            context = self.catalog_context if in_gallery and self.catalog_context is not None else self.context
            body = self if context is self.context else replace(self, context=context)
            self.contexts[place, in_gallery] = context._replace(
                place=place,
                in_gallery=in_gallery,
                convert_pieces=self.convert_pieces,
                convert_markdown=body.convert_argument,
            )
        return self.contexts[place, in_gallery]

    def _omit_html(self, text: str, lines: SkeletonLines) -> tuple[str, SkeletonLines]:
        """Leave out the HTML that Hugo does not show."""
        shown = self.omit_html(text, lines.find_line)
        return shown.text, lines.follow(shown.text, shown.origins) if shown.spans else lines

    def _convert_goldmark(self, text: str, lines: SkeletonLines) -> tuple[str, SkeletonLines]:
        """Convert what only Goldmark reads."""
        page = PageText(
            lambda url, line: self.context.resolve_link(url, lines.find_text_line(line)),
            self.context.claim_label,
            lambda kind, line, message: self.report.add(kind, self.file, lines.find_text_line(line), message),
        )
        converted = convert_goldmark(text, self.options, page)
        return converted.text, lines if converted.text == text else lines.follow(converted.text, converted.origins)

    def _prepare(self, text: str, lines: SkeletonLines, level: int) -> tuple[str, set[int]]:
        """Convert the Markdown around the shortcodes; return it with the numbers of the marks in code.

        This changes links, headings, containers of project figures, and the names of languages of code.
        """
        parts = []
        coded: set[int] = set()
        blocks = find_code_blocks(text)
        for (start, end), block in zip_longest(find_gaps(text, blocks), blocks):
            part = rewrite_destinations_between(text, start, end, lambda each: self._resolve(each, lines))
            parts.append(headings.lower_headings(part, level))
            if block:
                code, lost = convert_fence(text[block.start : block.end], block.info)
                for message in lost:
                    self.report.add("lost", self.file, lines.find_line(block.start), message)
                coded.update(int(mark[1]) for mark in _MARK.finditer(code))
                parts.append(code)
        return mark_containers("".join(parts)), coded

    def _resolve(self, destination: Destination, lines: SkeletonLines) -> str | None:
        """Return a destination for MyST, or ``None``; a destination that contains a shortcode is left unchanged."""
        if self.context.is_elsewhere(destination.value):
            return destination.value
        if _BEGIN in destination.value or (destination.html and is_hidden(destination.value)):
            return destination.value
        line = lines.find_line(destination.start)
        ask = self.context.resolve_image if destination.image else self.context.resolve_link
        found = ask(destination.value, line)
        if found or destination.html:
            return found or destination.value
        return ask("", line) if destination.opening is None else None

    def _write_galleries(self, text: str) -> str:
        """Replace the marks of containers by galleries, in the list or quotation of their containers."""
        before, *rest = text.split(GALLERY_START)
        parts = [before]
        for part in rest:
            inside, _, after = part.partition(GALLERY_END)
            line = parts[-1].rpartition("\n")[2]
            is_bare = not line.strip(MARKERS)
            around = line if is_bare else line[: len(line) - len(line.lstrip(" >"))]
            prefix = "".join(char if char == ">" else " " for char in around)
            blank = f"\n{prefix.rstrip()}\n"
            inner = "\n".join(each.removeprefix(prefix) for each in _SELECTED.sub("", inside).split("\n"))
            body = re.sub(r"\n{3,}", "\n\n", inner.strip())
            gallery = write_project_gallery(body, projects=_SELECTED.findall(inside) or None)
            if not is_bare:
                parts[-1] = f"{parts[-1].rstrip()}{blank}{prefix}"
            elif not prefix:
                parts[-1] = f"{parts[-1].rstrip()}\n\n"
            parts += [myst_syntax.indent_lines(gallery, prefix)[len(prefix) :], blank]
            parts.append(after.removeprefix("\n") if prefix else after.lstrip("\n"))
        return "".join(parts)


def _add_project(catalog: dict[str, Mapping[str, str]], project: Mapping[str, str]) -> str:
    """Add a project to the catalog, unless it is there already; return its id."""
    base = project.get("id") or make_slug(project["title"])
    entry = {"id": base, **project}
    number = 2
    while catalog.setdefault(entry["id"], entry) != entry:
        entry["id"] = f"{base}-{number}"
        number += 1
    return entry["id"]
