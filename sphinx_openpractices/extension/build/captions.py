"""Parses captions in the markup of the page that shows them; messages name the file that contains the caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.statemachine import StringList
from myst_parser.mocking import MockState
from sphinx.util.docutils import switch_source_input

from sphinx_openpractices.extension.base.boundaries import Boundary

from .caption_names import collect_own_names
from .catalog_paths import use_catalog_paths
from .markdown_fragments import TextPlace, parse_markdown
from .plain_captions import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from docutils.parsers.rst.states import RSTState
    from sphinx.util.docutils import SphinxDirective


_PARAGRAPHS = re.compile(r"[^\W\d_].*(\n+[^\W\d_].*)*")
"""Paragraphs whose lines all begin with a letter: these are paragraphs whatever comes before or after them."""
_NAMED = "{#"
"""What gives inline text a name, in an extension of MyST."""


def parse_captions(
    state: RSTState,
    blocks: Sequence[tuple[str, int]],
    source: str,
    folder: str | None,
    line_node: type[nodes.paragraph],
) -> Iterator[list[nodes.Node]]:
    """Yield the nodes of each text in *blocks*, which are texts and their lines in one file, in a *folder*.

    A text of one plain paragraph is a *line_node*.

    MyST renders paragraphs with links and the like all at once, because starting it takes longer than parsing one. Each
    paragraph keeps its line in the file, with empty lines between them, so the line of a node tells to which text it
    belongs.
    """
    lines: list[str] = []
    together: dict[int, range] = {}
    for index, (text, line) in enumerate(blocks):
        can_join = _NAMED not in text and not is_plain(text) and _PARAGRAPHS.fullmatch(text)
        if isinstance(state, MockState) and line > len(lines) + 1 and can_join:
            lines += [""] * (line - 1 - len(lines)) + text.split("\n")
            together[index] = range(line, len(lines) + 1)
    found: dict[int | None, list[nodes.Node]] = {}
    for node in parse_caption_text(state, "\n".join(lines), TextPlace(source, 1, folder)) if together else ():
        found.setdefault(node.line, []).append(node)
    for index, (text, line) in enumerate(blocks):
        if index in together:
            yield [node for each in together[index] for node in found.get(each, ())]
        else:
            yield parse_caption_text(state, text, TextPlace(source, line, folder, line_node))


def parse_caption_text(state: RSTState, text: str, place: TextPlace) -> list[nodes.Node]:
    """Return the nodes of *text*, which is at *place*, for a directive with this *state*."""
    with Boundary("caption", f"{place.source}:{place.line}"):
        return _parse_text(state, text, place)
    return []


def _parse_text(state: RSTState, text: str, place: TextPlace) -> list[nodes.Node]:
    """Return the nodes of a text, as the parser of the page makes them."""
    if isinstance(state, MockState):
        return parse_markdown(text, place, state.document, state._renderer)  # noqa: SLF001 - see markdown_fragments
    lines = text.split("\n")
    block = StringList(lines, items=[(place.source, place.line - 1 + index) for index in range(len(lines))])
    with (
        collect_own_names(state.document) as root,
        use_catalog_paths(root, place.folder),
        switch_source_input(state, block),
    ):
        state.nested_parse(block, 0, root)
    return root.children


def parse_caption_body(directive: SphinxDirective) -> list[nodes.Node]:
    """Return the nodes of the body of a *directive*, which is a caption."""
    state = directive.state
    if isinstance(state, MockState):
        line = state._lineno + directive.content_offset + 1  # noqa: SLF001 - as its ``nested_parse``
        return parse_caption_text(state, "\n".join(directive.content), TextPlace(state.document["source"], line))
    with collect_own_names(state.document) as root:
        root.extend(directive.parse_content_to_nodes())
    return root.children
