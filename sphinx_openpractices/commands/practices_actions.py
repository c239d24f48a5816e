"""The work of ``sphinx-openpractices practices``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.catalog_checks import CheckedFiles, check_practices
from sphinx_openpractices.text.files import is_file
from sphinx_openpractices.text.messages import Severity

from .catalog_report import MISTAKES, check_catalog, describe_catalog, report_messages

if TYPE_CHECKING:
    import argparse


def check_reviews(options: argparse.Namespace) -> int:
    """Print every message about practices and reviews; return the exit status."""
    paths = {name: Path(name) for name in options.paths}
    catalog, messages = read_catalog(paths, {}, PRACTICES)
    files = CheckedFiles(paths, _find_source_dir(next(iter(paths.values()))), options.today or _read_clock())
    messages += [*check_catalog(catalog), *check_practices(catalog, files)]
    order = {name: number for number, name in enumerate(paths)}
    messages.sort(key=lambda each: (order[each.file], each.line))
    failing = MISTAKES if options.strict else (Severity.ERROR,)
    return report_messages(messages, options.format, describe_catalog(catalog), failing)


def _find_source_dir(path: Path) -> Path | None:
    """Return the folder of ``conf.py`` in which a catalog is, or ``None``."""
    return next((folder for folder in path.resolve().parents if is_file(folder / "conf.py")), None)


def _read_clock() -> CalendarDate:
    """Return the date of today, in the time zone of the machine."""
    now = dt.datetime.now().astimezone()
    return CalendarDate(now.year, now.month, now.day)
