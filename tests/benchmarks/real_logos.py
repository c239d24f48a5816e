"""Pages with the logos of real companies, as npm's ``payment-icons`` has them, drawn with several programs.

Half of them have between 3.6 and 13 kB. In CNCF's landscape, half have between 3.9 and 12 kB. The median of the logos
of ``devicon`` is 2.7 kB, that of ``super-tiny-icons`` 0.5 kB.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from budgets import Budget
from cases import CATALOG, DESIGN, IMAGES, Case, Entry, make_entries
from measure import ratios
from pages import Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

LOGOS = Path(__file__).parents[1] / "node_modules" / "payment-icons" / "svg"
TIME_TO_DESIGN = 0.55
"""The budget: the catalog's time as a part of that of sphinx-design with the same logos."""


class RealLogos(Pages):
    """The same pages as with small logos, but for the ways to write them that the budget does not need."""

    needs = ("sphinx_design",)
    what = "projects with real logos"
    cases: Sequence[Case] = (CATALOG, DESIGN, IMAGES)
    others = (DESIGN, IMAGES)

    def make_entries(self, count: int) -> list[Entry]:
        """Projects with the logos in turn, each in a file of its own."""
        return make_entries(count, self.drawings)

    @cached_property
    def drawings(self) -> list[str]:
        """The logos; ends the benchmark if they are not there."""
        paths = sorted(LOGOS.rglob("*.svg"))
        if not paths:
            raise SystemExit("tests/node_modules/payment-icons is missing: npm install --prefix tests")
        return [path.read_text(encoding="utf-8") for path in paths]

    def report(self) -> str:
        """The numbers, and the sizes of the logos."""
        sizes = [len(drawing.encode()) for drawing in self.drawings]
        low, _middle, high = quantiles(sizes, n=4)
        return (
            f"{super().report()}\n\nThe logos are {len(sizes)} real ones in turn, median {median(sizes):,.0f} bytes, "
            f"half of them from {low:,.0f} to {high:,.0f}."
        )

    def budgets(self) -> list[Budget]:
        """The time as a part of the other's."""
        catalog, design = (self.results[case.name].rounds for case in (CATALOG, DESIGN))
        return [Budget("catalog, real logos: CPU time, part of sphinx-design", ratios(catalog, design), TIME_TO_DESIGN)]
