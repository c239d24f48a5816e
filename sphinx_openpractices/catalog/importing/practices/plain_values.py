"""Values of other tools in a catalog: texts become plain text of one line, and what no key can hold is kept unchanged.

A key under ``extra`` holds every value of JSON but for a few; a text of JSON is kept in place of those.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import find_date
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS
from sphinx_openpractices.text.urls import read_web_url

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_LEVELS = 30
"""Levels of nesting that are kept as values: files can have 50, of which a catalog needs some."""
_LONGEST_NUMBER = 10**4000
"""Longer numbers are kept as text, since Python does not write them."""
_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\]+")
_LONGEST_URL = 2000
"""Longer URLs are not links that people made."""
_STOPS = ".,;:!?*_~"
"""What ends the sentence after a URL, or an emphasis."""


def clean_text(value: Any) -> str:
    """Return a text as one line of plain text, without characters that no page can show; empty for other values."""
    return read_line(CONTROL_CHARACTERS.sub("", value)) if isinstance(value, str) else ""


def read_report_day(value: Any) -> dt.date | str | None:
    """Return a date of a file as a catalog has it, a day or a month; ``None`` if it is not in ISO 8601."""
    date = find_date(str(value))
    if date is None:
        return None
    return dt.date(date.year, date.month, date.day) if date.day else str(date)


def find_link_evidence(text: str) -> list[dict[str, str]]:
    """Find the URLs of web pages in a text, each once, as evidence whose title is the URL without its scheme."""
    found: dict[str, dict[str, str]] = {}
    for match in _URL.finditer(text):
        url = match[0].rstrip(_STOPS)
        try:
            target = read_web_url(url) if len(url) <= _LONGEST_URL else ""
        except ValueError:
            continue
        title = target.partition("://")[2].strip("/")
        if title:
            found.setdefault(target, {"title": title, "target": target})
    return list(found.values())


def keep_value(value: Any) -> Any:
    """Return a value as a catalog can hold it: a mapping unchanged if possible, and else JSON."""
    return value if isinstance(value, dict) and _is_plain(value) else json.dumps(value)


def restore_value(kept: Any) -> Any:
    """Return the value that :func:`keep_value` kept; a text that is not JSON is the value."""
    if not isinstance(kept, str):
        return kept
    try:
        return json.loads(kept)
    except ValueError:
        return kept


def find_rest(raw: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of *raw* that *made* lacks, or has with another value."""
    return {key: value for key, value in raw.items() if key not in made or made[key] != value}


def _is_plain(value: Any, level: int = 0) -> bool:
    """Return whether a catalog in YAML holds a value without changing it."""
    if level > _MOST_LEVELS:
        return False
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(each, level + 1) for key, each in value.items())
    if isinstance(value, list):
        return all(_is_plain(each, level + 1) for each in value)
    if isinstance(value, str):
        return CONTROL_CHARACTERS.search(value) is None
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) < _LONGEST_NUMBER
