"""Converts what Goldmark reads within a block of text: addresses, emoji, formulas, marks and line breaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from sphinx_openpractices.text.markdown_tags import TAG_PATTERN

from .bare_addresses import read_bare_mail, read_bare_url, write_bare_address
from .emoji_characters import find_emoji
from .formulas import FormulaFinder, write_formula
from .marked_text import MarkedText

if TYPE_CHECKING:
    from collections.abc import Callable

    from .bare_addresses import BareAddress
    from .formulas import Delimiters
    from .goldmark_options import GoldmarkOptions

_DESTINATION = r"<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()\\]*\))*"
_TITLE = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_TOKENS = (
    r"(?P<newline>\n[ \t>]*)",
    r"(?P<escape>\\[!-/:-@\[-`{-~])",
    r"(?P<ticks>`+)",
    r"(?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@:]{1,64}@)[^\s<>]*>)",
    rf"(?P<html><!--|{TAG_PATTERN})",
    r"(?P<open>!?\[\^?)",
    rf"(?P<close>\](?:\([ \t\n]*(?:{_DESTINATION})(?:\s+(?:{_TITLE}))?\s*\)|\[[^\[\]\n]*\])?)",
    r"(?P<url>(?:https?|ftp)://|www\.)",
    r"(?P<at>@)",
    r"(?P<emoji>:[A-Za-z0-9_+-]+:)",
    r"(?P<dollar>\$)",
    r"(?P<angles><<|>>)",
    r"(?P<quote>[\"'])",
    r"(?P<cell>\|)",
    r"(?P<mark>\+{2,}|={2,}|~+|\^)",
)
_GAP = re.compile(r"[ \t]*(?:\n[ \t>]*)?")
_ANGLES = {"<<": "\u00ab", ">>": "\u00bb"}
_SHORTCODE = re.compile("[\ue000-\ue003]")
"""Marks the place of a shortcode."""


@lru_cache
def _compile_tokens(formulas: tuple[Delimiters, ...]) -> re.Pattern[str]:
    """Return the pattern for all that is not plain text; formulas take precedence (passthrough, priority 201)."""
    openings = "|".join(re.escape(each.opening) for each in formulas)
    first = [rf"(?P<literal>\\\\(?:{openings}))", rf"(?P<formula>{openings})"] if openings else []
    if any(each.opening.startswith("\\\\") for each in formulas):
        first = first[1:]
    return re.compile("|".join([*first, *_TOKENS]), re.DOTALL)


class InlineConverter:
    """Converts one block of *text*; *resolve* returns where a URL on a line of the block leads on the new site."""

    def __init__(
        self, text: str, options: GoldmarkOptions, resolve: Callable[[str, int], str], indent: str | None = None
    ) -> None:
        self.text = text
        self.stripped = text.strip()
        self.options = options
        self.resolve = resolve
        self.indent = indent
        """What begins each line of a paragraph after the first; ``None`` in the row of a table and in a heading."""
        self.line = 0
        self.labels = 0
        """How many brackets are open; an address in a link is not another link."""
        self.links = 0
        """How many ``a`` elements are open."""
        self.done = 0
        """The end of the last token; text after it is not yet converted."""
        self.written = MarkedText(options.marks)
        self.formulas = FormulaFinder(text, options.formulas)

    def convert(self) -> str:
        """Return the text for MyST."""
        pattern = _compile_tokens(self.options.formulas)
        position = 0
        while match := pattern.search(self.text, position):
            kind = str(match.lastgroup)
            found = getattr(self, f"_read_{kind}")(match)
            if found is None:
                position = match.end() if kind in {"mark", "ticks"} else match.start() + 1
                continue
            start, end, written = found
            self.written.add(self.text[self.done : start])
            if written is not None:
                self.written.add(written)
            self.line += self.text.count("\n", self.done, end)
            self.done = position = end
        self.written.add(self.text[self.done :])
        return self.written.join()

    def _keep(self, start: int, end: int) -> tuple[int, int, str]:
        """Keep a token unchanged."""
        return start, end, self.text[start:end]

    def _find_neighbors(self, start: int, end: int) -> tuple[str, str]:
        """Return the characters before and after a token."""
        return self.text[max(start - 1, 0) : start], self.text[end : end + 1]

    def _read_literal(self, match: re.Match[str]) -> tuple[int, int, str]:
        """Two backslashes before a delimiter: text."""
        written = match[0].replace("$", "\\$") if self.options.escape_dollars else match[0]
        return *match.span(), written

    def _read_formula(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Write a formula."""
        found = self.formulas.find(match.start())
        if found is None:
            return self._read_dollar(match) if match[0][0] == "$" else self._keep(*match.span())
        delimiters, end = found
        start = match.start()
        formula = self.text[start:end]
        if self.indent is None or not delimiters.display or formula == self.stripped:
            return start, end, write_formula(formula, delimiters, block=self.indent is not None)
        # A block of its own: it ends the paragraph before it, and begins another after it.
        gap = f"\n{self.indent.rstrip()}\n{self.indent}"
        rest = _GAP.match(self.text, end)
        after = rest.end() if rest else end
        written = write_formula(formula, delimiters, block=True)
        return start, after, (gap if start else "") + written + (gap if after < len(self.text) else "")

    def _read_dollar(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Escape a dollar that begins no formula."""
        if not self.options.escape_dollars:
            return None
        return match.start(), match.start() + 1, "\\$"

    def _read_newline(self, match: re.Match[str]) -> tuple[int, int, str]:
        """Break or join lines as Hugo does it."""
        before, after = self._find_neighbors(*match.span())
        if self.options.join_lines and not self.options.break_lines and _is_wide(before) and _is_wide(after):
            return *match.span(), ""
        if self.options.break_lines and not (
            before == "\\" or self.text.endswith("  ", 0, match.start()) or _SHORTCODE.search(before + after)
        ):
            return *match.span(), f"\\{match[0]}"
        return self._keep(*match.span())

    def _read_escape(self, match: re.Match[str]) -> tuple[int, int, str]:
        """An escaped character is text."""
        return self._keep(*match.span())

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        """The starts of the runs of backquotes, by the length of the run."""
        runs: defaultdict[int, list[int]] = defaultdict(list)
        for match in re.finditer("`+", self.text):
            runs[len(match[0])].append(match.start())
        return runs

    def _read_ticks(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Keep a code span."""
        runs = self._ticks[len(match[0])]
        index = bisect_left(runs, match.end())
        return self._keep(match.start(), runs[index] + len(match[0])) if index < len(runs) else None

    def _read_auto(self, match: re.Match[str]) -> tuple[int, int, str]:
        """Write an address in angle brackets; on the site itself, it leads to the page."""
        address = match[0][1:-1]
        if not address.startswith(("http://", "https://")) or self.labels:
            return self._keep(*match.span())
        return *match.span(), write_bare_address(address, address, lambda url: self.resolve(url, self.line))

    def _read_html(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Keep a tag or a comment."""
        if match[0] == "<!--":
            end = self.text.find("-->", match.end() - 2)
            return self._keep(match.start(), end + 3) if end >= 0 else None
        name = match[0].lower()
        if re.match(r"<a[\s>]", name):
            self.links += 1
        elif name.startswith("</a"):
            self.links = max(self.links - 1, 0)
        return self._keep(*match.span())

    def _read_open(self, match: re.Match[str]) -> tuple[int, int, str]:
        """Begin the text of a link, or a footnote."""
        self.labels += 1
        return self._keep(*match.span())

    def _read_close(self, match: re.Match[str]) -> tuple[int, int, str]:
        """End the text of a link, with its destination."""
        end = match.end() if self.labels else match.start() + 1
        self.labels = max(self.labels - 1, 0)
        return self._keep(match.start(), end)

    def _read_url(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Make a URL a link."""
        return self._write_address(read_bare_url(self.text, match.start(), self.done, self.options.protocol))

    def _read_at(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Make a mail address a link."""
        return self._write_address(read_bare_mail(self.text, match.start(), self.done))

    def _write_address(self, found: BareAddress | None) -> tuple[int, int, str] | None:
        """Write a link, except in a link."""
        if not found or not self.options.link_addresses or self.labels or self.links:
            return None
        start, end, url = found
        if _SHORTCODE.match(self.text[end : end + 1]):
            return None  # the address continues
        return start, end, write_bare_address(self.text[start:end], url, lambda each: self.resolve(each, self.line))

    def _read_emoji(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Write the character for a name."""
        character = find_emoji(match[0]) if self.options.emoji else ""
        return (*match.span(), character) if character else None

    def _read_angles(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Write quotation marks."""
        return (*match.span(), _ANGLES[match[0]]) if self.options.quotes else None

    def _read_quote(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Separate what follows a quotation mark from what is before it; Docutils reads one after ``=`` as closing."""
        if not self.options.quotes:
            return None
        before, after = self._find_neighbors(*match.span())
        opens = before == "=" and after.strip()
        return *match.span(), self.options.quotes["\"'".index(match[0])] if opens else match[0]

    def _read_cell(self, match: re.Match[str]) -> tuple[int, int, str] | None:
        """Begin a cell of a table."""
        if self.indent is not None:
            return None
        self.labels = 0
        return self._keep(*match.span())

    def _read_mark(self, match: re.Match[str]) -> tuple[int, int, None] | None:
        """Begin or end marked text."""
        before, after = self._find_neighbors(*match.span())
        self.written.add(self.text[self.done : match.start()])
        self.done = match.start()
        if not self.written.add_mark(match[0], before, after):
            return None
        self.done = match.end()
        return match.end(), match.end(), None


def _is_wide(letter: str) -> bool:
    """Return whether a letter is as wide as an ideograph."""
    return bool(letter) and east_asian_width(letter) in "WF"
