"""Parses captions in the markup of the page that shows them; messages name the file that contains the caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from myst_parser.mocking import MockState
from sphinx.util.docutils import switch_source_input

from .markdown_fragments import parse_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.parsers.rst.states import RSTState


_PARAGRAPHS = re.compile(r"[^\W\d_].*(\n+[^\W\d_].*)*")
"""Paragraphs whose lines all begin with a letter: these are paragraphs whatever comes before or after them."""


def parse_captions(state: RSTState, blocks: Sequence[tuple[str, int]], source: str) -> list[list[nodes.Node]]:
    """Return the nodes of each text in *blocks*, which are texts and their lines in one file.

    MyST parses plain paragraphs all at once, because starting it takes longer than parsing a caption. Each paragraph
    keeps its line in the file, with empty lines between them, so the line of a node tells to which text it belongs.
    """
    lines: list[str] = []
    together: dict[int, range] = {}
    for index, (text, line) in enumerate(blocks):
        if isinstance(state, MockState) and line > len(lines) + 1 and _PARAGRAPHS.fullmatch(text):
            lines += [""] * (line - 1 - len(lines)) + text.split("\n")
            together[index] = range(line, len(lines) + 1)
    found: dict[int | None, list[nodes.Node]] = {}
    for node in parse_caption_text(state, "\n".join(lines), (source, 1)) if together else ():
        found.setdefault(node.line, []).append(node)
    return [
        [node for each in together[index] for node in found.get(each, ())]
        if index in together
        else parse_caption_text(state, text, (source, line))
        for index, (text, line) in enumerate(blocks)
    ]


def parse_caption_text(state: RSTState, text: str, place: tuple[str, int]) -> list[nodes.Node]:
    """Return the nodes of *text*, which is at *place*, a file and a line, for a directive with this *state*."""
    if isinstance(state, MockState):
        return parse_markdown(text, place, state.document, state._renderer.md_env)  # noqa: SLF001 - see markdown_fragments
    source, line = place
    parent = nodes.Element()
    parent.document = state.document
    lines = text.split("\n")
    block = StringList(lines, items=[(source, line - 1 + index) for index in range(len(lines))])
    with switch_source_input(state, block):
        state.nested_parse(block, 0, parent)
    return parent.children
