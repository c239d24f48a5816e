"""Keeps a page to what Hugo shows: text that only MyST reads as markup stays text, HTML that Hugo omits is omitted.

The parser of the new site finds both (`site_parser`), so that nothing has to be known here about where markup of MyST
can be: in lists, quotations, tables, notes, captions and bodies of directives.
"""

from __future__ import annotations

import re
from collections import deque
from heapq import heappop, heappush
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from .address_schemes import is_linkable
from .marks import MEANT
from .myst_syntax import escape_text
from .site_parser import READER, create_site_parser
from .text_places import InlinePlaces, TextPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from .site_parser import ParserSettings

_WRITTEN = rf"{MEANT}(?:[:`~]+ *\{{[^\s}}]*\}}|:+|[(%][^\n]*|\{{[^}}\n]*\}}?)"
"""What the migration itself has written."""
_MAYBE = re.compile(
    rf"{_WRITTEN}"
    r"|\}`|\]\{|\)\{|`\{|\)=[ \t]*$"  # roles, attributes, labels
    r"|:::|```[`~]*[ \t]*\{|~~~[`~]*[ \t]*\{"  # directives
    r"|<[a-z][a-z0-9+.-]*:(?!//)|\](?:\(|:)\s*<?(?!https?:)[\w+.&#;\\%-]*[:&\\]"  # schemes
    r"|</?project-|!\[[^\[\]\n]*`",  # elements, texts of images
    re.IGNORECASE | re.MULTILINE,
)
"""Where markup that only MyST reads may begin; pages without any need no parser.

Each alternative begins with a character, for which Python searches much faster than for the alternatives.
"""
_MAYBE_LINE = re.compile(rf"{_WRITTEN}|(?P<text>^(?:[^\w\n\[]|\d|\[[^\]\n]*\])*(?:%|\+[ \t]*\+|\{{))", re.MULTILINE)
"""The same at the beginning of a line: comments, breaks and attributes."""
_MAYBE_FORMULA = re.compile(rf"{MEANT}\$+[^$]*\$+|\\.|(?P<text>\$)", re.DOTALL)
_MAYBE_HTML = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_PLAIN_ARGUMENTS = {
    *("figure", "image", "container", "code-block", "toctree", "project-figure", "project-gallery", "math", "raw"),
    *("table", "list-table", "include", "literalinclude"),
}
"""Directives whose argument is not Markdown."""
_OPTIONS = re.compile(r"(?::[^\n]*\n)*\n?")
"""What precedes the body of a directive."""
_ELEMENT = re.compile(r"</?(?=project-figure(?:[\s/>]|$))", re.IGNORECASE)
"""A tag of this package's own element, which browsers do not know: on the Hugo site, only its content shows."""
_ROUNDS = 3
"""How often a page is read. The first time should do; the next one proves it."""
_OMITTED = "<!-- raw HTML omitted -->"
"""What Hugo writes instead."""
_OMITTED_FIRST = f"<span>{_OMITTED}</span>"
"""The same where a line of a paragraph begins: a comment would make HTML of the whole line (CommonMark, 4.6)."""


class UnmeantMarkupError(Exception):
    """Text that MyST reads as markup, however it is escaped."""


class _Edit(NamedTuple):
    """What replaces the text of a page between two offsets."""

    start: int
    end: int
    text: str


class OmittedHtml(NamedTuple):
    """A *text* without the HTML at some *spans* of the original text."""

    text: str
    spans: Sequence[tuple[int, int]] = ()
    origins: Sequence[int] = ()
    """The number of the original line of each line."""


def escape_unmeant(text: str, settings: ParserSettings) -> str:
    """Return a page, or Markdown for one, in which the parser of the site finds only markup that is meant.

    Marks of what is meant are removed. Raise `UnmeantMarkupError` if markup remains.
    """
    for _ in range(_ROUNDS):
        if not _has_candidate(text, settings):
            return text.replace(MEANT, "")
        pieces = text.split(MEANT)
        meant = list(accumulate(map(len, pieces[:-1])))
        text = "".join(pieces)
        edits = _Reader(text, settings, set(meant)).edits.values()
        if not edits:
            return text
        text = _apply_edits(text, [*edits, *(_Edit(offset, offset, MEANT) for offset in meant)])
    raise UnmeantMarkupError


def _has_candidate(text: str, settings: ParserSettings) -> bool:
    """Return whether something that is not meant may be markup of MyST."""
    patterns = [_MAYBE_LINE] if any(sign in text for sign in "%+{") else []
    if "dollarmath" in settings.extensions and "$" in text:
        patterns.append(_MAYBE_FORMULA)
    return (
        text.startswith("---")
        or any(not match[0].startswith(MEANT) for match in _MAYBE.finditer(text))
        or any(match["text"] is not None for pattern in patterns for match in pattern.finditer(text))
    )


def omit_html(text: str, settings: ParserSettings) -> OmittedHtml:
    """Return Markdown without raw HTML."""
    if not _MAYBE_HTML.search(text):
        return OmittedHtml(text, [], range(text.count("\n") + 1))
    edits = sorted(_Reader(text, settings, set()).html)
    lines = iter(range(text.count("\n") + 1))
    origins = [next(lines)]
    done = 0
    for start, end, _ in edits:
        origins += islice(lines, text.count("\n", done, start))
        deque(islice(lines, text.count("\n", start, end)), maxlen=0)
        done = end
    origins += lines
    return OmittedHtml(_apply_edits(text, edits), [(edit.start, edit.end) for edit in edits], origins)


def _apply_edits(text: str, edits: Iterable[_Edit]) -> str:
    """Return the text with the edits made; of two that overlap, the first one counts."""
    parts = []
    done = 0
    for edit in sorted(edits):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join([*parts, text[done:]])


class _Reader:
    """Reads a page with the parser of the site, and collects the edits that keep it to what Hugo shows."""

    def __init__(self, page: str, settings: ParserSettings, meant: set[int]) -> None:
        self.parser = create_site_parser(settings.extensions, settings.disabled)
        self.page = page
        self.meant = meant
        self.edits: dict[int, _Edit] = {}
        self.html: list[_Edit] = []
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
                self.edits[offset] = _Edit(newline, offset, " ")

    def decline_block(self, name: str, pos: int) -> bool:
        """Return whether the block that begins here is not meant; if so, note how to keep it as text."""
        offset = self.part.find(pos)
        if offset in self.meant:
            return False
        if name == "front_matter":
            rule = len(self.page) - len(self.page[offset:].lstrip("-"))
            self.edits[offset] = _Edit(offset, rule, "*" * (rule - offset))
        elif name == "myst_block_break" and self.page[offset + 1 : offset + 2] in {" ", "\t"}:
            self.edits[offset] = _Edit(offset, offset + 1, "-")  # an item of a list that begins with another list
        else:
            self.edits[offset] = _Edit(offset, offset, "\\")
        return True

    def decline_inline(self, state: StateInline, pos: int) -> bool:
        """Return whether the markup at this place of a paragraph is not meant; if so, note how to keep it as text."""
        offset = self._find_inline(state, pos)
        if offset in self.meant:
            return False
        if self._find_start(state) and state.src.startswith("}`", state.src.find("}", pos)):
            return True  # a role in the text of an image, in which code becomes text
        heappush(self.looked_ahead, offset)
        self.edits[offset] = _Edit(offset, offset, "\\")
        return True

    def note_fence(self, token: Token, pos: int, end: int) -> None:
        """Make a directive plain code, unless it is meant."""
        offset = self.part.find(pos)
        if offset not in self.meant:
            name = offset + len(token.markup)
            self.edits[name] = _Edit(name, offset + end - pos, "text")

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
            self.html.append(_Edit(first, last, _OMITTED if line.strip() else _OMITTED_FIRST))
            self._rename_elements(first, last)
        elif name == "backticks" and self._find_start(state):
            # MyST drops code in the text of an image.
            self.edits[first] = _Edit(first, last, escape_text(state.tokens[-1].content))
        elif name == "autolink" and not is_linkable(address := state.src[start + 1 : state.pos - 1]):
            self.edits[first] = _Edit(first, last, escape_text(address))
        elif name in {"link", "image"} and not is_linkable(_get_address(state), image=name == "image"):
            # A part of a reference can be a reference, too.
            brackets = [0] if state.src[state.pos - 1] == ")" else _find_all(state.src[start : state.pos], "[")
            for place in (self._find_inline(state, start + each) for each in brackets):
                self.edits[place] = _Edit(place, place, "\\")

    def _note_html(self, part: TextPart) -> None:
        """Note a block of HTML."""
        first = part.find(len(part.text) - len(part.text.lstrip()))
        last = part.find(len(part.text))
        self.html.append(_Edit(first, last, _OMITTED))
        self._rename_elements(first, last)

    def _rename_elements(self, start: int, end: int) -> None:
        """Rename this package's own element, which would become a card."""
        for match in _ELEMENT.finditer(self.page, start, end):
            self.edits[match.end()] = _Edit(match.end(), match.end(), "hugo-")

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
