"""Finds the ``div`` elements around project figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.html_tokens import StartTag

from .page_tags import find_page_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

GALLERY_START, GALLERY_END = "\ue002", "\ue003"
"""Private-use characters that mark where a gallery begins and ends."""

_CLASS = "project-figures"


def mark_containers(text: str) -> str:
    """Replace the tags of containers by marks.

    The tags of a container inside another are removed, since galleries do not nest. A container that is not closed is
    left unchanged.
    """
    changes = []
    end_of_outer = 0
    for opening, closing in sorted(_find_containers(text)):
        outer = opening[0] >= end_of_outer
        end_of_outer = max(end_of_outer, closing[1])
        changes += [(opening, GALLERY_START if outer else ""), (closing, GALLERY_END if outer else "")]
    parts = []
    done = 0
    for (start, end), mark in sorted(changes):
        parts += [text[done:start], mark]
        done = end
    return "".join([*parts, text[done:]])


def _find_containers(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield the places of the opening and the closing tag of each container."""
    opened: list[StartTag] = []
    for tag in find_page_tags(text):
        if tag.name != "div":
            continue
        if isinstance(tag, StartTag):
            opened.append(tag)
        elif opened and _is_container(opening := opened.pop()):
            yield (opening.start, opening.end), (tag.start, tag.end)


def _is_container(tag: StartTag) -> bool:
    """Return whether the classes of a ``div`` mark a container of project figures."""
    given = tag.first_attributes.get("class")
    return given is not None and _CLASS in (given.value or "").split()
