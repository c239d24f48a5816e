"""Makes pieces of the images with a title in the text of a page, so that they are converted where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown.titled_images import find_titled_images
from sphinx_openpractices.hugo.shortcodes.pieces import ImagePiece, Position, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

_STAND_IN = "\ue000"
"""Takes the place of a shortcode; an image that contains one is not split off."""


def split_images(pieces: Sequence[Piece], *, linked: bool) -> list[Piece]:
    """Return pieces of Markdown in which each image with a title is a piece of its own, or else the link around it.

    An image that contains a shortcode stays text.
    """
    text = "".join(piece.source if isinstance(piece, Text) else _STAND_IN for piece in pieces)
    images = list(find_titled_images(text))
    if not images:
        return list(pieces)
    found: list[Piece] = []
    offset = 0
    for piece in pieces:
        if not isinstance(piece, Text):
            found.append(piece)
            offset += len(_STAND_IN)
            continue
        done, end = offset, offset + len(piece.source)
        for image in images:
            link = image.link if linked else ""
            start, stop = image.outer if link else (image.start, image.end)
            if done <= start and stop <= end:
                found += _cut_text(piece, done - offset, start - offset)
                (position,) = (each.start for each in _cut_text(piece, start - offset, stop - offset))
                found.append(
                    ImagePiece(
                        text[start:stop], position, image.alt, image.address, image.title, image.link if linked else ""
                    )
                )
                done = stop
        found += _cut_text(piece, done - offset, len(piece.source))
        offset = end
    return found


def _cut_text(piece: Text, start: int, end: int) -> list[Text]:
    """Return a part of a text, with its position, unless it is empty."""
    if start >= end:
        return []
    line = piece.start.line + piece.source.count("\n", 0, start)
    newline = piece.source.rfind("\n", 0, start)
    column = start - newline if newline >= 0 else piece.start.column + start
    return [Text(piece.source[start:end], Position(piece.start.offset + start, line, column))]
