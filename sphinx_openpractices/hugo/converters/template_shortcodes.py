"""Converts the site's own shortcodes whose templates are HTML with little else."""

from __future__ import annotations

import textwrap
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown.address_schemes import is_hidden
from sphinx_openpractices.hugo.shortcodes.pieces import Text
from sphinx_openpractices.hugo.shortcodes.template_escaping import BLANKED_ADDRESS, escape_values
from sphinx_openpractices.hugo.shortcodes.template_filling import (
    INNER_MARK,
    VALUE_MARK,
    Content,
    TemplateError,
    TemplateFilling,
)
from sphinx_openpractices.text.html_links import get_links, replace_values

from .html_pieces import read_html_tree
from .results import ConversionNote, ConversionResult, get_line, keep_shortcode
from .template_html import HtmlWriter, MarkupRefusedError

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Piece, Shortcode
    from sphinx_openpractices.hugo.shortcodes.shortcode_templates import ShortcodeTemplate
    from sphinx_openpractices.text.html_tokens import StartTag

    from .converter_context import ConverterContext, Placement

_ASKS = "its template asks for {}; its tags were kept as code"
_IN_LINE = 'its template makes "{}", which cannot be in a line or a table; kept unchanged'
_ONLY_HTML = "is HTML, which PDF, text and other formats do not show"
_BLANKED = '"{}" is not an address of a page or a file; Hugo leaves it out, too'
_IMAGES = {"img", "image"}


def convert_with_template(
    shortcode: Shortcode, context: ConverterContext, template: ShortcodeTemplate | str
) -> ConversionResult:
    """Return the HTML of the shortcode, with its content as text of the page; keep it if its template is not simple."""
    if isinstance(template, str):
        return keep_shortcode(shortcode, context, _ASKS.format(template))
    filling = TemplateFilling(shortcode, context.site_address, context.language_prefix)
    blanked: list[str] = []
    try:
        html = escape_values(filling.fill(template), filling.values, blanked)
    except TemplateError as err:
        return keep_shortcode(shortcode, context, _ASKS.format(err))
    has_markdown = any(isinstance(value, Content) and value.markdown for value in filling.values)
    if shortcode.markdown and not filling.renders_inner and not (has_markdown and context.shows_html):
        return _convert_as_markdown(shortcode, context, html, filling)
    notes = [ConversionNote("hidden", _BLANKED.format(address)) for address in blanked]
    tree = read_html_tree(html, partial(_resolve_links, context, get_line(shortcode)))
    writer = HtmlWriter(filling.values, partial(_convert_content, context))
    if not context.inline:
        text = writer.write_blocks(tree.children)
        notes += [ConversionNote("changed", _ONLY_HTML)] if writer.is_only_html else []
        return ConversionResult(text, block=True, notes=tuple(notes))
    try:
        return ConversionResult(writer.write_line(tree.children), notes=tuple(notes))
    except MarkupRefusedError as err:
        return keep_shortcode(shortcode, context, _IN_LINE.format(err))


def _convert_as_markdown(
    shortcode: Shortcode, context: ConverterContext, html: str, filling: TemplateFilling
) -> ConversionResult:
    """Convert ``{{% … %}}``: what its template makes is read as Markdown together with the content."""
    pieces: list[Piece] = []
    for number, part in enumerate(VALUE_MARK.split(html.replace(INNER_MARK, ""))):
        value = filling.values[int(part)] if number % 2 else None
        if isinstance(value, Content):
            pieces += value.pieces
        elif part and not number % 2:
            pieces.append(Text(part, shortcode.start))
    text = context.convert_pieces(_join_texts(pieces), context.place)
    return ConversionResult(text if context.inline else text.strip("\n"), block=not context.inline)


def _join_texts(pieces: list[Piece]) -> list[Piece]:
    """Join texts that follow each other, so that Markdown is read as a whole."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if isinstance(piece, Text) and isinstance(before, Text):
            joined[-1] = Text(before.source + piece.source, before.start)
        else:
            joined.append(piece)
    return joined


def _convert_content(context: ConverterContext, content: Content, place: Placement) -> str:
    """Convert content for a place."""
    text = context.convert_pieces(content.pieces, place)
    # Content in a list is indented already, and the whole shortcode will be.
    return textwrap.dedent(text.strip("\n")) if place == "block" else text


def _resolve_links(context: ConverterContext, line: int, html: str, tag: StartTag) -> str:
    """Return the source of a tag with its links resolved for the page."""
    resolve = context.resolve_image if tag.name in _IMAGES else context.resolve_link
    source = html[tag.start : tag.end]
    found = [
        (each._replace(start=each.start - tag.start, end=each.end - tag.start), resolve(each.value or "", line))
        for each in get_links(tag)
        if each.value != BLANKED_ADDRESS and not is_hidden(each.value or "")
    ]
    if tag.name in _IMAGES and any(each.value == BLANKED_ADDRESS for each in get_links(tag)):
        alt = tag.first_attributes.get("alt")
        return escape((alt.value if alt else None) or "")  # browsers show the text of an image that they do not find
    changed = [(each, value) for each, value in found if value and value != each.value]
    return replace_values(source, changed)
