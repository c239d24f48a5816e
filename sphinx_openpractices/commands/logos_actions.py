"""The work of ``sphinx-openpractices logos``."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.checking.checks import check_logos, describe_unchecked
from sphinx_openpractices.logos.checking.findings import has_failed, make_lock_finding
from sphinx_openpractices.logos.checking.sheet import check_sheet_path, make_sources, render_sheet
from sphinx_openpractices.logos.fetching.failures import DownloadError
from sphinx_openpractices.logos.fetching.fetch import Outcome, fetch_logos
from sphinx_openpractices.logos.fetching.public_addresses import redact_url
from sphinx_openpractices.logos.fetching.store import BrokenLockError
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock
from sphinx_openpractices.text.files import remove_parts, write_file
from sphinx_openpractices.text.messages import Severity
from sphinx_openpractices.text.spelling import suggest_name

from .console import print_lines, report_failure, show_progress
from .formats import MESSAGE_FORMATS, format_count
from .logos_measuring import describe_unmeasured, measure_paths, measure_site, report_waiting, select_logos
from .site_error import SiteError
from .site_logos import read_site_logos

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_openpractices.logos.checking.checks import Logo
    from sphinx_openpractices.logos.fetching.fetch import FetchSummary

    from .site_logos import SiteLogos

_MEGABYTE = 1_000_000

_OUTCOME_LABELS = {
    Outcome.FETCHED: "fetched",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
    Outcome.KEPT: "already downloaded",
    Outcome.FAILED: "failed",
}
"""The outcomes as the summary shows them."""


def fetch_site_logos(options: argparse.Namespace) -> int:
    """Download the remote logos, and report the results; return the exit status."""
    return _run_safely(_fetch, options)


def check_site_logos(options: argparse.Namespace) -> int:
    """Print the findings, and write the contact sheet; return the exit status."""
    return _run_safely(_check, options)


def measure_site_logos(options: argparse.Namespace) -> int:
    """Measure the contrast of the logos, and record it in the lock; return the exit status."""
    return _run_safely(measure_site, options)


def _run_safely(run: Callable[[SiteLogos, argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Read the site, and run an action on its logos."""
    try:
        return run(read_site_logos(options.site), options)
    except BrokenLockError as err:
        return report_failure(*map(str, err.mistakes))
    except SiteError as err:
        return report_failure(str(err))
    except OSError as err:
        return report_failure(f"{err.filename or options.site}: {err.strerror or err}")


# Fetch


def _fetch(site: SiteLogos, options: argparse.Namespace) -> int:
    wanted = [logo for logo in site.logos if logo.url]
    if options.only:
        if unknown := [each for each in options.only if each not in {logo.id for logo in site.logos}]:
            return report_failure(
                *(f"--only: there is no project {each!r} with a logo{_suggest_id(each, site)}" for each in unknown)
            )
        wanted = [logo for logo in wanted if logo.id in options.only]
    options.kept = "Logos already downloaded are kept."
    try:
        summary = fetch_logos(
            [logo.url for logo in wanted],
            site.folder,
            update=options.update,
            trim=options.trim,
            jobs=options.jobs,
            offline=options.offline,
            allow_private=options.allow_private,
            allow_hosts=options.allow_host,
            largest=round(options.max_size * _MEGABYTE),
            seconds=options.timeout,
            progress=partial(show_progress, noun="logos"),
            waiting=partial(report_waiting, site.folder),
        )
    except DownloadError as err:
        return report_failure(str(err))
    print_lines(_describe_results(summary, wanted), sys.stderr)
    copies = {result.url: site.folder / result.entry.file for result in summary.results if result.entry}
    fetched = [logo._replace(path=copies[logo.url]) for logo in select_logos(wanted) if logo.url in copies]
    print_lines(describe_unmeasured(fetched, measure_paths(fetched, site.folder)), sys.stderr)
    print_lines([_summarize(summary, site)])
    return 1 if summary.select(Outcome.FAILED) else 0


def _suggest_id(name: str, site: SiteLogos) -> str:
    """Return the nearest id, or what to write."""
    return suggest_name(name, {logo.id for logo in site.logos}, otherwise="write the id of a project of the site")


def _describe_results(summary: FetchSummary, logos: Sequence[Logo]) -> Iterator[str]:
    """Return a line for each logo that failed or was changed, with the place in the site that names it."""
    places = {logo.url: f"{logo.where}:{logo.line}" for logo in reversed(logos)}
    for result in summary.results:
        place = places[result.url]
        if result.outcome is Outcome.FAILED:
            yield f"{place}: {result}"
        for words in result.changes:
            yield f"{place}: {redact_url(result.url)}: {words}"


def _summarize(summary: FetchSummary, site: SiteLogos) -> str:
    """Return the last line: how many logos had which outcome."""
    if not summary.results:
        return "The site has no remote logos."
    numbers = {outcome: len(summary.select(outcome)) for outcome in Outcome}
    parts = [f"{number} {_OUTCOME_LABELS[outcome]}" for outcome, number in numbers.items() if number]
    return f"{format_count(len(summary.results), 'remote logo')}: {', '.join(parts)}. The copies are in {site.folder}."


# Check


def _check(site: SiteLogos, options: argparse.Namespace) -> int:
    if options.sheet:
        try:
            check_sheet_path(options.sheet)
        except ValueError as err:
            return report_failure(str(err), options.kept)
    lock = read_lock(site.folder / LOCK)
    findings = [*map(make_lock_finding, lock.mistakes), *check_logos(site.logos, lock, site.folder)]
    sources, failures = make_sources(site.logos if options.sheet else ())
    findings += failures
    print_lines(MESSAGE_FORMATS[options.format](findings))
    if note := describe_unchecked():
        print_lines([note], sys.stderr)
    if options.sheet:
        remove_parts(options.sheet.parent, options.sheet.name)
        write_file(options.sheet, render_sheet(site.logos, findings, sources, note).encode())
        options.kept = f"{options.sheet} was written."
    if options.format == "text":
        found = Counter(finding.severity for finding in findings)
        parts = [f"{severity}: {found[severity]}" for severity in Severity if found[severity]]
        print_lines([f"{format_count(len(site.logos), 'logo')}; {', '.join(parts) or 'no problems found'}"])
    return int(has_failed(findings))
