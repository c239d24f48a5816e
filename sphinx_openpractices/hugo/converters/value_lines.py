"""Finds the lines of the values of a shortcode: a tag, and the data between two tags, can have several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext

    Resolver = Callable[[str, int], str]


def locate_values(context: ConverterContext, shortcode: Shortcode) -> ConverterContext:
    """Return a context that reports the links and images of a shortcode at the lines of its values."""
    if not shortcode.lines and shortcode.inner is None:
        return context

    def locate(resolve: Resolver) -> Resolver:
        return lambda value, line: resolve(value, _find_line(shortcode, value, line))

    return context._replace(
        resolve_link=locate(context.resolve_link),
        resolve_ref=locate(context.resolve_ref),
        resolve_image=locate(context.resolve_image),
        convert_markdown=locate(context.convert_markdown),
    )


def _find_line(shortcode: Shortcode, value: str, line: int) -> int:
    """Return the line of a value that is an argument, a part of one, or in the content; else the *line* of the tag."""
    texts = {key: shortcode.get_text(key) for key in shortcode.lines}
    for key, text in sorted(texts.items(), key=lambda item: item[1] != value):
        if value in text:
            return shortcode.lines[key] + text.count("\n", 0, text.find(value))
    source = shortcode.source
    found = source.find(value)
    return line + source.count("\n", 0, found) if found >= 0 else line
