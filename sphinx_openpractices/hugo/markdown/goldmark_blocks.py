"""Converts what Goldmark reads in Markdown and MyST does not, block by block; lines keep their origins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from .block_attributes import BlockAttributes, find_heading_attributes, read_attributes, write_attributes
from .goldmark_inline import InlineConverter
from .goldmark_triggers import has_trigger
from .myst_syntax import write_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it.token import Token

    from .goldmark_options import GoldmarkOptions

_PARSER = MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])
_PREFIX = re.compile(r"(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
"""What may precede the text of a line in lists and quotes."""
_ATTRIBUTES = re.compile(r"[ \t>]*(?=\{)")
_PROBE = "***"
"""A rule: the parser finds it where Goldmark finds attributes, which also end a paragraph."""
_DEFINITION = re.compile(rf"{_PREFIX.pattern}\[(?!\^)(?:[^\[\]\\]|\\.)+\]:[ \t]*\S")
"""The beginning of a link definition (CommonMark, 4.7)."""
_TASK = re.compile(rf"(?P<box>{_PREFIX.pattern}\[[ xX]\])[ \t]*(?P<text>.*)")
_LAST_SIGNS = re.compile("#+$")
_ESCAPED = r"\\\g<0>"
_MARKERS = {"blockquote_open": r"[ ]{0,3}>[ ]?", "list_item_open": r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:[ ]{1,4}|\t|$)"}
"""What begins a container, by its token."""


class PageText(NamedTuple):
    """What the conversion of a text asks of its page; lines are numbered from 0 in the text."""

    resolve: Callable[[str, int], str]
    """URL, line -> where it leads on the new site."""
    claim_label: Callable[[str], str]
    """Id -> label, or an empty string."""
    report: Callable[[str, int, str], None]
    """Kind, line, message -> a line of the report."""


class ConvertedText(NamedTuple):
    """Text for MyST, and for each of its lines the number of the line it was made from."""

    text: str
    origins: list[int]


def convert_goldmark(text: str, options: GoldmarkOptions, page: PageText) -> ConvertedText:
    """Convert *text*, in which private-use characters mark shortcodes."""
    if not has_trigger(text, options):
        return ConvertedText(text, list(range(text.count("\n") + 1)))
    converter = _BlockConverter(text.split("\n"), options, page)
    converter.convert()
    lines: list[str] = []
    origins: list[int] = []
    for number, line in enumerate(converter.lines):
        new = [] if line is None else _insert_lines(line.split("\n"), converter.inserted.get(number, []))
        lines += new
        origins += [number] * len(new)
    return ConvertedText("\n".join(lines), origins or [0])


class _BlockConverter:
    """Converts the *lines* of a text; a line that is removed is ``None``."""

    def __init__(self, lines: list[str], options: GoldmarkOptions, page: PageText) -> None:
        self.source = lines
        self.lines: list[str | None] = [*lines]
        self.inserted: dict[int, list[tuple[str, str]]] = {}
        """What is inserted before each line, after the beginning of the line that belongs to its containers."""
        self.options = options
        self.page = page
        self.attributes: dict[int, BlockAttributes] = {}
        """By line."""
        self.hidden: dict[int, str] = {}
        """The text that follows attributes on their line, which Hugo does not show."""

    def convert(self) -> None:
        """Convert all blocks."""
        ancestors: list[Token] = []
        previous: dict[int, Token] = {}
        """The last block on each level."""
        blocks: list[Token] = []
        for token in _PARSER.parse(self._write_probe()):
            if token.nesting > 0:
                ancestors.append(token)
                previous.pop(token.level + 1, None)
            elif token.nesting < 0:
                previous[token.level] = ancestors.pop()
            elif token.type == "hr" and token.map and token.map[0] in self.attributes:
                self._move_attributes(token.map[0], previous.get(token.level), ancestors)
                previous[token.level] = token
            elif token.type != "inline":
                previous[token.level] = token
            elif not any(each.type == "table_open" for each in ancestors):
                blocks.append(token)
                token.meta["heading"] = ancestors[-1].type == "heading_open"
                token.meta["item"] = previous.get(token.level - 1) is None and _is_in_item(ancestors)
                self._convert_heading(ancestors)
            if token.type == "table_open":
                blocks.append(token)
        for token in blocks:
            self._convert_text(token)

    def _write_probe(self) -> str:
        """Return the text with rules in place of attributes."""
        lines = [*self.source]
        if self.options.block_attributes:
            for number, line in enumerate(lines):
                match = _ATTRIBUTES.match(line)
                if match and (found := read_attributes(line, match.end())):
                    self.attributes[number] = found[0]
                    self.hidden[number] = line[found[1] :].strip()
                    lines[number] = match[0] + _PROBE
        return "\n".join(lines)

    def _move_attributes(self, number: int, block: Token | None, ancestors: Sequence[Token]) -> None:
        """Write attributes before the block that they follow; without one, Hugo drops them."""
        self.lines[number] = None
        if hidden := self.hidden.get(number):
            self.page.report("hidden", number, f'"{hidden}" is on a line of attributes')
        follows = number > 0 and self.source[number - 1].strip(" \t>")
        if block and block.map and block.type != "fence" and follows:
            self._insert(block.map[0], self.attributes[number], ancestors, number)

    def _insert(self, start: int, attributes: BlockAttributes, ancestors: Sequence[Token], number: int) -> None:
        """Insert label and attributes before the block that starts on a line, within its containers."""
        label = self.page.claim_label(attributes.id) if attributes.id else ""
        new = [write_label(label) if label else "", write_attributes(attributes.classes)]
        if attributes.others:
            message = f"the attributes {', '.join(attributes.others)} of a block are lost"
            self.page.report("lost", number, message)
        prefix = _find_prefix(self.source[start], start, ancestors)
        self.inserted.setdefault(start, []).extend((prefix, each) for each in new if each)

    def _convert_heading(self, ancestors: Sequence[Token]) -> None:
        """Take the attributes off a heading; at the top level, write it with number signs."""
        heading = ancestors[-1]
        if heading.type != "heading_open" or not heading.map:
            return
        first, last = heading.map[0], heading.map[1] - 1
        number = first if heading.markup.startswith("#") else last - 1
        if self.options.heading_attributes and "{" in (line := self.lines[number] or ""):
            title, attributes = find_heading_attributes(line)
            if title != line:
                self.lines[number] = title
                self._insert(first, attributes, ancestors[:-1], number)
        if len(ancestors) > 1:
            return
        signs = "#" * int(heading.tag[1])
        if number != first or not heading.markup.startswith("#"):
            text = " ".join((line or "").strip() for line in self.lines[first:last])
            self.lines[first] = f"{signs} {_LAST_SIGNS.sub(_ESCAPED, text)}"
            self.lines[first + 1 : last + 1] = [""] * (last - first)
        else:
            self.lines[first] = (self.lines[first] or "").lstrip()

    def _convert_text(self, token: Token) -> None:
        """Convert the text of a block."""
        if not token.map:
            return
        first, end = token.map
        if token.type == "table_open" or token.meta.get("heading"):
            for number in range(first, end):
                self._convert_lines(number, number + 1, paragraph=False)
            return
        if self.options.task_lists and token.meta.get("item"):
            first = self._convert_task(first, end)
        while first < end and _DEFINITION.match(self.lines[first] or ""):
            first += 1
        self._convert_lines(first, end, paragraph=True)

    def _convert_task(self, first: int, end: int) -> int:
        """Write the text of a task on the line of its box, after a space; return the first line of the text."""
        match = _TASK.fullmatch(self.lines[first] or "")
        if not match:
            return first
        text = match["text"]
        if not text and first + 1 < end:
            self.lines[first] = None
            first += 1
            text = (self.lines[first] or "").strip()
        self.lines[first] = f"{match['box']} {text or '&nbsp;'}"
        return first

    def _convert_lines(self, first: int, end: int, *, paragraph: bool) -> None:
        """Convert the text on some lines; the first is written without its prefix."""
        lines = [line or "" for line in self.lines[first:end]]
        match = _PREFIX.match(lines[0]) if lines else None
        if match is None:
            return
        prefix = match[0]
        lines[0] = lines[0][len(prefix) :]
        text = "\n".join(lines)
        if not has_trigger(text, self.options):
            return
        converter = InlineConverter(
            text,
            self.options,
            lambda url, line: self.page.resolve(url, first + line),
            _continue_prefix(prefix) if paragraph else None,
        )
        converted = (prefix + converter.convert()).split("\n")
        if len(converted) == len(lines):
            self.lines[first:end] = converted
        else:
            self.lines[first:end] = ["\n".join(converted), *[None] * (len(lines) - 1)]


def _is_in_item(ancestors: Sequence[Token]) -> bool:
    """Return whether a paragraph is in an item of a list, and in no other block within it."""
    return len(ancestors) > 1 and ancestors[-1].type == "paragraph_open" and ancestors[-2].type == "list_item_open"


def _insert_lines(lines: list[str], inserted: Iterable[tuple[str, str]]) -> list[str]:
    """Insert what precedes a block; the first line in a container begins with its markers."""
    new = []
    done = 0
    for prefix, text in sorted(inserted, key=lambda each: len(each[0])):
        new.append(_continue_prefix(prefix[:done]) + prefix[done:] + text)
        done = len(prefix)
    return [*new, _continue_prefix(lines[0][:done]) + lines[0][done:], *lines[1:]]


def _continue_prefix(prefix: str) -> str:
    """Return what begins the next line in the same containers."""
    return "".join(char if char in ">\t" else " " for char in prefix)


def _find_prefix(line: str, number: int, ancestors: Sequence[Token]) -> str:
    """Return the beginning of a line that belongs to the containers of a block."""
    position = 0
    for token in ancestors:
        if token.type not in _MARKERS or not token.map:
            continue
        began = token.type == "list_item_open" and token.map[0] < number
        match = re.compile(r"[ \t]*" if began else _MARKERS[token.type]).match(line, position)
        position = match.end() if match else position
    return line[:position]
