"""What loading and checking a large catalog costs, beside parsing the same file with PyYAML and libyaml."""

from __future__ import annotations

import gc
import tracemalloc
from typing import TYPE_CHECKING

from budgets import Budget
from measure import apart, cpu_time, ratio

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = 10_000
KEYS = 9
TIME_TO_YAML = 2.5
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


class LargeCatalog:
    """A catalog of 10,000 entries with nine keys each, loaded by us and parsed by PyYAML."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "large.yml"
        entries = (
            ENTRY.format(
                index=index,
                topic=index % 40,
                language=index % 7,
                relation=RELATIONS[index % len(RELATIONS)],
                license=LICENSES[index % len(LICENSES)],
            )
            for index in range(1, ENTRIES + 1)
        )
        self.path.write_text("".join(["projects:\n", *entries]), encoding="utf-8")
        self.ours: list[float] = []
        self.theirs: list[float] = []

    def turn(self) -> None:
        """Load it both ways, each in a fresh process."""
        self.ours.append(apart(time_to_read, self.path))
        self.theirs.append(apart(time_to_parse, self.path))

    def report(self) -> str:
        """The fastest of each."""
        ours, theirs = min(self.ours), min(self.theirs)
        return (
            f"A catalog of {ENTRIES:,} entries with {KEYS} keys, {self.path.stat().st_size / 1e6:.1f} MB: read and "
            f"checked in {ours:.2f} s, parsed by yaml.CSafeLoader in {theirs:.2f} s of CPU time."
        )

    def budgets(self) -> list[Budget]:
        """The ratio of the two."""
        return [Budget("large catalog: CPU time, part of CSafeLoader", ratio(self.ours, self.theirs), TIME_TO_YAML)]


def time_to_read(path: Path) -> float:
    """Seconds in which the package makes projects of the file; all of them, or the time would mean nothing."""
    from sphinx_openpractices.catalog.catalog_reader import read_catalog  # noqa: PLC0415 - before the clock starts

    start = cpu_time()
    catalog, mistakes = read_catalog({path.name: path}, RELATIONS)
    seconds = cpu_time() - start
    if mistakes or len(catalog.entries) != ENTRIES:
        raise RuntimeError(f"{len(catalog.entries)} entries, {mistakes[:3]}")
    return seconds


def time_to_parse(path: Path) -> float:
    """Seconds in which PyYAML makes lists and dictionaries of the file, without Python's garbage collector.

    It would double this time: PyYAML's tree of the whole file makes it pass again and again. Ours runs with it, as
    in a build, so that the comparison flatters nobody but PyYAML.
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
    catalog, _mistakes = read_catalog({path.name: path}, RELATIONS)
    peak = tracemalloc.get_traced_memory()[1]
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    return held / len(catalog.entries), peak / len(catalog.entries)
