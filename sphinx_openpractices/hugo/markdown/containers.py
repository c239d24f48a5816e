"""The ``div`` elements around project figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.html_tokens import StartTag
from sphinx_openpractices.text.markdown_tags import find_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

GALLERY_START, GALLERY_END = "\ue002", "\ue003"
"""Characters for private use: they mark the beginning and the end of a gallery."""

_CLASS = "project-figures"


def mark_containers(text: str) -> str:
    """The text with marks in the place of the tags of containers.

    The tags of one within another are taken out, as a gallery holds none; one that does not end is left as it is.
    """
    changes = []
    end_of_outer = 0
    for opening, closing in sorted(find_containers(text)):
        outer = opening[0] >= end_of_outer
        end_of_outer = max(end_of_outer, closing[1])
        changes += [(opening, GALLERY_START if outer else ""), (closing, GALLERY_END if outer else "")]
    parts = []
    done = 0
    for (start, end), mark in sorted(changes):
        parts += [text[done:start], mark]
        done = end
    return "".join([*parts, text[done:]])


def find_containers(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the tags of each container are."""
    opened: list[StartTag] = []
    for tag in find_tags(text):
        if tag.name != "div":
            continue
        if isinstance(tag, StartTag):
            opened.append(tag)
        elif opened and _is_container(opening := opened.pop()):
            yield (opening.start, opening.end), (tag.start, tag.end)


def _is_container(tag: StartTag) -> bool:
    """Whether the class of a ``div`` says that it holds project figures."""
    given = tag.first_attributes.get("class")
    return given is not None and _CLASS in (given.value or "").split()
