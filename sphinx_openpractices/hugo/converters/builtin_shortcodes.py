"""Converts Hugo's built-in shortcodes, except ``figure``.

Sources: ``tpl/tplimpl/embedded/templates/_shortcodes`` of Hugo 0.168, and of older versions for shortcodes that were
removed since; ``markup/highlight/config.go`` for the options of ``highlight``.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.urls import is_url

from .highlighting import convert_code
from .results import ConversionResult, convert_inner, get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext

_NO_ID = "has no {}; kept unchanged"


def convert_highlight(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """`{code-block}` with line numbers and emphasized lines; lost: style, anchors and tables of line numbers."""
    args = ShortcodeArguments(shortcode)
    language, written = args.take(0, "lang", "language"), args.take(1, "options")
    code = textwrap.dedent(convert_inner(shortcode, context, "raw")).strip("\r\n")
    if context.place == "raw":
        return ConversionResult(code)
    return convert_code(args, context, language, code, written)


def convert_ref(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """The destination in MyST, inside a link; elsewhere, a link; lost: the output format, another language."""
    args = ShortcodeArguments(shortcode)
    place = args.take(0, "path")
    if not place:
        return keep_shortcode(shortcode, context, _NO_ID.format("path"))
    destination = context.resolve_ref(place, get_line(shortcode))
    if not destination:
        args.add_note("lost", f'"{place}" does not exist')
    if context.place == "raw":
        return args.make_result(myst_syntax.enclose_destination(destination or place))
    return args.make_result(myst_syntax.write_reference(destination) if destination else myst_syntax.escape_text(place))


def convert_details(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """`{admonition}` titled with the summary, of the class `dropdown`; lost: folding, names, groups."""
    # HTML <details> would fold in browsers, but PDF, text and man pages would drop it. An admonition is complete in
    # every format, and sphinx-togglebutton folds it on sites that use that extension.
    args = ShortcodeArguments(shortcode)
    line = get_line(shortcode)
    summary = args.take("summary", "text", "title", "label", 0) or "Details"
    body = convert_inner(shortcode, context)
    args.take("open")  # an admonition is always open
    if context.inline:
        args.add_note("lost", "is in a line or a table, which cannot contain a box; inserted as text")
        return args.make_result(f"**{myst_syntax.join_lines(context.convert_markdown(summary, line))}** {body}".strip())
    args.add_note("changed", "is always open, unless the site uses sphinx-togglebutton")
    return args.make_result(
        myst_syntax.write_admonition(body, context.convert_markdown(summary, line), "dropdown"), block=True
    )


def convert_youtube(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the video on YouTube, from its start time on; lost: the player and its options."""
    args = ShortcodeArguments(shortcode)
    name, title, start = args.take("id", 0), args.take("title", 1), args.take("start")
    address = f"https://www.youtube.com/watch?v={quote(name, safe='')}" + (f"&t={quote(start)}s" if start else "")
    return _link_embedded(args, context, address if name else "", title or "Video on YouTube", "id")


def convert_vimeo(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the video on Vimeo; lost: the player and its options."""
    args = ShortcodeArguments(shortcode)
    name, title = args.take("id", 0), args.take("title", 2)
    return _link_embedded(
        args, context, f"https://vimeo.com/{quote(name)}" if name else "", title or "Video on Vimeo", "id"
    )


def convert_instagram(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the post on Instagram; lost: the post itself."""
    args = ShortcodeArguments(shortcode)
    name = args.take(0, "id")
    address = f"https://www.instagram.com/p/{quote(name, safe='')}/" if name else ""
    return _link_embedded(args, context, address, args.take("title") or "Post on Instagram", "id")


def convert_x(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the post on X; lost: the post itself."""
    args = ShortcodeArguments(shortcode)
    # Older versions accept the id alone; X finds the post with any user in the address.
    name, user = args.take("id", 0), args.take("user")
    address = f"https://x.com/{quote(user or 'i', safe='')}/status/{quote(name, safe='')}" if name else ""
    return _link_embedded(args, context, address, f"Post by @{user} on X" if user else "Post on X", "id")


def convert_gist(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the gist, or to one of its files; lost: the code itself."""
    args = ShortcodeArguments(shortcode)
    user, name, file = args.take(0, "user"), args.take(1, "id"), args.take(2, "file")
    anchor = "#file-" + re.sub(r"[^a-z0-9]+", "-", file.lower()).strip("-") if file else ""
    address = f"https://gist.github.com/{quote(user)}/{quote(name)}{anchor}" if user and name else ""
    return _link_embedded(
        args, context, address, f"{file} in a gist by {user}" if file else f"Gist by {user}", "user or id"
    )


def _link_embedded(
    args: ShortcodeArguments, context: ConverterContext, address: str, text: str, missing: str
) -> ConversionResult:
    """Write a link in place of content from another site: this project's pages load nothing from elsewhere."""
    if not address:
        return keep_shortcode(args.shortcode, context, _NO_ID.format(missing))
    args.add_note("changed", "became a link, since pages load nothing from other sites")
    return args.make_result(myst_syntax.write_link(myst_syntax.escape_text(text), address))


def convert_qr(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """Its text, or a link to the address that it encodes; lost: the picture."""
    args = ShortcodeArguments(shortcode)
    text = args.take("text") or convert_inner(shortcode, context, "raw").strip()
    if not text:
        return keep_shortcode(shortcode, context, _NO_ID.format("text"))
    args.add_note("changed", "became its text, since QR codes are not drawn")
    if not is_url(text) or re.search(r"\s", text):
        return args.make_result(myst_syntax.escape_text(text))
    label = myst_syntax.escape_text(args.take("title", "alt") or text)
    return args.make_result(myst_syntax.write_link(label, context.resolve_link(text, get_line(shortcode))))


def convert_param(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """The value of the parameter on the page or the site; lost: later changes of the parameter."""
    args = ShortcodeArguments(shortcode)
    name = args.take(0)
    value = context.find_param(name) if name else None
    if value is None:
        return keep_shortcode(shortcode, context, f'the parameter "{name}" does not exist; kept unchanged')
    # Hugo escapes the value in {{< >}}, and reads it as Markdown in {{% %}}.
    as_is = shortcode.markdown or context.place == "raw"
    return args.make_result(value if as_is else myst_syntax.escape_text(value))


def convert_comment(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A comment, which readers do not see; lost: nothing."""
    text = "".join(piece.source for piece in shortcode.inner or ()).strip()
    if context.inline:
        return ConversionResult("")
    return ConversionResult(myst_syntax.write_comment(text) if text else "", block=True)
