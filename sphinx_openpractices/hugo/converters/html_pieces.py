"""A tree of the HTML that a shortcode makes, with marks for content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.template_filling import INNER_MARK, VALUE_MARK
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import EndTag, StartTag

if TYPE_CHECKING:
    from collections.abc import Callable

BLOCKS = {
    *("address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup"),
    *("dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend"),
    *("li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "pre"),
    *("script", "search", "section", "style", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead"),
    *("title", "tr", "track", "ul"),
}
"""Elements with which a block of HTML can begin (CommonMark, 4.6)."""
FLOW = {
    *("article", "aside", "blockquote", "center", "dd", "details", "dialog", "div", "fieldset", "figcaption", "figure"),
    *("footer", "form", "header", "li", "main", "nav", "section", "td", "th"),
    *("ol", "ul", "menu", "dl", "table", "thead", "tbody", "tfoot", "tr"),
}
"""Elements that can contain blocks of Markdown."""
VERBATIM = {"pre", "textarea", "script", "style"}
"""Elements in which white space counts, or that contain no text."""
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
_DEEPEST = 100
"""Elements in more elements than these have their content beside them."""


@dataclass(slots=True)
class HtmlElement:
    """An element: the sources of its tags, of which either may be missing, and what is in it."""

    name: str
    opening: str = ""
    children: list[HtmlElement | str] = field(default_factory=list)
    closing: str = ""

    @property
    def has_content(self) -> bool:
        """Whether there is content of the page in it."""
        return any(
            (INNER_MARK in child or VALUE_MARK.search(child) is not None)
            if isinstance(child, str)
            else child.has_content
            for child in self.children
        )

    @property
    def text(self) -> str:
        """The text in it."""
        return "".join(
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or child.name not in {"script", "style"}
        )


def read_html_tree(html: str, write_tag: Callable[[str, StartTag], str]) -> HtmlElement:
    """Return the tree of *html* below an element without tags; *write_tag* returns the source of a start tag."""
    root = HtmlElement("")
    opened = [root]
    for token in read_tokens(html):
        source = html[token.start : token.end]
        if isinstance(token, StartTag):
            element = HtmlElement(token.name, write_tag(html, token))
            opened[-1].children.append(element)
            if token.name not in _VOID and not token.self_closing and len(opened) < _DEEPEST:
                opened.append(element)
        elif isinstance(token, EndTag):
            names = [each.name for each in opened]
            if token.name in names[1:]:
                place = len(names) - 1 - names[::-1].index(token.name)
                opened[place].closing = source
                del opened[place:]
            else:
                opened[-1].children.append(HtmlElement(token.name, closing=source))
        else:
            opened[-1].children.append(source)
    return root
