"""Finds the tags of HTML in Markdown, where a ``<`` is text more often than not.

Tags are those of CommonMark (0.31, 6.6 "Raw HTML"), and also tags with names of any letters, or without a space after
a quoted value, which authors write in blocks of HTML. A tag does not contain an empty line, nor a ``<`` outside of
quotes: at most three searches for the end of a tag read the same text, so the total time is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .html_tags import read_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .html_tokens import EndTag, StartTag

_SPACE = r"[ \t]*(?:\n[ \t]*)?"
_GAP = r"(?:[ \t/]+(?:\n[ \t/]*)?|\n[ \t/]*)"
_NAME = r"[^\s\"'<>/=]+"
_QUOTED = "|".join(rf"{q}[^{q}\n]*(?:\n[ \t]*[^{q}\s][^{q}\n]*)*(?:\n[ \t]*)?{q}" for q in "\"'")
_VALUE = rf"(?:{_QUOTED}|[^\s\"'<>=`]+)"

TAG_PATTERN = rf"</?[a-zA-Z][a-zA-Z0-9-]*(?:(?:{_GAP}|(?<=[\"'])){_NAME}(?:{_SPACE}={_SPACE}{_VALUE})?)*{_GAP}?>"
"""A regular expression, without groups."""
_TAG = re.compile(TAG_PATTERN)


def find_tags(text: str) -> Iterator[StartTag | EndTag]:
    """Find the tags in Markdown; those in code and in comments are found, too."""
    for match in _TAG.finditer(text):
        if tag := read_tag(text, *match.span()):
            yield tag
