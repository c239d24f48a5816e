"""Converts a page of shortcodes, with simple rules for where links lead."""

from __future__ import annotations

import re

from sphinx_openpractices.hugo.converters.conversions import convert_shortcode
from sphinx_openpractices.hugo.converters.converter_context import ConverterContext
from sphinx_openpractices.hugo.converters.project_figures import write_project_gallery
from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.markdown.marks import remove_marks
from sphinx_openpractices.hugo.shortcodes.pieces import Comment, Shortcode
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import read_shortcodes

SETTING = re.compile(r"<!-- dialect: (\S+) -->\n")
GALLERY = '<div class="project-figures">'
PARAMS = {"version": "1.5", "motto": "*Open* by default", "host": "example.org"}


def link(destination, line):
    """Resolve a link: a path with "gone" does not exist, and paths from the root of the site are pages."""
    if "gone" in destination or not destination:
        return ""
    path, hash_, anchor = destination.partition("#")
    if path.startswith("/") and not path.endswith((".pdf", ".mp4")):
        path = f"/{path.strip('/')}.md"
    return path + hash_ + anchor


def ref(path, line):
    return link(re.sub(r"(\.md)?(#|$)", r".md\2", path, count=1), line)


def image(path, line):
    return "" if "gone" in path else path.removeprefix("/")


def own_markdown(text, line):
    """Convert links; of a broken link, keep the text."""
    return re.sub(
        r"\[([^\]]*)\]\(([^)]+)\)", lambda match: myst_syntax.write_link(match[1], link(match[2], line)), text
    )


class Page:
    """A converted page: its Markdown, and the notes on its shortcodes as lines of text."""

    def __init__(self, text, dialect="hugo", mapped=None):
        match = SETTING.match(text)
        self.text = text
        self.mapped = mapped
        self.notes = []
        self.results = []
        self.context = ConverterContext(
            resolve_link=link,
            resolve_ref=ref,
            resolve_image=image,
            find_param=PARAMS.get,
            convert_markdown=own_markdown,
            convert_pieces=self.convert,
            dialect=match[1] if match else dialect,
        )
        converted = self.convert(read_shortcodes(text, start=match.end() if match else 0))
        pattern = re.compile(f"{GALLERY}(.*?)</div>", re.DOTALL)
        self.markdown = remove_marks(pattern.sub(lambda match: write_project_gallery(match[1].strip()), converted))

    def convert(self, pieces, place=None):
        """Convert pieces; what precedes them on their line decides on their placement."""
        text = ""
        for piece in pieces:
            if isinstance(piece, Comment):
                text += piece.text
            elif isinstance(piece, Shortcode):
                text += self.shortcode(piece, text, place)
            else:
                text += piece.source
        return text

    def shortcode(self, piece, before, place):
        start = before.rpartition("\n")[2]
        end = piece.start.offset + len(piece.source)
        bare = not start.strip(" >-*+1.") and not self.text[end:].partition("\n")[0].strip()
        if place not in {"raw", "cell", "line"}:
            in_code = len(re.findall("^```", self.text[: piece.start.offset], re.MULTILINE)) % 2
            raw = in_code or re.search("<[a-z][^<>]*$", before) or myst_syntax.precedes_destination(before)
            place = "raw" if raw else "cell" if start.startswith("|") else "block" if bare else "line"
        in_gallery = before.rfind(GALLERY) > before.rfind("</div>")
        result = convert_shortcode(piece, self.context._replace(place=place, in_gallery=in_gallery), self.mapped)
        self.results.append(result)
        self.notes += [f"{piece.start.line}: {piece.name} ({result.outcome})"] if not result.notes else []
        self.notes += [
            f"{piece.start.line}: {piece.name} ({result.outcome}): {note.kind}: {note.message}" for note in result.notes
        ]
        if not result.block:
            return result.text
        prefix = "".join(char if char == ">" else " " for char in start)
        return myst_syntax.indent_lines(result.text, prefix)[len(prefix) :]
