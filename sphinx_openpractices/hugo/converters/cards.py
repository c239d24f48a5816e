"""Converts grids and cards of themes to lists, which every output format can show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

from .card_data import CardData, read_card_data, read_card_file
from .inner_pieces import NO_BLOCK, convert_other_piece, drop_blank_pieces, is_shortcode
from .results import ConversionResult, convert_inner, get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .converter_context import ConverterContext

_CARDS = {"card", "grid-item", "grid-item-card", "cards/card", "feature"}
_SHOWN = "header", "title", "body", "footer", "link", "type"


def convert_cards(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A list with an item for each card: linked title, image, texts; lost: columns, icons, colors."""
    args = ShortcodeArguments(shortcode)
    if context.inline:
        return keep_shortcode(shortcode, context, NO_BLOCK)
    file = args.take("file")
    data = read_card_file(shortcode, file, context) if file else read_card_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep_shortcode(shortcode, context, data, whole=True)
    if isinstance(data, CardData):
        shown = [_write_data_card(args, data, item, context) for item in data.list_items()]
    else:
        shown = [
            (True, _write_card(piece, context, args))
            if is_shortcode(piece, _CARDS)
            else (False, convert_other_piece(piece, context))
            for piece in drop_blank_pieces(shortcode.inner or ())
        ]
    text = _list_cards(shown)
    if not text:
        return keep_shortcode(shortcode, context, "contains no card; kept unchanged")
    return args.make_result(text, block=True)


def convert_card(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A list item: linked title, image, texts; lost: icons, colors."""
    args = ShortcodeArguments(shortcode)
    if context.inline:
        return keep_shortcode(shortcode, context, NO_BLOCK)
    data = read_card_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep_shortcode(shortcode, context, data, whole=True)
    text = (
        _write_data_card(args, data, {**data.values, "type": "card"}, context)[1]
        if isinstance(data, CardData)
        else _write_card(shortcode, context, args)
    )
    if not text:
        return keep_shortcode(shortcode, context, "is empty; kept unchanged")
    return args.make_result(_list_cards([(True, text)]), block=True)


def _write_data_card(
    args: ShortcodeArguments, data: CardData, item: dict[str, Any], context: ConverterContext
) -> tuple[bool, str]:
    """Return whether an item of TOML is a card, and its text."""
    for key in item:
        if key not in _SHOWN:
            args.add_note("lost", f'"{key}" of a card is lost')
    title = myst_syntax.escape_text(str(item.get("title", "")))
    link = str(item.get("link", ""))
    texts = [data.convert_text(item.get(key), context) for key in ("header", "body", "footer")]
    return item.get("type") == "card", _join_card(title, link, texts, context, data.shortcode)


def _write_card(piece: Piece, context: ConverterContext, above: ShortcodeArguments) -> str:
    """Write the text of a card; what it loses is reported for the shortcode *above*."""
    if not isinstance(piece, Shortcode):
        return ""
    args = above if above.shortcode is piece else ShortcodeArguments(piece)
    line = get_line(piece)
    link = args.take("link", "url", "href", 0 if piece.get_text(1) else "link")
    title, image = args.take("title", "text", "name", 1 if piece.get_text(1) else 0), args.take("image", "img", "src")
    path = context.resolve_image(image, line) if image else ""
    alt = args.take("imageAlt", "alt")
    texts = [myst_syntax.write_image(alt, path)] if path else []
    if path and not alt:
        above.add_note("alt", f'"{image}" has no alternative text')
    for name in ("header", "subtitle", "tag", "badge", "description", "content", "text", "caption"):
        text = args.take(name) if name not in args.taken else ""
        texts.append(context.convert_markdown(text, line) if text else "")
    texts.append(convert_inner(piece, context))
    footer = args.take("footer")
    texts.append(context.convert_markdown(footer, line) if footer else "")
    if args is not above:
        above.notes.extend(args.make_result("").notes)
    return _join_card(context.convert_markdown(title, line) if title else "", link, texts, context, piece)


def _join_card(title: str, link: str, texts: list[str], context: ConverterContext, shortcode: Shortcode) -> str:
    """Join the blocks of a card: the title is the link; without one, the page or the address is."""
    destination = context.resolve_link(link, get_line(shortcode)) if link else ""
    title = myst_syntax.join_lines(title)
    if title:
        first = f"**{title}**" if "](" in title else myst_syntax.write_link(f"**{title}**", destination)
    else:
        first = myst_syntax.write_reference(destination) if destination else ""
    return "\n\n".join(text for text in [first, *texts] if text.strip())


def _list_cards(items: Sequence[tuple[bool, str]]) -> str:
    """Write cards as list items, with anything that is not a card between them."""
    return "\n\n".join(
        f"- {myst_syntax.indent_lines(text, '  ')[2:]}" if is_card else text for is_card, text in items if text.strip()
    )
