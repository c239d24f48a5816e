"""A file whose content a command has already: standard input, or a version that git keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class GivenFile(NamedTuple):
    """The *data* of a file that is, or would be, at a *path*; its suffix is that of the format."""

    path: Path
    data: bytes
