"""What a build costs that takes fetched logos for remote ones, and one with the same logos written as files.

Each logo of the lock is a file whose digest is looked at; of a local one, the size is read and whether it is more than
a picture.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from statistics import median

from budgets import Budget, Measurement
from cases import OURS, Entry, make_entries
from measure import apart, ratios, scratch, timed

TIME_TO_LOCAL = 1.1
"""The budget: the time with locked logos as a part of the time with local ones."""

SITE = "https://logos.example.org/"
FOLDER = "_logos"


class LockedCost(Measurement):
    """The same page of projects twice in *folder*: with local logos, and with locked ones."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.sites = {name: folder / name for name in ("local", "locked")}
        self.times: dict[str, list[float]] = {name: [] for name in self.sites}
        entries = make_entries(number)
        for site in self.sites.values():
            OURS.write(OURS, site, entries)
        lock_logos(self.sites["locked"], entries)

    def turn(self) -> None:
        """Build both, each in a fresh process and a fresh folder, and see that all logos are there."""
        for name, site in self.sites.items():
            with scratch() as folder:
                cost = apart(timed, OURS.build, site, Path(folder, "html"))
                files = len(list(Path(folder, "html", "_images").glob("project-*.svg")))
            if (cost.images, files) != (self.number, self.number):
                raise RuntimeError(f"{name}: {cost.images} images and {files} files for {self.number} projects")
            self.times[name].append(cost.cpu)

    def report(self) -> str:
        """The numbers."""
        local, locked = (median(times) for times in self.times.values())
        return f"A page of {self.number:,} local logos takes {local:.2f} s of CPU time, of locked ones {locked:.2f} s."

    def budgets(self) -> list[Budget]:
        """The ratio to local logos."""
        parts = ratios(self.times["locked"], self.times["local"])
        return [Budget("locked logos: CPU time, part of local ones'", parts, TIME_TO_LOCAL)]


def lock_logos(site: Path, entries: list[Entry]) -> None:
    """Let the page of a site name its logos by URL, as if they had been fetched."""
    from sphinx_openpractices.logos.lock.lock_file import LOCK, LockEntry, write_lock  # noqa: PLC0415 - measured elsewhere

    (site / FOLDER).mkdir()
    locked = []
    for entry in entries:
        path = Path(entry.logo)
        data = (site / path).read_bytes()
        digest = sha256(data).hexdigest()
        name = f"{path.stem}-{digest[:8]}.svg"
        (site / FOLDER / name).write_bytes(data)
        (site / path).unlink()
        date = "2025-01-31T12:00:00Z"
        locked.append(LockEntry(SITE + path.name, name, digest, "image/svg+xml", 240, 120, date, None))
    write_lock(site / FOLDER / LOCK, locked)
    page = OURS.markup([entry._replace(logo=SITE + Path(entry.logo).name) for entry in entries])
    (site / "index.md").write_text(page, encoding="utf-8")
