"""The work of ``sphinx-openpractices catalog``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES, PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import format_yaml
from sphinx_openpractices.catalog.practices.framework_reader import STATUS_KEY
from sphinx_openpractices.catalog.practices.statuses import STATUSES
from sphinx_openpractices.catalog.schema import format_schema

from .catalog_report import check_catalog, describe_catalog, report_messages
from .console import has_unicode_output, print_text, report_failure
from .given_files import FIX_NEEDS_FILES, STANDARD_INPUT, find_given_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message


_WRONG_USE = 2


def read_files(options: argparse.Namespace) -> tuple[Catalog, list[Message]]:
    """Return the catalog, and every message about it."""
    return read_catalog(find_given_files(options.files, options.stdin_name), {"relation": options.relations}, PROJECTS)


def check_catalogs(options: argparse.Namespace) -> int:
    """Print every message about the files, after what was fixed in them; return the exit status."""
    status = 0
    if options.fix and STANDARD_INPUT in options.files:
        return report_failure(FIX_NEEDS_FILES, status=_WRONG_USE)
    if options.fix:
        from .catalog_fixing import fix_files  # noqa: PLC0415 - not for all checks

        _is_changed, status = fix_files({name: Path(name) for name in options.files}, PROJECTS, options)
    catalog, messages = read_files(options)
    messages += check_catalog(catalog)
    return report_messages(messages, options.format, describe_catalog(catalog)) or status


def print_schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    entry_type = next(each for each in ENTRY_TYPES.values() if each.list_key == options.type)
    statuses = options.statuses or [status.name for status in STATUSES]
    print_text(format_schema({"relation": options.relations, STATUS_KEY: statuses}, entry_type))
    return 0


def print_yaml(catalog: Mapping[str, Any]) -> None:
    """Print a catalog as YAML; if the encoding of the console lacks characters, they are escaped."""
    print_text(format_yaml(catalog, is_ascii=not has_unicode_output()))
