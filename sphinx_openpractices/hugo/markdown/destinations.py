"""Finds where the links and images of a Markdown text lead, and rewrites these destinations only."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from sphinx_openpractices.text.markdown_tags import TAG_PATTERN

from .code_blocks import find_code_blocks, find_gaps
from .html_destinations import Destination, HtmlElements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


# Each alternative begins with a character, for which Python searches much faster than for the alternatives.
_INLINE = re.compile(
    r"\\."  # an escaped character is text
    r"|``*"
    r"|!\[|\["
    r"|\](?:\((?P<space>[ \t]*\n?[ \t]*))?"
    rf"|<!--|{TAG_PATTERN}",
    re.DOTALL,
)
_DEFINITION = re.compile(
    r"^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*(?P<open>\[)(?!\^)(?:[^\[\]\\\n]|\\.)+\]:[ \t]*\n?[ \t]*",
    re.MULTILINE,
)
"""The beginning of a link reference definition (CommonMark, 4.7), also in a list; footnotes do not match."""
_SPACE = re.compile(r"\s*")
_TICKS = re.compile("``*")
_PLAIN = re.compile(r"[^\s\x00-\x1f\x7f<>()\\&]+(?=\))")
"""A destination without escapes and brackets that ends the link, which needs no parser."""
_AFTER_INLINE = re.compile(r"\s*\)|\s+[\"'(]")
"""What may follow the destination of a link: its end, or a title."""
_AFTER_DEFINITION = re.compile(r"\s+[\"'(]|[ \t]*(\n|$)")
"""The same in a definition, which ends with its line."""
_PARAGRAPH_END = re.compile(r"\n(?=[ \t]*(?:\n|[-*+][ \t]|1[.)][ \t]|#{1,6}[ \t]))")
"""Where a paragraph and its code spans end: a blank line, a list or a heading (CommonMark, 4.8)."""
_NEEDS_NO_BRACKETS = re.compile(r"[^\s<>()\\]+")
"""A destination that needs no angle brackets."""


def rewrite_destinations(text: str, change: Callable[[Destination], str | None]) -> str:
    """Return the text with each destination replaced by the result of *change*; of ``None``, the text remains."""
    parts = []
    done = 0
    for start, end in find_gaps(text, find_code_blocks(text)):
        parts += [text[done:start], rewrite_destinations_between(text, start, end, change)]
        done = end
    return "".join(parts)


def rewrite_destinations_between(text: str, start: int, end: int, change: Callable[[Destination], str | None]) -> str:
    """Return the text between two places without code, with each destination replaced by *change*."""
    changes = []
    for each in _find_between(text, start, end):
        wanted = change(each)
        if wanted is not None and wanted != each.value:
            changes.append((each.start, each.end, _quote_value(wanted) if each.html else _write_destination(wanted)))
        elif wanted is None and each.opening is not None and (after := _find_link_end(text, each.end, end)):
            label = text.index("[", each.opening) + 1
            changes += [(each.opening, label, ""), (each.closing, after, "")]
    parts = []
    done = start
    for first, last, new in sorted(changes):
        parts += [text[done:first], new]
        done = last
    return "".join([*parts, text[done:end]])


def _find_link_end(text: str, start: int, end: int) -> int:
    """Return the end of a link after its destination, and a title if there is one; 0 for other text."""
    place = _SPACE.match(text, start, end).end()  # type: ignore[union-attr]
    if text[place : place + 1] in {'"', "'", "("}:
        title = parseLinkTitle(text, place, end)
        place = _SPACE.match(text, title.pos, end).end() if title.ok else end  # type: ignore[union-attr]
    return place + 1 if text.startswith(")", place, end) else 0


def _write_destination(destination: str) -> str:
    """Write a destination in Markdown."""
    if _NEEDS_NO_BRACKETS.fullmatch(destination):
        return destination
    return "<" + re.sub(r"[<>]", lambda sign: f"%{ord(sign[0]):02X}", destination.replace("\n", " ")) + ">"


def _quote_value(destination: str) -> str:
    """Write a destination as the value of an attribute."""
    return f'"{escape(destination)}"'


def find_destinations(text: str) -> Iterator[Destination]:
    """Yield every destination outside code, in the order of the text."""
    for start, end in find_gaps(text, find_code_blocks(text)):
        yield from _find_between(text, start, end)


def _find_between(text: str, start: int, end: int) -> Iterator[Destination]:
    """Yield the destinations between two places that contain no block of code."""
    has_definitions = text.find("]:", start, end) >= 0
    found_definitions = _DEFINITION.finditer(text, start, end) if has_definitions else ()
    definitions = {match.start("open"): match.end() for match in found_definitions}
    opened: list[int] = []
    spans = CodeSpans(text, start, end)
    elements = HtmlElements(text, end, spans.find_paragraph_end)
    position = start
    while match := _INLINE.search(text, position, end):
        first, position = match.span()
        sign = text[first]
        if sign == "]":
            if not opened:
                continue
            opening = opened.pop()
            if match["space"] is not None and (found := _read_link(text, opening, first, position, end)):
                yield found
                position = found.end
        elif sign in "![":
            if place := definitions.get(first):
                found = _read_destination(text, place, end, _AFTER_DEFINITION)
                if found:
                    yield found
                    position = found.end
                continue
            opened.append(first)
        elif sign == "`":
            position = spans.find_end(position, position - first)
        elif sign == "<":
            yield from elements.find_links(match)
            position = elements.find_end(match)


class CodeSpans:
    """Finds where code spans and paragraphs end; the text is searched once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.where = text, start, end

    @cached_property
    def paragraphs(self) -> list[int]:
        """The ends of the paragraphs."""
        return [match.start() for match in _PARAGRAPH_END.finditer(*self.where)]

    @cached_property
    def runs(self) -> dict[int, list[int]]:
        """The starts of the runs of backquotes, by the length of the run."""
        runs: dict[int, list[int]] = {}
        for match in _TICKS.finditer(*self.where):
            runs.setdefault(len(match[0]), []).append(match.start())
        return runs

    def find_end(self, position: int, ticks: int) -> int:
        """Return the end of a code span, closed by a run of the same length; without one, the backquotes are text."""
        runs = self.runs.get(ticks, [])
        index = bisect_left(runs, position)
        if index == len(runs):
            return position
        run = runs[index]
        is_closed = self.where[0].find("\n", position, run) < 0 or run < self.find_paragraph_end(position)
        return run + ticks if is_closed else position

    def find_paragraph_end(self, position: int) -> int:
        """Return the end of the paragraph at a *position*."""
        paragraph = bisect_left(self.paragraphs, position)
        return self.paragraphs[paragraph] if paragraph < len(self.paragraphs) else self.where[2]


def _read_link(text: str, opening: int, closing: int, start: int, end: int) -> Destination | None:
    """Read the destination of a link or an image between whose brackets its text is."""
    image = text.startswith("!", opening)
    if plain := _PLAIN.match(text, start, end):
        return Destination(start, plain.end(), plain[0], image, opening=opening, closing=closing)
    if text.startswith(")", start) and not image:  # images and definitions need an address
        return Destination(start, start, "", image, opening=opening, closing=closing)
    found = _read_destination(text, start, end, _AFTER_INLINE)
    return found and found._replace(image=image, opening=opening, closing=closing)


def _read_destination(text: str, start: int, end: int, after: re.Pattern[str]) -> Destination | None:
    """Read the destination that begins here, if something valid follows it."""
    found = parseLinkDestination(text, start, end)
    if not found.ok or found.pos == start or not after.match(text, found.pos, end):
        return None
    return Destination(start, found.pos, found.str, image=False)
