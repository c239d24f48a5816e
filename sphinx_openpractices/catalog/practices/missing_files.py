"""Evidence and actions that lead to files which do not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_openpractices.text.files import describe_read_error, is_file
from sphinx_openpractices.text.urls import is_url

from .check_problem import CheckProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .practice import Practice

MISSING_FILE = "missing-file"
"""The kind of the messages about such files."""
_FILE_NAME = re.compile(r"[^/]\.[A-Za-z][A-Za-z0-9]{0,9}$")
"""The end of a target that is a file; a document can do without its suffix, and a label has none."""


def find_missing_files(practice: Practice, folder: Path, source_dir: Path | None) -> Iterator[CheckProblem]:
    """Yield a problem for each target that is a file and does not exist.

    Paths are relative to the *folder* of the catalog or, with a leading ``/``, to the source directory, if it is known.
    """
    targets = {f"evidence[{index}].target": each.target for index, each in enumerate(practice.evidence)}
    targets |= {f"actions[{index}].target": each.target for index, each in enumerate(practice.actions)}
    for name, target in targets.items():
        path = _find_path(target, folder, source_dir)
        if path is not None and not is_file(path):
            yield CheckProblem(name, f'"{target}": {describe_read_error(FileNotFoundError(), path)}', MISSING_FILE)


def _find_path(target: str, folder: Path, source_dir: Path | None) -> Path | None:
    """Return the path of a target, or ``None`` if it is something else than a file, or somewhere else."""
    name = unquote(target.partition("#")[0])
    if is_url(target) or not _FILE_NAME.search(name):
        return None
    if name.startswith("/"):
        return source_dir and source_dir / name.lstrip("/")
    return folder / name
