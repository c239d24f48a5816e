"""Converts tabs to boxes, which every output format can show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

from .card_data import CardData, read_card_data
from .highlighting import convert_code
from .inner_pieces import NO_BLOCK, convert_other_piece, drop_blank_pieces, is_shortcode
from .results import ConversionResult, convert_inner, get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .converter_context import ConverterContext

_TABS = {"tab", "tabitem", "tab-item", "tabs/tab", "tabpanel"}


def convert_tabs(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A box for each tab, one below the other; lost: the tabs themselves, and that they switch together."""
    args = ShortcodeArguments(shortcode)
    if context.inline:
        return keep_shortcode(shortcode, context, NO_BLOCK)
    names = [name.strip() for name in args.take("items", "names", "tabs").split(",")]
    data = read_card_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep_shortcode(shortcode, context, data, whole=True)
    if isinstance(data, CardData):
        each = data.values.get("tab")
        items = [item for item in each if isinstance(item, dict)] if isinstance(each, list) else []
        shown = [
            myst_syntax.write_admonition(
                data.convert_text(item.get("content", ""), context),
                myst_syntax.escape_text(str(item.get("name", "Tab"))),
                "",
            )
            for item in items
        ]
    else:
        shown = []
        for number, piece in enumerate(drop_blank_pieces(shortcode.inner or ())):
            name = names[number] if number < len(names) else ""
            shown.append(
                _write_tab(piece, context, args, name)
                if is_shortcode(piece, _TABS)
                else convert_other_piece(piece, context)
            )
    if not any(shown):
        return keep_shortcode(shortcode, context, "contains no tab; kept unchanged")
    args.add_note("changed", "its tabs are boxes, one below the other")
    return args.make_result("\n\n".join(filter(None, shown)), block=True)


def convert_tab(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A box with the name of the tab as its title; lost: nothing if there is only one tab."""
    if context.inline:
        return keep_shortcode(shortcode, context, NO_BLOCK)
    args = ShortcodeArguments(shortcode)
    return replace(args.make_result(_write_tab(shortcode, context, args, ""), block=True), notes=tuple(args.notes))


def _write_tab(piece: Piece, context: ConverterContext, above: ShortcodeArguments, name: str) -> str:
    """Write the box of a tab; what it loses is reported for the tabs *above*."""
    if not isinstance(piece, Shortcode):
        return ""
    args = above if above.shortcode is piece else ShortcodeArguments(piece)
    title = args.take("title", "name", "label", "header", "tabname", "tabName", 0) or name or "Tab"
    language = args.take("lang", "language") or above.shortcode.get_text("lang")
    is_text = piece.markdown or (args.take("text") or above.take("text")) == "true"
    if above.shortcode.name.lower() == "tabpane" and not is_text:
        # In Docsy, the content of a tab is code unless ``text`` is set.
        above.take("lang")
        code = convert_inner(piece, context, "raw").strip("\r\n")
        body = convert_code(args, context, language, code).text
    else:
        body = convert_inner(piece, context)
    if args is not above:
        above.notes.extend(args.make_result("").notes)
    return myst_syntax.write_admonition(body, context.convert_markdown(title, get_line(piece)), "")
