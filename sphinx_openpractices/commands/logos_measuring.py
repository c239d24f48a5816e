"""The work of ``sphinx-openpractices logos measure``, which ``logos fetch`` does for its copies, too."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.checking.measuring import measure_logos
from sphinx_openpractices.logos.fetching.public_addresses import redact_url

from .console import print_lines, show_progress
from .formats import format_count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.logos.checking.checks import Logo
    from sphinx_openpractices.logos.checking.measuring import MeasuredFile

    from .site_logos import SiteLogos


def measure_site(site: SiteLogos, options: argparse.Namespace) -> int:
    """Measure all logos of a site, and print the results; return the exit status."""
    options.kept = "Contrasts already measured are kept."
    logos = select_logos(site.logos)
    results = measure_paths(logos, site.folder, again=options.update, prune=True)
    print_lines(describe_unmeasured(logos, results), sys.stderr)
    found = Counter(_name_outcome(logo, results) for logo in logos)
    parts = [f"{found[outcome]} {outcome}" for outcome in ("measured", "already measured", "failed") if found[outcome]]
    if parts:
        print_lines([f"{format_count(len(logos), 'logo')}: {', '.join(parts)}. The contrasts are in {site.lock}."])
    else:
        print_lines(["The site has no logos."])
    return int(found["failed"] > 0)


def select_logos(logos: Iterable[Logo]) -> list[Logo]:
    """Return those that are measured: a cover has its own background."""
    return [logo for logo in logos if logo.key != "cover"]


def measure_paths(
    logos: Sequence[Logo], folder: Path, *, again: bool = False, prune: bool = False
) -> dict[Path, MeasuredFile]:
    """Measure the files of logos, and show the progress; return the results by path."""
    paths = [logo.path for logo in logos if logo.path is not None]
    if not paths:
        return {}
    progress = partial(show_progress, noun="contrasts")
    waiting = partial(report_waiting, folder)
    results = measure_logos(paths, folder, again=again, prune=prune, progress=progress, waiting=waiting)
    return {result.path: result for result in results}


def describe_unmeasured(logos: Sequence[Logo], results: Mapping[Path, MeasuredFile]) -> Iterator[str]:
    """Return a line for each logo that could not be measured, with its place in the site."""
    for logo in logos:
        if _name_outcome(logo, results) == "failed":
            yield f"{logo.where}:{logo.line}: {redact_url(logo.value)}: not measured: {_give_reason(logo, results)}"


def _name_outcome(logo: Logo, results: Mapping[Path, MeasuredFile]) -> str:
    result = results.get(logo.path) if logo.path else None
    if result is None or result.contrast is None:
        return "failed"
    return "measured" if result.is_new else "already measured"


def _give_reason(logo: Logo, results: Mapping[Path, MeasuredFile]) -> str:
    if logo.path is None:
        return 'run "sphinx-openpractices logos fetch" first' if logo.url else "it does not exist"
    return results[logo.path].reason


def report_waiting(folder: Path) -> None:
    """Print that another run has locked the folder."""
    print_lines([f"Waiting: another run is writing to {folder}"], sys.stderr)
