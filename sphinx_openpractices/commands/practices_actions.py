"""The work of ``sphinx-openpractices practices``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.catalog_checks import CheckedFiles, check_page_review, check_practices
from sphinx_openpractices.text.files import is_file, is_folder
from sphinx_openpractices.text.messages import Severity

from .catalog_report import MISTAKES, check_catalog, describe_catalog, report_messages
from .checked_practices import CheckedPractices
from .console import report_failure
from .formats import format_count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def check_reviews(options: argparse.Namespace) -> int:
    """Print every message about practices and reviews; return the exit status."""
    if len(options.paths) == 1 and is_folder(options.paths[0]):
        from .site_practices import read_site_practices  # files are checked without Sphinx
        from .site_reading import SiteError

        try:
            checked = read_site_practices(Path(options.paths[0]))
        except SiteError as err:
            return report_failure(str(err))
    else:
        checked = _read_files(options.paths)
    today = options.today or _read_clock()
    files = CheckedFiles(checked.files, checked.source_dir, today)
    messages = [*checked.messages, *check_catalog(checked.catalog), *check_practices(checked.catalog, files)]
    order = {name: number for number, name in enumerate(checked.files)}
    messages.sort(key=lambda each: (order[each.file], each.line))
    for name, review in checked.pages.items():
        messages += check_page_review(name, review, today)
    failing = MISTAKES if options.strict else (Severity.ERROR,)
    return report_messages(messages, options.format, _describe(checked), failing)


def _read_files(names: Sequence[str]) -> CheckedPractices:
    """Read catalogs without their site."""
    files = {name: Path(name) for name in names}
    catalog, messages = read_catalog(files, {}, PRACTICES)
    parents = files[names[0]].resolve().parents
    source_dir = next((folder for folder in parents if is_file(folder / "conf.py")), None)
    return CheckedPractices(catalog, messages, files, source_dir, {})


def _describe(checked: CheckedPractices) -> str:
    """Return what was checked, in words."""
    pages = f" and {format_count(len(checked.pages), 'page')} with reviews" if checked.pages else ""
    return describe_catalog(checked.catalog) + pages


def _read_clock() -> CalendarDate:
    """Return the date of today, in the time zone of the machine."""
    now = dt.datetime.now().astimezone()
    return CalendarDate(now.year, now.month, now.day)
