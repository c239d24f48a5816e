"""``figure`` in its three dialects, and ``image``: project figures, figures, or images within a line.

Sources: ``figure.html`` of Hugo 0.168 (``tpl/tplimpl/embedded/templates/_shortcodes``), of HugoBlox
(``blox-bootstrap``) and of the scientific Python theme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.urls import is_url

from .figure_titles import FigureTitle, contains_html, split_title
from .project_figures import PROJECT_CLASSES, convert_project_figure
from .results import ShortcodeArguments, get_line, keep_shortcode

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .results import ConversionResult, ConverterContext, FigureDialect

_SIZE = re.compile(r"\d+(?:\.\d+)?(?:px|em|ex|rem|pt|mm|cm|in|pc|%)?")
"""Lengths that all versions of Docutils know, with the percentage, which is for the width only."""
_UNITS = re.compile(r"rem$")
_WINDOW = re.compile(r"[\w-]+")
"""The name of a window, which ``target`` is in HTML; a place has a slash, a dot, a colon or a hash."""
_IN_LINE = "stands in a line of text or in a table, where no block can stand; its texts follow the image"


@dataclass(slots=True)
class FigureContent:
    """What a figure says: *texts* are paragraphs of Markdown, *alt* is ``None`` where nothing says it."""

    source: str
    link: str
    title: FigureTitle
    texts: list[str]
    alt: str | None


def convert_figure(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """`{project-figure}` for a project, else `{figure}`; lost: zoom, late loading, numbering, window of the link."""
    args = ShortcodeArguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if context.in_gallery or PROJECT_CLASSES & set(classes):
        return convert_project_figure(args, context, read, [name for name in classes if name not in PROJECT_CLASSES])
    if not read.source:
        return keep_shortcode(shortcode, context, "has no image that could be found; kept as it was")
    return _write_figure(args, context, read, classes)


def convert_image(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """An image, or `{figure}` if it has texts, sizes or classes; lost: late loading, window of the link."""
    args = ShortcodeArguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if not read.source:
        return keep_shortcode(shortcode, context, "has no image that could be found; kept as it was")
    if read.texts or {"width", "height", "align"} & set(shortcode.params) or classes:
        return _write_figure(args, context, read, classes)
    return _write_inline(args, context, read)


def read_figure(args: ShortcodeArguments, context: ConverterContext) -> FigureContent:
    """What the arguments of any dialect say, with notes for what the site's own ``figure`` does not."""
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
            args.add_note("lost", f'the title held the element "{name}", which is not carried over')
    elif written and context.dialect == "hugoblox":
        # There it is another name for the caption, which is Markdown.
        title = FigureTitle(myst_syntax.read_plain_text(written))
        if args.shortcode.get_text("caption"):
            args.add_note("changed", '"title" was not shown on the Hugo site beside a caption; now it is')
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
    """What stands for the image: without a word about it the caption, where the site's ``figure`` does so too."""
    alt = args.take("alt", 1)
    if alt or args.has("alt"):
        return alt
    speaks = context.dialect == "hugoblox" or (context.dialect == "hugo" and args.shortcode.get_text("caption"))
    return (myst_syntax.read_plain_text(caption) or None) if speaks else None


def _read_link(args: ShortcodeArguments, context: ConverterContext) -> str:
    """Where the image leads, as the author wrote it: Hugo takes ``target`` for the name of a window.

    In the scientific Python theme it is the link; HugoBlox ignores it.
    """
    link, target = args.take("link"), args.take("target")
    if target and _WINDOW.fullmatch(target):
        args.add_note("changed", f'"target" names the window "{target}"; links open where the reader decides')
        target = ""
    own, other = ("target", "link") if context.dialect == "scientific-python" else ("link", "target")
    led, unled = (target, link) if own == "target" else (link, target)
    if args.shortcode.name.lower() != "figure":
        return led or unled  # of a theme, where either may be the link
    if unled and not led:
        args.add_note("nowhere", f'"{other}" led nowhere on the Hugo site, whose figure links by "{own}"')
    elif unled and unled != led:
        args.add_note("lost", f'"{other}" is not carried over, since "{own}" is the link')
    return led or unled


def _add_credit(args: ShortcodeArguments, context: ConverterContext, caption: str) -> str:
    """The caption, and behind it to whom the image is owed: Hugo puts both into one paragraph."""
    line = get_line(args.shortcode)
    name = "attribution" if args.shortcode.get_text("attribution") else "attr"
    credit, address = args.take("attribution", "attr"), args.take("attributionlink", "attrlink")
    own = "attribution" if context.dialect == "scientific-python" else "attr"
    if credit and (name != own or context.dialect == "hugoblox"):
        args.add_note("changed", f'"{name}" was not shown on the Hugo site, whose figure does not know it; now it is')
    if address and not credit:
        args.add_note("lost", "the link of an attribution without an attribution is not carried over; Hugo shows none")
        address = ""
    text = context.convert_markdown(credit, line) if credit else ""
    if address and "](" in text:
        args.add_note("lost", f'the link "{address}" is not carried over, since the attribution has a link of its own')
        address = ""
    text = myst_syntax.write_link(text, context.resolve_link(address, line)) if address else text
    return f"{caption} {text}" if caption and text else caption or text


def _write_figure(
    args: ShortcodeArguments, context: ConverterContext, read: FigureContent, classes: list[str]
) -> ConversionResult:
    """A figure; without a place for a block, the image and behind it its texts."""
    if context.inline:
        args.add_note("lost", _IN_LINE)
        return _write_inline(args, context, read)
    line = get_line(args.shortcode)
    _note_missing_alt(args, read)
    options = {} if read.alt is None else {"alt": read.alt}
    options |= _read_sizes(args)
    if (align := args.take("align")) in {"left", "center", "right"}:
        options["align"] = align
    elif align and align != "default":
        args.add_note("lost", f'"align" is left, center or right, and not "{align}"')
    if names := [name for name in classes if make_id(name)]:
        options["figclass"] = " ".join(names)
    if label := _claim_label(args, context):
        options["name"] = label
    destination = context.resolve_link(read.link, line) if read.link else ""
    texts = list(read.texts)
    if is_url(destination):
        options["target"] = destination.replace(" ", "%20")
    elif destination:
        # Docutils would write the place as it stands: only a Markdown link is resolved, and checked, by Sphinx.
        args.add_note("changed", "the link to a page of this site stands below the image, not on it")
        texts.append(myst_syntax.write_reference(destination))
    body = "\n\n".join(texts)
    if body and not myst_syntax.begins_with_paragraph(body):
        body = f"%\n\n{body}"  # an empty comment: no caption, all of it is the legend
    argument = read.source.replace(" ", "\\ ")
    return args.make_result(myst_syntax.write_directive("figure", body, argument=argument, options=options), block=True)


def _write_inline(args: ShortcodeArguments, context: ConverterContext, read: FigureContent) -> ConversionResult:
    """An image within a line, perhaps linked, and behind it its texts."""
    _note_missing_alt(args, read)
    shown = myst_syntax.write_image(read.alt or "", read.source)
    if read.link:
        shown = myst_syntax.write_link(shown, context.resolve_link(read.link, get_line(args.shortcode)))
    return args.make_result(" ".join([shown, *(" ".join(text.split()) for text in read.texts)]))


def _note_missing_alt(args: ShortcodeArguments, read: FigureContent) -> None:
    """Say that those who cannot see the image are told nothing."""
    if read.alt is None:
        args.add_note("alt", 'has no text for those who cannot see the image; write one as "alt"')


def _read_sizes(args: ShortcodeArguments) -> dict[str, str]:
    """Width and height, as far as Docutils takes them."""
    options = {}
    for name in ("width", "height"):
        value = args.take(name).replace(" ", "")
        if value and _SIZE.fullmatch(value) and not _UNITS.search(value) and not (name == "height" and "%" in value):
            options[name] = f"{value}px" if value[-1].isdigit() else value
        elif value:
            args.add_note("lost", f'the {name} "{value}" is not carried over; a length such as 300px would be')
    return options


def make_figure_label(given: str, dialect: FigureDialect) -> str:
    """The id that a figure has on its page, if any: HugoBlox writes ``figure-`` before it."""
    return make_id(f"figure-{given}" if dialect == "hugoblox" else given) if given else ""


def _claim_label(args: ShortcodeArguments, context: ConverterContext) -> str:
    """The label of the figure, unless something else has it."""
    given = args.take("id")
    label = make_figure_label(given, context.dialect)
    free = context.claim_label(label) if label else ""
    if given and not free:
        args.add_note("lost", f'the id "{given}" is not carried over; another has it, or it holds no letter')
    return free
