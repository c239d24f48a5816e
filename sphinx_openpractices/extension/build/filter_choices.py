"""What readers can choose in the filter of a gallery: the keys, their values, and how many entries have each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.key_values import name_values
from sphinx_openpractices.catalog.license_matching import list_licenses
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.catalog.value_order import find_kind, make_value_key
from sphinx_openpractices.extension.base.nodes import project_filter

from .domain import get_domain
from .list_keys import get_record
from .practice_kind import find_scales
from .practice_statuses import build_status

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.record import Record
    from sphinx_openpractices.catalog.value_order import ValueOrders
    from sphinx_openpractices.extension.base.entry_nodes import entry_list


def add_filter(parent: entry_list, env: BuildEnvironment) -> None:
    """Put a list with a filter into a node that has the choices; each entry gets the numbers of its own.

    Choices are numbered in the order of the form. A key is left out if none of its choices would hide an entry.
    """
    labels = get_domain(env).registers[parent.type_name].catalog.labels
    orders = dict(labels.orders)
    # One entry can be in the list more than once, in several groups.
    records: dict[str, Record] = {}
    for number, entry in enumerate(parent.entries):
        entry["filter-entry"] = entry.get(parent.type_name, f"#{number}")
        records[entry["filter-entry"]] = get_record(entry)
    practices = [record for record in records.values() if isinstance(record, Practice)]
    if "status" in parent["filter-keys"] and practices:
        scales = dict.fromkeys(map(find_scales(env).find_members, practices))
        orders["status"] = [*orders["status"], *(member.label for scale in scales for member in scale)]
    kinds: list[dict[str, Any]] = []
    numbers: dict[tuple[str, str], int] = {}
    for key in parent["filter-keys"]:
        counts: Counter[str] = Counter()
        values: dict[str, KeyValue] = {}
        for record in records.values():
            found = _list_choices(record, key, env)
            counts.update(found.keys())
            values |= found
        if all(count == len(records) for count in counts.values()):
            continue
        ordered = sorted(values, key=lambda name: _make_choice_key(key, values[name], counts[name], orders))
        numbers |= {(key, name): number for number, name in enumerate(ordered, len(numbers))}
        choices = [(name, labels.label_value(key, values[name]), counts[name]) for name in ordered]
        kinds.append({"key": key, "label": labels.label_key(key), "choices": choices})
    for entry in parent.entries:
        names = [(kind["key"], name) for kind in kinds for name in _list_choices(get_record(entry), kind["key"], env)]
        entry["filter-choices"] = sorted(numbers[name] for name in names)
    wrapper = project_filter("", filter=parent["filter"], kinds=kinds, total=len(records), type=parent.type_name)
    wrapper.source, wrapper.line = parent.source, parent.line
    parent.replace_self(wrapper)
    wrapper += parent


def _list_choices(record: Record, key: str, env: BuildEnvironment) -> dict[str, KeyValue]:
    """Return the values of a record by name; an expression of licenses counts under each of them.

    A practice without a status can be chosen, too; those of frameworks are called as on the page.
    """
    if key == "status" and isinstance(record, Practice):
        scales = find_scales(env)
        status = scales.find_present_status(record)
        is_own = status in scales.statuses
        return {status.name or status.tone: status.name if is_own else build_status(status).astext()}
    if key == "license" and isinstance(record, Project):
        return {name: name for name in sorted(list_licenses(record.license))}
    return {" ".join(name.split()): value for name, value in name_values(record, key).items()}


def _make_choice_key(key: str, value: KeyValue, count: int, orders: ValueOrders) -> tuple[Any, ...]:
    """Return the key by which choices are sorted.

    Texts without an order in the configuration follow by use, as readers look for what many have; numbers and dates
    keep theirs.
    """
    if isinstance(value, str) and value not in orders.get(key, ()):
        return find_kind(value), 1, -count, make_title_key(value)
    return find_kind(value), 0, make_value_key(key, value, orders)
