"""The ``div`` elements around project figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

OPEN, CLOSE = "\ue002", "\ue003"
"""Characters for private use: they mark the beginning and the end of a gallery."""

DIV = re.compile(r"<(/?)div\b[^<>]*>", re.IGNORECASE)
CONTAINER = re.compile(
    r"""<div\b[^<>]*\bclass\s*=\s*["'][^"'<>]*\bproject-figures\b[^"'<>]*["'][^<>]*>""", re.IGNORECASE
)


def marked(text: str) -> str:
    """The text with marks in the place of the tags of containers.

    The tags of one within another are taken out, as a gallery holds none; one that does not end is left as it is.
    """
    changes = []
    end_of_outer = 0
    for opening, closing in sorted(containers(text)):
        outer = opening[0] >= end_of_outer
        end_of_outer = max(end_of_outer, closing[1])
        changes += [(opening, OPEN if outer else ""), (closing, CLOSE if outer else "")]
    parts = []
    done = 0
    for (start, end), mark in sorted(changes):
        parts += [text[done:start], mark]
        done = end
    return "".join([*parts, text[done:]])


def containers(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the tags of each container are."""
    opened: list[re.Match[str]] = []
    for tag in DIV.finditer(text):
        if not tag[1]:
            opened.append(tag)
        elif opened and CONTAINER.fullmatch((opening := opened.pop())[0]):
            yield opening.span(), tag.span()
