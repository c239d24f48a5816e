"""Reads the data of cards and tabs in the scientific Python theme: TOML between the tags, or a file beside the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError
from sphinx_openpractices.catalog.documents.json_toml import parse_toml
from sphinx_openpractices.hugo.markdown.marks import remove_marks
from sphinx_openpractices.hugo.shortcodes.pieces import Text
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import read_shortcodes
from sphinx_openpractices.hugo.site.fields import make_plain_value
from sphinx_openpractices.hugo.site.front_matter import FRONT_MATTER_READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece, Position, Shortcode

    from .converter_context import ConverterContext

_TOML = re.compile(r"\s*(?:\[\[?[\w.-]+\]\]?|[\w-]+\s*=\s*\S)")
"""How the content begins if it is TOML."""
_STAND_IN = re.compile("\ue000(\\d+)\ue001")
_FILES = {"toml": "TOML", "yaml": "YAML", "yml": "YAML", "json": "JSON"}
_NO_TOML = "contains invalid TOML ({}); kept unchanged"
_NO_DATA = 'the file "{}" cannot be read ({}); kept unchanged'


@dataclass(frozen=True, slots=True)
class CardData:
    """The data of a shortcode; shortcodes in its texts are in *pieces*, or not read yet."""

    values: dict[str, Any]
    shortcode: Shortcode
    pieces: tuple[Piece, ...] | None = None

    def convert_text(self, value: object, context: ConverterContext) -> str:
        """Convert a text of the data, as Markdown of the page."""
        return (
            context.convert_pieces(list(self.split_text(str(value))), "block").strip("\n")
            if value not in (None, "")
            else ""
        )

    def split_text(self, text: str) -> Iterator[Piece]:
        """Split a text at its shortcodes; pieces from a file get the position of the shortcode."""
        if self.pieces is None:
            yield from (replace(piece, start=self.shortcode.start) for piece in read_shortcodes(remove_marks(text)))
            return
        for index, part in enumerate(_STAND_IN.split(text)):
            if index % 2:
                yield from self.pieces[int(part) : int(part) + 1]
            elif part:
                yield Text(remove_marks(part), self._find_start(part))

    def _find_start(self, part: str) -> Position:
        """Return the position of a part of a text between the tags; escapes of TOML can hide its first line."""
        source = self.shortcode.source
        first = next((line.strip() for line in part.split("\n") if line.strip()), "")
        skipped = part.count("\n", 0, part.find(first))
        found = max(source.find(first), 0)
        start = self.shortcode.start
        return start._replace(line=max(start.line + source.count("\n", 0, found) - skipped, start.line))

    def list_items(self) -> list[dict[str, Any]]:
        """Return the items of a grid."""
        items = self.values.get("item")
        return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def read_card_data(shortcode: Shortcode, context: ConverterContext) -> CardData | str:
    """Read the TOML between the tags; return an error message if it is invalid, and an empty string if it is not TOML.

    Hugo expands the shortcodes in it before it reads the TOML, so they may contain any quotes.
    """
    pieces = shortcode.inner or ()
    source = "".join(
        piece.source if isinstance(piece, Text) else f"\ue000{index}\ue001" for index, piece in enumerate(pieces)
    )
    if not _TOML.match(source) or any("\ue000" in piece.source for piece in pieces if isinstance(piece, Text)):
        return ""
    try:
        return CardData(parse_toml(source), shortcode, pieces)
    except DocumentError as err:
        # Markdown may look like TOML, but not where a theme takes nothing else.
        return _NO_TOML.format(err) if context.dialect == "scientific-python" or "[[" in source[:80] else ""


def read_card_file(shortcode: Shortcode, name: str, context: ConverterContext) -> CardData | str:
    """Read the data in a file beside the page; return an error message if that fails."""
    kind = _FILES.get(name.rpartition(".")[2].lower())
    try:
        if not kind:
            raise DocumentError(1, "it is not a YAML, TOML or JSON file")
        values = make_plain_value(FRONT_MATTER_READERS[kind](context.read_resource(name)))
    except DocumentError as err:
        return _NO_DATA.format(name, err)
    return CardData(values if isinstance(values, dict) else {}, shortcode)
