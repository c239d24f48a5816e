"""Converts a ``figure`` that shows a project to a project figure, with the keys of a catalog entry."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils.nodes import make_id

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .results import get_line

if TYPE_CHECKING:
    from .converter_context import ConverterContext
    from .figure_reading import FigureContent
    from .results import ConversionResult
    from .shortcode_arguments import ShortcodeArguments

PROJECT_CLASSES = {"project-highlight", "project-figure"}
"""Classes that mark a figure of a project; the card does not need them."""
_BOX = '"{}" is lost, since all logos of a gallery have the same size'
_IN_LINE = "is in a line or a table, which cannot contain a card; it became a logo, a link and text"


def convert_project_figure(
    args: ShortcodeArguments, context: ConverterContext, read: FigureContent, classes: list[str]
) -> ConversionResult:
    """Write the project figure; where a block is not possible, write logo, title and caption in a line."""
    entry = _read_entry(args, context, read, classes)
    caption = entry.get("caption", "")
    if context.inline:
        args.add_note("lost", _IN_LINE)
        title = myst_syntax.write_link(f"**{myst_syntax.escape_text(entry['title'])}**", entry.get("target", ""))
        logo = myst_syntax.write_image(entry.get("alt", ""), entry["logo"]) if "logo" in entry else ""
        return args.make_result(" ".join(filter(None, [logo, title, " ".join(caption.split())])))
    options = {key: value for key, value in entry.items() if key not in {"id", "logo", "caption"}}
    name = entry.get("id", "") or make_slug(entry["title"])
    # A page shows each id once; in the catalog, one entry serves all places.
    names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    free = next(each for each in names if context.claim_label(f"project-{each}"))
    if "id" in entry or free != name:
        options["name"] = free
    text = myst_syntax.write_directive("project-figure", caption, argument=entry.get("logo", ""), options=options)
    return args.make_result(text, block=True, project=entry)


def write_project_gallery(body: str, *, projects: list[str] | None = None) -> str:
    """Write a gallery around the project figures of a container, or of the catalog entries with these ids."""
    return myst_syntax.write_directive(
        "project-gallery", body, options={"projects": ", ".join(projects)} if projects else None
    )


def _read_entry(
    args: ShortcodeArguments, context: ConverterContext, read: FigureContent, classes: list[str]
) -> dict[str, str]:
    """Return the catalog entry: keys and values, in the order of the reference."""
    name = args.take("id")
    title, caption = _read_title_and_caption(args, read)
    dark = args.take("darksrc")
    for size in ("width", "height", "loading", "align", "max_width"):
        if args.take(size):
            args.add_note("lost", _BOX.format(size))
    entry = {
        "id": make_slug(name) if name else "",
        "title": title,
        "target": _read_target(args, context, read),
        "logo": _check_logo(args, read.source),
        "logo-dark": _check_logo(args, context.resolve_image(dark, get_line(args.shortcode))) if dark else "",
        # Hugo uses the caption as alternative text; here it is next to the logo, as is the title.
        "alt": myst_syntax.join_lines(read.alt or "") if args.has("alt") else "",
        "caption": caption,
        "class": " ".join(each for each in classes if make_id(each)),
    }
    if entry["alt"].casefold() == title.casefold():
        entry["alt"] = ""
    return {key: value for key, value in entry.items() if value}


def _read_title_and_caption(args: ShortcodeArguments, read: FigureContent) -> tuple[str, str]:
    """Return the title in plain text and the caption; without a title, use the next best text."""
    if read.title.title:
        return read.title.title, "\n\n".join(read.texts[1:])
    if read.texts:
        first, *others = read.texts
        args.add_note("changed", "has no title; its caption became the title")
        return commonmark.read_plain_text(first) or "Project", "\n\n".join(others)
    if read.alt:
        args.add_note("changed", 'has no title; "alt" became the title')
        return myst_syntax.join_lines(read.alt), ""
    file = re.sub(r"\.\w+$", "", unquote(read.source).partition("?")[0].rpartition("/")[2])
    args.add_note("lost", f'has no title; the name of the file, "{file or "Project"}", became the title')
    return file or "Project", ""


def _read_target(args: ShortcodeArguments, context: ConverterContext, read: FigureContent) -> str:
    """Return the target of the card; for a page, without an anchor, since cards lead to documents and labels."""
    destination = context.resolve_link(read.link, get_line(args.shortcode)) if read.link else ""
    if not destination:
        return ""
    if not is_url(destination):
        page, _, anchor = destination.partition("#")
        if not page.endswith(".md"):
            args.add_note("lost", f'the link to "{destination}" is lost; a card leads to a page or a URL')
            return ""
        if anchor:
            args.add_note("lost", f'the card leads to the page "{page}", not to "#{anchor}"')
        destination = page
    from sphinx_openpractices.catalog.project import read_target  # noqa: PLC0415 - for sites with projects

    try:
        return read_target(destination)
    except ValueError as err:
        args.add_note("lost", f"the link is lost: {err}")
        return ""


def _check_logo(args: ShortcodeArguments, path: str) -> str:
    """Return the path of a logo, if a card accepts it."""
    from sphinx_openpractices.catalog.project import read_logo  # noqa: PLC0415 - for sites with projects

    try:
        return read_logo(path) if path else ""
    except ValueError as err:
        args.add_note("lost", f"the logo is lost: {err}")
        return ""
