"""What a page of practices costs over an empty one, beside the same content that an author writes by hand in MyST."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from budgets import Budget, Measurement
from cases import SPHINX_CONF
from measure import apart, build_sphinx, ratios, scratch, timed

TIME_TO_HAND = 1.2
"""The budget: CPU time as a part of that of headings, paragraphs and lists of links."""
NUMBER = 200
OURS, HAND = "practice-list", "by hand"

ENTRY = """\
  - id: practice-{number:03}
    title: Practice {number:03}
    statement: We publish *everything* of topic {number:03}, and say who answers for it.
    level: must
    status: partly
    note: Two pages of topic {number:03}; a successor is not named.
    owner: Board
    reviewed: 2026-05-12
    review-every: 12 months
    evidence:
      - {{title: Plan {number:03}, target: "https://example.org/plan/{number:03}", date: 2026-05-01}}
      - {{title: Minutes {number:03}, target: "https://example.org/minutes/{number:03}"}}
    actions:
      - {{text: Name a successor for {number:03}, due: 2026-12-31}}
    history:
      - {{date: 2024-03-01, status: planned}}
      - {{date: 2025-04-02, status: partly, note: First draft.}}
"""
SECTION = """\
## Practice {number:03}

Partly met · MUST

We publish *everything* of topic {number:03}, and say who answers for it.

Two pages of topic {number:03}; a successor is not named.

- [Plan {number:03}](https://example.org/plan/{number:03}) May 1, 2026
- [Minutes {number:03}](https://example.org/minutes/{number:03})

Reviewed May 12, 2026 · next review by May 12, 2027 · Board

1 action, due December 31, 2026

- December 31, 2026: Name a successor for {number:03}

History since March 2024

- May 12, 2026: Partly met
- April 2, 2025: Partly met: First draft.
- March 1, 2024: Planned

"""


class PracticeCost(Measurement):
    """Practices of a catalog, and the same written by hand; each with its empty page."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.times: dict[tuple[str, bool], list[float]] = {}
        self.sites: dict[tuple[str, bool], Path] = {}
        for name in (OURS, HAND):
            for is_full in (False, True):
                site = self.sites[name, is_full] = folder / f"{name.replace(' ', '-')}-{is_full}"
                write_site(site, name, is_full=is_full)

    def turn(self) -> None:
        """Build each in a fresh process and a fresh folder, and see that all practices are there."""
        for (name, is_full), site in self.sites.items():
            with scratch() as folder:
                cost = apart(timed, build_sphinx, site, Path(folder, "html"))
                found = Path(folder, "html", "index.html").read_text(encoding="utf-8").count("a successor is not named")
            if found != (NUMBER if is_full else 0):
                raise RuntimeError(f"{name}: {found} practices on the page")
            self.times.setdefault((name, is_full), []).append(cost.cpu)

    def over_empty(self, name: str) -> list[float]:
        """The CPU time of the page over that of the empty one, in each round."""
        return [full - empty for full, empty in zip(self.times[name, True], self.times[name, False], strict=True)]

    def report(self) -> str:
        """The numbers."""
        ours, hand = (median(self.over_empty(name)) for name in (OURS, HAND))
        return f"A page of {NUMBER} practices takes {ours:.2f} s of CPU time over an empty page, by hand {hand:.2f} s."

    def budgets(self) -> list[Budget]:
        """The ratio to what is written by hand."""
        parts = ratios(self.over_empty(OURS), self.over_empty(HAND))
        return [Budget(f"{NUMBER} practices: CPU time, part of that by hand", parts, TIME_TO_HAND)]


def write_site(site: Path, name: str, *, is_full: bool) -> None:
    """A Sphinx site of one page; its theme is the plainest, so that the page is what differs."""
    site.mkdir(parents=True)
    numbers = range(1, NUMBER + 1) if is_full else ()
    extensions = ["myst_parser", "sphinx_openpractices"] if name == OURS else ["myst_parser"]
    (site / "conf.py").write_text(SPHINX_CONF.format(extensions=extensions), encoding="utf-8")
    page = "# Practices\n\n"
    if name == HAND:
        page += "".join(SECTION.format(number=number) for number in numbers)
    elif is_full:
        page += ":::{practice-list}\n:::\n"
        entries = "".join(ENTRY.format(number=number) for number in numbers)
        (site / "practices.yml").write_text(f"practices:\n{entries}", encoding="utf-8")
    (site / "index.md").write_text(page, encoding="utf-8")
