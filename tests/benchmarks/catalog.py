"""What ``catalog check`` costs for a large catalog, beside parsing the same file with PyYAML and libyaml."""

from __future__ import annotations

import contextlib
import gc
import io
import tracemalloc
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, cpu_time, ratios

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = 10_000
KEYS = 9
TIME_TO_YAML = 2.0
"""The budget: our time as a part of the parser's."""

RELATIONS = ("use", "contribute", "maintain", "fund")
LICENSES = ("BSD-3-Clause", "MIT", "Apache-2.0", "GPL-3.0-or-later", "MIT OR Apache-2.0", "MPL-2.0")
"""A few licenses stand for all projects, as in any real list."""

ENTRY = """\
  - id: project-{index:05}
    title: Project {index:05}
    target: https://example.org/projects/{index:05}
    logo: logos/project-{index:05}.svg
    caption: Tool {index:05} for *groups* of people that work in the open.
    tags: [topic {topic}, language {language}]
    relation: {relation}
    license: {license}
    repository: https://example.org/code/{index:05}
"""


class LargeCatalog(Measurement):
    """A catalog of 10,000 entries with nine keys each, checked by us and parsed by PyYAML."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        folder.mkdir(parents=True)
        self.path = folder / "large.yml"
        self.small = folder / "small.yml"
        for path, entries in ((self.path, ENTRIES), (self.small, 1)):
            path.write_text(f"projects:\n{''.join(map(make_entry, range(1, entries + 1)))}", encoding="utf-8")
        self.ours: list[float] = []
        self.theirs: list[float] = []

    def turn(self) -> None:
        """Both ways, each in a fresh process."""
        self.ours.append(apart(time_to_check, self.path, self.small))
        self.theirs.append(apart(time_to_parse, self.path))

    def report(self) -> str:
        """The times, and the memory by ``tracemalloc``, which tells what is held from what was needed for a while."""
        ours, theirs = median(self.ours), median(self.theirs)
        held, peak = apart(memory_to_read, self.path)
        return (
            f"A catalog of {ENTRIES:,} entries with {KEYS} keys, {self.path.stat().st_size / 1e6:.1f} MB: checked in "
            f"{ours:.2f} s, parsed by yaml.CSafeLoader in {theirs:.2f} s of CPU time.\n"
            f"In memory it has {held:.0f} bytes for each entry; while it is read, {peak:.0f} at most."
        )

    def budgets(self) -> list[Budget]:
        """The ratio of the two."""
        parts = ratios(self.ours, self.theirs)
        return [Budget("catalog check of 10,000: CPU time, part of CSafeLoader", parts, TIME_TO_YAML)]


def make_entry(index: int) -> str:
    """The lines of an entry."""
    return ENTRY.format(
        index=index,
        topic=index % 40,
        language=index % 7,
        relation=RELATIONS[index % len(RELATIONS)],
        license=LICENSES[index % len(LICENSES)],
    )


def time_to_check(path: Path, small: Path) -> float:
    """Seconds that the command takes for a file; a small one, checked before, has it import all that it needs."""
    from sphinx_openpractices.commands.program import main  # noqa: PLC0415 - before the clock starts

    with contextlib.redirect_stdout(io.StringIO()) as printed:
        main(["catalog", "check", str(small)])
        start = cpu_time()
        main(["catalog", "check", str(path)])
        seconds = cpu_time() - start
    if f"{ENTRIES} projects in 1 file: no mistakes found" not in printed.getvalue():
        raise RuntimeError(printed.getvalue())
    return seconds


def time_to_parse(path: Path) -> float:
    """Seconds in which PyYAML makes lists and dictionaries of the file, without Python's garbage collector.

    It would double this time: PyYAML's tree of the whole file makes it pass again and again. Ours pauses it by itself.
    """
    import yaml  # noqa: PLC0415 - before the clock starts

    text = path.read_text(encoding="utf-8")
    gc.disable()
    start = cpu_time()
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    seconds = cpu_time() - start
    if len(data["projects"]) != ENTRIES or len(data["projects"][-1]) != KEYS:
        raise RuntimeError("PyYAML did not find all")
    return seconds


def memory_to_read(path: Path) -> tuple[float, float]:
    """Bytes for each entry that the loaded catalog holds, and that loading it holds at most, by ``tracemalloc``."""
    from sphinx_openpractices.catalog.catalog_reader import read_catalog  # noqa: PLC0415 - not to be counted

    gc.collect()
    tracemalloc.start()
    from sphinx_openpractices.catalog.entry_type import PROJECTS  # noqa: PLC0415

    catalog, _mistakes = read_catalog({path.name: path}, {"relation": RELATIONS}, PROJECTS)
    peak = tracemalloc.get_traced_memory()[1]
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    return held / len(catalog.entries), peak / len(catalog.entries)
