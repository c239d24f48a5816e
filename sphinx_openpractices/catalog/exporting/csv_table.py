"""Entries of any type in CSV: a row for each, with all keys."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction
from sphinx_openpractices.text.spreadsheet_cells import guard_cell

if TYPE_CHECKING:
    from collections.abc import Iterable


def format_csv(cls: type, records: Iterable[Any]) -> str:
    """Write records of a dataclass in CSV (RFC 4180): a column for each key, and for each one under ``extra``.

    Lists of words have commas; evidence, actions and history have a line for each item, as in options; a flag that is
    set is ``true``. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    records = list(records)
    keys = [name for name in get_keys(cls) if name not in ("draft", "extra")]
    extra = list(dict.fromkeys(name for record in records for name in record.extra))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*keys, *(f"extra.{name}" for name in extra)])
    for record in records:
        values = [getattr(record, get_keys(cls)[name].field) or "" for name in keys]
        values += [record.extra.get(name, "") for name in extra]
        writer.writerow([guard_cell(_write_cell(value)) for value in values])
    return text.getvalue()


def _write_cell(value: Any) -> str:
    if isinstance(value, tuple):
        return ("\n" if value and not isinstance(value[0], str) else ", ").join(map(_write_item, value))
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        return str(value).lower()
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
