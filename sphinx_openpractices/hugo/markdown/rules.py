"""Writes rules (``---``) where Docutils allows none as HTML: in lists, quotes and directives, and after headings."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

_RULES = [re.compile(rf"{sign}[ \t]*(?:{sign}[ \t]*){{2,}}$", re.MULTILINE) for sign in ("-", r"\*", "_")]
"""Each begins with a character, for which Python searches much faster than for one of several."""
_RULE = re.compile("|".join(rule.pattern for rule in _RULES), re.MULTILINE)
_FENCE = re.compile(r"[ \t>*+-]*(:{3,})(\{)?")
_HTML = "<!-- rule --><hr>"
"""HTML that begins with a comment ends with its line (CommonMark, 4.6); other HTML includes the next lines."""


_PARSER = MarkdownIt("commonmark").enable("table").disable("inline")
"""Knows what MyST may read before a rule: otherwise a rule may be the underline of a heading."""


def settle_rules(text: str) -> str:
    """Return the text of a finished page, in which each rule is between blocks of a section."""
    if not any(rule.search(text) for rule in _RULES):
        return text
    lines = text.split("\n")
    depths = find_directive_depths(lines)
    before = ""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.type == "hr" and token.map:
            line = token.map[0]
            # Docutils allows rules only between blocks of the page or of a section ("Transitions").
            if token.level or depths[line] or before in {"", "heading_close", "hr"} or token is tokens[-1]:
                lines[line] = _RULE.sub(_HTML, lines[line], count=1)
        if token.level == 0 and token.nesting <= 0:
            before = token.type
    return "\n".join(lines)


def find_directive_depths(lines: list[str]) -> list[int]:
    """Return in how many directives with colon fences each line is."""
    depths = []
    opened: list[int] = []
    for line in lines:
        if match := _FENCE.match(line):
            length = len(match[1])
            if match[2]:
                opened.append(length)
            elif opened and length >= opened[-1]:
                opened.pop()
        depths.append(len(opened))
    return depths
