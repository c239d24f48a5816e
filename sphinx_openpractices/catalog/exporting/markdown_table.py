"""Tables in Markdown, for wikis and issues: a table for each group, below its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.markdown_text import escape_issue_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_URL = re.compile(r"(https?://[^\s<>|\\`]*[^\s<>|\\`.,;:!?()\[\]'\"*_])")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
"""A pipe that no backslash escapes."""


def format_tables(columns: Sequence[str], groups: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Write the rows of each group, by its title, which can be empty; columns without a value are left out."""
    used = [name for name in columns if any(row[name] for rows in groups.values() for row in rows)]
    tables = [
        "\n".join([*([f"## {escape_table_text(title)}", ""] if title else []), *_write_table(used, rows), ""])
        for title, rows in groups.items()
    ]
    return "\n".join(tables)


def _write_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for cells in (columns, ["---"] * len(columns), *([row[name] for name in columns] for row in rows)):
        yield f"| {' | '.join(cells)} |"


def write_table_link(text: str, target: str) -> str:
    """Write a link, whose *text* is plain."""
    target = target.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return f"[{escape_table_text(text)}](<{target}>)"


def escape_table_text(text: str) -> str:
    """Return plain text for a cell, in which URLs are links, and which notifies no one."""
    parts = _URL.split(read_line(text))
    return "".join(f"<{part}>" if number % 2 else escape_issue_text(part) for number, part in enumerate(parts))


def keep_markup(text: str) -> str:
    """Return markup for a cell, in one line."""
    return _PIPE.sub(r"\1\\|", read_line(text))
