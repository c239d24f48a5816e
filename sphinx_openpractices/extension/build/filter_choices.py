"""What readers can choose in the filter of a gallery: the keys, their values, and how many entries have each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.key_values import name_values
from sphinx_openpractices.catalog.license_matching import list_licenses
from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.catalog.value_order import find_kind, make_value_key
from sphinx_openpractices.extension.base.nodes import project_filter

from .domain import get_domain
from .gallery_keys import get_project

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.catalog.value_order import ValueOrders
    from sphinx_openpractices.extension.base.nodes import project_gallery


def add_filter(gallery: project_gallery, env: BuildEnvironment) -> None:
    """Put a gallery with a filter into a node that has the choices; each highlight gets the numbers of its own.

    Choices are numbered in the order of the form. A key is left out if none of its choices would hide an entry.
    """
    labels = get_domain(env).catalog.labels
    projects = {highlight["project"]: get_project(highlight) for highlight in gallery.highlights}
    kinds: list[dict[str, Any]] = []
    numbers: dict[tuple[str, str], int] = {}
    for key in gallery["filter-keys"]:
        counts: Counter[str] = Counter()
        values: dict[str, KeyValue] = {}
        for project in projects.values():
            found = _list_choices(project, key)
            counts.update(found.keys())
            values |= found
        if all(count == len(projects) for count in counts.values()):
            continue
        ordered = sorted(values, key=lambda name: _make_choice_key(key, values[name], counts[name], labels.orders))
        numbers |= {(key, name): number for number, name in enumerate(ordered, len(numbers))}
        choices = [(name, labels.label_value(key, values[name]), counts[name]) for name in ordered]
        kinds.append({"key": key, "label": labels.label_key(key), "choices": choices})
    for highlight in gallery.highlights:
        names = [(kind["key"], name) for kind in kinds for name in _list_choices(get_project(highlight), kind["key"])]
        highlight["filter-choices"] = sorted(numbers[name] for name in names)
    wrapper = project_filter("", filter=gallery["filter"], kinds=kinds, total=len(projects))
    wrapper.source, wrapper.line = gallery.source, gallery.line
    gallery.replace_self(wrapper)
    wrapper += gallery


def _list_choices(project: Project, key: str) -> dict[str, KeyValue]:
    """Return the values of a project by name; an expression of licenses counts under each of them."""
    if key == "license":
        return {name: name for name in sorted(list_licenses(project.license))}
    return {" ".join(name.split()): value for name, value in name_values(project, key).items()}


def _make_choice_key(key: str, value: KeyValue, count: int, orders: ValueOrders) -> tuple[Any, ...]:
    """Return the key by which choices are sorted.

    Texts without an order in the configuration follow by use, as readers look for what many have; numbers and dates
    keep theirs.
    """
    if isinstance(value, str) and value not in orders.get(key, ()):
        return find_kind(value), 1, -count, make_title_key(value)
    return find_kind(value), 0, make_value_key(key, value, orders)
