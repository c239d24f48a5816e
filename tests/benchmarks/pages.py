"""What a page of many projects costs over an empty page: here, and with what authors would write instead."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import NamedTuple

from budgets import Budget
from cases import CASES, CATALOG, DESIGN, FIGURE, IMAGES, OURS, Case, make_entries
from measure import Cost, apart, package_folder, ratio, scratch, timed

CSS = "extension/output/static/project-gallery.css"

TIME_TO_FIGURE = 1.0
TIME_TO_DESIGN = 0.8
CATALOG_TO_DESIGN = 0.4
BYTES_TO_DESIGN = 0.75
CSS_BYTES = 2500
CSS_RULE_BYTES = 5400
"""The budgets: the directive's time and the catalog's as a part of others', the bytes of a card, and the stylesheet's
after gzip, which is what readers load. The former limit, 6,000 bytes of source, was 1,950 after gzip; 550 more are for
the comments that say why a selector is what it is.

The catalog's is missed because of what a card is: a list of plain items, built without parsing a word, is already at
0.36, for Sphinx searches each node of a page some sixty times. Hiding the cards from that would reach 0.41, and would
hide them from the transforms of other extensions too.
"""


class Result(NamedTuple):
    """What one case costs over its empty page: seconds in all, bytes for each card; *rounds*: CPU time of each."""

    name: str
    cpu: float
    wall: float
    size: float
    gzipped: float
    rounds: list[float]
    peak: float
    environment: float
    doctree: float


class Pages:
    """The same projects, written in every way; the sites are in *folder*."""

    def __init__(self, folder: Path, number: int) -> None:
        self.number = number
        self.sites: list[tuple[Case, int, Path]] = []
        for index, case in enumerate(CASES):
            for count in (0, number):
                site = folder / f"{index}-{count}"
                case.write(case, site, make_entries(count))
                self.sites.append((case, count, site))
        self.costs: dict[tuple[str, int], list[Cost]] = {}

    def turn(self) -> None:
        """Build every case and its empty page in turn, so that a slow minute of the machine falls on all alike."""
        for case, count, site in self.sites:
            self.costs.setdefault((case.name, count), []).append(run(case, site, count))

    @property
    def results(self) -> dict[str, Result]:
        """The costs so far, by the name of the case."""
        costs = self.costs
        each = (
            over_empty(case.name, costs[case.name, 0], costs[case.name, self.number], self.number) for case in CASES
        )
        return {result.name: result for result in each}

    def report(self) -> str:
        """The numbers, a line for each case."""
        results = self.results
        others = [results[case.name] for case in (FIGURE, DESIGN, IMAGES)]
        columns = "".join(f"{'of ' + other.name:>18}" for other in others)
        lines = [
            f"A page of {self.number:,} projects over an empty page; the fastest of {len(others[0].rounds)} builds.",
            "Ratios are of CPU time, user and system, which other work disturbs less: the median of the rounds.",
            "",
            f"{'case':16}{'CPU s':>8}{'wall s':>8}{columns}{'bytes/card':>12}{'gzip':>7}",
        ]
        for each in results.values():
            parts = "".join(f"{ratio(each.rounds, other.rounds):18.2f}" for other in others)
            lines.append(f"{each.name:16}{each.cpu:8.2f}{each.wall:8.2f}{parts}{each.size:12.0f}{each.gzipped:7.0f}")
        return "\n".join(lines)

    def budgets(self) -> list[Budget]:
        """Times and sizes as a part of the others'."""
        ours, catalog, figures, design = (self.results[case.name] for case in (OURS, CATALOG, FIGURE, DESIGN))
        stylesheet = package_folder("sphinx_openpractices") / CSS
        text = stylesheet.read_text(encoding="utf-8") if stylesheet.is_file() else None
        size = len(gzip.compress(text.encode())) if text else None
        # Comments, which give the reason of each trick, must not make room for more rules.
        rules = len(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) if text else None
        return [
            Budget("CPU time, part of figure", ratio(ours.rounds, figures.rounds), TIME_TO_FIGURE),
            Budget("CPU time, part of sphinx-design", ratio(ours.rounds, design.rounds), TIME_TO_DESIGN),
            Budget(
                "catalog: CPU time, part of sphinx-design",
                ratio(catalog.rounds, design.rounds),
                CATALOG_TO_DESIGN,
            ),
            Budget("bytes of a card, part of sphinx-design", ours.size / design.size, BYTES_TO_DESIGN),
            Budget(f"gzip bytes of {stylesheet.name}", size, CSS_BYTES),
            Budget("bytes of its rules, without comments", rules, CSS_RULE_BYTES),
        ]


def run(case: Case, source: Path, number: int) -> Cost:
    """One build of a site in a fresh process and a fresh folder, with a look at whether all projects are there."""
    with scratch() as folder:
        output = Path(folder, "html")
        cost = apart(timed, case.build, source, output)
        logos = len(list(output.rglob("project-*.svg")))
    if cost.images != number or logos != number:
        raise RuntimeError(f"{case.name}: {cost.images} images and {logos} logo files for {number} projects")
    return cost


def over_empty(name: str, empty: list[Cost], full: list[Cost], number: int) -> Result:
    """What the full page costs over the empty one.

    The fastest build counts, and the smallest peak: what else the machine does can only add to a build.
    """

    def least(field: str) -> float:
        return min(getattr(cost, field) for cost in full) - min(getattr(cost, field) for cost in empty)

    return Result(
        name,
        least("cpu"),
        least("wall"),
        least("page") / number,
        least("gzipped") / number,
        [cost.cpu - min(each.cpu for each in empty) for cost in full],
        *(least(field) / number for field in ("peak", "environment", "doctree")),
    )
