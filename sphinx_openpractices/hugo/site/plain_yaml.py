"""Reads front matter of plain lines, such as ``title: About``: that of most pages, which needs no YAML parser.

It takes a fifth of the time. For other front matter, this reader has no answer, and the parser reads it.
"""

from __future__ import annotations

import re

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, SequenceNode, TreeNode

_LONGEST = 10_000
"""Characters of a text; that is less than any limit of the parser."""
_ITEM = r"[A-Za-z0-9][\w ./()'+-]*"
_LINE = re.compile(
    r"([A-Za-z_][\w-]{0,99}): +(?:"
    r"(?P<plain>[A-Za-z0-9][\w ,./()'!?&+-]*)"
    r"|(?P<quote>[\"'])(?P<quoted>[\w ,./()!?&+:;#@=<>{}\[\]*-]*)(?P=quote) *"
    rf"|\[ *(?P<items>{_ITEM}(?:, *{_ITEM})*)\] *"
    r")\n"
)
"""A key with a text or a list of texts: without escapes, comments, and what has a meaning in YAML."""


def read_plain_yaml(text: str) -> TreeNode | None:
    """Return what the parser of YAML reads in a *text* whose lines are all plain, or else ``None``."""
    position = len(text) - len(text.lstrip("\n"))
    if not position < len(text) <= _LONGEST:
        return None
    first = line = position + 1
    pairs: list[tuple[TreeNode, TreeNode]] = []
    while position < len(text):
        match = _LINE.match(text, position)
        if not match:
            return None
        key, plain, quote, quoted, items = match.groups()
        value: TreeNode
        if items:
            value = SequenceNode([ScalarNode(item.strip(), line, quoted=False) for item in items.split(",")], line)
        else:
            value = ScalarNode(quoted if quote else plain.rstrip(), line, quoted=bool(quote))
        pairs.append((ScalarNode(key, line, quoted=False), value))
        position = match.end()
        line += 1
    return MappingNode(pairs, first)
