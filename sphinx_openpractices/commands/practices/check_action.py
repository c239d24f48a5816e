"""The work of ``sphinx-openpractices practices check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.catalog_checks import CheckedFiles, check_page_review, check_practices
from sphinx_openpractices.commands.catalog_report import MISTAKES, check_catalog, describe_catalog, report_messages
from sphinx_openpractices.commands.console import report_failure
from sphinx_openpractices.commands.formats import format_count
from sphinx_openpractices.commands.given_files import FIX_NEEDS_FILES, STANDARD_INPUT
from sphinx_openpractices.commands.site_error import SiteError
from sphinx_openpractices.commands.today import read_clock
from sphinx_openpractices.text.messages import Severity

from .given_practices import read_practices

if TYPE_CHECKING:
    import argparse

    from .checked_practices import CheckedPractices


_WRONG_USE = 2


def check_reviews(options: argparse.Namespace) -> int:
    """Print every message about practices and reviews, after what was fixed; return the exit status."""
    if options.fix and STANDARD_INPUT in options.paths:
        return report_failure(FIX_NEEDS_FILES, status=_WRONG_USE)
    try:
        checked, status = _read_fixed(options)
    except SiteError as err:
        return report_failure(str(err))
    today = options.today or read_clock()
    files = CheckedFiles(checked.files, checked.source_dir, today)
    messages = [*checked.messages, *check_catalog(checked.catalog), *check_practices(checked.catalog, files)]
    order = {name: number for number, name in enumerate(checked.files)}
    messages.sort(key=lambda each: (order[each.file], each.line))
    for page in checked.pages:
        messages += check_page_review(page.file, page.review, today)
    failing = MISTAKES if options.strict else (Severity.ERROR,)
    return report_messages(messages, options.format, _describe(checked), failing) or status


def _read_fixed(options: argparse.Namespace) -> tuple[CheckedPractices, int]:
    """Read the practices after correcting their files, if that is asked for; return the status of the latter, too."""
    given = (options.paths, options.stdin_name, options.statuses)
    checked = read_practices(*given)
    if not options.fix:
        return checked, 0
    from sphinx_openpractices.commands.catalog_fixing import fix_files  # noqa: PLC0415 - not for all checks

    is_changed, status = fix_files(checked.files, PRACTICES, options)
    return read_practices(*given) if is_changed else checked, status


def _describe(checked: CheckedPractices) -> str:
    """Return what was checked, in words."""
    pages = f" and {format_count(len(checked.pages), 'page')} with reviews" if checked.pages else ""
    return describe_catalog(checked.catalog) + pages
