"""The files that a site built with mystmd gets: the plugin, and the data beside it."""

from __future__ import annotations

import hashlib
import json
from collections import ChainMap
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.exporting.mystmd_data import MYSTMD_FORMAT, describe_catalog_data
from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks
from sphinx_openpractices.extension.base.config import Config
from sphinx_openpractices.extension.base.labels import KIND_LABELS, LEVEL_LABELS, format_date
from sphinx_openpractices.extension.base.reporting import _

from .joined_modules import join_modules
from .practice_texts import LANGUAGE, describe_practice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.catalog.entries import Catalog

PLUGIN_FILE = "openpractices.mjs"
DATA_FILE = "openpractices.json"
"""The names of the files; the plugin reads the data in its own folder."""
GENERATOR = "sphinx-openpractices"
"""What the beginning of both files names: a file without it is not ours, and never overwritten."""


_HEADER = f'// Made by {GENERATOR}. Do not edit; the command "{GENERATOR} mystmd" writes this file again.\n\n'


def make_plugin() -> bytes:
    """Return the plugin, the same for every site."""
    return (_HEADER + join_modules(Path(__file__).parent / "plugin" / PLUGIN_FILE)).encode()


def make_data(
    catalogs: Iterable[Catalog], sources: Mapping[str, bytes], command: str, relations: Iterable[str]
) -> bytes:
    """Return the data of catalogs, one of each type.

    *sources* are the contents of their files; the *command* makes the data again, for the message about sources that
    have changed since.
    """
    data: dict[str, Any] = {
        "generator": GENERATOR,
        "format": MYSTMD_FORMAT,
        "command": command,
        "sources": {name: hashlib.sha256(content).hexdigest() for name, content in sources.items()},
    }
    for catalog in catalogs:
        found = data[catalog.type.list_key] = describe_catalog_data(
            catalog, _find_labels(catalog, relations), _label_other
        )
        if isinstance(catalog.shared, SiteFrameworks):
            for entry, described in zip(catalog.entries, found["entries"], strict=True):
                described["shown"] = describe_practice(entry.record, catalog.shared.scales)
    return (json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n").encode()


def _find_labels(catalog: Catalog, relations: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """Return the labels of values, in their order: those that frameworks give the statuses come first."""
    config = Config()
    labels: dict[str, Mapping[str, str]] = {
        "relation": {each: config.relations.get(each, each) for each in relations},
        "kind": {name: str(label) for name, label in KIND_LABELS.items()},
        "level": {name: str(label) for name, label in LEVEL_LABELS.items()},
        "status": {name: status.label for name, status in config.statuses.items()},
    }
    shared = catalog.shared.labels if catalog.shared else {}
    for name, more in shared.items():
        labels[name] = ChainMap(dict(labels.get(name, {})), cast("dict[str, str]", more))
    return labels


def _label_other(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    return format_date(value, LANGUAGE) if isinstance(value, CalendarDate) else str(value)
