"""What the converters of tabs and cards share: the pieces between their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.pieces import Comment, Shortcode, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .converter_context import ConverterContext

NO_BLOCK = "is in a line or a table, which cannot contain a block; kept unchanged"


def drop_blank_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that contain more than white space."""
    return [piece for piece in pieces if not isinstance(piece, Text) or piece.source.strip()]


def is_shortcode(piece: Piece, names: set[str]) -> bool:
    """Return whether a piece is a shortcode with one of these names."""
    return isinstance(piece, Shortcode) and piece.name.lower() in names


def convert_other_piece(piece: Piece, context: ConverterContext) -> str:
    """Convert what is between tabs or cards."""
    return "" if isinstance(piece, Comment) else context.convert_pieces([piece], "block").strip("\n")
