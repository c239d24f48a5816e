"""Builds the items of entries from any of the input syntaxes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY
from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.selection import describe_unknown_entry
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.text.garbage import pausing_collection

from .domain import get_domain
from .markdown_fragments import TextPlace
from .misplaced_options import report_misplaced_options
from .shown_entries import note_own_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.catalog.entry_type import EntryType

    from .entry_kind import EntryKind

    Parse = Callable[[str, TextPlace], list[nodes.Node]]
    """Makes nodes from markup at a place."""
    ParseAll = Callable[[list[tuple[str, int]], str, str | None], Iterator[list[nodes.Node]]]
    """Makes nodes from each of several pieces of markup, with their lines, in a file and its folder."""


def build_item(
    kind: EntryKind, raw: Mapping[str, str | None], body: list[nodes.Node], parse: Parse, origin: Origin
) -> list[nodes.Node]:
    """Return the item for a directive or an element: its options, its body, and the catalog entry that it names.

    If it has too little for an entry, return the body alone.
    """
    type_name, record = kind.type.name, kind.type.record
    own = {name: value for name, value in raw.items() if name != type_name}
    entry = _find_entry(kind, raw[type_name] or "", origin) if type_name in raw else None
    if type_name in raw and entry is None and "title" not in own:
        return _show_text_only(kind, body, own, parse, origin)
    titled = "title" in own or entry is not None
    misplaced = report_misplaced_options(body, {*get_keys(record), type_name, "name"}, origin, titled=titled)
    if entry is None and kind.report_missing(own, body, misplaced, origin):
        return _show_text_only(kind, body, own, parse, origin)
    values = _read_own_keys(kind, own, entry, origin)
    markup = kind.type.markup
    if body and own.get(markup):
        origin.report_error(Subtype.OPTION, f'the {markup} is given twice; the {origin.noun} "{markup}" is ignored')
    if entry is not None:
        text_keys = (markup, kind.type.plain)
        own_text = dict.fromkeys(text_keys, "") if body or not own.keys().isdisjoint(text_keys) else {}
        keys = {*own, *own_text}
        origin = replace(origin, entry=make_entry_origin(entry, origin.document, kind.type), keys=keys)
        if EXTRA_KEY in values:
            values[EXTRA_KEY] = entry.record.extra | values[EXTRA_KEY]
        made = replace(entry.record, **own_text | values)
    elif values.keys() >= {key.field for key in get_keys(record).values() if key.required}:
        made = record(**values)
    else:
        return _show_text_only(kind, body, own, parse, origin)
    register = get_domain(origin.env).registers[type_name]
    made = _check_record(made, own, values, register.catalog.catalog, origin)
    if made.draft:
        if entry is not None and "draft" not in values:
            origin.report_warning(
                Subtype.SELECTION, describe_unknown_entry(register.catalog.catalog, raw[type_name] or "")
            )
        register.note_draft(made)
        return [make_left_out("a draft", draft=True)]
    item = kind.build_item(made, body or _parse_markup(getattr(made, markup), kind, parse, origin), origin, None)
    note_own_keys(item, origin)
    return [item]


def _show_text_only(
    kind: EntryKind, body: list[nodes.Node], own: Mapping[str, str | None], parse: Parse, origin: Origin
) -> list[nodes.Node]:
    """Return what a directive shows that has too little for an entry."""
    left_out = f"a {kind.type.item_name} without a title"
    return body or _build_text(kind, own, parse, origin) or [make_left_out(left_out)]


def make_left_out(what: str, **attributes: bool) -> nodes.comment:
    """Return a comment in place of something that is left out: the writer of man pages fails on an empty footnote."""
    return nodes.comment("", what, **attributes)


def is_draft(node: nodes.Node) -> bool:
    """Return whether a node is in place of a draft."""
    return isinstance(node, nodes.comment) and "draft" in node


def _read_own_keys(
    kind: EntryKind, own: Mapping[str, str | None], entry: Entry | None, origin: Origin
) -> dict[str, Any]:
    """Return the values that the directive itself sets; report each problem as an error."""
    values, problems = read_keys(kind.type.record, own, get_config(origin.env).choices)
    missing = {"title"} - own.keys() if entry is not None else set()
    origin.report_problems([problem for problem in problems if problem.name not in missing], kind.subtypes)
    return values


def _check_record(
    record: Any, own: Collection[str], values: Mapping[str, Any], catalog: Catalog, origin: Origin
) -> Any:
    """Return a record as what entries share allows; report the problems of the keys that its directive sets itself.

    Doubts can be consequences of a key that is missing in the *values* because its option is wrong.
    """
    if catalog.shared is None:
        return record
    checked = catalog.shared.check_record(record, is_complete=catalog.is_complete)
    errors = [error for error in checked.errors if error.name.partition("[")[0] in own]
    origin.report_problems(errors)
    keys = get_keys(type(record))
    if not errors and all(keys[name].field in values for name in own if name in keys):
        for name, message, _kind in checked.doubts:
            if name.partition("[")[0] in own:
                origin.report_warning(Subtype.PRACTICE, f'{origin.noun} "{name}": {message}')
    return checked.record


def _find_entry(kind: EntryKind, name: str, origin: Origin) -> Entry | None:
    """Return the catalog entry that a directive shows."""
    site = get_domain(origin.env).registers[kind.type.name].catalog
    entry = site.find_entry(origin.env.docname, name)
    if entry is None and site.catalog.is_complete:
        message = describe_unknown_entry(site.catalog, name) if site.files else site.setting.describe_absence()
        origin.report_warning(Subtype.SELECTION, message)
    return entry


def make_entry_origin(entry: Entry, document: nodes.document, entry_type: EntryType) -> Origin:
    """Return where an entry is defined."""
    site = get_domain(document.settings.env).registers[entry_type.name].catalog
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
def build_entries(
    kind: EntryKind, entries: Iterable[Entry], parse: ParseAll, document: nodes.document, options: Any
) -> list[nodes.Node]:
    """Return the items of catalog entries, in a list with these *options*."""
    result: list[nodes.Node] = []
    markup = kind.type.markup
    for _file, group in groupby(entries, key=attrgetter("file")):
        of_file = [(entry, getattr(entry.record, markup)) for entry in group]
        first = make_entry_origin(of_file[0][0], document, kind.type)
        blocks = [(text, entry.lines.get(markup, entry.line)) for entry, text in of_file if text]
        parsed = parse(blocks, first.source, first.folder)
        for entry, text in of_file:
            origin = make_entry_origin(entry, document, kind.type)
            content = next(parsed) if text else []
            with origin.guard():
                result.append(kind.build_item(entry.record, content, origin, options))
    return result


def _build_text(kind: EntryKind, own: Mapping[str, str | None], parse: Parse, origin: Origin) -> list[nodes.Node]:
    """Return the text of a directive that does not become an entry."""
    if markup := own.get(kind.type.markup):
        return _parse_markup(markup.strip(), kind, parse, origin)
    summary = read_line(own.get(kind.type.plain) or "")
    plain = {"translatable": False, "support_smartquotes": False}
    return [nodes.paragraph(summary, summary, **plain)] if summary else []


def _parse_markup(markup: str, kind: EntryKind, parse: Parse, origin: Origin) -> list[nodes.Node]:
    """Return the nodes of markup, if there is some."""
    if not markup:
        return []
    key = kind.type.markup
    written = origin.find_owner(key)
    return parse(markup, TextPlace(written.source, written.find_line(key), written.folder))
