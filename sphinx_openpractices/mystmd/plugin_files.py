"""The files that a site built with mystmd gets: the plugin, and the data beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.exporting.mystmd_data import MYSTMD_FORMAT, describe_catalog_data
from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks
from sphinx_openpractices.extension.base.labels import Labels
from sphinx_openpractices.logos.reading.logo_files import examine_logo_file
from sphinx_openpractices.text.urls import is_url

from .joined_modules import join_modules
from .practice_texts import PracticeTexts
from .site_texts import describe_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.extension.base.config import Config

PLUGIN_FILE = "openpractices.mjs"
DATA_FILE = "openpractices.json"
"""The names of the files; the plugin reads the data in its own folder."""
GENERATOR = "sphinx-openpractices"
"""What the beginning of both files names: a file without it is not ours, and never overwritten."""


_HEADER = f'// Made by {GENERATOR}. Do not edit; the command "{GENERATOR} mystmd" writes this file again.\n\n'


class MystSite(NamedTuple):
    """The values of ``conf.py``, or their defaults, and the language; texts are translated as Sphinx has set it."""

    config: Config
    language: str


def make_plugin() -> bytes:
    """Return the plugin, the same for every site."""
    return (_HEADER + join_modules(Path(__file__).parent / "plugin" / PLUGIN_FILE)).encode()


def make_data(
    catalogs: Iterable[Catalog], sources: Mapping[str, bytes], command: str, site: MystSite, directory: Path
) -> bytes:
    """Return the data of catalogs, one of each type, for *directory*.

    *sources* are the contents of the files that the data depends on; the *command* makes the data again, for the
    message about sources that have changed since.
    """
    data: dict[str, Any] = {
        "generator": GENERATOR,
        "format": MYSTMD_FORMAT,
        "command": command,
        "sources": {name: hashlib.sha256(content).hexdigest() for name, content in sources.items()},
    }
    scales = SiteFrameworks(site.config.choices).scales
    for catalog in catalogs:
        labels = Labels(site.config, site.language, catalog.shared.labels if catalog.shared else {})
        found = data[catalog.type.list_key] = describe_catalog_data(catalog, labels)
        for entry, described in zip(catalog.entries, found["entries"], strict=True):
            if ratio := _measure_logo(directory, entry):
                described["logo-ratio"] = ratio
        if isinstance(catalog.shared, SiteFrameworks):
            scales = catalog.shared.scales
            texts = PracticeTexts(scales, site.language)
            for entry, described in zip(catalog.entries, found["entries"], strict=True):
                described["shown"] = texts.describe(entry.record)
    data["site"] = describe_site(site.language, scales, site.config.relations)
    return (json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n").encode()


def _measure_logo(directory: Path, entry: Entry) -> float | None:
    """Return the width of a logo by its height, which themes of mystmd do not keep if they have too little space."""
    logo = getattr(entry.record, "logo", "")
    if not logo or is_url(logo):
        return None
    folder = directory if logo.startswith("/") else (directory / entry.file).parent
    try:
        size = examine_logo_file(str(folder / logo.lstrip("/"))).size
    except (OSError, ValueError):  # which "logos check" reports
        return None
    return round(size[0] / size[1], 2) if size else None
