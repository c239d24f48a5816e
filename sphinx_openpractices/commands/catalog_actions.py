"""The work of ``sphinx-openpractices catalog``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.drafts import list_drafts
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.catalog.markup_check import check_markup
from sphinx_openpractices.catalog.schema import format_schema
from sphinx_openpractices.catalog.tags import check_tags
from sphinx_openpractices.text.messages import Severity, bound_messages

from .console import print_lines, print_text, report_failure
from .formats import MESSAGE_FORMATS, format_count

if TYPE_CHECKING:
    import argparse

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message


def _read_files(options: argparse.Namespace) -> tuple[Catalog, list[Message]]:
    """Return the catalog, and every message about it."""
    return read_catalog({name: Path(name) for name in options.files}, {"relation": options.relations}, PROJECTS)


def check_catalogs(options: argparse.Namespace) -> int:
    """Print every message about the files; return the exit status."""
    catalog, messages = _read_files(options)
    more = [*check_tags(catalog), *check_markup(catalog), *list_drafts(catalog)]
    for name in catalog.files:
        messages += bound_messages([each for each in more if each.file == name])
    print_lines(MESSAGE_FORMATS[options.format](messages))
    mistakes = [each for each in messages if each.severity is not Severity.ADVICE]
    if options.format == "text" and not mistakes:
        projects, files = format_count(len(catalog.entries), "project"), format_count(len(catalog.files), "file")
        print_lines([f"{projects} in {files}: no mistakes found"])
    return 1 if mistakes else 0


def print_schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    print_text(format_schema({"relation": options.relations}, PROJECTS))
    return 0


def export_catalogs(options: argparse.Namespace) -> int:
    """Print the entries, with messages on standard error; return the exit status."""
    catalog, messages = _read_files(options)
    entries = [convert_entry(entry) for entry in catalog.entries]
    if options.format == "yaml":
        print_yaml(entries)
    else:
        print_text(format_json(entries))
    return report_failure(*map(str, messages)) if messages else 0


def print_yaml(entries: list[dict[str, Any]]) -> None:
    """Print a catalog as YAML; if the encoding of the console lacks characters, they are escaped."""
    print_text(format_yaml(entries, is_ascii=not sys.stdout.encoding.lower().startswith("utf")))
