"""The work of ``sphinx-openpractices practices check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.practices.catalog_checks import CheckedFiles, check_page_review, check_practices
from sphinx_openpractices.commands.catalog_report import MISTAKES, check_catalog, describe_catalog, report_messages
from sphinx_openpractices.commands.console import report_failure
from sphinx_openpractices.commands.formats import format_count
from sphinx_openpractices.commands.site_error import SiteError
from sphinx_openpractices.commands.today import read_clock
from sphinx_openpractices.text.messages import Severity

from .given_practices import read_practices

if TYPE_CHECKING:
    import argparse

    from .checked_practices import CheckedPractices


def check_reviews(options: argparse.Namespace) -> int:
    """Print every message about practices and reviews; return the exit status."""
    try:
        checked = read_practices(options.paths, options.stdin_name, options.statuses)
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
    return report_messages(messages, options.format, _describe(checked), failing)


def _describe(checked: CheckedPractices) -> str:
    """Return what was checked, in words."""
    pages = f" and {format_count(len(checked.pages), 'page')} with reviews" if checked.pages else ""
    return describe_catalog(checked.catalog) + pages
