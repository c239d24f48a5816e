"""Which groups a list with ``group-by`` has: their order, titles and entries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.group_titles import assign_sizes, suggest_quotes
from sphinx_openpractices.catalog.key_values import name_values
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.license_matching import match_license
from sphinx_openpractices.catalog.value_order import CATALOG_ORDER, find_kind, make_value_key
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.text.spelling import find_nearest, suggest_name

from .domain import get_domain
from .list_keys import check_key, get_record, report_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.listing import Listing
    from sphinx_openpractices.catalog.value_order import ValueOrders
    from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_list
    from sphinx_openpractices.extension.site.site_catalog import SiteCatalog

_NOT_MESSAGES = ("relation", "license", "kind", "status", "level", "principle")
"""Keys whose values are words for programs, or have their labels in ``conf.py``."""
_AS_WRITTEN = ("group",)
"""Keys whose values have the order in which the catalog has them first, as in summaries of practices."""
_REST = "other"
"""The name of the last group in the option ``groups``, unless entries have this value."""


@dataclass(eq=False)
class Group:
    """The entries with one value of a key; the name of the group of all others is empty."""

    name: str
    title: str
    is_message: bool = False
    """Whether the title is for translators: an author's text, and not one of the configuration or of this package."""
    size: str = ""
    """``large``, ``medium`` or ``small``, if the list gives it one."""
    entries: list[entry_item] = field(default_factory=list)


def list_groups(whole: entry_list, options: Listing, env: BuildEnvironment) -> list[Group]:
    """Return the groups of a list; none if its entries have no value of the key."""
    site = get_domain(env).registers[whole.type_name].catalog
    key, labels = options.group_by, site.labels
    if not check_key(whole, "group-by", key, env):
        return []
    values = [_find_selected_values(get_record(entry), options) for entry in whole.entries]
    groups = {}
    written = {key: _list_written(whole, options, site)} if key in _AS_WRITTEN else {}
    for name, value in _order_values(values, options, {**labels.orders, **written}):
        label = labels.label_value(key, value)
        groups[name] = Group(name, label, is_message=label == value and key not in _NOT_MESSAGES)
    if not groups:
        return []
    rest = Group("", str(_("Other")))
    for entry, found in zip(whole.entries, values, strict=True):
        for group in [groups[name] for name in found if name in groups] or [rest]:
            group.entries.append(entry)
    first = []
    for name, title in options.groups:
        named = groups.get(name, rest if name == _REST else None)
        if named is None:
            _report_missing_group("groups", name, whole, options, env)
            continue
        if title:
            named.title, named.is_message = title, True
        if named is not rest:
            first.append(named)
    others = (group for group in groups.values() if group not in first)
    result = [*first, *others, *([rest] if rest.entries else [])]
    _set_sizes(result, whole, options, env)
    return result


def _list_written(whole: entry_list, options: Listing, site: SiteCatalog) -> list[str]:
    """Return the values of the key in the order in which the catalog has them, and then the page."""
    selection = replace(options, sort=CATALOG_ORDER, limit=0)
    entries, _problems = site.select_entries(site.env.docname, selection)
    records = [*(entry.record for entry in entries), *map(get_record, whole.entries)]
    return list(dict.fromkeys(getattr(record, options.group_by) for record in records))


def _set_sizes(groups: list[Group], whole: entry_list, options: Listing, env: BuildEnvironment) -> None:
    """Set the sizes of groups. Those that the options name count in the order, even if no entry is in them."""
    shown = {group.name or _REST: group for group in groups}
    named = [group.name for group in options.groups]
    order = [*named, *_get_selected(options), *shown]
    for name, size in assign_sizes(getattr(options, "sizes", ()), order).items():
        if name in shown:
            shown[name].size = size
        elif name not in (_REST, *named):  # that is reported already
            _report_missing_group("sizes", name, whole, options, env)


def _find_selected_values(record: Any, options: Listing) -> dict[str, KeyValue]:
    """Return the values that decide in which groups a record is: ``MIT OR Zlib`` has each of the selected licenses."""
    if options.group_by == "license" and (selected := _get_selected(options)):
        return {each: each for each in selected if match_license(each, record.license)}
    return name_values(record, options.group_by)


def _order_values(
    values: Iterable[dict[str, KeyValue]], options: Listing, orders: ValueOrders
) -> list[tuple[str, KeyValue]]:
    """Return the values that become groups: those that the list selects, in this order, or else all, sorted."""
    found = {name: value for each in values for name, value in each.items()}
    if selected := _get_selected(options):
        return [(name, found[name]) for name in selected if name in found]

    def make_key(item: tuple[str, KeyValue]) -> tuple[Any, ...]:
        return find_kind(item[1]), make_value_key(options.group_by, item[1], orders)

    return sorted(found.items(), key=make_key)


def _get_selected(options: Listing) -> tuple[str, ...]:
    """Return the values that the list selects, if it selects by the key of its groups."""
    key = get_keys(type(options)).get(options.group_by)
    selected: tuple[str, ...] = getattr(options, key.field) if key and key.name in options.MATCHERS else ()
    return selected


def _report_missing_group(option: str, name: str, whole: entry_list, options: Listing, env: BuildEnvironment) -> None:
    """Warn of a group that is probably misspelled.

    It is not if it has a place in the configuration, if other entries of the catalog are in it, or if the list may
    be empty and the name is not similar to another.
    """
    key, site = options.group_by, get_domain(env).registers[whole.type_name].catalog
    records = (*map(get_record, whole.entries), *(entry.record for entry in site.catalog.entries))
    used = (value for record in records for value in name_values(record, key))
    known = _get_selected(options) or [*site.labels.orders.get(key, ()), *used]
    is_empty_on_purpose = options.empty and find_nearest(name, known) is None
    if name in known or is_empty_on_purpose or not site.catalog.is_complete:
        return
    names = f"use one of {', '.join(dict.fromkeys(known))}"
    hint = suggest_name(name, known, otherwise=suggest_quotes(options.groups, name) or names)
    message = f'there is no group "{name}" of the key "{key}"{hint}'
    report_option(whole, option, message)
