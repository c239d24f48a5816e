"""Whether time and memory grow faster than what is built: for each entry of a page, and for each page of a site.

All is measured over a small site of the same kind, so that what each build costs anyway is left out: what 8,000 entries
cost over 20 is divided by 7,980. Memory is the most that was resident in the process of the build (ru_maxrss).
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, ClassVar

from budgets import Budget, Measurement
from cases import CATALOG, LOGO, make_entries
from measure import apart, build_sphinx, find_tests, ratios, scratch, timed

if TYPE_CHECKING:
    from measure import Cost

GROWTH = 1.1
MEMORY = 15_000
"""The budgets: what one costs among many as a part of what one costs among few, and bytes of memory for an entry."""
CARDS = 5
"""On each of many pages."""
INDEX = """\
# Tools

```{toctree}
:glob:

pages/*
```
"""
PAGE = """\
# Chapter {page}

These are some of the tools that our work in this field is built on.

:::{{project-gallery}}
:tags: {tag}
:::
"""


class Growth(Measurement):
    """Sites of three sizes, and what each adds to the smallest for each of its parts."""

    part: ClassVar[str]
    """What there are more of."""
    sizes: ClassVar[tuple[int, int, int]]

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.costs: dict[int, list[Cost]] = {}
        for size in self.sizes:
            self.write(folder / str(size), size)

    def write(self, source: Path, size: int) -> None:
        """Make the site of a size."""
        raise NotImplementedError

    def turn(self) -> None:
        """Build the three, each in a fresh process and a fresh folder."""
        for size in self.sizes:
            with scratch() as folder:
                cost = apart(timed, build_sphinx, self.folder / str(size), Path(folder, "html"))
            self.costs.setdefault(size, []).append(cost)

    def each(self, size: int, field: str) -> list[float]:
        """What one part of a site of this size costs, in each round."""
        few, *_more = self.sizes
        pairs = zip(self.costs[size], self.costs[few], strict=True)
        return [(getattr(cost, field) - getattr(least, field)) / (size - few) for cost, least in pairs]

    def report(self) -> str:
        """The numbers."""
        few, *sizes = self.sizes
        lines = [f"What each of many costs, over a site with {few}; medians.", ""]
        for size in sizes:
            seconds, memory = median(self.each(size, "cpu")), median(self.each(size, "peak"))
            lines.append(f"{size:,} {self.part}: {1000 * seconds:.2f} ms of CPU time and {memory:,.0f} bytes for each")
        return "\n".join(lines)

    def budgets(self) -> list[Budget]:
        """What one costs among many, as a part of what one costs among few."""
        _few, some, many = self.sizes
        return [
            Budget(
                f"{many:,} {self.part}: {what} for each, part of {some:,}",
                ratios(self.each(many, field), self.each(some, field)),
                GROWTH,
            )
            for what, field in (("CPU time", "cpu"), ("memory", "peak"))
        ]


class EntryGrowth(Growth):
    """A page of a catalog."""

    part = "entries"
    sizes = (20, 1000, 8000)

    def write(self, source: Path, size: int) -> None:
        CATALOG.write(CATALOG, source, make_entries(size))

    def budgets(self) -> list[Budget]:
        """The growth, and the memory."""
        size = self.sizes[-1]
        return [*super().budgets(), Budget("bytes of memory for each entry", self.each(size, "peak"), MEMORY)]


class PageGrowth(Growth):
    """Pages with five projects of a subcategory each of CNCF's landscape; all have logos.

    No more are in the catalog: what reading it needs for a while would hide what the first pages need.
    """

    part = "pages"
    sizes = (20, 200, 800)

    def write(self, source: Path, size: int) -> None:
        find_tests()
        from landscape import make_landscape, write_catalog  # noqa: PLC0415 - found just now

        entries = [
            entry for _tags, group in groupby(make_landscape(), itemgetter("tags")) for entry in [*group][:CARDS]
        ]
        tags = list(dict.fromkeys(entry["tags"][1] for entry in entries))
        CATALOG.write(CATALOG, source, [])
        (source / "index.md").write_text(INDEX, encoding="utf-8")
        (source / "pages").mkdir()
        for page in range(size):
            text = PAGE.format(page=page, tag=tags[page % len(tags)])
            (source / "pages" / f"{page:03}.md").write_text(text, encoding="utf-8")
        for index, entry in enumerate(entries):
            entry["logo"] = f"logos/{entry['id']}.svg"
            (source / entry["logo"]).write_text(LOGO.format(title=entry["id"], color=index), encoding="utf-8")
        write_catalog(source / "projects.yml", entries)
