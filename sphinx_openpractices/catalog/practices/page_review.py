"""The reviews of a page: the same keys as those of a practice, in its front matter or field list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.keys import KeyProblem, get_keys
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.spelling import find_nearest

from .practice import Practice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.durations import Duration

OWNER = "owner"
REVIEW_KEYS = ("reviewed", "review-every", "next-review")
"""The keys that make a page one with reviews; an owner alone is a key of many other tools."""
_LIKENESS = 0.9
"""Other keys of front matter, such as ``reviewer`` or ``review``, are less like ours."""


class _OtherKey(NamedTuple):
    """A key of another tool, the key that it is here, and how its value is written here."""

    tool: str
    key: str
    convert: Callable[[str], str] = str


def _convert_interval(value: str) -> str:
    """Return an interval in days if it is in weeks, or without a unit."""
    number, _space, unit = value.partition(" ")
    if number.isdecimal() and unit in ("", "week", "weeks"):
        return f"{int(number) * (7 if unit else 1)} days"
    return value


_GOVUK = "the GOV.UK tech-docs-gem"
_DUST = "sphinx-dust"
_OTHER_KEYS = {
    "last_reviewed_on": _OtherKey(_GOVUK, "reviewed"),
    "review_in": _OtherKey(_GOVUK, "review-every", _convert_interval),
    "owner_slack": _OtherKey(_GOVUK, OWNER),
    "proofread-on": _OtherKey(_DUST, "reviewed"),
    "dust-days-limit": _OtherKey(_DUST, "review-every", _convert_interval),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReview:
    """The reviews of a page, with the line where they are written."""

    reviewed: CalendarDate | None = None
    review_every: Duration | None = None
    next_review: CalendarDate | None = None
    owner: str = ""
    line: int = 1


def read_page_review(fields: Mapping[str, str], line: int = 1) -> tuple[PageReview | None, list[KeyProblem]]:
    """Return the reviews that the fields of a page have, or ``None``, and the problems of the fields.

    A wrong value is left out. If that is the day of the last review, so is everything: the page would say that it was
    never reviewed.
    """
    problems = [KeyProblem(name, message, known=False) for name in fields if (message := _describe_name(name, fields))]
    keys = get_keys(Practice)
    values: dict[str, Any] = {}
    wrong: list[KeyProblem] = []
    for name in REVIEW_KEYS:
        if name in fields:
            try:
                values[name.replace("-", "_")] = keys[name].read(fields[name])
            except ValueError as err:
                wrong.append(KeyProblem(name, str(err)))
    owner = read_line(fields.get(OWNER, ""))
    if values and (parts := _find_parts(owner)):
        wrong.append(KeyProblem(OWNER, f'is not a text; write "{OWNER}: {", ".join(parts)}"'))
        owner = ""
    review = PageReview(owner=owner, line=line, **values)
    is_shown = bool(values) and all(each.name != "reviewed" for each in wrong)
    return review if is_shown else None, [*problems, *wrong]


def _find_parts(text: str) -> list[str]:
    """Return the parts of a list or a mapping, which MyST-Parser writes as JSON; nothing for any other text."""
    try:
        found = json.loads(text) if text[:1] in ("[", "{") else None
    except ValueError:
        return []
    return list(map(str, found.values() if isinstance(found, dict) else found or ()))


def _describe_name(name: str, fields: Mapping[str, str]) -> str:
    """Return what to write in place of a name; empty if it is one of ours, or not about reviews."""
    if name in REVIEW_KEYS:
        return ""
    if other := _OTHER_KEYS.get(name):
        written = "" if other.key in fields else f'write "{other.key}: {other.convert(fields[name])}"'
        return f"is a key of {other.tool}; {written or 'remove it'}"
    nearest = find_nearest(name.replace("_", "-"), REVIEW_KEYS, likeness=_LIKENESS)
    return f'is not a key; did you mean "{nearest}"?' if nearest and nearest[0] == name[0].lower() else ""
