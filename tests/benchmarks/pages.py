"""What a page of many projects costs over an empty page: here, and with what authors would write instead."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from budgets import Budget, Measurement
from cases import CASES, CATALOG, DESIGN, FIGURE, HUGO, IMAGES, OURS, Case, Entry, make_entries
from measure import Cost, apart, package_folder, ratios, scratch, timed

if TYPE_CHECKING:
    from collections.abc import Sequence

CSS = "extension/output/static/project-gallery.css"

TIME_TO_FIGURE = 1.0
TIME_TO_DESIGN = 0.65
CATALOG_TO_DESIGN = 0.48
BYTES_TO_DESIGN = 0.9
GZIP_TO_DESIGN = 1.15
CSS_BYTES = 2500
CSS_RULE_BYTES = 5400
"""The budgets: the directive's time and the catalog's as a part of others', the bytes of a card with its data for
machines, and the stylesheet's after gzip, which is what readers load. The former limit, 6,000 bytes of source, was
1,950 after gzip; 550 more are for the comments that say why a selector is what it is.

A list of plain items, built without parsing a word, is at 0.36 of sphinx-design, for Sphinx searches each node of a
page some sixty times. What is faster hides the cards from that, and from the transforms of other extensions too.
"""


class Result(NamedTuple):
    """What one case costs over its empty page: medians, seconds in all, bytes for each card; CPU time in each round."""

    name: str
    rounds: list[float]
    wall: float
    size: float
    gzipped: float
    peak: float
    environment: float
    doctree: float

    @property
    def cpu(self) -> float:
        """Seconds of CPU time."""
        return median(self.rounds)


class Pages(Measurement):
    """The same projects, written in every way."""

    needs = ("sphinx_design", "hugo")
    cases: Sequence[Case] = CASES
    what = "projects"
    others: Sequence[Case] = (FIGURE, DESIGN, IMAGES)
    """Those that the table compares with."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.costs: dict[tuple[str, int], list[Cost]] = {}
        self.sites: list[tuple[Case, int, Path]] = []
        for index, case in enumerate(self.cases):
            for count in (0, number):
                site = folder / f"{index}-{count}"
                case.write(case, site, self.make_entries(count))
                self.sites.append((case, count, site))

    def make_entries(self, count: int) -> list[Entry]:
        """The projects."""
        return make_entries(count)

    def turn(self) -> None:
        """Build every case and its empty page in turn."""
        for case, count, site in self.sites:
            self.costs.setdefault((case.name, count), []).append(run(case, site, count))

    @property
    def results(self) -> dict[str, Result]:
        """The costs so far, by the name of the case."""
        costs = self.costs
        return {
            case.name: over_empty(case.name, costs[case.name, 0], costs[case.name, self.number], self.number)
            for case in self.cases
        }

    def report(self) -> str:
        """The numbers, a line for each case."""
        results = self.results
        others = [results[case.name] for case in self.others]
        columns = "".join(f"{'of ' + other.name:>18}" for other in others)
        lines = [
            f"A page of {self.number:,} {self.what} over an empty page; the median of {len(others[0].rounds)} rounds.",
            "Ratios are of CPU time, user and system, which other work disturbs less, made within each round.",
            "Bytes are for each project: the page with its data for machines, the most memory that was resident in the",
            "process of the build (ru_maxrss), and the pickled environment and doctree.",
            "",
            f"{'case':16}{'CPU s':>8}{'wall s':>8}{columns}{'page':>8}{'gzip':>7}{'memory':>9}{'env':>6}{'doctree':>9}",
        ]
        for each in results.values():
            parts = "".join(f"{median(ratios(each.rounds, other.rounds)):18.2f}" for other in others)
            line = f"{each.name:16}{each.cpu:8.2f}{each.wall:8.2f}{parts}{each.size:8.0f}{each.gzipped:7.0f}"
            if each.name != HUGO.name:
                line += f"{each.peak:9,.0f}{each.environment:6.0f}{each.doctree:9.0f}"
            lines.append(line)
        return "\n".join(lines)

    def budgets(self) -> list[Budget]:
        """Times and sizes as a part of the others'."""
        ours, catalog, figures, design = (self.results[case.name] for case in (OURS, CATALOG, FIGURE, DESIGN))
        return [
            Budget(
                "catalog: CPU time, part of sphinx-design", ratios(catalog.rounds, design.rounds), CATALOG_TO_DESIGN
            ),
            Budget("directive: CPU time, part of figure", ratios(ours.rounds, figures.rounds), TIME_TO_FIGURE),
            Budget("directive: CPU time, part of sphinx-design", ratios(ours.rounds, design.rounds), TIME_TO_DESIGN),
            Budget("bytes of a card, part of sphinx-design", [catalog.size / design.size], BYTES_TO_DESIGN),
            Budget("gzip bytes of a card, part of sphinx-design", [catalog.gzipped / design.gzipped], GZIP_TO_DESIGN),
            *stylesheet_budgets(),
        ]


def stylesheet_budgets() -> list[Budget]:
    """The sizes of the gallery's stylesheet."""
    stylesheet = package_folder("sphinx_openpractices") / CSS
    text = stylesheet.read_text(encoding="utf-8") if stylesheet.is_file() else ""
    # Comments, which give the reason of each trick, must not make room for more rules.
    rules = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [
        Budget(f"gzip bytes of {stylesheet.name}", [len(gzip.compress(text.encode()))] if text else [], CSS_BYTES),
        Budget("bytes of its rules, without comments", [len(rules)] if text else [], CSS_RULE_BYTES),
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
    """What the full page costs over the empty one of the same round."""

    def differences(field: str) -> list[float]:
        return [getattr(one, field) - getattr(other, field) for one, other in zip(full, empty, strict=True)]

    sizes = (median(differences(field)) / number for field in ("page", "gzipped", "peak", "environment", "doctree"))
    return Result(name, differences("cpu"), median(differences("wall")), *sizes)
