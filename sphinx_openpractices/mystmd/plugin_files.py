"""The files that a site built with mystmd gets: the plugin, and the data beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.exporting.mystmd_data import MYSTMD_FORMAT, describe_catalog_data
from sphinx_openpractices.extension.base.config import Config
from sphinx_openpractices.extension.base.labels import KIND_LABELS
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.catalog.entries import Catalog

PLUGIN_FILE = "openpractices.mjs"
DATA_FILE = "openpractices.json"
"""The names of the files; the plugin reads the data in its own folder."""
GENERATOR = "sphinx-openpractices"
"""What the beginning of both files names: a file without it is not ours, and never overwritten."""


def make_plugin() -> bytes:
    """Return the plugin, the same for every site."""
    return read_file(Path(__file__).parent / PLUGIN_FILE, MAX_TEXT_BYTES)


def make_data(catalog: Catalog, sources: Mapping[str, bytes], command: str, relations: Iterable[str]) -> bytes:
    """Return the data of a catalog of projects.

    *sources* are the contents of its files; the *command* makes the data again, for the message about sources that
    have changed since.
    """
    known = Config().relations
    kinds = {name: str(label) for name, label in KIND_LABELS.items()}
    labels = {"relation": {each: known.get(each, each) for each in relations}, "kind": kinds}
    data = {
        "generator": GENERATOR,
        "format": MYSTMD_FORMAT,
        "command": command,
        "sources": {name: hashlib.sha256(content).hexdigest() for name, content in sources.items()},
        catalog.type.list_key: describe_catalog_data(catalog, labels),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n").encode()
