"""Finds what is left of the examples in a site that ``init`` wrote."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.practices.framework_reader import list_frameworks, load_framework
from sphinx_openpractices.catalog.starting.framework_practices import start_practices
from sphinx_openpractices.text.files import describe_read_error, read_text_file
from sphinx_openpractices.text.messages import Message, make_message

from .own_wheel import WHEEL_FOLDER
from .starter_site import list_text_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EXAMPLE = re.compile("example", re.IGNORECASE)
"""What each line of the starter contains that has to be replaced, and no other line that is published."""
_PRACTICE = re.compile("id: ")
"""Begins each practice of the starter, and no other line of its catalog."""
_STATUS = "status:"
"""Begins the line that a practice has once it is assessed."""
_REPLACE, _ASSESS = "replace this example", "assess this practice"
_COMMENTS = ("#", "%")
_SUFFIXES = (".md", ".yml", ".yaml")


def find_examples(directory: Path) -> list[Message]:
    """Return a message for each paragraph, or entry of a catalog, of a site with a line of the examples.

    All pages and catalogs below *directory* are read, whatever their names. A file that cannot be read has a message.
    """
    examples = dict(_list_examples())
    return [message for path in _list_texts(directory) for message in _check_file(path, examples)]


def _list_examples() -> Iterator[tuple[str, str]]:
    """Yield each line of the starter that has to be replaced or assessed, with the advice."""
    for path in list_text_sources():
        wanted, advice = (_PRACTICE, _ASSESS) if path.name.startswith("practices.") else (_EXAMPLE, _REPLACE)
        for line in map(_clean_line, read_text_file(path).split("\n")):
            if wanted.search(line) and not line.startswith(_COMMENTS):
                yield line, advice
    for name in list_frameworks():
        yield from ((f"id: {each.record.id}", _ASSESS) for each in start_practices(load_framework(name)))


def _clean_line(line: str) -> str:
    """Return a line without indentation and without the mark of a list item."""
    return line.strip().removeprefix("- ")


def _check_file(path: Path, examples: Mapping[str, str]) -> Iterator[Message]:
    """Yield the messages about a file."""
    try:
        text = read_text_file(path, "replace")
    except OSError as err:
        yield make_message(str(path), 1, "", describe_read_error(err, path))
        return
    for number, line in _find_lines(text, examples):
        yield make_message(str(path), number, "", f"{examples[line]}: {line}")


def _find_lines(text: str, examples: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the first line of the examples in each paragraph or practice, with its number, unless it has a status."""
    first: tuple[int, str] | None = None
    is_known = False
    for number, line in enumerate([*map(_clean_line, text.split("\n")), ""], 1):
        advice = examples.get(line)
        if not line or advice == _ASSESS:
            if first:
                yield first
            first, is_known = None, False
        if advice and not is_known:
            first, is_known = (number, line), True
        elif first and examples[first[1]] == _ASSESS and line.startswith(_STATUS):
            first = None


def _list_texts(directory: Path) -> Iterator[Path]:
    """Yield the pages and catalogs below a folder, but for folders that Sphinx does not read."""
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")) and name != WHEEL_FOLDER)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES))
