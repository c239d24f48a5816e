"""What can be found wrong with a logo, and how a finding is said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sphinx_openpractices.text.messages import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.text.messages import Message


class Kind(StrEnum):
    """What can be wrong; the reference page is made from these lines."""

    severity: Severity
    meaning: str

    def __new__(cls, value: str, severity: Severity, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.meaning = meaning
        return member

    MISSING = "missing", Severity.ERROR, "There is no such file, or the copy that was fetched is gone."
    TYPE = "type", Severity.ERROR, "The file is no image, not one that Sphinx shows, or not what its name says."
    BROKEN = "broken", Severity.ERROR, "The image cannot be decoded to its end, or its XML is not well-formed."
    CHANGED = "changed", Severity.ERROR, "The copy is not the file that was fetched; its SHA-256 is another."
    ACTIVE = "active", Severity.ERROR, "The SVG has scripts, handlers or references that `logos fetch` would remove."
    EMPTY = "empty", Severity.ERROR, "Nothing is drawn."
    REMOTE = "remote", Severity.WARNING, "The logo is on another host and was not fetched: readers' browsers ask there."
    UNUSED = "unused", Severity.WARNING, "The lock has a logo that the site no longer uses."
    LOCK = "lock", Severity.ERROR, "The lock, or an entry of it, is wrong; the entry counts for nothing."
    HEAVY = "heavy", Severity.WARNING, "The file has more than 100 kB, half a second on a slow phone connection."
    SMALL = "small", Severity.WARNING, "The image has fewer pixels than the logo box shows of it: it is blurred."
    COARSE = (
        "coarse",
        Severity.ADVICE,
        "The image has fewer than two pixels for each that the box shows: screens have more.",
    )
    SHAPE = "shape", Severity.WARNING, "The logo is so wide or tall that one side is drawn smaller than a line of text."
    FONT = "font", Severity.WARNING, "The SVG has text that looks different, or breaks, where its font is missing."
    RASTER = "raster", Severity.WARNING, "The SVG holds a raster image, which has neither its sharpness nor its size."
    CONTRAST = (
        "contrast",
        Severity.WARNING,
        "Most of the logo has less than 3:1 to what it stands on (WCAG 2.2, 1.4.11).",
    )
    PLATE = (
        "plate",
        Severity.ADVICE,
        "The logo can be read on dark pages only by its white plate; `logo-dark` needs none.",
    )
    UNDRAWN = "undrawn", Severity.WARNING, "The SVG cannot be drawn here, so its contrast was not checked."


class Finding(NamedTuple):
    """What was found, with the fields of :class:`.Message`, and of which *kind* it is.

    *path* is the project's id and the key, such as ``dask.logo-dark``; in the lock it is a URL or the path of a key.
    """

    file: str
    line: int
    path: str
    message: str
    kind: Kind
    severity: Severity

    def __str__(self) -> str:
        """As compilers print it."""
        return f"{self.file}:{self.line}: {self.severity}: {self.text_with_path} [{self.kind}]"

    @property
    def text_with_path(self) -> str:
        """Without the place."""
        return f"{self.path}: {self.message}" if self.path else self.message

    def to_data(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return self._asdict()


def in_lock(message: Message) -> Finding:
    """Return the finding for an error in the lock."""
    return Finding(message.file, message.line, message.path, message.text, Kind.LOCK, Kind.LOCK.severity)


def has_failed(findings: Iterable[Finding]) -> bool:
    """Whether anything is more than advice."""
    return any(finding.severity is not Severity.ADVICE for finding in findings)
