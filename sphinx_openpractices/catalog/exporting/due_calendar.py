"""What is due, as events of a calendar to which people subscribe."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx_openpractices.catalog.practices.due_reviews import ACTION, PAGE, PRACTICE

from .calendar import CalendarEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_openpractices.catalog.practices.due_reviews import DueItem

_NO_HOST = "openpractices.invalid"
"""In place of the address of a site; such a host does not exist (RFC 2606, section 2)."""


class EventTexts(NamedTuple):
    """The texts of events, in the language of a site."""

    review: str = "Review: {title}"
    action: str = "{title}: {action}"
    owner: str = "Owner: {owner}"


_ENGLISH = EventTexts()


def make_events(
    items: Iterable[DueItem],
    address: str = "",
    urls: Mapping[tuple[str, str], str] = MappingProxyType({}),
    texts: EventTexts = _ENGLISH,
) -> Iterator[CalendarEvent]:
    """Yield an event for each review and each action that has a date.

    *address* is the URL of the site, and *urls* has those of its practices and pages, by kind and id.
    """
    site = urlsplit(address)
    place = f"{site.netloc}{site.path}".rstrip("/") or _NO_HOST
    used: Counter[str] = Counter()
    for item in items:
        if item.due is None:
            continue
        name = _make_name(item)
        used[name] += 1
        number = f"-{used[name]}" if used[name] > 1 else ""
        title = texts.action if item.kind == ACTION else texts.review
        yield CalendarEvent(
            f"{name}{number}@{place}",
            item.due,
            item.reviewed or item.since or item.due,
            title.format(title=item.title, action=item.action),
            texts.owner.format(owner=item.owner) if item.owner else "",
            urls.get((PAGE if item.kind == PAGE else PRACTICE, item.id), ""),
        )


def _make_name(item: DueItem) -> str:
    """Return the name of an event, which stays the same when its date changes; an action has no id but its text."""
    if item.kind != ACTION:
        return f"{item.kind}-{item.id}"
    return f"{item.kind}-{item.id}-{sha256(item.action.encode()).hexdigest()[:12]}"
