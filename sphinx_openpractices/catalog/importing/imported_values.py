"""Reads the values of a file as the values of a catalog: each value is checked, converted, or refused."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.addresses import find_web_page
from sphinx_openpractices.catalog.license_names import find_license, is_without_later
from sphinx_openpractices.catalog.project import read_license
from sphinx_openpractices.text.urls import is_url

from .found_projects import as_list, describe_value, is_clean_text, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Read = tuple[str | list[str], list[str]]
    """A text or a list of texts, empty if there are none, and notes about what was lost or changed."""

_TIME = re.compile(r"(?<=\d\d-\d\d)[Tt ].*$")
"""What follows the day."""


class ImportedValues(NamedTuple):
    """By key of a catalog: texts, *notes* about what was lost or changed in them, and *problems* of other values."""

    texts: dict[str, str | list[str]]
    notes: dict[str, list[str]]
    problems: dict[str, str]


def read_values(values: Mapping[str, Any]) -> ImportedValues:
    """Read the values of one project, of any type."""
    texts: dict[str, str | list[str]] = {}
    notes: dict[str, list[str]] = {}
    problems: dict[str, str] = {}
    for key, value in values.items():
        if is_empty(value):
            continue
        try:
            texts[key], notes[key] = _READERS.get(key, _read_text)(value)
        except ValueError as err:
            problems[key] = str(err)
    return ImportedValues({key: text for key, text in texts.items() if text}, notes, problems)


def _require_text(value: Any) -> str:
    if not is_clean_text(value):
        raise ValueError(f"is {describe_value(value)}, not text")
    return str(value).strip()


def _read_text(value: Any) -> Read:
    return _require_text(value), []


def _read_url(value: Any) -> Read:
    """Read the address of a web page: a page or label of the author's own site is of no use to others."""
    if not isinstance(value, list | dict):
        _require_text(value)
    try:
        url, note = find_web_page(value)
    except LookupError:
        raise ValueError(f"is {describe_value(value)}, not text") from None
    return url, [note] if note else []


def _read_logo(value: Any) -> Read:
    logo = _require_text(value)
    return logo, [] if is_url(logo) else [f"{logo!r} is a file of the project; copy it into the folder of the catalog"]


def _read_summary(value: Any) -> Read:
    """Read one paragraph."""
    text = _require_text(value)
    paragraphs = len(re.findall(r"\n[ \t\r]*\n\s*\S", text)) + 1
    return " ".join(text.split()), [f"had {paragraphs} paragraphs, which were joined into one"] * (paragraphs > 1)


def _read_license(value: Any) -> Read:
    """Read an SPDX expression, or the usual name or the address of one license."""
    texts = list(dict.fromkeys(convert_license(_require_text(each)) for each in as_list(value)))
    if len(texts) > 1:
        raise ValueError(f"lists {' and '.join(map(repr, texts))}, but not whether both apply or either")
    found = texts[0]
    if found in as_list(value) or not is_without_later(found):
        return found, []
    choices = f"'{found}-only' or '{found}-or-later'"
    return found, [f"{as_list(value)[0]!r} became {found!r}; change it to {choices} if the project says which"]


def convert_license(name: str) -> str:
    """Return the SPDX identifier of a license by its usual name or address, or *name* unchanged."""
    return name if is_expression(name) else find_license(name) or name


def is_license(name: str) -> bool:
    """Return whether *name* is an SPDX expression, or the usual name or the address of a license."""
    return is_expression(convert_license(name))


def is_expression(text: str) -> bool:
    """Return whether *text* is an SPDX expression."""
    try:
        read_license(text)
    except ValueError:
        return False
    return True


def _read_tags(value: Any) -> Read:
    """Read tags: a text with commas or semicolons between them, or a list, whose items are one tag each."""
    tags: list[str] = []
    notes: list[str] = []
    for item in split_tags(value):
        # JSON-LD has objects with a value, schema.org terms with a name, and lists of Jekyll have `tag: word`.
        names = ("@value", "name", "tag")
        word: Any = next((item[name] for name in names if name in item), item) if isinstance(item, dict) else item
        if is_empty(word):
            continue
        if not is_clean_text(word):
            notes.append(f"contains {describe_value(word)}, not text; left out")
            continue
        tag = "; ".join(filter(None, map(str.strip, word.split(","))))
        if "," in word:
            notes.append(f"{word!r} became {tag!r}, because a tag cannot contain commas")
        tags.append(tag)
    return list(filter(None, dict.fromkeys(tags))), list(dict.fromkeys(notes))


def split_tags(value: Any) -> list[Any]:
    """Split a text at its commas, or else at its semicolons; return a list for any other value, too."""
    return re.split("," if "," in value else ";", value) if isinstance(value, str) else as_list(value)


def _read_switch(value: Any) -> Read:
    """Read a boolean; a text is one of those that a catalog knows, or refused there."""
    return str(value).lower() if isinstance(value, bool) else _require_text(value), []


def _read_date(value: Any) -> Read:
    """Read a date, without its time: ``2024-03-01T12:00:00Z``."""
    text = str(value) if isinstance(value, date) else _require_text(value)
    return _TIME.sub("", text), []


_READERS: dict[str, Callable[[Any], Read]] = {
    "target": _read_url,
    "logo": _read_logo,
    "summary": _read_summary,
    "tags": _read_tags,
    "license": _read_license,
    "repository": _read_url,
    "logo-dark": _read_logo,
    "cover": _read_logo,
    "featured": _read_switch,
    "draft": _read_switch,
    "added": _read_date,
}
