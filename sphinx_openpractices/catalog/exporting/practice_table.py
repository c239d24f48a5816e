"""Practices as a table: in CSV, a row for each with all keys; in Markdown, a table for each group."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.markdown_text import escape_issue_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.practices.scales import Scales

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that spreadsheets can take for a formula (OWASP, "CSV Injection"), full-width forms too."""
_URL = re.compile(r"(https?://[^\s<>|\\`]*[^\s<>|\\`.,;:!?()\[\]'\"*_])")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
"""A pipe that no backslash escapes."""
MARKDOWN_KEYS = (
    "id",
    "title",
    "statement",
    "summary",
    "group",
    "status",
    "note",
    "evidence",
    "reviewed",
    "next-review",
    "owner",
)
"""The keys of a practice that its row in Markdown has."""
_COLUMNS = ("Practice", "Statement", "Status", "Note", "Evidence", "Reviewed", "Owner")


def format_csv(practices: Iterable[Practice]) -> str:
    """Write practices in CSV (RFC 4180): a column for each key, and for each one under ``extra``.

    Lists of words have commas; evidence, actions and history have a line for each item, as in options. A cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    practices = list(practices)
    keys = [name for name in get_keys(Practice) if name not in ("draft", "extra")]
    extra = list(dict.fromkeys(name for practice in practices for name in practice.extra))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*keys, *(f"extra.{name}" for name in extra)])
    for practice in practices:
        values = [getattr(practice, get_keys(Practice)[name].field) for name in keys]
        values += [practice.extra.get(name, "") for name in extra]
        writer.writerow([_guard_cell(_write_cell(value)) for value in values])
    return text.getvalue()


def _write_cell(value: Any) -> str:
    if isinstance(value, tuple):
        return ("\n" if value and not isinstance(value[0], str) else ", ").join(map(_write_item, value))
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else str(value)


def _write_item(item: Any) -> str:
    """Write an item as an option has it."""
    if isinstance(item, Evidence):
        return f"[{item.title}]({item.target})" + (f" {item.date}" if item.date else "")
    if isinstance(item, PracticeAction):
        parts = (str(item.due or ""), item.text, item.target and f"<{item.target}>")
        return " ".join(filter(None, parts))
    if isinstance(item, Assessment):
        return " ".join(filter(None, (str(item.date), item.status, item.note)))
    return str(item)


def _guard_cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def format_practice_markdown(practices: Iterable[Practice], scales: Scales) -> str:
    """Write practices in Markdown: a table for each group, below its title; columns without a value are left out."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for practice in sorted(practices, key=lambda each: each.group != ""):  # those without one have no title above them
        groups.setdefault(practice.group, []).append(_make_row(practice, scales))
    columns = [name for name in _COLUMNS if any(row[name] for rows in groups.values() for row in rows)]
    tables = [
        "\n".join([*([f"## {_escape(group)}", ""] if group else []), *_write_table(columns, rows), ""])
        for group, rows in groups.items()
    ]
    return "\n".join(tables)


def _make_row(practice: Practice, scales: Scales) -> dict[str, str]:
    statement = _keep_markup(practice.statement) or _escape(practice.summary)
    reviewed = f"{practice.reviewed or ''}" + (f", next by {practice.next_review}" if practice.next_review else "")
    return {
        "Practice": _escape(practice.title) or statement,
        "Statement": statement if practice.title else "",
        "Status": _escape(scales.find_present_status(practice).label),
        "Note": _escape(practice.note),
        "Evidence": ", ".join(map(_write_link, practice.evidence)),
        "Reviewed": reviewed.removeprefix(", "),
        "Owner": _escape(practice.owner),
    }


def _write_link(evidence: Evidence) -> str:
    target = evidence.target.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return f"[{_escape(evidence.title)}](<{target}>)" + (f" ({evidence.date})" if evidence.date else "")


def _write_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for cells in (columns, ["---"] * len(columns), *([row[name] for name in columns] for row in rows)):
        yield f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Return plain text for a cell, in which URLs are links, and which notifies no one."""
    parts = _URL.split(read_line(text))
    return "".join(f"<{part}>" if number % 2 else escape_issue_text(part) for number, part in enumerate(parts))


def _keep_markup(text: str) -> str:
    """Return markup for a cell, in one line."""
    return _PIPE.sub(r"\1\\|", read_line(text))
