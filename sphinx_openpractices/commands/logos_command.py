"""``sphinx-openpractices logos``: downloads the remote logos of a site, and checks all of its logos."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.fetching.failures import DownloadError
from sphinx_openpractices.logos.fetching.fetch import Outcome
from sphinx_openpractices.logos.fetching.public_addresses import redact_url
from sphinx_openpractices.text.files import remove_parts, write_file
from sphinx_openpractices.text.messages import Severity
from sphinx_openpractices.text.spelling import suggest_name

from .console import print_lines, report_failure, show_progress
from .formats import MESSAGE_FORMATS, format_count
from .interruption import ending_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_openpractices.logos.checking.checks import Logo
    from sphinx_openpractices.logos.fetching.fetch import FetchSummary

    from .site_logos import SiteLogos

_MEGABYTE = 1_000_000
_MOST_JOBS = 64
_LIMITS = (
    ("--max-size", "MB", 5.0, 0.001, 50, "the largest size of a logo"),
    ("--timeout", "SECONDS", 20.0, 0.1, 3600, "the longest time for a logo, retries included"),
)
"""Each with its unit, its default, its least and its largest value, and the text of its help."""

_OUTCOME_LABELS = {
    Outcome.FETCHED: "fetched",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
    Outcome.KEPT: "already downloaded",
    Outcome.FAILED: "failed",
}
"""The outcomes as the summary shows them."""


def register_logos(commands: Any) -> None:
    """Register the subcommands."""
    parser = commands.add_parser(
        "logos",
        help="download remote logos, and check all logos of a site",
        description="Download the remote logos of a site, and check all of its logos. Sphinx reads the site.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    fetching = actions.add_parser(
        "fetch",
        help="download remote logos into the site, with a lock file",
        description="Download each remote logo of a site into its folder _logos, and record it in logos.lock. Commit "
        "both: from then on, builds use the copies. Exit 1 if a logo could not be downloaded; the others are kept.",
    )
    _add_site_argument(fetching)
    fetching.add_argument(
        "--update", action="store_true", help="check for new versions of logos that are already downloaded"
    )
    fetching.add_argument(
        "--only", metavar="ID", action="append", help="only the logos of this project; can be repeated"
    )
    fetching.add_argument(
        "--jobs",
        metavar="N",
        type=_make_number_reader(int, 1, _MOST_JOBS),
        default=8,
        help="the number of simultaneous downloads (default: %(default)s)",
    )
    fetching.add_argument("--offline", action="store_true", help="do not use the network; exit 1 if a logo is missing")
    fetching.add_argument(
        "--allow-private",
        action="store_true",
        help="allow addresses of private networks, unless a redirect leads there",
    )
    fetching.add_argument(
        "--allow-host",
        metavar="HOST",
        action="append",
        default=[],
        help="allow every address of this host, even if a redirect leads there; can be repeated",
    )
    for name, unit, default, least, most, text in _LIMITS:
        fetching.add_argument(
            name,
            metavar=unit,
            type=_make_number_reader(float, least, most),
            default=default,
            help=f"{text}, {least:g} to {most} (default: {default:g})",
        )
    fetching.set_defaults(run=partial(_run_safely, _run_fetch))
    checking = actions.add_parser(
        "check",
        help="report logos that are broken, too large or hard to see; exit 1 if any are found",
        description="Check every logo of a site, local and downloaded. The network is not used.",
    )
    _add_site_argument(checking)
    checking.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="format of the messages (default: %(default)s)"
    )
    checking.add_argument("--sheet", metavar="FILE.html", type=Path, help="write a page that shows every logo")
    checking.set_defaults(run=partial(_run_safely, _run_check))


def _add_site_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder of the site."""
    parser.add_argument(
        "site", metavar="SITE", nargs="?", type=Path, default=Path(), help="the folder of conf.py (default: .)"
    )


def _make_number_reader(kind: type[int | float], least: float, most: float) -> Any:
    """Return a reader of numbers from *least* to *most*."""

    def read(text: str) -> int | float:
        with suppress(ValueError):
            number = kind(text)
            if least <= number <= most:
                return number
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least:g} to {most}")

    return read


def _run_safely(run: Any, options: argparse.Namespace) -> int:
    """Read the site, and run a subcommand on its logos; return the exit status."""
    with ending_at_once():
        from .site_logos import SiteError, read_site_logos  # noqa: PLC0415 - imports Sphinx, which is slow

    try:
        return int(run(read_site_logos(options.site), options))
    except SiteError as err:
        return report_failure(str(err))
    except OSError as err:
        return report_failure(f"{err.filename or options.site}: {err.strerror or err}")


# Fetch


def _run_fetch(site: SiteLogos, options: argparse.Namespace) -> int:
    """Download the remote logos, and report the results; return the exit status."""
    from sphinx_openpractices.logos.fetching.fetch import fetch_logos  # noqa: PLC0415
    from sphinx_openpractices.logos.fetching.store import BrokenLockError  # noqa: PLC0415

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
            jobs=options.jobs,
            offline=options.offline,
            allow_private=options.allow_private,
            allow_hosts=options.allow_host,
            largest=round(options.max_size * _MEGABYTE),
            seconds=options.timeout,
            progress=partial(show_progress, noun="logos"),
            waiting=lambda: print_lines([f"Waiting: another run is writing to {site.folder}"], sys.stderr),
        )
    except BrokenLockError as err:
        return report_failure(*map(str, err.mistakes))
    except DownloadError as err:
        return report_failure(str(err))
    print_lines(_describe_results(summary, wanted), sys.stderr)
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


def _run_check(site: SiteLogos, options: argparse.Namespace) -> int:
    """Print the findings, and write the contact sheet; return the exit status."""
    from sphinx_openpractices.logos.checking.checks import check_logos, describe_unchecked  # noqa: PLC0415
    from sphinx_openpractices.logos.checking.findings import has_failed, make_lock_finding  # noqa: PLC0415
    from sphinx_openpractices.logos.checking.sheet import check_sheet_path, make_sources, render_sheet  # noqa: PLC0415
    from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock  # noqa: PLC0415

    if options.sheet:
        try:
            check_sheet_path(options.sheet)
        except ValueError as err:
            return report_failure(str(err), options.kept)
    entries, mistakes = read_lock(site.folder / LOCK)
    findings = [*map(make_lock_finding, mistakes), *check_logos(site.logos, entries, site.folder)]
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
