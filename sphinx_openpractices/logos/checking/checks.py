"""Checks of the logos of a site: of each file, of its contrast on the page, and of the lock."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from sphinx_openpractices.logos.drawing.drawing import INSTALL_IMAGES, find_missing_libraries
from sphinx_openpractices.logos.lock.lock_contrast import LEAST_SHARE
from sphinx_openpractices.logos.lock.lock_file import LOCK
from sphinx_openpractices.text.files import read_text_file
from sphinx_openpractices.text.unexpected import describe_unexpected

from .contrast import LEAST_CONTRAST
from .file_checks import examine_file
from .findings import FindingKind, make_finding, place_finding
from .measuring import UNMEASURABLE
from .threads import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.logos.lock.lock_contrast import LogoContrast
    from sphinx_openpractices.logos.lock.lock_file import LockContent, LockEntry
    from sphinx_openpractices.text.messages import Message

    from .file_checks import ExaminedFile

LogoKey = Literal["logo", "logo-dark", "cover"]

_FETCH = 'run "sphinx-openpractices logos fetch"'
_MEASURE = 'run "sphinx-openpractices logos measure"'


class Logo(NamedTuple):
    """A logo as a site uses it.

    *value* is what the author wrote, at *line* of *where*. *path* is the local file or the fetched copy, ``None`` if
    there is none. *url* is the address of a remote logo, else empty. *has_dark*: the same project has a ``logo-dark``.
    *plate* is what the author wrote.
    """

    title: str
    id: str
    key: LogoKey
    value: str
    path: Path | None
    url: str
    where: str
    line: int
    has_dark: bool = False
    plate: str = ""

    @property
    def name(self) -> str:
        """The path of its findings."""
        return f"{self.id}.{self.key}"

    @property
    def is_alone(self) -> bool:
        """Whether it is shown on light and on dark pages, there with or without a plate."""
        return self.key == "logo" and not self.has_dark


def check_logos(logos: Sequence[Logo], lock: LockContent, folder: Path) -> list[Message]:
    """Return all findings, in the order of *logos*, then those about the *lock* in *folder*.

    Messages use *folder*, unchanged, as the path of the lock. Without the libraries of the extra ``[images]``, pixels
    are not checked; :func:`describe_unchecked` reports that.
    """
    examine_once = cache(examine_file)  # several projects may have the same file
    found = map_in_threads(lambda logo: _check_logo(logo, lock, examine_once), logos)
    return [*(finding for findings in found for finding in findings), *_check_lock(logos, lock.entries, folder)]


def _check_logo(logo: Logo, lock: LockContent, examine: Callable[[Path], ExaminedFile]) -> list[Message]:
    """Return the findings about one logo; whatever happens, the others are checked."""
    try:
        problems = _find_problems(logo, lock, examine)
    except Exception as err:  # noqa: BLE001 - the boundary around each logo
        problems = [make_finding(FindingKind.INTERNAL, f"was not checked: {describe_unexpected(err)}")]
    return [place_finding(problem, logo.where, logo.line, logo.name, logo.value) for problem in problems]


def _find_problems(logo: Logo, lock: LockContent, examine: Callable[[Path], ExaminedFile]) -> list[Message]:
    entry = lock.entries.get(logo.url) if logo.url else None
    if logo.url and entry is None:
        host = urlsplit(logo.url).hostname
        return [
            make_finding(
                FindingKind.REMOTE, f"was not fetched, so the browser of each reader loads it from {host}; {_FETCH}"
            )
        ]
    if logo.path is None or (entry and not logo.path.is_file()):
        text = f"is in the lock, but its copy does not exist; {_FETCH}" if entry else "does not exist"
        return [make_finding(FindingKind.MISSING, text)]
    examined = examine(logo.path)
    findings = [*examined.findings, *_check_contrast(logo, examined.visible)]
    if entry and examined.sha256 != entry.sha256:
        text = f"is in the lock, but its copy was changed; restore the copy, or {_FETCH}"
        findings.insert(0, make_finding(FindingKind.CHANGED, text))
    return [*findings, *_check_margins(logo, examined), *_check_measured(logo, examined, lock.contrasts)]


def _check_margins(logo: Logo, examined: ExaminedFile) -> list[Message]:
    """Report margins, and how to remove them."""
    if not examined.margins or logo.key == "cover":
        return []
    advice = "cut them off"
    if examined.view_box:
        advice = f'{_FETCH[:-1]} --trim"' if logo.url else f'set viewBox="{examined.view_box}" in its <svg> element'
    return [make_finding(FindingKind.MARGINS, f"{examined.margins}; {advice}")]


def _check_measured(logo: Logo, examined: ExaminedFile, contrasts: Mapping[str, LogoContrast]) -> list[Message]:
    """Check whether a build knows if the logo needs a plate; files that cannot be measured have other findings."""
    asks = logo.is_alone and logo.plate in {"", "auto"}
    if not asks or examined.sha256 in contrasts or any(each.kind in UNMEASURABLE for each in examined.findings):
        return []
    text = f"has not been measured, so dark pages show it on a plate; {_MEASURE}"
    return [make_finding(FindingKind.UNMEASURED, text)]


def _check_contrast(logo: Logo, visible: LogoContrast | None) -> list[Message]:
    """Check whether a logo can be seen on its background.

    The background of a ``logo-dark`` is a dark card. That of a ``logo`` is a light card; a ``logo`` without a
    ``logo-dark`` is shown on a light plate on dark pages, too (``project-gallery.css``, ``--op-plate``), unless it
    needs none, or the author wants none.
    """
    if visible is None or logo.key == "cover":  # which has its own background
        return []
    shares = visible._asdict()
    ground, other = ("light", "dark") if logo.key == "logo" else ("dark", "light")
    if shares[ground] < LEAST_SHARE:
        advice = f"use one with more contrast on {ground}"
        if shares[other] >= LEAST_SHARE:
            advice = f"if it was made for {other}, {_SWAP[logo.key]}"
        return [_make_contrast_finding(ground, shares[ground], advice)]
    if not logo.is_alone or logo.plate == "always":
        return []
    if logo.plate == "never" and visible.dark < LEAST_SHARE:
        return [_make_contrast_finding("dark", visible.dark, 'remove "plate: never", or add a logo-dark')]
    if logo.plate == "never" or not visible.plate:
        return []
    text = "needs its light plate on dark pages to look as on light ones; add a logo-dark to show it without"
    return [make_finding(FindingKind.PLATE, text)]


def _make_contrast_finding(ground: str, share: float, advice: str) -> Message:
    """Return the finding that only a *share* of a logo is visible on *ground*."""
    seen = f"{share:.0%} of it has" if share >= 0.005 else "no part of it has"
    text = f"is hard to see on {ground}: {seen} a contrast of {LEAST_CONTRAST:.0f}:1; {advice}"
    return make_finding(FindingKind.CONTRAST, text)


_SWAP = {
    "logo": "use it as logo-dark, and the one for light as logo",
    "logo-dark": "use it as logo, and the one for dark as logo-dark",
}


def _check_lock(logos: Iterable[Logo], entries: Mapping[str, LockEntry], folder: Path) -> list[Message]:
    """Report the entries that no logo uses."""
    unused = sorted(entries.keys() - {logo.url for logo in logos})
    if not unused:
        return []
    path = folder / LOCK
    try:
        lines = read_text_file(path, "replace").split("\n")
    except OSError:
        lines = []
    places = {line.strip().removeprefix('"').partition('"')[0]: number for number, line in enumerate(lines, 1)}
    return [
        make_finding(
            FindingKind.UNUSED,
            f"is not used by any logo; remove it from the lock, and delete {entries[url].file}",
            str(path),
            places.get(url, 1),
            url,
        )
        for url in unused
    ]


def describe_unchecked() -> str:
    """Return one line that names what could not be checked, or the empty string if everything was."""
    missing = find_missing_libraries()
    if not missing:
        return ""
    what = "contrast, and whether images are complete," if "Pillow" in missing else "the contrast of SVG logos"
    return f"{what} cannot be checked without {' and '.join(missing)}; {INSTALL_IMAGES}"
