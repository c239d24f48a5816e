"""Converts ``figure`` and ``image`` to project figures, figures, or images within a line.

Sources: ``figure.html`` of Hugo 0.168 (``tpl/tplimpl/embedded/templates/_shortcodes``), of HugoBlox
(``blox-bootstrap``) and of the scientific Python theme.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.html_images import write_image_tag
from sphinx_openpractices.text.urls import is_url

from .figure_reading import read_figure
from .project_figures import PROJECT_CLASSES, convert_project_figure
from .results import get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext, FigureDialect
    from .figure_reading import FigureContent
    from .results import ConversionResult

_SIZE = re.compile(r"\d+(?:\.\d+)?(?:px|em|ex|rem|pt|mm|cm|in|pc|%)?")
"""Lengths that all versions of Docutils know; percentages are for the width only."""
_UNITS = re.compile(r"rem$")
_IN_LINE = "is in a line or a table, which cannot contain a figure; its texts follow the image"


def convert_figure(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """`{project-figure}` for a project, else `{figure}`; lost: zoom, lazy loading, numbering, window of the link."""
    args = ShortcodeArguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if context.in_gallery or PROJECT_CLASSES & set(classes):
        return convert_project_figure(args, context, read, [name for name in classes if name not in PROJECT_CLASSES])
    if not read.source:
        return keep_shortcode(shortcode, context, "the image was not found; kept unchanged")
    return _write_figure(args, context, read, classes)


def convert_image(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """An image, or `{figure}` if it has texts, sizes or classes; lost: lazy loading, window of the link."""
    args = ShortcodeArguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if not read.source:
        return keep_shortcode(shortcode, context, "the image was not found; kept unchanged")
    if read.texts or {"width", "height", "align"} & set(shortcode.params) or classes:
        return _write_figure(args, context, read, classes)
    return _write_inline(args, context, read)


def _write_figure(
    args: ShortcodeArguments, context: ConverterContext, read: FigureContent, classes: list[str]
) -> ConversionResult:
    """Write a figure; where a block is not possible, write the image followed by its texts."""
    if context.inline:
        if context.place != "html":
            args.add_note("lost", _IN_LINE)
        return _write_inline(args, context, read)
    line = get_line(args.shortcode)
    _note_missing_alt(args, read)
    options = {} if read.alt is None else {"alt": read.alt}
    options |= _read_sizes(args)
    if (align := args.take("align")) in {"left", "center", "right"}:
        options["align"] = align
    elif align and align != "default":
        args.add_note("lost", f'the alignment "{align}" is lost; use left, center or right')
    if names := [name for name in classes if make_id(name)]:
        options["figclass"] = " ".join(names)
    if label := _claim_label(args, context):
        options["name"] = label
    destination = context.resolve_link(read.link, line) if read.link else ""
    texts = list(read.texts)
    if is_url(destination):
        options["target"] = destination.replace(" ", "%20")
    elif destination:
        # Docutils would not resolve the path: Sphinx resolves and checks only Markdown links.
        args.add_note("changed", "the link to a page of this site is below the image, not on it")
        texts.append(myst_syntax.write_reference(destination))
    body = "\n\n".join(texts)
    if body and not commonmark.begins_with_paragraph(body):
        # An empty comment instead of a caption: all of it is the legend.
        body = f"{myst_syntax.write_comment('')}\n\n{body}"
    argument = read.source.replace(" ", "\\ ")
    return args.make_result(myst_syntax.write_directive("figure", body, argument=argument, options=options), block=True)


def _write_inline(args: ShortcodeArguments, context: ConverterContext, read: FigureContent) -> ConversionResult:
    """Write an image within a line, linked if it has a link, followed by its texts."""
    _note_missing_alt(args, read)
    if context.place == "html":
        shown = write_image_tag(read.source, read.alt, {name: args.take(name) for name in ("width", "height", "id")})
    else:
        shown = myst_syntax.write_image(read.alt or "", read.source)
    if read.link:
        shown = myst_syntax.write_link(shown, context.resolve_link(read.link, get_line(args.shortcode)))
    return args.make_result(" ".join([shown, *(" ".join(text.split()) for text in read.texts)]))


def _note_missing_alt(args: ShortcodeArguments, read: FigureContent) -> None:
    """Note that the image has no alternative text."""
    if read.alt is None:
        args.add_note("alt", 'has no alternative text; write one as "alt"')


def _read_sizes(args: ShortcodeArguments) -> dict[str, str]:
    """Read width and height, as far as Docutils accepts them."""
    options = {}
    for name in ("width", "height"):
        value = args.take(name).replace(" ", "")
        if value and _SIZE.fullmatch(value) and not _UNITS.search(value) and not (name == "height" and "%" in value):
            options[name] = f"{value}px" if value[-1].isdigit() else value
        elif value:
            args.add_note("lost", f'the {name} "{value}" is lost; use a length such as 300px')
    return options


def make_figure_label(given: str, dialect: FigureDialect) -> str:
    """Return the id of a figure on its page, or an empty string: HugoBlox puts ``figure-`` before it."""
    return make_id(f"figure-{given}" if dialect == "hugoblox" else given) if given else ""


def _claim_label(args: ShortcodeArguments, context: ConverterContext) -> str:
    """Return the label of the figure, unless it is taken."""
    given = args.take("id")
    label = make_figure_label(given, context.dialect)
    free = context.claim_label(label) if label else ""
    if given and not free:
        args.add_note("lost", f'the id "{given}" is lost; it is used twice on the page, or contains no letter')
    return free
