"""What the pages of a site show, as JSON for other programs: ``projects.json`` and ``practices.json``.

The keys are those of the catalog, and so is their order; :mod:`.data_schema` describes them. Keys are only ever added.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.review_dates import find_next_review

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.keys import Key
    from sphinx_openpractices.catalog.practices.counting import PracticeCounts
    from sphinx_openpractices.catalog.practices.review_dates import Reviewed

DATA_FORMAT = 1
"""The version of the files: programs that read them refuse a higher one."""
LEFT_OUT = frozenset(
    ("alt", "caption", "class", "cover", "draft", "featured", "plate", "statement", "review-every", "next-review")
)
"""Keys that say how a page shows an entry, or have another form: ``summary`` for markup, a date for an interval."""

IMAGE_KEYS = ("logo", "logo-dark")
"""Keys that are URLs here, and paths in a catalog."""


class PublishedEntry(NamedTuple):
    """An entry that pages show, with a record that has no more than they do; *url* is its place."""

    entry: Entry
    url: str
    summary: str
    images: Mapping[str, str]
    """The URLs of images, by key."""
    find_url: Callable[[str], str]
    """Returns the URL of a target; empty if there is none."""

    @property
    def record(self) -> Any:
        """What pages show of it; the title of a practice without one is its statement, perhaps shortened."""
        return self.entry.record


def list_data_keys(cls: type) -> list[Key]:
    """Return the keys of a record, or of a part of one, that the data has."""
    return [key for key in get_keys(cls).values() if key.name not in LEFT_OUT]


def describe_entry(entry: PublishedEntry) -> dict[str, Any]:
    """Return an entry as data, with the keys that have a value."""
    own = {"summary": entry.summary, **dict.fromkeys(IMAGE_KEYS, ""), **entry.images}
    data: dict[str, Any] = {"id": entry.record.id, "title": "", "url": entry.url}
    for key in list_data_keys(type(entry.record)):
        value = getattr(entry.record, key.field)
        data[key.name] = own[key.name] if key.name in own else _convert_value(key, value, entry.find_url)
    if hasattr(entry.record, "review_every") and (due := find_next_review(entry.record)):
        data["next-review"] = str(due)
    return {name: value for name, value in data.items() if value}


def describe_page(title: str, url: str, review: Reviewed) -> dict[str, Any]:
    """Return a page that has reviews as data."""
    dates = {"reviewed": review.reviewed, "next-review": find_next_review(review)}
    values = {name: str(date) for name, date in dates.items() if date}
    return {"title": title, "url": url, **values} | ({"owner": review.owner} if review.owner else {})


def describe_counts(counts: PracticeCounts) -> dict[str, Any]:
    """Return how many practices are met, of those that are counted, and the days of the oldest and newest review."""
    days = counts.reviews
    reviews = {"oldest-review": str(days[0]), "newest-review": str(days[-1])} if days else {}
    return {"met": counts.met, "total": counts.total, **reviews}


def format_site_data(data: Mapping[str, Any]) -> str:
    """Write a document with its version, and each entry of its lists on a line of its own."""
    members = (f"{_dump(name)}: {_format_member(value)}" for name, value in {"format": DATA_FORMAT, **data}.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _format_member(value: Any) -> str:
    return "[\n" + ",\n".join(map(_dump, value)) + "\n]" if isinstance(value, list) and value else _dump(value)


def _dump(value: Any) -> str:
    """Write a value; dates under ``extra`` become text. Indented, it would take three times as long."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _convert_value(key: Key, value: Any, find_url: Callable[[str], str]) -> Any:
    """Return the value of a key as plain data; a target is a URL, or nothing."""
    if key.name == "target":
        return find_url(value) if value else ""
    if key.items:
        return [_describe_part(key.items, part, find_url) for part in value]
    if isinstance(value, CalendarDate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _describe_part(cls: type, part: Any, find_url: Callable[[str], str]) -> dict[str, Any]:
    values = {key.name: _convert_value(key, getattr(part, key.field), find_url) for key in list_data_keys(cls)}
    return {name: value for name, value in values.items() if value}
