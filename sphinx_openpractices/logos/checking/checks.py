"""Checks of the logos of a site: of each file, of how it stands on the page, and of the lock."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from sphinx_openpractices.logos.drawing.drawing import EXTRA, missing_libraries
from sphinx_openpractices.logos.lock.lock_file import LOCK

from .contrast import ENOUGH, RATIO
from .file_checks import Examined, Problem, examine
from .findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.logos.lock.lock_file import LockEntry

Key = Literal["logo", "logo-dark"]

FETCH = 'run "sphinx-openpractices logos fetch"'


class Logo(NamedTuple):
    """A logo as a site uses it.

    *value* is what the author wrote, at *line* of *where*; *path* the local file or the copy that was fetched, ``None``
    when there is none; *url* the address of a remote one, else empty; *has_dark*: the same project has
    a ``logo-dark``.
    """

    title: str
    id: str
    key: Key
    value: str
    path: Path | None
    url: str
    where: str
    line: int
    has_dark: bool = False

    @property
    def name(self) -> str:
        """The path of its findings."""
        return f"{self.id}.{self.key}"


def check(logos: Sequence[Logo], lock_entries: Mapping[str, LockEntry], folder: Path) -> list[Finding]:
    """Everything that is wrong, in the order of *logos*, then of the lock in *folder*.

    Messages call the lock by *folder* as it is given. Without the libraries of the extra ``[images]`` nothing is said
    of pixels; :func:`unchecked` says so.
    """
    look = cache(examine)  # several projects may have one file
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # resvg and Pillow's decoders work outside of Python
        found = list(pool.map(lambda logo: check_logo(logo, lock_entries, look), logos))
    return [*(finding for findings in found for finding in findings), *check_lock(logos, lock_entries, folder)]


def check_logo(
    logo: Logo, entries: Mapping[str, LockEntry], look: Callable[[Path], Examined] = examine
) -> list[Finding]:
    """Everything that is wrong with one logo; *look* examines its file."""
    return [
        Finding(
            logo.where, logo.line, logo.name, f'"{logo.value}" {problem.message}', problem.kind, problem.kind.severity
        )
        for problem in problems_of(logo, entries, look)
    ]


def problems_of(logo: Logo, entries: Mapping[str, LockEntry], look: Callable[[Path], Examined]) -> list[Problem]:
    """What is wrong with one logo, without its place."""
    entry = entries.get(logo.url) if logo.url else None
    if logo.url and entry is None:
        return [
            Problem(
                Kind.REMOTE, f"was not fetched: the browser of each reader asks {urlsplit(logo.url).hostname}; {FETCH}"
            )
        ]
    if logo.path is None or (entry and not logo.path.is_file()):
        return [
            Problem(Kind.MISSING, f"is in the lock, but its copy is not there; {FETCH}" if entry else "is not there")
        ]
    examined = look(logo.path)
    problems = [*examined.problems, *check_contrast(logo, examined.seen)]
    if entry and examined.sha256 != entry.sha256:
        problems.insert(
            0, Problem(Kind.CHANGED, f"is in the lock, but its copy is another file by now; restore that, or {FETCH}")
        )
    return problems


def check_contrast(logo: Logo, seen: Mapping[str, float] | None) -> list[Problem]:
    """Whether it is seen on what it stands on.

    A ``logo-dark`` stands on a dark card. A ``logo`` stands on a light one; where it is alone it stands on a white
    plate on dark pages, too (``project-gallery.css``, ``--op-plate``).
    """
    if seen is None:
        return []
    ground, other = ("light", "dark") if logo.key == "logo" else ("dark", "light")
    if seen[ground] < ENOUGH:
        advice = f"use one with more contrast on {ground}"
        if seen[other] >= ENOUGH:
            advice = f"if it was made for {other}, {SWAP[logo.key]}"
        share = f"{seen[ground]:.0%} of it has" if seen[ground] >= 0.005 else "nothing of it has"
        return [Problem(Kind.CONTRAST, f"is hard to see on {ground}: {share} a contrast of {RATIO:.0f}:1; {advice}")]
    if logo.key == "logo" and not logo.has_dark and seen["dark"] < ENOUGH:
        return [Problem(Kind.PLATE, "is seen on dark pages only by its white plate; give a logo-dark to go without")]
    return []


SWAP = {
    "logo": "give it as logo-dark, and as logo the one made for light",
    "logo-dark": "give it as logo, and as logo-dark the one made for dark",
}


def check_lock(logos: Iterable[Logo], entries: Mapping[str, LockEntry], folder: Path) -> list[Finding]:
    """The entries that no logo uses."""
    unused = sorted(entries.keys() - {logo.url for logo in logos})
    if not unused:
        return []
    path = folder / LOCK
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return [
        Finding(
            str(path),
            next((number for number, line in enumerate(lines, 1) if f'"{url}"' in line), 1),
            url,
            f"is used by no logo; remove it from the lock, and {entries[url].file}",
            Kind.UNUSED,
            Kind.UNUSED.severity,
        )
        for url in unused
    ]


def unchecked() -> str:
    """One line that says what could not be checked, empty when all was."""
    missing = missing_libraries()
    if not missing:
        return ""
    what = "contrast, and whether images are whole," if "Pillow" in missing else "the contrast of SVG logos"
    return f"{what} cannot be checked without {' and '.join(missing)}; {EXTRA}"
