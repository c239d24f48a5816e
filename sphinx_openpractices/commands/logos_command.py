"""``sphinx-openpractices logos``: fetch the remote logos of a site, and check all of its logos."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.fetching.fetch import Outcome
from sphinx_openpractices.text.messages import Severity
from sphinx_openpractices.text.spelling import suggest_name

from .console import INTERRUPTED, fail, show_progress, write
from .formats import MESSAGE_FORMATS, format_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_openpractices.logos.checking.checks import Logo
    from sphinx_openpractices.logos.fetching.fetch import FetchResult, FetchSummary

    from .site_logos import SiteLogos

MEGABYTE = 1_000_000
SAID = {
    Outcome.FETCHED: "fetched",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "as before",
    Outcome.KEPT: "there already",
    Outcome.FAILED: "failed",
}
"""What the summary calls the outcomes."""


def register(commands: Any) -> None:
    """Add the commands to those of the program."""
    parser = commands.add_parser("logos", help="fetch remote logos, and check all logos of a site")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    fetching = actions.add_parser(
        "fetch",
        help="bring remote logos into the site, once, with a lock file",
        description="Fetch each remote logo of a site into its folder _logos, and note it in logos.lock; commit both. "
        "From then on builds take the copies. Status 1 when a logo could not be fetched; the others are.",
    )
    add_site(fetching)
    fetching.add_argument("--update", action="store_true", help="ask for logos that are there, too")
    fetching.add_argument("--only", metavar="ID", action="append", help="the logos of this project; may be repeated")
    fetching.add_argument("--jobs", metavar="N", type=positive(int), default=8, help="at once (default: %(default)s)")
    fetching.add_argument("--offline", action="store_true", help="ask nobody; status 1 when a logo is not there")
    fetching.add_argument("--allow-private", action="store_true", help="allow addresses of private networks")
    limits = (("--max-size", "MB", 5.0, "of a logo"), ("--timeout", "SECONDS", 20.0, "for a logo, retries included"))
    for name, unit, default, text in limits:
        words = f"most {unit} {text} (default: {default:g})"
        fetching.add_argument(name, metavar=unit, type=positive(float), default=default, help=words)
    fetching.set_defaults(run=partial(run_safely, run_fetch))
    checking = actions.add_parser(
        "check",
        help="say which logos are broken, heavy, hard to see …; status 1 when any is",
        description="Check every logo of a site, local and fetched. Nothing is asked of the network.",
    )
    add_site(checking)
    checking.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="form of the messages (default: %(default)s)"
    )
    checking.add_argument("--sheet", metavar="FILE.html", type=Path, help="write a page that shows every logo")
    checking.set_defaults(run=partial(run_safely, run_check))


def add_site(parser: argparse.ArgumentParser) -> None:
    """The folder of the site."""
    parser.add_argument(
        "site", metavar="SITE", nargs="?", type=Path, default=Path(), help="where conf.py is (default: .)"
    )


def positive(kind: type[int | float]) -> Any:
    """A reader of a number above 0."""

    def read(text: str) -> int | float:
        try:
            number = kind(text)
        except ValueError:
            number = kind(0)
        if not 0 < number < float("inf"):
            raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
        return number

    return read


def run_safely(run: Any, options: argparse.Namespace) -> int:
    """Read the site, and run a command on its logos; the result is the exit status."""
    from .site_logos import SiteError, read_site  # noqa: PLC0415 - Sphinx, which takes its time to import

    try:
        return int(run(read_site(options.site), options))
    except SiteError as err:
        return fail(str(err))
    except OSError as err:
        return fail(f"{err.filename or options.site}: {err.strerror or err}")
    except KeyboardInterrupt:
        return fail("Interrupted; what has come stays.", status=INTERRUPTED)


# Fetch


def run_fetch(site: SiteLogos, options: argparse.Namespace) -> int:
    """Fetch what is remote, and say what has become of it."""
    from sphinx_openpractices.logos.fetching.fetch import fetch_logos  # noqa: PLC0415
    from sphinx_openpractices.logos.fetching.store import BrokenLockError  # noqa: PLC0415

    wanted = [logo for logo in site.logos if logo.url]
    if options.only:
        if unknown := [each for each in options.only if each not in {logo.id for logo in site.logos}]:
            return fail(*(f"--only: there is no logo of a project {each!r}{hint(each, site)}" for each in unknown))
        wanted = [logo for logo in wanted if logo.id in options.only]
    try:
        summary = fetch_logos(
            [logo.url for logo in wanted],
            site.folder,
            update=options.update,
            jobs=options.jobs,
            offline=options.offline,
            allow_private=options.allow_private,
            largest=round(options.max_size * MEGABYTE),
            seconds=options.timeout,
            progress=partial(show_progress, noun="logos"),
            waiting=lambda: write([f"Waiting: another run is writing to {site.folder}"], sys.stderr),
        )
    except BrokenLockError as err:
        return fail(*map(str, err.mistakes))
    write(told(summary, wanted), sys.stderr)
    write([in_all(summary, site)])
    return 1 if summary.of(Outcome.FAILED) else 0


def hint(name: str, site: SiteLogos) -> str:
    """What may have been meant."""
    return suggest_name(
        name, {logo.id for logo in site.logos}, otherwise="write the id of a project that the site shows"
    )


def told(summary: FetchSummary, logos: Sequence[Logo]) -> Iterator[str]:
    """A line for each logo that failed, or that was changed on its way, at the place that names it."""
    places = {logo.url: f"{logo.where}:{logo.line}" for logo in reversed(logos)}
    for result in summary.results:
        place = places[result.url]
        if result.outcome is Outcome.FAILED:
            yield f"{place}: {result}"
        for words in changes_of(result):
            yield f"{place}: {result.url}: {words}"


def changes_of(result: FetchResult) -> Iterator[str]:
    """What was done to a logo."""
    yield from result.notes
    if result.removed:
        yield "removed " + ", ".join(f"{each.what} (line {each.line})" for each in result.removed)


def in_all(summary: FetchSummary, site: SiteLogos) -> str:
    """One line that says what has changed."""
    if not summary.results:
        return "The site has no remote logos."
    numbers = {outcome: len(summary.of(outcome)) for outcome in Outcome}
    parts = [f"{number} {SAID[outcome]}" for outcome, number in numbers.items() if number]
    return f"{format_count(len(summary.results), 'remote logo')}: {', '.join(parts)}. The copies are in {site.folder}."


# Check


def run_check(site: SiteLogos, options: argparse.Namespace) -> int:
    """Print what is found, and write the sheet."""
    from sphinx_openpractices.logos.checking.checks import check_logos, describe_unchecked  # noqa: PLC0415
    from sphinx_openpractices.logos.checking.findings import has_failed, make_lock_finding  # noqa: PLC0415
    from sphinx_openpractices.logos.checking.sheet import render_sheet  # noqa: PLC0415
    from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock  # noqa: PLC0415

    entries, mistakes = read_lock(site.folder / LOCK)
    findings = [*map(make_lock_finding, mistakes), *check_logos(site.logos, entries, site.folder)]
    write(MESSAGE_FORMATS[options.format](findings))
    if note := describe_unchecked():
        write([note], sys.stderr)
    if options.sheet:
        options.sheet.write_text(render_sheet(site.logos, findings, note), encoding="utf-8")
    if options.format == "text":
        found = Counter(finding.severity for finding in findings)
        parts = [f"{severity}: {found[severity]}" for severity in Severity if found[severity]]
        write([f"{format_count(len(site.logos), 'logo')}; {', '.join(parts) or 'nothing is wrong'}"])
    return int(has_failed(findings))
