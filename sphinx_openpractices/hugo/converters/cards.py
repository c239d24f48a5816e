"""Tabs, grids and cards of themes become what every format can show: boxes and lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.shortcodes.pieces import Comment, Shortcode, Text

from .builtin import boxed
from .card_data import Data, read_data, read_data_file
from .code import code_block
from .results import Arguments, Result, inner_of, keep, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

    from .results import Context

TABS = {"tab", "tabitem", "tab-item", "tabs/tab", "tabpanel"}
CARDS = {"card", "grid-item", "grid-item-card", "cards/card", "feature"}
BLOCK = "stands in a line or in a table, where no block can stand; kept as it was"
SHOWN = "header", "title", "body", "footer", "link", "type"


def tabs(shortcode: Shortcode, context: Context) -> Result:
    """A box for each tab, one below the other; lost: the tabs themselves, and that they change together."""
    args = Arguments(shortcode)
    if context.inline:
        return keep(shortcode, context, BLOCK)
    names = [name.strip() for name in args.take("items", "names", "tabs").split(",")]
    data = read_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep(shortcode, context, data, whole=True)
    if isinstance(data, Data):
        each = data.values.get("tab")
        items = [item for item in each if isinstance(item, dict)] if isinstance(each, list) else []
        shown = [
            boxed(data.text(item.get("content", ""), context), myst_syntax.escape(str(item.get("name", "Tab"))), "")
            for item in items
        ]
    else:
        shown = []
        for number, piece in enumerate(significant(shortcode.inner or ())):
            name = names[number] if number < len(names) else ""
            shown.append(one_tab(piece, context, args, name) if is_a(piece, TABS) else rest(piece, context))
    if not any(shown):
        return keep(shortcode, context, "holds no tab; kept as it was")
    args.note("changed", "its tabs stand one below the other")
    return args.result("\n\n".join(filter(None, shown)), block=True)


def tab(shortcode: Shortcode, context: Context) -> Result:
    """A box with the name of the tab as its title; lost: nothing, if it stands alone."""
    if context.inline:
        return keep(shortcode, context, BLOCK)
    args = Arguments(shortcode)
    return replace(args.result(one_tab(shortcode, context, args, ""), block=True), notes=tuple(args.notes))


def one_tab(piece: Piece, context: Context, above: Arguments, name: str) -> str:
    """The box of a tab; what is lost of it is told by the tabs *above*."""
    if not isinstance(piece, Shortcode):
        return ""
    args = above if above.shortcode is piece else Arguments(piece)
    title = args.take("title", "name", "label", "header", "tabname", "tabName", 0) or name or "Tab"
    language = args.take("lang", "language") or above.shortcode.get_text("lang")
    is_text = piece.markdown or (args.take("text") or above.take("text")) == "true"
    if above.shortcode.name.lower() == "tabpane" and not is_text:
        # Docsy takes what stands in a tab for code, unless it is told otherwise.
        above.take("lang")
        code = inner_of(piece, context, "raw").strip("\r\n")
        body = code_block(args, context, language, code).text
    else:
        body = inner_of(piece, context)
    if args is not above:
        above.notes.extend(args.result("").notes)
    return boxed(body, context.markdown(title, line_of(piece)), "")


def cards(shortcode: Shortcode, context: Context) -> Result:
    """A list with an item for each card: linked title, image, texts; lost: columns, icons, colors."""
    args = Arguments(shortcode)
    if context.inline:
        return keep(shortcode, context, BLOCK)
    file = args.take("file")
    data = read_data_file(shortcode, file, context) if file else read_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep(shortcode, context, data, whole=True)
    if isinstance(data, Data):
        shown = [data_card(args, data, item, context) for item in data.items()]
    else:
        shown = [
            (True, one_card(piece, context, args)) if is_a(piece, CARDS) else (False, rest(piece, context))
            for piece in significant(shortcode.inner or ())
        ]
    text = listed(shown)
    if not text:
        return keep(shortcode, context, "holds no card; kept as it was")
    return args.result(text, block=True)


def card(shortcode: Shortcode, context: Context) -> Result:
    """An item of a list: linked title, image, texts; lost: icons, colors."""
    args = Arguments(shortcode)
    if context.inline:
        return keep(shortcode, context, BLOCK)
    data = read_data(shortcode, context)
    if isinstance(data, str) and data:
        return keep(shortcode, context, data, whole=True)
    text = (
        data_card(args, data, {**data.values, "type": "card"}, context)[1]
        if isinstance(data, Data)
        else one_card(shortcode, context, args)
    )
    if not text:
        return keep(shortcode, context, "holds nothing; kept as it was")
    return args.result(listed([(True, text)]), block=True)


def data_card(args: Arguments, data: Data, item: dict[str, Any], context: Context) -> tuple[bool, str]:
    """Whether an item of TOML is a card, and its text."""
    for key in item:
        if key not in SHOWN:
            args.note("lost", f'"{key}" of a card is not carried over')
    title = myst_syntax.escape(str(item.get("title", "")))
    link = str(item.get("link", ""))
    texts = [data.text(item.get(key), context) for key in ("header", "body", "footer")]
    return item.get("type") == "card", card_text(title, link, texts, context, data.shortcode)


def one_card(piece: Piece, context: Context, above: Arguments) -> str:
    """The text of a card; what is lost of it is told by the shortcode *above*."""
    if not isinstance(piece, Shortcode):
        return ""
    args = above if above.shortcode is piece else Arguments(piece)
    line = line_of(piece)
    link = args.take("link", "url", "href", 0 if piece.get_text(1) else "link")
    title, image = args.take("title", "text", "name", 1 if piece.get_text(1) else 0), args.take("image", "img", "src")
    path = context.image(image, line) if image else ""
    alt = args.take("imageAlt", "alt")
    texts = [myst_syntax.image(alt, path)] if path else []
    if path and not alt:
        above.note("alt", f'"{image}" has no text for those who cannot see it')
    for name in ("header", "subtitle", "description", "content"):
        words = args.take(name)
        texts.append(context.markdown(words, line) if words else "")
    texts.append(inner_of(piece, context))
    footer = args.take("footer")
    texts.append(context.markdown(footer, line) if footer else "")
    if args is not above:
        above.notes.extend(args.result("").notes)
    return card_text(context.markdown(title, line) if title else "", link, texts, context, piece)


def card_text(title: str, link: str, texts: list[str], context: Context, shortcode: Shortcode) -> str:
    """The blocks of a card: the title is the link; without one, the page or the address is."""
    destination = context.link(link, line_of(shortcode)) if link else ""
    title = myst_syntax.one_line(title)
    if title:
        first = f"**{title}**" if "](" in title else myst_syntax.link(f"**{title}**", destination)
    else:
        first = myst_syntax.reference(destination) if destination else ""
    return "\n\n".join(text for text in [first, *texts] if text.strip())


def listed(items: Sequence[tuple[bool, str]]) -> str:
    """Cards as items of a list, and what is no card between them."""
    return "\n\n".join(
        f"- {myst_syntax.indent(text, '  ')[2:]}" if is_card else text for is_card, text in items if text.strip()
    )


def significant(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are more than blanks."""
    return [piece for piece in pieces if not isinstance(piece, Text) or piece.source.strip()]


def is_a(piece: Piece, names: set[str]) -> bool:
    """Whether a piece is a shortcode of one of these names."""
    return isinstance(piece, Shortcode) and piece.name.lower() in names


def rest(piece: Piece, context: Context) -> str:
    """What stands between tabs or cards."""
    return "" if isinstance(piece, Comment) else context.inner([piece], "block").strip("\n")
