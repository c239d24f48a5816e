"""A file whose content a command has already: standard input, or a version that git keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, require_size

if TYPE_CHECKING:
    from pathlib import Path


class GivenFile(NamedTuple):
    """The *data* of a file that is, or would be, at a *path*; its suffix is that of the format."""

    path: Path
    data: bytes | OSError
    """The content, or why there is none."""

    def read_data(self) -> bytes:
        """Return the content; raises ``OSError`` as :func:`.read_file`."""
        if isinstance(self.data, OSError):
            raise self.data
        require_size(len(self.data), MAX_TEXT_BYTES, self.path)
        return self.data


def get_path(file: Path | GivenFile) -> Path:
    """Return the path of a file, given or not."""
    return file.path if isinstance(file, GivenFile) else file
