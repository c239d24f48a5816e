"""Practices as data for search engines: each is a work with its text, its status and what shows that it is kept.

schema.org has no type for commitments: ``Claim`` and ``Statement`` are for facts, and ``Review`` is for what one party
writes about another.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_TYPE = "CreativeWork"


class LinkedWork(NamedTuple):
    """What a practice refers to, a principle or a piece of evidence; *date* is in ISO 8601."""

    name: str
    url: str = ""
    date: str = ""

    def describe(self) -> dict[str, Any]:
        """Return the work as data."""
        return _make_work(name=self.name, url=self.url, datePublished=self.date)


class PracticeItem(NamedTuple):
    """What a page contains about one practice; unknown values are empty. URLs are absolute, or relative to the page.

    *text* is its statement as plain text, and *status* the label that readers see.
    """

    name: str
    text: str = ""
    url: str = ""
    status: str = ""
    principles: tuple[LinkedWork, ...] = ()
    evidence: tuple[LinkedWork, ...] = ()

    def describe(self) -> dict[str, Any]:
        """Return the practice as data."""
        return _make_work(
            name=self.name,
            text=self.text,
            url=self.url,
            creativeWorkStatus=self.status,
            isBasedOn=[each.describe() for each in self.principles],
            citation=[each.describe() for each in self.evidence],
        )


def _make_work(**properties: Any) -> dict[str, Any]:
    """Return a work with the properties that have a value."""
    return {"@type": _TYPE} | {name: value for name, value in properties.items() if value}
