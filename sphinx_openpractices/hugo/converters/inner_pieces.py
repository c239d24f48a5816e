"""TODO."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.pieces import Comment, Shortcode, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .converter_context import ConverterContext

NO_BLOCK = "stands in a line or in a table, where no block can stand; kept as it was"


def drop_blank_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are more than blanks."""
    return [piece for piece in pieces if not isinstance(piece, Text) or piece.source.strip()]


def is_shortcode(piece: Piece, names: set[str]) -> bool:
    """Whether a piece is a shortcode of one of these names."""
    return isinstance(piece, Shortcode) and piece.name.lower() in names


def convert_other_piece(piece: Piece, context: ConverterContext) -> str:
    """What stands between tabs or cards."""
    return "" if isinstance(piece, Comment) else context.convert_pieces([piece], "block").strip("\n")
