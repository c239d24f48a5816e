"""The catalogs that a command is given: files, and ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.documents import GivenFile

STANDARD_INPUT = "-"
"""The name by which an argument means standard input (POSIX, "Utility Syntax Guidelines", 13)."""
_UNNAMED = "<stdin>"


def add_stdin_name(parser: Any) -> None:
    """Add the option that names standard input to the parser of an action."""
    parser.add_argument(
        "--stdin-name",
        metavar="FILE",
        default=_UNNAMED,
        help="the name of the file that - reads from standard input, for messages and, by its suffix, for the format "
        "(default: %(default)s, in YAML or JSON)",
    )


def find_given_files(names: Iterable[str], stdin_name: str = _UNNAMED) -> dict[str, Path | GivenFile]:
    """Return the files by the names that messages give them."""
    return dict(_find_given_file(name, stdin_name) for name in names)


def _find_given_file(name: str, stdin_name: str) -> tuple[str, Path | GivenFile]:
    if name != STANDARD_INPUT:
        return name, Path(name)
    from sphinx_openpractices.catalog.documents import GivenFile  # parsers of commands do not wait for it

    data = sys.stdin.buffer.read()
    if stdin_name != _UNNAMED:
        return stdin_name, GivenFile(Path(stdin_name), data)
    suffix = ".json" if data.lstrip()[:1] in (b"{", b"[") else ".yml"
    return stdin_name, GivenFile(Path(f"stdin{suffix}"), data)
