"""Finds what is left of the examples in a site that ``init`` wrote."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import describe_read_error, read_text_file
from sphinx_openpractices.text.messages import Message, make_message

from .own_wheel import WHEEL_FOLDER
from .starter_site import list_text_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNASSESSED = "# not assessed yet"
"""Follows the id of each practice of the starter, until its author has assessed it and removes the comment."""
_EXAMPLE = re.compile(f"example|{_UNASSESSED}", re.IGNORECASE)
"""What each line of the starter contains that has to be replaced, and no other line that is published."""
_COMMENTS = ("#", "%")
_SUFFIXES = (".md", ".yml", ".yaml")


def find_examples(directory: Path) -> list[Message]:
    """Return a message for each paragraph, or entry of a catalog, of a site with a line of the examples.

    All pages and catalogs below *directory* are read, whatever their names. A file that cannot be read has a message.
    """
    examples = {
        line
        for path in list_text_sources()
        for line in map(_clean_line, read_text_file(path).split("\n"))
        if _EXAMPLE.search(line) and not line.startswith(_COMMENTS)
    }
    return [message for path in _list_texts(directory) for message in _check_file(path, examples)]


def _clean_line(line: str) -> str:
    """Return a line without indentation and without the mark of a list item."""
    return line.strip().removeprefix("- ")


def _check_file(path: Path, examples: set[str]) -> Iterator[Message]:
    """Yield the messages about a file."""
    try:
        text = read_text_file(path, "replace")
    except OSError as err:
        yield make_message(str(path), 1, "", describe_read_error(err, path))
        return
    for number, line in _find_lines(text, examples):
        name, mark, _rest = line.partition(_UNASSESSED)
        advice = "assess this practice" if mark else "replace this example"
        yield make_message(str(path), number, "", f"{advice}: {name.rstrip()}")


def _find_lines(text: str, examples: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the first line of the examples in each paragraph, with its number."""
    is_known = False
    for number, line in enumerate(map(_clean_line, text.split("\n")), 1):
        if line in examples and not is_known:
            yield number, line
        is_known = bool(line) and (is_known or line in examples)


def _list_texts(directory: Path) -> Iterator[Path]:
    """Yield the pages and catalogs below a folder, but for folders that Sphinx does not read."""
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")) and name != WHEEL_FOLDER)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES))
