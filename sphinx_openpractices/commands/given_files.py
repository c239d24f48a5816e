"""The catalogs that a command is given: files, and ``-`` for standard input."""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.documents import GivenFile

STANDARD_INPUT = "-"
"""The name by which an argument means standard input (POSIX, "Utility Syntax Guidelines", 13)."""
FIX_NEEDS_FILES = "--fix: name the files to correct; standard input cannot be changed"
UNNAMED_INPUT = "<stdin>"
_BEGINNINGS = (
    (".toml", re.compile(rb"\[{1,2}[ \t]*[A-Za-z]|[\w$\"'.-]+[ \t]*=")),
    (".json", re.compile(rb"[\[{][ \t]*(?:[\[{\"]|$)")),
)
"""How the first line of a format begins, other than comments; what begins in another way is YAML."""
_END_OF_INPUT = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


def add_stdin_name(parser: Any) -> None:
    """Add the option that names standard input to the parser of an action."""
    parser.add_argument(
        "--stdin-name",
        metavar="FILE",
        type=_read_name,
        default=UNNAMED_INPUT,
        help="the file whose content - reads from standard input: messages name it, its suffix gives the format, and "
        "paths are relative to its folder (default: %(default)s, in the format that its first line shows)",
    )


def _read_name(value: str) -> str:
    return value or UNNAMED_INPUT  # editors have no name for what was never saved


def add_fix(parser: Any) -> None:
    """Add the option that corrects files to the parser of a check."""
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first correct files in place: quotes around texts that YAML reads as numbers, booleans or dates, ids, "
        "and the order of keys; print what was fixed, then what is left",
    )


def find_given_files(names: Iterable[str], stdin_name: str = UNNAMED_INPUT) -> dict[str, Path | GivenFile]:
    """Return the files by the names that messages give them.

    Standard input takes the place of a file of its name: editors give what is not saved yet.
    """
    found: dict[str, Path | GivenFile] = {}
    for name in dict.fromkeys(names):
        if name == STANDARD_INPUT:
            found[stdin_name] = _read_standard_input(stdin_name)
        else:
            found.setdefault(name, Path(name))
    return found


def _read_standard_input(name: str) -> GivenFile:
    """Read standard input; a pipe that does not end is read up to the size of the largest catalog."""
    from sphinx_openpractices.catalog.documents import GivenFile  # parsers of commands do not wait for it
    from sphinx_openpractices.text.files import MAX_TEXT_BYTES

    from .console import print_lines

    if sys.stdin.isatty():
        print_lines([f"Reading standard input; press {_END_OF_INPUT} at its end."], sys.stderr)
    try:
        # None: a parent has made the stream non-blocking, and it has no data yet.
        data = sys.stdin.buffer.read(MAX_TEXT_BYTES + 1)
        if data is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    except OSError as err:
        return GivenFile(Path(name), err)
    return GivenFile(Path(f"stdin{_find_suffix(data)}" if name == UNNAMED_INPUT else name), data)


def _find_suffix(data: bytes) -> str:
    """Return the suffix of the format that a file begins with."""
    lines = (line.strip() for line in data.removeprefix(codecs.BOM_UTF8).splitlines())
    first = next((line for line in lines if line and not line.startswith(b"#")), b"")
    return next((suffix for suffix, beginning in _BEGINNINGS if beginning.match(first)), ".yml")
