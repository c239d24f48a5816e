"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PART = ".part"
"""The suffix of a file that is being written; one that is left is of a run that was killed."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file by way of another name in the same folder."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        # Not by tempfile, whose files nobody else may read; the permissions are the user's own habit.
        with part.open("xb") as file:
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - as atomic as the system has it
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remove_parts(folder: Path) -> None:
    """Remove what a run that was killed has left half-written."""
    for part in folder.glob(f".*{PART}"):
        part.unlink(missing_ok=True)
