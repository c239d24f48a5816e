"""Files: written as a whole or not at all, and what to say about one that does not exist."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from .spelling import suggest_name

if TYPE_CHECKING:
    from pathlib import Path

_PART_SUFFIX = ".part"
"""The suffix of a file that is being written; such a file remains only if the process was killed."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name in the same folder, then rename it."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART_SUFFIX}")
    try:
        # Files of tempfile are private; this one gets the usual permissions of the user.
        with part.open("xb") as file:
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - as atomic as the system has it
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remove_parts(folder: Path) -> None:
    """Remove incomplete files of processes that were killed."""
    for part in folder.glob(f".*{_PART_SUFFIX}"):
        part.unlink(missing_ok=True)


def describe_missing_file(path: Path) -> str:
    """Return a message about a file that does not exist, with the nearest name in its folder."""
    try:
        siblings = [each.name for each in path.parent.iterdir()]
    except OSError:
        siblings = []
    return f"there is no such file{suggest_name(path.name, siblings)}"
