"""Reads the arguments of ``figure`` in its three dialects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax

from .figure_titles import FigureTitle, contains_html, split_title
from .results import get_line

if TYPE_CHECKING:
    from .converter_context import ConverterContext
    from .shortcode_arguments import ShortcodeArguments

_WINDOW = re.compile(r"[\w-]+")
"""The name of a window in HTML's ``target``; an address has a slash, a dot, a colon or a hash."""


@dataclass(slots=True)
class FigureContent:
    """The content of a figure: *texts* are paragraphs of Markdown, *alt* is ``None`` if it is not given."""

    source: str
    link: str
    title: FigureTitle
    texts: list[str]
    alt: str | None


def read_figure(args: ShortcodeArguments, context: ConverterContext) -> FigureContent:
    """Read the arguments of any dialect, with notes on those that the site's own ``figure`` ignores."""
    line = get_line(args.shortcode)
    source = args.take("src", "lightsrc", 0)
    source = context.resolve_image(source, line) if source else ""
    address = _read_link(args, context)
    written = args.take("title")
    title = FigureTitle()
    paragraphs: list[str] = []
    if contains_html(written):
        title = split_title(written, lambda href: context.resolve_link(href, line))
        for name in title.lost:
            args.add_note("lost", f'the element "{name}" in the title is lost')
    elif written and context.dialect == "hugoblox":
        # In HugoBlox, the title is another caption, in Markdown.
        title = FigureTitle(commonmark.read_plain_text(written))
        if args.shortcode.get_text("caption"):
            args.add_note("changed", '"title" was not shown next to a caption on the Hugo site; now it is')
        paragraphs.append(context.convert_markdown(written, line))
    elif written:
        title = split_title(written, lambda href: href)
    if title.title and not paragraphs:
        paragraphs.append(myst_syntax.escape_text(title.title))
    caption = args.take("caption")
    paragraphs += [
        title.caption,
        _add_credit(args, context, context.convert_markdown(caption, line) if caption else ""),
    ]
    legend = args.take("legend")
    paragraphs.append(context.convert_markdown(legend, line) if legend else "")
    texts = [text for text in paragraphs if text.strip()]
    return FigureContent(source, address or title.link, title, texts, _read_alt(args, context, caption or written))


def _read_alt(args: ShortcodeArguments, context: ConverterContext, caption: str) -> str | None:
    """Return the alternative text: ``alt``, else the caption where the site's ``figure`` uses it too."""
    alt = args.take("alt", 1)
    if alt or args.has("alt"):
        return alt
    is_shown = context.dialect == "hugoblox" or (context.dialect == "hugo" and args.shortcode.get_text("caption"))
    return (commonmark.read_plain_text(caption) or None) if is_shown else None


def _read_link(args: ShortcodeArguments, context: ConverterContext) -> str:
    """Return the link of the image as the author wrote it.

    Hugo reads ``target`` as the name of a window. In the scientific Python theme it is the link; HugoBlox ignores it.
    """
    link, target = args.take("link"), args.take("target")
    if target and _WINDOW.fullmatch(target):
        args.add_note("changed", f'links no longer open in the window "{target}"')
        target = ""
    own, other = ("target", "link") if context.dialect == "scientific-python" else ("link", "target")
    led, unled = (target, link) if own == "target" else (link, target)
    if args.shortcode.name.lower() != "figure":
        return led or unled  # a theme's shortcode, in which either may be the link
    if unled and not led:
        args.add_note(
            "nowhere", f'the link in "{other}" had no effect on the Hugo site, whose figure uses "{own}"; now it works'
        )
    elif unled and unled != led:
        args.add_note("lost", f'"{other}" is lost, since "{own}" is the link')
    return led or unled


def _add_credit(args: ShortcodeArguments, context: ConverterContext, caption: str) -> str:
    """Add the attribution to the caption: Hugo writes both in one paragraph."""
    line = get_line(args.shortcode)
    name = "attribution" if args.shortcode.get_text("attribution") else "attr"
    credit, address = args.take("attribution", "attr"), args.take("attributionlink", "attrlink")
    own = "attribution" if context.dialect == "scientific-python" else "attr"
    if credit and (name != own or context.dialect == "hugoblox"):
        args.add_note("changed", f'"{name}" was not shown on the Hugo site, whose figure ignores it; now it is')
    if address and not credit:
        args.add_note(
            "lost", "the link of the attribution is lost, since there is no attribution; Hugo does not show it either"
        )
        address = ""
    text = context.convert_markdown(credit, line) if credit else ""
    if address and "](" in text:
        args.add_note("lost", f'the link "{address}" is lost, since the attribution contains a link')
        address = ""
    text = myst_syntax.write_link(text, context.resolve_link(address, line)) if address else text
    return f"{caption} {text}" if caption and text else caption or text
