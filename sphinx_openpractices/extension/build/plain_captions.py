"""Makes captions that are one paragraph of text and emphasis, as most are, from the tokens of MyST-Parser.

MyST-Parser takes several times as long to start its renderer, and to render, as to parse such a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from .markdown_fragments import TextPlace

_Node = TypeVar("_Node", bound=nodes.Element)

_PARAGRAPH = re.compile(r"[^\W\d_][^\n\[`<{]*(\n[^\W\d_][^\n\[`<{]*)*")
"""A paragraph, whatever is around it, since each line begins with a letter; without links, code, HTML and roles."""
_EMPHASIS = {"em_open": nodes.emphasis, "strong_open": nodes.strong}

_WORD = r"[^\W_]+(?:-[^\W_]+)*"
_NEXT = r"[,.;:?!]? +"
_WORDS = rf"{_WORD}(?:{_NEXT}{_WORD})*"
_SIMPLE = re.compile(rf"(?=[^\W\d]){_WORD}(?:{_NEXT}(?:{_WORD}|\*{_WORDS}\*))*[,.;:?!]?")
"""Words with one mark and spaces between them, and emphasis of whole words: no rule of MyST-Parser reads more in it.

An asterisk between a space and a letter can only begin emphasis, and after a letter and before a space or a mark only
end it (CommonMark 0.31, 6.2).
"""


def is_plain(text: str) -> bool:
    """Return whether *text* is one paragraph that probably has only text and emphasis."""
    return _PARAGRAPH.fullmatch(text) is not None


def build_simple_caption(text: str, place: TextPlace) -> nodes.paragraph | None:
    """Return the paragraph of a text that needs no parser, or ``None``."""
    text = text.rstrip()
    if _SIMPLE.fullmatch(text) is None:
        return None
    content: list[nodes.Node] = []
    for index, piece in enumerate(text.split("*")):
        if index % 2:
            content.append(_mark(nodes.emphasis("", "", nodes.Text(piece)), place))
        elif piece:
            content.append(nodes.Text(piece))
    return _mark(place.kind(text, "", *content), place)


def parse_plain_caption(text: str, place: TextPlace, parser: MarkdownIt) -> nodes.paragraph | None:
    """Return the paragraph that MyST-Parser makes of *text*, or ``None`` if there may be more in it."""
    text = text.rstrip()
    if not is_plain(text):
        return None
    [inline] = parser.parseInline(text, {})
    content = _build_inline(inline.children or (), place)
    return None if content is None else _mark(nodes.paragraph(inline.content, "", *content), place)


def _build_inline(tokens: Iterable[Token], place: TextPlace) -> list[nodes.Node] | None:
    """Return the nodes of inline tokens, or ``None`` if some are neither text nor emphasis."""
    content: list[nodes.Node] = []
    outer: list[tuple[list[nodes.Node], type[nodes.TextElement]]] = []
    for token in tokens:
        if token.type == "text":
            if token.content:
                content.append(nodes.Text(token.content))
        elif token.type == "softbreak":
            content.append(nodes.Text("\n"))
        elif token.type in _EMPHASIS and not token.attrs:
            outer.append((content, _EMPHASIS[token.type]))
            content = []
        elif token.type in {"em_close", "strong_close"}:
            inner = content
            content, kind = outer.pop()
            content.append(_mark(kind("", "", *inner), place))
        else:
            return None
    return content


def _mark(node: _Node, place: TextPlace) -> _Node:
    """Set where a node is from, as MyST-Parser does."""
    node.source, node.line = place.source, place.line
    return node
