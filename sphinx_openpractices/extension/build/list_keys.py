"""What a list does by the keys of its entries: sorts them, and adds the lines of metadata that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX
from sphinx_openpractices.catalog.key_values import (
    find_values,
    has_any_key,
    has_mapping,
    list_extra_names,
)
from sphinx_openpractices.catalog.value_order import (
    CATALOG_ORDER,
    find_mixed_kinds,
    rank_records,
    sort_records,
    split_sort,
)
from sphinx_openpractices.extension.base.entry_nodes import entry_item
from sphinx_openpractices.extension.base.nodes import project_meta, project_tag
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import find_nearest
from sphinx_openpractices.text.urls import is_web_url

from .domain import get_domain
from .entry_role import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.record import Record
    from sphinx_openpractices.extension.base.entry_nodes import entry_element, entry_list
    from sphinx_openpractices.extension.base.labels import Labels

    from .entry_register import EntryRegister


def check_key(parent: entry_list, option: str, name: str, env: BuildEnvironment) -> bool:
    """Return whether a list can use a key, which some entry of the page or of the catalog has; report if not."""
    site = get_domain(env).registers[parent.type_name].catalog
    if name in site.type.keys.linked_by:
        return True
    records = [get_record(entry) for entry in parent.entries]
    if with_mapping := next((each for each in records if has_mapping(each, name)), None):
        hint = "it can be a text, a number, a boolean, a date or a list of these"
        owner = f'{parent.type_name} "{with_mapping.title or with_mapping.id}"'
        report_option(parent, option, f'"{name}" of the {owner} has a mapping or a list inside; {hint}')
    if not records or has_any_key(records, name) or site.knows_key(env.docname, name):
        return True
    entries = cast("nodes.document", parent.document).findall(entry_item)
    page = [each.declared for each in entries if each.type_name == parent.type_name and each.declared is not None]
    if has_any_key(page, name):
        return True
    if site.catalog.is_complete:
        hint = _suggest_key(name, [*page, *site.records], site.type)
        report_option(parent, option, f'no {site.type.name} has the key "{name}"{hint}')
    return False


def _suggest_key(name: str, records: Sequence[Record], entry_type: EntryType) -> str:
    """Return a suggestion for a key that no entry has, without regard to what the names under ``extra`` begin with.

    A key that is not one of a site's own is hardly misspelled: without a similar name, it is missing in the catalog.
    """
    is_own = name.startswith(EXTRA_PREFIX)
    names = [*(entry_type.keys.names if is_own else ()), *list_extra_names(records)]
    known = {each.removeprefix(EXTRA_PREFIX): each for each in names}
    if nearest := find_nearest(name.removeprefix(EXTRA_PREFIX), known):
        return f'; did you mean "{known[nearest]}"?'
    return f'; add it to a {entry_type.name}, or remove "{name}" here'


def sort_list(parent: entry_list, env: BuildEnvironment) -> None:
    """Sort a list by any key; by title only once titles are translated, see :class:`.EntryTransform`."""
    sort = parent.get("sort", CATALOG_ORDER)
    name = split_sort(sort).key
    if name == "title" or (name != CATALOG_ORDER and not check_key(parent, "sort", name, env)):
        return
    records = [get_record(entry) for entry in parent.entries]
    own = [entry for entry in parent.entries if "entry" not in entry]
    if own and (mixed := find_mixed_kinds(records, name)):  # of entries of the catalog, the selection reports it
        report_option(parent, "sort", mixed)
    orders = get_domain(env).registers[parent.type_name].catalog.labels.orders
    parent.children = [*sort_records(parent.entries, sort, orders, get_record)]


def check_filter_keys(parent: entry_list, env: BuildEnvironment) -> None:
    """Remove keys that no entry has from those by which readers can filter; report them if an author named them."""
    named: list[str] = parent.get("filter-keys", [])
    if named and named != list(get_domain(env).registers[parent.type_name].type.keys.filtered):
        parent["filter-keys"] = [name for name in named if check_key(parent, "filter", name, env)]


def get_record(entry: entry_element) -> Any:
    """Return the record of an entry, while the page is read."""
    return entry.declared


def add_meta(parent: entry_list, env: BuildEnvironment) -> None:
    """Add to each entry the metadata that the list shows, in the order of its option ``show``."""
    wanted: list[str] = parent.get("show", [])
    shown = [name for name in wanted if name != "title" and check_key(parent, "show", name, env)]
    register = get_domain(env).registers[parent.type_name]
    labels = register.catalog.labels
    linked_by = register.type.keys.linked_by
    for entry in parent.entries if shown else ():
        values = [(name, _list_values(name, get_record(entry), register, env)) for name in shown]
        if fields := [_make_field(labels.label_key(name), name, each) for name, each in values if each]:
            meta = project_meta("", *fields)
            for tag in meta.findall(project_tag):
                tag.source, tag.line = entry.source, entry.line
            entry.append(meta)
    if parent.get("layout") == "table":
        records = [get_record(entry) for entry in parent.entries]
        ranks = {name: rank_records(records, name, labels.orders) for name in shown if name not in linked_by}
        for index, entry in enumerate(parent.entries):
            entry["ranks"] = {name: each[index] for name, each in ranks.items()}


def _list_values(name: str, record: Record, register: EntryRegister, env: BuildEnvironment) -> list[nodes.Element]:
    """Return the values of a key: references to entries of another type, or a node for each value."""
    keys = register.type.keys
    if name in keys.linked_by:
        id_ = record.id or make_slug(record.title)
        found = _find_register(name, env).catalog.find_naming(env.docname, register.type.list_key, id_)
        return [_make_reference(name, entry.record.id, env) for entry in found]
    values = find_values(record, name)
    if name in keys.linked:
        return [_make_reference(name, str(value), env) for value in values]
    return [_make_value(name, value, register.catalog.labels) for value in values]


def _find_register(list_key: str, env: BuildEnvironment) -> EntryRegister:
    """Return the entries of the type with this list in catalogs."""
    return next(each for each in get_domain(env).registers.values() if each.type.list_key == list_key)


def _make_reference(list_key: str, name: str, env: BuildEnvironment) -> addnodes.pending_xref:
    """Return a reference to an entry of another type, as that of a role; unknown names are reported elsewhere."""
    register = _find_register(list_key, env)
    register.note_mention(name)
    attributes = {"refdomain": DOMAIN, "reftype": register.type.name, "reftarget": name, "refdoc": env.docname}
    return addnodes.pending_xref("", nodes.inline("", name), **attributes, refexplicit=False, refwarn=False)


def _make_field(label: str, name: str, values: Sequence[nodes.Element]) -> nodes.field:
    """Return a line of metadata; only the texts that an author wrote are messages for translators."""
    content = [part for value in values for part in (nodes.Text(", "), value)][1:]
    text = nodes.paragraph("", "", *content, translatable=False, support_smartquotes=False)
    heading = nodes.field_name("", label, translatable=False)
    return nodes.field("", heading, nodes.field_body("", text), key=name)


def _make_value(name: str, value: KeyValue, labels: Labels) -> nodes.Element:
    """Return the node of a value: a link for the URL of a web page, or the label of the value."""
    label = labels.label_value(name, value)
    is_own = name.startswith(EXTRA_PREFIX)
    if isinstance(value, str) and (name == "repository" or (is_own and is_web_url(value))):
        return nodes.reference("", value.partition("://")[2].rstrip("/"), refuri=value)
    is_message = label == value and (name == "tags" or is_own)  # others have their labels in conf.py
    return project_tag(label, label) if is_message else nodes.inline("", label)


def report_option(parent: entry_list, option: str, message: str) -> None:
    """Warn about an option of a list."""
    directive = ENTRY_TYPES[parent.type_name].list_directive
    report_warning(Subtype.SELECTION, f'{directive}: option "{option}": {message}', parent)
