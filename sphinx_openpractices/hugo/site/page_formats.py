"""Pages that are not written in Markdown, in a form that Markdown does not change: HTML as one block, others as code.

Source: `Content formats <https://gohugo.io/content-management/formats/>`__, and HTML blocks in CommonMark, 4.6.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .content_names import MARKDOWN_SUFFIXES

if TYPE_CHECKING:
    from .front_matter import FrontMatter

HTML_SUFFIXES = {"html", "htm"}
_BACKTICKS = re.compile("`+")
_SPAN = re.compile(r"<!--|<(script|style)\b")
"""The beginning of a comment, or of an element in which a comment is text."""
_FILLERS = {"": "<!-- -->", "<!--": "…", "script": "/**/", "style": "/**/"}
"""What is written in an empty line of each, where it is not shown; an empty line would end the block of HTML."""


def keep_page_text(front: FrontMatter, suffix: str) -> FrontMatter:
    """Return the parts of a page with a body that is Markdown; its lines keep their numbers."""
    if suffix in MARKDOWN_SUFFIXES or not front.body.strip():
        return front
    if suffix in HTML_SUFFIXES:
        return replace(front, body=f"<div>{_fill_empty_lines(front.body.rstrip())}</div>\n")
    fence = "`" * max([3, *(len(ticks) + 1 for ticks in _BACKTICKS.findall(front.body))])
    return replace(front, body=f"{fence}text\n{front.body.rstrip()}\n{fence}\n", line=max(front.line - 1, 1))


def _fill_empty_lines(html: str) -> str:
    """Return HTML without empty lines, so that CommonMark reads it as one block."""
    lines = []
    span = ""
    for line in html.split("\n"):
        alone = not span and line.lstrip().startswith("{{") and line.rstrip().endswith("}}")
        # A shortcode in a line of its own would end the block, too.
        lines.append(f"{line}{_FILLERS['']}" if alone else line if line.strip() else _FILLERS[span])
        position, low = 0, line.lower()
        while True:
            if span:
                end = low.find("-->" if span == "<!--" else f"</{span}", position)
                if end < 0:
                    break
                span, position = "", end + 3
            elif match := _SPAN.search(low, position):
                span, position = match[1] or match[0], match.end()
            else:
                break
    return "\n".join(lines)
