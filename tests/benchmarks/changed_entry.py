"""What a build costs after one of the entries on a page of projects has changed, beside a build of all."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from budgets import Budget, Measurement
from cases import CATALOG, make_entries
from measure import Cost, apart, build_sphinx, ratios, scratch, timed

TIME_TO_FULL = 0.9
"""The budget: the time of the build after the change as a part of the time of the full one."""


class ChangedEntry(Measurement):
    """The page of a catalog, built in full, and again after the caption of one entry has changed."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        CATALOG.write(CATALOG, folder, make_entries(number))
        self.catalog = folder / "projects.yml"
        self.full: list[float] = []
        self.changed: list[float] = []

    def turn(self) -> None:
        """Both builds, each in a process of its own, as ``sphinx-build`` is."""
        entry = f"Tool {self.number // 2:04} "
        text = self.catalog.read_text(encoding="utf-8")
        with scratch() as folder:
            output = Path(folder, "html")
            self.full.append(build(self.folder, output).cpu)
            self.catalog.write_text(text.replace(entry, f"Changed {entry}"), encoding="utf-8")
            self.changed.append(build(self.folder, output).cpu)
            page = (output / "index.html").read_text(encoding="utf-8")
        self.catalog.write_text(text, encoding="utf-8")
        if f"Changed {entry}" not in page:
            raise RuntimeError("the page does not show the change")

    def report(self) -> str:
        """The numbers."""
        full, changed = median(self.full), median(self.changed)
        return (
            f"A page of {self.number:,} projects from a catalog: {full:.2f} s of CPU time for the whole build, "
            f"{changed:.2f} s after a change of one caption. The start of Sphinx and its extensions is in both."
        )

    def budgets(self) -> list[Budget]:
        """The ratio of the two."""
        return [
            Budget("one entry changed: CPU time, part of a full build", ratios(self.changed, self.full), TIME_TO_FULL)
        ]


def build(source: Path, output: Path) -> Cost:
    """Build in a fresh process."""
    return apart(timed, build_sphinx, source, output)
