"""Reads a page with the parser of the new site, and collects what keeps the page to what Hugo shows.

The parser finds markup wherever it is, so that nothing has to be known here about where markup of MyST can be: in
lists, quotations, tables, notes, captions and bodies of directives.
"""

from __future__ import annotations

import re
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from .address_schemes import is_linkable
from .myst_syntax import escape_text
from .site_parser import READER, create_site_parser
from .text_places import InlinePlaces, TextPart

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from .site_parser import ParserSettings

_PLAIN_ARGUMENTS = {
    *("figure", "image", "container", "code-block", "toctree", "project-figure", "project-gallery", "math", "raw"),
    *("table", "list-table", "include", "literalinclude"),
}
"""Directives whose argument is not Markdown."""
_OPTIONS = re.compile(r"(?::[^\n]*\n)*\n?")
"""What precedes the body of a directive."""
_ELEMENT = re.compile(r"</?(?=project-figure(?:[\s/>]|$))", re.IGNORECASE)
"""A tag of this package's own element, which browsers do not know: on the Hugo site, only its content shows."""
_OMITTED = "<!-- raw HTML omitted -->"
"""What Hugo writes instead."""
_OMITTED_FIRST = f"<span>{_OMITTED}</span>"
"""The same where a line of a paragraph begins: a comment would make HTML of the whole line (CommonMark, 4.6)."""


class Edit(NamedTuple):
    """What replaces the text of a page between two offsets."""

    start: int
    end: int
    text: str


class ShownMarkupReader:
    """Reads a page with the parser of the site, and collects the edits that keep it to what Hugo shows."""

    def __init__(self, page: str, settings: ParserSettings, meant: set[int]) -> None:
        self.parser = create_site_parser(settings.extensions, settings.disabled)
        self.page = page
        self.meant = meant
        self.edits: dict[int, Edit] = {}
        self.html: list[Edit] = []
        """The edits that omit raw HTML."""
        self.part = TextPart("")
        self.inline = InlinePlaces(self.part, 0, "")
        self.literal: list[tuple[int, int]] = []
        """Where code and HTML are in the page, in which backslashes escape nothing."""
        self.looked_ahead: list[int] = []
        """Where markup is declined in the paragraph, as far as that is known; the text of an image is read again."""
        self.labels: dict[str, int] = {}
        """The texts of images, each with its place in the paragraph."""
        self._read(TextPart(page))

    def _read(self, part: TextPart) -> None:
        """Read a text, and then the bodies of the directives in it."""
        self.part = part
        env: dict[str, object] = {READER: self}
        directives = []
        cursors: dict[int, int] = {}
        previous = ""
        for token in self.parser.parse(part.text, env):
            first = token.map[0] if token.map else 0
            if token.type == "inline":
                is_cell = previous in {"th_open", "td_open"}
                self._read_inline(token.content, first, env, cursors if is_cell else None)
            elif token.type == "html_block":
                self._note_html(part.cut(first, token.content.rstrip("\n")))
            elif token.type == "colon_fence":
                directives.append((token, env))
            previous = token.type
        for token, known in directives:
            self._read_directive(part, token, known)

    def _read_directive(self, part: TextPart, token: Token, env: dict[str, object]) -> None:
        """Read the argument and the body of a directive that the migration wrote."""
        first = token.map[0] if token.map else 0
        name, _, argument = token.info.strip().partition(" ")
        self.part = part
        if argument and name.strip("{}") not in _PLAIN_ARGUMENTS:
            self._read_inline(argument.strip(), first, env, None)
        body = token.content.rstrip("\n")
        start = _OPTIONS.match(body)
        skipped = start[0] if start else ""
        self._read(part.cut(first + 1 + skipped.count("\n"), body[len(skipped) :]))

    def _read_inline(self, content: str, first: int, env: dict[str, object], cursors: dict[int, int] | None) -> None:
        """Read the content of a paragraph, a heading or a cell."""
        if not any(char in content for char in "{<]`$"):
            return
        self.inline = InlinePlaces(self.part, first, content, None if cursors is None else cursors.get(first, 0))
        if cursors is not None:
            cursors[first] = self.inline.cursor
        self.literal.clear()
        self.labels.clear()
        self.looked_ahead.clear()
        self.parser.inline.parse(content, self.parser, env, [])
        for start, end in self.literal:
            self._join_lines(start, end)

    def _join_lines(self, start: int, end: int) -> None:
        """Escape what begins a line within code by joining it with the line before."""
        for offset in [each for each in self.edits if start < each < end]:
            newline = self.page.rfind("\n", start, offset)
            if newline >= 0:
                self.edits[offset] = Edit(newline, offset, " ")

    def decline_block(self, name: str, pos: int) -> bool:
        """Return whether the block that begins here is not meant; if so, note how to keep it as text."""
        offset = self.part.find(pos)
        if offset in self.meant:
            return False
        if name == "front_matter":
            rule = len(self.page) - len(self.page[offset:].lstrip("-"))
            self.edits[offset] = Edit(offset, rule, "*" * (rule - offset))
        elif name == "myst_block_break" and self.page[offset + 1 : offset + 2] in {" ", "\t"}:
            self.edits[offset] = Edit(offset, offset + 1, "-")  # an item of a list that begins with another list
        else:
            self.edits[offset] = Edit(offset, offset, "\\")
        return True

    def decline_inline(self, state: StateInline, pos: int) -> bool:
        """Return whether the markup at this place of a paragraph is not meant; if so, note how to keep it as text."""
        offset = self._find_inline(state, pos)
        if offset in self.meant:
            return False
        if self._find_start(state) and state.src.startswith("}`", state.src.find("}", pos)):
            return True  # a role in the text of an image, in which code becomes text
        heappush(self.looked_ahead, offset)
        self.edits[offset] = Edit(offset, offset, "\\")
        return True

    def note_fence(self, token: Token, pos: int, end: int) -> None:
        """Make a directive plain code, unless it is meant."""
        offset = self.part.find(pos)
        if offset not in self.meant:
            name = offset + len(token.markup)
            self.edits[name] = Edit(name, offset + end - pos, "text")

    def note_label(self, state: StateInline, start: int, end: int) -> None:
        """Note where the text of an image is, since the parser reads it as a text of its own."""
        if end >= 0:
            self.labels[state.src[start:end]] = self._find_start(state) + start
            first, last = self._find_inline(state, start), self._find_inline(state, end)
            while self.looked_ahead and self.looked_ahead[0] < last:
                offset = heappop(self.looked_ahead)
                if offset >= first:
                    self.edits.pop(offset, None)

    def note_inline(self, name: str, state: StateInline, start: int) -> None:
        """Note HTML and code, and keep links that MyST alone understands as text."""
        first, last = self._find_inline(state, start), self._find_inline(state, state.pos)
        if name in {"backticks", "html_inline"}:
            self.literal.append((first, last))
        if name == "html_inline":
            line = state.src[:start].rpartition("\n")[2]
            self.html.append(Edit(first, last, _OMITTED if line.strip() else _OMITTED_FIRST))
            self._rename_elements(first, last)
        elif name == "backticks" and self._find_start(state):
            # MyST drops code in the text of an image.
            self.edits[first] = Edit(first, last, escape_text(state.tokens[-1].content))
        elif name == "autolink" and not is_linkable(address := state.src[start + 1 : state.pos - 1]):
            self.edits[first] = Edit(first, last, escape_text(address))
        elif name in {"link", "image"} and not is_linkable(_get_address(state), image=name == "image"):
            # A part of a reference can be a reference, too.
            brackets = [0] if state.src[state.pos - 1] == ")" else _find_all(state.src[start : state.pos], "[")
            for place in (self._find_inline(state, start + each) for each in brackets):
                self.edits[place] = Edit(place, place, "\\")

    def _note_html(self, part: TextPart) -> None:
        """Note a block of HTML."""
        first = part.find(len(part.text) - len(part.text.lstrip()))
        last = part.find(len(part.text))
        self.html.append(Edit(first, last, _OMITTED))
        self._rename_elements(first, last)

    def _rename_elements(self, start: int, end: int) -> None:
        """Rename this package's own element, which would become a card."""
        for match in _ELEMENT.finditer(self.page, start, end):
            self.edits[match.end()] = Edit(match.end(), match.end(), "hugo-")

    def _find_start(self, state: StateInline) -> int:
        """Return where the text that is parsed begins in the content of the paragraph."""
        return 0 if state.src == self.inline.content else self.labels.get(state.src, 0)

    def _find_inline(self, state: StateInline, pos: int) -> int:
        """Return the offset in the page for an offset in the text that is parsed."""
        return self.inline.find(self._find_start(state) + pos)


def _find_all(text: str, char: str) -> list[int]:
    """Return where a character is in a text."""
    return [index for index, each in enumerate(text) if each == char]


def _get_address(state: StateInline) -> str:
    """Return the address of the last link or image."""
    for token in reversed(state.tokens):
        if token.type in {"link_open", "image"}:
            return str(token.attrs.get("href") or token.attrs.get("src") or "")
    return ""
