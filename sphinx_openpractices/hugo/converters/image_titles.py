"""Converts images of Markdown with a title: a caption where the Hugo site makes a figure of it, else a tooltip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.html_images import write_titled
from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

from .figure_shortcode import convert_figure
from .results import ConversionResult

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import ImagePiece

    from .converter_context import ConverterContext


def convert_titled_image(image: ImagePiece, context: ConverterContext) -> ConversionResult:
    """Return a figure, or the image in an element with the title; MyST drops the title of an image."""
    if context.place in {"raw", "html"}:
        return ConversionResult(image.source)
    source = context.resolve_image(image.address, image.start.line)
    if not source:
        return ConversionResult(image.alt)  # as browsers show an image that they cannot get
    if context.title_use == "tooltip":
        result = _write_tooltip(image, source)
    else:
        result = _write_figure(image, context._replace(resolve_image=lambda path, line: source))
    return replace(result, text=myst_syntax.escape_cell(result.text)) if context.place == "cell" else result


def _write_figure(image: ImagePiece, context: ConverterContext) -> ConversionResult:
    """Write a figure with the title as its caption, or the image with its caption in a line."""
    caption = image.title if context.title_use == "markdown" else myst_syntax.escape_text(image.title)
    link = "target" if context.dialect == "scientific-python" else "link"
    values = {"src": image.address, "alt": commonmark.read_plain_text(image.alt), "caption": caption}
    values |= {link: image.link} if image.link else {}
    figure = Shortcode("figure", False, values, image.source, image.start)  # noqa: FBT003
    return convert_figure(figure, context._replace(in_gallery=False))


def _write_tooltip(image: ImagePiece, source: str) -> ConversionResult:
    """Write the image in an element of HTML that has the title; other formats show the image alone."""
    shown = f"![{image.alt}]({myst_syntax.enclose_destination(source)})"
    return ConversionResult(write_titled(shown, image.title))
