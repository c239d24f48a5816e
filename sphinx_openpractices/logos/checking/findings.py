"""The problems that ``logos check`` can find in a logo."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sphinx_openpractices.text.messages import Severity, make_message
from sphinx_openpractices.text.printable import shorten_text
from sphinx_openpractices.text.unexpected import INTERNAL_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.text.messages import Message


class FindingKind(StrEnum):
    """The kinds of problems; the reference page is made from these lines."""

    severity: Severity
    meaning: str

    def __new__(cls, value: str, severity: Severity, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.meaning = meaning
        return member

    MISSING = "missing", Severity.ERROR, "The file, or the fetched copy of a remote logo, does not exist."
    TYPE = "type", Severity.ERROR, "The file is not an image, not of a type that Sphinx shows, or has a wrong suffix."
    BROKEN = "broken", Severity.ERROR, "The image cannot be decoded completely, or browsers show nothing of the SVG."
    CHANGED = "changed", Severity.ERROR, "The copy is not the file that was fetched: its SHA-256 digest is different."
    ACTIVE = (
        "active",
        Severity.ERROR,
        "The SVG contains scripts, event handlers or references, which `logos fetch` would remove.",
    )
    EMPTY = "empty", Severity.ERROR, "The image is empty or fully transparent."
    REMOTE = (
        "remote",
        Severity.WARNING,
        "The logo is on another host and was not fetched: readers' browsers load it from there.",
    )
    UNUSED = "unused", Severity.WARNING, "The lock has a logo that the site no longer uses."
    LOCK = "lock", Severity.ERROR, "The lock file, or an entry in it, has an error; the entry is ignored."
    HEAVY = "heavy", Severity.WARNING, "The file is larger than 100 kB: half a second on a slow mobile connection."
    SMALL = "small", Severity.WARNING, "The image has fewer pixels than the logo box shows: it is blurred."
    COARSE = (
        "coarse",
        Severity.ADVICE,
        "The image has fewer than two pixels for each CSS pixel of the logo box: it is blurred on sharp screens.",
    )
    SHAPE = "shape", Severity.WARNING, "The logo is so wide or tall that one side is drawn smaller than a line of text."
    FONT = "font", Severity.WARNING, "The SVG contains text, which looks different where its font is not installed."
    RASTER = "raster", Severity.WARNING, "The SVG contains a raster image, so it is neither sharp nor small."
    CONTRAST = (
        "contrast",
        Severity.WARNING,
        "Most of the logo has a contrast of less than 3:1 to its background (WCAG 2.2, 1.4.11).",
    )
    PLATE = (
        "plate",
        Severity.ADVICE,
        "The logo needs its light plate on dark pages to look as on light ones; a `logo-dark` needs none.",
    )
    UNMEASURED = (
        "unmeasured",
        Severity.ADVICE,
        "The contrast of the logo is not in the lock, so dark pages show it on a plate, whether it needs one or not.",
    )
    MARGINS = "margins", Severity.ADVICE, "The image has empty margins, so the logo looks smaller than others."
    UNDRAWN = "undrawn", Severity.WARNING, "The SVG cannot be drawn, so its contrast was not checked."
    INTERNAL = (
        INTERNAL_KIND,
        Severity.ERROR,
        "The logo was not checked because of a mistake in this package: report it.",
    )


def make_finding(kind: FindingKind, text: str, file: str = "", line: int = 1, path: str = "") -> Message:
    """Return a message of *kind*, with its severity; :func:`place_finding` fills in a place that is not known yet.

    *path* is a project's id and a key, such as ``dask.logo-dark``, or in the lock a URL.
    """
    return make_message(file, line, path, text, kind.severity, kind)


def place_finding(finding: Message, file: str, line: int, path: str, subject: str) -> Message:
    """Return *finding* at a place, as a sentence about *subject*."""
    text = f'"{shorten_text(subject)}" {finding.text}'
    return make_message(file, line, path, text, finding.severity, finding.kind)


def make_lock_finding(message: Message) -> Message:
    """Return the finding for an error in the lock."""
    return message._replace(severity=FindingKind.LOCK.severity, kind=FindingKind.LOCK)


def has_failed(findings: Iterable[Message]) -> bool:
    """Return whether any finding is more than advice."""
    return any(finding.severity is not Severity.ADVICE for finding in findings)
