"""Builds project highlights from any of the input syntaxes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY
from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.selection import describe_unknown_entry
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.text.garbage import pausing_collection

from .domain import get_domain
from .highlights import build_highlight
from .markdown_fragments import TextPlace
from .misplaced_options import report_misplaced_options, report_title_as_logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_openpractices.catalog.entries import Entry

    Parse = Callable[[str, TextPlace], list[nodes.Node]]
    """Makes nodes from markup at a place."""
    ParseAll = Callable[[list[tuple[str, int]], str, str | None], Iterator[list[nodes.Node]]]
    """Makes nodes from each of several pieces of markup, with their lines, in a file and its folder."""

_SUBTYPES = {"title": Subtype.TITLE, "target": Subtype.TARGET} | dict.fromkeys(
    ("logo", "logo-dark", "cover"), Subtype.LOGO
)
"""Subtypes for the keys that have their own."""
_TEXT_KEYS = ("caption", "summary")
"""The keys of an entry that a figure replaces together: its own text is not mixed with that of the entry."""


def build_figure(
    raw: Mapping[str, str | None], body: list[nodes.Node], parse: Parse, origin: Origin
) -> list[nodes.Node]:
    """Return the highlight for a figure: its options, its body, and the catalog entry that ``project`` names.

    Without a title, return the body alone.
    """
    own = {name: value for name, value in raw.items() if name != "project"}
    entry = _find_entry(raw["project"] or "", origin) if "project" in raw else None
    if "project" in raw and entry is None and "title" not in own:
        return _show_text_only(body, own, parse, origin)
    titled = "title" in own or entry is not None
    misplaced = report_misplaced_options(body, {*get_keys(Project), "project", "name"}, origin, titled=titled)
    if "title" not in own and entry is None and origin.noun == "option":
        logo = own.get("logo")
        if misplaced & {"title", "project"} or (logo and report_title_as_logo(logo, origin)):
            return _show_text_only(body, own, parse, origin)
    values = _read_own_keys(own, entry, origin)
    if body and own.get("caption"):
        origin.report_error(Subtype.OPTION, f'the caption is given twice; the {origin.noun} "caption" is ignored')
    if entry is not None:
        own_text = dict.fromkeys(_TEXT_KEYS, "") if body or not own.keys().isdisjoint(_TEXT_KEYS) else {}
        keys = {*own, *own_text}
        origin = replace(origin, entry=make_entry_origin(entry, origin.document), keys=keys)
        if EXTRA_KEY in values:
            values[EXTRA_KEY] = entry.record.extra | values[EXTRA_KEY]
        project = replace(entry.record, **own_text | values)
    elif "title" in values:
        project = Project(**values)
    else:
        return _show_text_only(body, own, parse, origin)
    if project.draft:
        if entry is not None and "draft" not in values:
            message = describe_unknown_entry(get_domain(origin.env).catalog.catalog, raw["project"] or "")
            origin.report_warning(Subtype.SELECTION, message)
        get_domain(origin.env).note_draft(project)
        return [make_left_out("a draft", draft=True)]
    return [build_highlight(project, body or _parse_caption(project.caption, parse, origin), origin)]


def _show_text_only(
    body: list[nodes.Node], own: Mapping[str, str | None], parse: Parse, origin: Origin
) -> list[nodes.Node]:
    """Return what a figure without a title shows."""
    return body or _build_text(own, parse, origin) or [make_left_out("a project figure without a title")]


def make_left_out(what: str, **attributes: bool) -> nodes.comment:
    """Return a comment in place of something that is left out: the writer of man pages fails on an empty footnote."""
    return nodes.comment("", what, **attributes)


def is_draft(node: nodes.Node) -> bool:
    """Return whether a node is in place of a draft."""
    return isinstance(node, nodes.comment) and "draft" in node


def _read_own_keys(own: Mapping[str, str | None], entry: Entry | None, origin: Origin) -> dict[str, Any]:
    """Return the values that the figure itself sets; report each problem as an error."""
    values, problems = read_keys(Project, own, get_config(origin.env).choices)
    missing = {"title"} - own.keys() if entry is not None else set()
    origin.report_problems([problem for problem in problems if problem.name not in missing], _SUBTYPES)
    return values


def _find_entry(name: str, origin: Origin) -> Entry | None:
    """Return the catalog entry that a figure shows."""
    site = get_domain(origin.env).catalog
    entry = site.find_entry(origin.env.docname, name)
    if entry is None and site.catalog.is_complete:
        message = describe_unknown_entry(site.catalog, name) if site.files else site.describe_absence()
        origin.report_warning(Subtype.SELECTION, message)
    return entry


def make_entry_origin(entry: Entry, document: nodes.document) -> Origin:
    """Return where an entry is defined."""
    site = get_domain(document.settings.env).catalog
    return Origin(
        entry.path,
        "key",
        site.sources[entry.file],
        entry.line,
        document,
        lines=entry.lines,
        folder=site.folders[entry.file],
    )


@pausing_collection()
def build_entries(entries: Iterable[Entry], parse: ParseAll, document: nodes.document) -> list[nodes.Node]:
    """Return the highlights of catalog entries."""
    result: list[nodes.Node] = []
    for _file, group in groupby(entries, key=attrgetter("file")):
        of_file = list(group)
        first = make_entry_origin(of_file[0], document)
        blocks = [
            (entry.record.caption, entry.lines.get("caption", entry.line)) for entry in of_file if entry.record.caption
        ]
        captions = parse(blocks, first.source, first.folder)
        for entry in of_file:
            origin = make_entry_origin(entry, document)
            caption = next(captions) if entry.record.caption else []
            with origin.guard():
                result.append(build_highlight(entry.record, caption, origin))
    return result


def _build_text(own: Mapping[str, str | None], parse: Parse, origin: Origin) -> list[nodes.Node]:
    """Return the caption or the summary of a figure that does not become a card."""
    if caption := own.get("caption"):
        return _parse_caption(caption.strip(), parse, origin)
    summary = read_line(own.get("summary") or "")
    plain = {"translatable": False, "support_smartquotes": False}
    return [nodes.paragraph(summary, summary, **plain)] if summary else []


def _parse_caption(caption: str, parse: Parse, origin: Origin) -> list[nodes.Node]:
    """Return the nodes of a caption, if there is one."""
    if not caption:
        return []
    written = origin.find_owner("caption")
    return parse(caption, TextPlace(written.source, written.find_line("caption"), written.folder))
