"""What a build costs in which nothing has changed, with this package and without.

The site has 200 ordinary pages and one that shows the projects. Without this package, its author would write the same
projects as figures of docutils, each with a name, so that other pages and other sites can refer to it: same pages,
same logos, for each of which Sphinx looks whether it has changed, and as many objects in the inventory, which Sphinx
writes in every build. So this is the site to compare with; nothing is left to differ but the package.

Two more sites without the package are printed beside it and have no budget, to show what the projects themselves cost,
whatever shows them: figures without names, to which nothing can refer, and an ordinary page in place of the projects.

Such a build takes a few tenths of a second, and the start of Sphinx, its extensions and themes takes longer. So each
fresh process builds once before the clock starts, which imports all that a build imports, and then several times on
the clock. What importing the package costs is measured by itself, in a process that has built the site without it.
"""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from statistics import median
from unittest.mock import Mock

from budgets import Budget, Measurement
from cases import CATALOG, FIGURE, Case, figure, make_entries
from measure import apart, build_sphinx, cpu_time, ratios

PAGES = 200
REPEATS = 9
"""Builds on the clock in each process. The fastest of them is the value of a round."""

TIME_TO_SITE = 1.05
"""The budget: the time with the package as a part of the time without."""

NO_PROJECTS = FIGURE._replace(name="no projects")
NAMED = FIGURE._replace(name="named figure", card=lambda entry: figure(entry).replace(":alt:", f":name: {entry.title}"))
SITES = (CATALOG, NAMED, FIGURE, NO_PROJECTS)

INDEX = """\
# Handbook

```{toctree}
:glob:

projects
pages/*
```
"""

PAGE = """\
# Chapter {number}

A page as in any handbook. It has *words*, `code`, and a link to [the next one](page-{following:03}.md).

## What to do

1. Read the {number} lines.
2. Ask [somebody](https://example.org/people/{number}).
3. Write down what they **said**.

```python
def answer() -> int:
    return {number}
```

## What to know

| word | meaning |
|---|---|
| open | for all to see |
| practice | what people do |

:::{{note}}
The projects stand on [a page of their own](../projects.md).
:::
"""


class Rebuilds(Measurement):
    """The sites, each built once."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.times: dict[str, list[float]] = {case.name: [] for case in SITES}
        self.imports: list[float] = []
        for case in SITES:
            write_site(case, folder / case.name, number if case is not NO_PROJECTS else 0)
            apart(build_sphinx, folder / case.name, folder / f"{case.name}.html")

    def turn(self) -> None:
        """Build each site again, several times."""
        for case in SITES:
            times, imported = apart(rebuild_times, self.folder / case.name, self.folder / f"{case.name}.html")
            self.times[case.name].append(min(times))
            if case is not CATALOG:
                self.imports.append(imported)

    def report(self) -> str:
        """The sites, and the time of the import."""
        ours = self.times[CATALOG.name]
        lines = [
            f"{PAGES} pages and one of {self.number:,} projects built again, nothing changed.",
            f"The medians of {len(ours)} rounds, each of which has the fastest of {REPEATS} builds.",
            "",
            f"{'the projects':16}{'package':>10}{'CPU ms':>8}{'of which ours is':>18}",
        ]
        for case in SITES:
            times = self.times[case.name]
            package = "loaded" if case is CATALOG else "not"
            lines.append(f"{case.name:16}{package:>10}{1000 * median(times):8.1f}{median(ratios(ours, times)):18.3f}")
        lines += ["", f"Importing the package, which is not counted there, takes {1000 * median(self.imports):.0f} ms."]
        return "\n".join(lines)

    def budgets(self) -> list[Budget]:
        """The ratio to the same site without the package."""
        parts = ratios(self.times[CATALOG.name], self.times[NAMED.name])
        return [Budget("nothing changed: CPU time, part of named figures'", parts, TIME_TO_SITE)]


def write_site(case: Case, source: Path, number: int) -> None:
    """The page of projects by *case*, which writes it as the only one, among the others."""
    case.write(case, source, make_entries(number))
    (source / "index.md").rename(source / "projects.md")
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    (source / "pages").mkdir()
    for page in range(PAGES):
        text = PAGE.format(number=page, following=(page + 1) % PAGES)
        (source / "pages" / f"page-{page:03}.md").write_text(text, encoding="utf-8")


def rebuild_times(source: Path, output: Path) -> tuple[list[float], float]:
    """Seconds of each build of a site that is built already, and of importing the package after that.

    The garbage collector is off while the clock runs: whether it passes over all that there is just then is chance,
    and takes longer than the difference to be found.
    """
    build_sphinx(source, output)
    files = [output / "index.html", Path(f"{output}.doctrees", "environment.pickle")]
    before = [path.stat().st_mtime_ns for path in files]
    times = []
    for _turn in range(REPEATS):
        gc.collect()
        gc.disable()
        start = cpu_time()
        build_sphinx(source, output)
        times.append(cpu_time() - start)
        gc.enable()
    if [path.stat().st_mtime_ns for path in files] != before:
        raise RuntimeError(f"something of {source} was built again")
    start = cpu_time()
    import_module("sphinx_openpractices").setup(Mock())  # which imports what it registers
    return times, cpu_time() - start
