"""Converts the blocks of Docsy's landing pages, and its parameters with arguments.

Source: ``layouts/_shortcodes`` of Docsy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax

from .results import ConversionResult, convert_inner, get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext

_PLACE = re.compile(r"\{(\d+)\}")
"""The place of an argument in a parameter, from 1."""
_LOOKS = ("color", "height", "type", "image_anchor", "logo_anchor", "icon", "id")


def convert_block(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """The title as a heading, the subtitle, the content and the byline; lost: colors, heights, background images."""
    args = ShortcodeArguments(shortcode)
    args.taken.update(_LOOKS)
    title, subtitle, byline = (myst_syntax.escape_text(args.take(name)) for name in ("title", "subtitle", "byline"))
    if context.inline:
        return args.make_result(" ".join(filter(None, [title, subtitle, convert_inner(shortcode, context), byline])))
    parts = [f"## {title}" if title else "", subtitle, convert_inner(shortcode, context), byline]
    return args.make_result("\n\n".join(part for part in parts if part.strip()), block=True)


def convert_feature(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A list item: title, content and link; lost: icons."""
    args = ShortcodeArguments(shortcode)
    args.taken.update(_LOOKS)
    line = get_line(shortcode)
    title, url, label = (args.take(name) for name in ("title", "url", "url_text"))
    name = f"**{myst_syntax.join_lines(context.convert_markdown(title, line))}**" if title else ""
    destination = context.resolve_link(url, line) if url else ""
    # Without a text for the link, the title is the link: "Read more" tells nobody where it leads.
    if destination and name and not label and "](" not in name:
        name, destination = myst_syntax.write_link(name, destination), ""
    link = (
        myst_syntax.write_link(myst_syntax.escape_text(label), destination)
        if label
        else myst_syntax.write_reference(destination)
        if destination
        else ""
    )
    text = "\n\n".join(part for part in (name, convert_inner(shortcode, context), link) if part.strip())
    if context.inline or not text:
        return args.make_result(text)
    return args.make_result(f"- {myst_syntax.indent_lines(text, '  ')[2:]}", block=True)


def convert_decoration(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """Nothing, since it only leads to the next block; lost: the link."""
    return ConversionResult("")


def convert_filled_param(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """The value of the parameter of the site, with the arguments in their places; lost: later changes of it."""
    args = ShortcodeArguments(shortcode)
    name = args.take(0)
    value = context.find_param(name) if name else None
    if value is None:
        return keep_shortcode(shortcode, context, f'the parameter "{name}" does not exist; kept unchanged')
    args.taken.update(args.texts)
    filled = _PLACE.sub(lambda place: args.texts.get(int(place[1]), ""), value)
    return args.make_result(filled)
