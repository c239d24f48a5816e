"""Measures the contrast of logos, and records it in the lock: builds read it there, and need no library to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.logos.drawing.drawing import find_missing_libraries
from sphinx_openpractices.logos.fetching.store import LogoStore, compute_sha256
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.unexpected import describe_unexpected

from .file_checks import examine_file
from .findings import FindingKind
from .threads import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_openpractices.logos.lock.lock_contrast import LogoContrast

UNMEASURABLE = frozenset(
    {FindingKind.MISSING, FindingKind.TYPE, FindingKind.BROKEN, FindingKind.EMPTY, FindingKind.UNDRAWN}
)
"""The kinds of findings in a file that explain why its contrast cannot be measured."""


class MeasuredFile(NamedTuple):
    """A file, its contrast, and whether that *is_new*; the *reason* if it could not be measured."""

    path: Path
    sha256: str
    contrast: LogoContrast | None = None
    is_new: bool = False
    reason: str = ""


def measure_logos(
    paths: Iterable[Path],
    folder: Path,
    *,
    again: bool = False,
    prune: bool = False,
    progress: Callable[[int, int], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> list[MeasuredFile]:
    """Measure the files that are not measured yet, with *again* all, and record the results in the lock of *folder*.

    With *prune*, contrasts of other files are removed, unless they were fetched. *progress* and *waiting* are as for
    :func:`.fetch.fetch_logos`; Ctrl-C keeps what has been measured. Raises :class:`.store.BrokenLockError`, and
    ``OSError`` if the folder cannot be used.
    """
    wanted = list(dict.fromkeys(paths))
    results: list[MeasuredFile] = []
    with LogoStore(folder, waiting) as store:
        known = {} if again else dict(store.contrasts)
        for result in map_in_threads(lambda path: _measure_file(path, known), wanted):
            results.append(result)
            if result.contrast is not None:
                store.contrasts[result.sha256] = result.contrast
            if progress is not None:
                progress(len(results), len(wanted))
        if prune:
            used = {result.sha256 for result in results} | {entry.sha256 for entry in store.entries.values()}
            store.contrasts = {sha256: each for sha256, each in store.contrasts.items() if sha256 in used}
    return results


def _measure_file(path: Path, known: dict[str, LogoContrast]) -> MeasuredFile:
    """Measure a file, unless its contrast is *known*; whatever happens, the others are measured."""
    try:
        sha256 = compute_sha256(read_content(path))
        if sha256 in known:
            return MeasuredFile(path, sha256, known[sha256])
        examined = examine_file(path)
        if examined.visible is not None:
            return MeasuredFile(path, examined.sha256, examined.visible, is_new=True)
        reasons = [finding.text for finding in examined.findings if finding.kind in UNMEASURABLE]
        missing = " and ".join(find_missing_libraries())
        return MeasuredFile(
            path, sha256, reason=reasons[0] if reasons else f"cannot be drawn without {missing or 'a font'}"
        )
    except OSError as err:
        return MeasuredFile(path, "", reason=f"cannot be read: {describe_read_error(err, path)}")
    except Exception as err:  # noqa: BLE001 - the boundary around each logo
        return MeasuredFile(path, "", reason=f"was not measured: {describe_unexpected(err)}")
