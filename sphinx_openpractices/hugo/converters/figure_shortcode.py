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

from .figure_titles import Title, has_html, split_title
from .project_figures import CLASSES, project_figure
from .results import Arguments, keep, line_of

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .results import Context, Dialect, Result

SIZE = re.compile(r"\d+(?:\.\d+)?(?:px|em|ex|rem|pt|mm|cm|in|pc|%)?")
"""Lengths that all versions of Docutils know, with the percentage, which is for the width only."""
UNITS = re.compile(r"rem$")
WINDOW = re.compile(r"[\w-]+")
"""The name of a window, which ``target`` is in HTML; a place has a slash, a dot, a colon or a hash."""
IN_LINE = "stands in a line of text or in a table, where no block can stand; its texts follow the image"


@dataclass(slots=True)
class Figure:
    """What a figure says: *texts* are paragraphs of Markdown, *alt* is ``None`` where nothing says it."""

    source: str
    link: str
    title: Title
    texts: list[str]
    alt: str | None


def figure(shortcode: Shortcode, context: Context) -> Result:
    """`{project-figure}` for a project, else `{figure}`; lost: zoom, late loading, numbering, window of the link."""
    args = Arguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if context.in_gallery or CLASSES & set(classes):
        return project_figure(args, context, read, [name for name in classes if name not in CLASSES])
    if not read.source:
        return keep(shortcode, context, "has no image that could be found; kept as it was")
    return write_figure(args, context, read, classes)


def image(shortcode: Shortcode, context: Context) -> Result:
    """An image, or `{figure}` if it has texts, sizes or classes; lost: late loading, window of the link."""
    args = Arguments(shortcode)
    classes = args.take("class").split()
    read = read_figure(args, context)
    if not read.source:
        return keep(shortcode, context, "has no image that could be found; kept as it was")
    if read.texts or {"width", "height", "align"} & set(shortcode.params) or classes:
        return write_figure(args, context, read, classes)
    return write_inline(args, context, read)


def read_figure(args: Arguments, context: Context) -> Figure:
    """What the arguments of any dialect say, with notes for what the site's own ``figure`` does not."""
    line = line_of(args.shortcode)
    source = args.take("src", "lightsrc", 0)
    source = context.image(source, line) if source else ""
    address = read_link(args, context)
    written = args.take("title")
    title = Title()
    paragraphs: list[str] = []
    if has_html(written):
        title = split_title(written, lambda href: context.link(href, line))
        for name in title.lost:
            args.note("lost", f'the title held the element "{name}", which is not carried over')
    elif written and context.dialect == "hugoblox":
        # There it is another name for the caption, which is Markdown.
        title = Title(myst_syntax.plain(written))
        if args.shortcode.get_text("caption"):
            args.note("changed", '"title" was not shown on the Hugo site beside a caption; now it is')
        paragraphs.append(context.markdown(written, line))
    elif written:
        title = split_title(written, lambda href: href)
    if title.title and not paragraphs:
        paragraphs.append(myst_syntax.escape(title.title))
    caption = args.take("caption")
    paragraphs += [title.caption, credited(args, context, context.markdown(caption, line) if caption else "")]
    legend = args.take("legend")
    paragraphs.append(context.markdown(legend, line) if legend else "")
    texts = [text for text in paragraphs if text.strip()]
    return Figure(source, address or title.link, title, texts, read_alt(args, context, caption or written))


def read_alt(args: Arguments, context: Context, caption: str) -> str | None:
    """What stands for the image: without a word about it the caption, where the site's ``figure`` does so too."""
    alt = args.take("alt", 1)
    if alt or args.has("alt"):
        return alt
    speaks = context.dialect == "hugoblox" or (context.dialect == "hugo" and args.shortcode.get_text("caption"))
    return (myst_syntax.plain(caption) or None) if speaks else None


def read_link(args: Arguments, context: Context) -> str:
    """Where the image leads, as the author wrote it: Hugo takes ``target`` for the name of a window.

    In the scientific Python theme it is the link; HugoBlox ignores it.
    """
    link, target = args.take("link"), args.take("target")
    if target and WINDOW.fullmatch(target):
        args.note("changed", f'"target" names the window "{target}"; links open where the reader decides')
        target = ""
    own, other = ("target", "link") if context.dialect == "scientific-python" else ("link", "target")
    led, unled = (target, link) if own == "target" else (link, target)
    if args.shortcode.name.lower() != "figure":
        return led or unled  # of a theme, where either may be the link
    if unled and not led:
        args.note("nowhere", f'"{other}" led nowhere on the Hugo site, whose figure links by "{own}"')
    elif unled and unled != led:
        args.note("lost", f'"{other}" is not carried over, since "{own}" is the link')
    return led or unled


def credited(args: Arguments, context: Context, caption: str) -> str:
    """The caption, and behind it to whom the image is owed: Hugo puts both into one paragraph."""
    line = line_of(args.shortcode)
    name = "attribution" if args.shortcode.get_text("attribution") else "attr"
    credit, address = args.take("attribution", "attr"), args.take("attributionlink", "attrlink")
    own = "attribution" if context.dialect == "scientific-python" else "attr"
    if credit and (name != own or context.dialect == "hugoblox"):
        args.note("changed", f'"{name}" was not shown on the Hugo site, whose figure does not know it; now it is')
    if address and not credit:
        args.note("lost", "the link of an attribution without an attribution is not carried over; Hugo shows none")
        address = ""
    text = context.markdown(credit, line) if credit else ""
    if address and "](" in text:
        args.note("lost", f'the link "{address}" is not carried over, since the attribution has a link of its own')
        address = ""
    text = myst_syntax.link(text, context.link(address, line)) if address else text
    return f"{caption} {text}" if caption and text else caption or text


def write_figure(args: Arguments, context: Context, read: Figure, classes: list[str]) -> Result:
    """A figure; without a place for a block, the image and behind it its texts."""
    if context.inline:
        args.note("lost", IN_LINE)
        return write_inline(args, context, read)
    line = line_of(args.shortcode)
    note_alt(args, read)
    options = {} if read.alt is None else {"alt": read.alt}
    options |= sizes(args)
    if (align := args.take("align")) in {"left", "center", "right"}:
        options["align"] = align
    elif align and align != "default":
        args.note("lost", f'"align" is left, center or right, and not "{align}"')
    if names := [name for name in classes if make_id(name)]:
        options["figclass"] = " ".join(names)
    if label := name_of(args, context):
        options["name"] = label
    destination = context.link(read.link, line) if read.link else ""
    texts = list(read.texts)
    if is_url(destination):
        options["target"] = destination.replace(" ", "%20")
    elif destination:
        # Docutils would write the place as it stands: only a Markdown link is resolved, and checked, by Sphinx.
        args.note("changed", "the link to a page of this site stands below the image, not on it")
        texts.append(myst_syntax.reference(destination))
    body = "\n\n".join(texts)
    if body and not myst_syntax.begins_with_paragraph(body):
        body = f"%\n\n{body}"  # an empty comment: no caption, all of it is the legend
    argument = read.source.replace(" ", "\\ ")
    return args.result(myst_syntax.directive("figure", body, argument=argument, options=options), block=True)


def write_inline(args: Arguments, context: Context, read: Figure) -> Result:
    """An image within a line, perhaps linked, and behind it its texts."""
    note_alt(args, read)
    shown = myst_syntax.image(read.alt or "", read.source)
    if read.link:
        shown = myst_syntax.link(shown, context.link(read.link, line_of(args.shortcode)))
    return args.result(" ".join([shown, *(" ".join(text.split()) for text in read.texts)]))


def note_alt(args: Arguments, read: Figure) -> None:
    """Say that those who cannot see the image are told nothing."""
    if read.alt is None:
        args.note("alt", 'has no text for those who cannot see the image; write one as "alt"')


def sizes(args: Arguments) -> dict[str, str]:
    """Width and height, as far as Docutils takes them."""
    options = {}
    for name in ("width", "height"):
        value = args.take(name).replace(" ", "")
        if value and SIZE.fullmatch(value) and not UNITS.search(value) and not (name == "height" and "%" in value):
            options[name] = f"{value}px" if value[-1].isdigit() else value
        elif value:
            args.note("lost", f'the {name} "{value}" is not carried over; a length such as 300px would be')
    return options


def label_of(given: str, dialect: Dialect) -> str:
    """The id that a figure has on its page, if any: HugoBlox writes ``figure-`` before it."""
    return make_id(f"figure-{given}" if dialect == "hugoblox" else given) if given else ""


def name_of(args: Arguments, context: Context) -> str:
    """The label of the figure, unless something else has it."""
    given = args.take("id")
    label = label_of(given, context.dialect)
    free = context.label(label) if label else ""
    if given and not free:
        args.note("lost", f'the id "{given}" is not carried over; another has it, or it holds no letter')
    return free
