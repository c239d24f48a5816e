"""The differences between two versions of a catalog as text, as JSON, and as Markdown for a comment."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.practices.differences import A_DRAFT, Difference, DifferenceKind, Rating
from sphinx_openpractices.catalog.practices.parts import Evidence
from sphinx_openpractices.commands.formats import format_count
from sphinx_openpractices.text.markdown_text import escape_issue_text
from sphinx_openpractices.text.printable import escape_unprintable, shorten_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Value = Rating | Evidence | str | None

_HEADINGS = {
    DifferenceKind.WORSE: "Worse",
    DifferenceKind.EVIDENCE_LOST: "Evidence lost",
    DifferenceKind.GONE: "Gone",
    DifferenceKind.UNASSESSED: "No longer assessed",
    DifferenceKind.UNCOUNTED: "No longer counted",
    DifferenceKind.BETTER: "Better",
    DifferenceKind.ASSESSED: "Newly assessed",
    DifferenceKind.COUNTED: "Counted again",
    DifferenceKind.NEW: "New",
    DifferenceKind.EVIDENCE_ADDED: "Evidence added",
    DifferenceKind.STATUS: "Another status",
    DifferenceKind.RENAMED: "Renamed",
    DifferenceKind.TITLE: "Title changed",
    DifferenceKind.STATEMENT: "Statement changed",
    DifferenceKind.PRINCIPLE: "Principle changed",
    DifferenceKind.LEVEL: "Level changed",
    DifferenceKind.OWNER: "Owner changed",
    DifferenceKind.NOTE: "Note changed",
    DifferenceKind.REVIEWED: "Reviewed again",
}
_WEB = ("http://", "https://")


class Comparison(NamedTuple):
    """The *differences* between two versions, by their names."""

    old: str
    new: str
    differences: list[Difference]

    @property
    def steps_back(self) -> int:
        """How many of the differences are steps back."""
        return sum(each.is_step_back for each in self.differences)

    @property
    def tally(self) -> str:
        """How many differences there are, in words."""
        if not self.differences:
            return "no differences"
        count = format_count(len(self.differences), "difference")
        return f"{count}, {self.steps_back or 'no'} {'step' if self.steps_back == 1 else 'steps'} back"


def _format_text(found: Comparison) -> str:
    """Return a line for each difference, grouped by kind."""
    lines = []
    for kind, differences in groupby(found.differences, key=lambda each: each.kind):
        lines.append(_HEADINGS[kind])
        for each in differences:
            mark = " [step back]" if each.is_step_back else ""
            lines.append(f"  {each.practice.id}: {' -> '.join(_describe_values(each))}{mark}")
        lines.append("")
    lines.append(f"{found.old} -> {found.new}: {found.tally}")
    return "".join(f"{escape_unprintable(line)}\n" for line in lines)


def _format_markdown(found: Comparison) -> str:
    """Return a list for each kind; texts of the catalog are escaped, and notify no one."""
    blocks = [f"{_escape(found.old)} → {_escape(found.new)}: **{found.tally}**"]
    for kind, differences in groupby(found.differences, key=lambda each: each.kind):
        blocks += [f"### {_HEADINGS[kind]}", "\n".join(map(_format_item, differences))]
    return "\n\n".join(blocks) + "\n"


def _format_item(difference: Difference) -> str:
    name = _escape(difference.practice.title or difference.practice.id)
    links = [_format_link(each) for each in (difference.before, difference.after) if isinstance(each, Evidence)]
    values = links or map(_escape, _describe_values(difference))
    return f"- **{name}**: {' → '.join(values)}" + (" **(step back)**" if difference.is_step_back else "")


def _format_link(evidence: Evidence) -> str:
    """Return a link; evidence that is a file has no address that works in a comment."""
    if not evidence.target.startswith(_WEB):
        return _escape(_describe_evidence(evidence))
    target = evidence.target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{_escape(evidence.title)}](<{target}>)"


def _escape(text: str) -> str:
    return escape_issue_text(escape_unprintable(text))


def _format_json(found: Comparison) -> str:
    data = {
        "format": 1,
        "old": found.old,
        "new": found.new,
        "steps-back": found.steps_back,
        "differences": [_convert(each) for each in found.differences],
    }
    return json.dumps(data, indent=2) + "\n"


def _convert(difference: Difference) -> dict[str, Any]:
    """Return a difference as plain data."""
    return {
        "kind": difference.kind.value,
        "id": difference.practice.id,
        "title": difference.practice.title,
        "before": _convert_value(difference.before),
        "after": _convert_value(difference.after),
        "steps": difference.steps,
        "step-back": difference.is_step_back,
    }


def _convert_value(value: Value) -> Any:
    if isinstance(value, Rating):
        reviewed = str(value.reviewed) if value.reviewed else None
        return {"status": value.status.name or None, "label": value.status.label, "reviewed": reviewed}
    if isinstance(value, Evidence):
        return {"title": value.title, "target": value.target, "date": str(value.date) if value.date else None}
    return value


def _describe_values(difference: Difference) -> Iterator[str]:
    """Yield what was before and what is after, as far as there is one."""
    before, after = difference.before, difference.after
    if isinstance(before, str) and isinstance(after, str):
        yield from (f'"{each}"' if each else "none" for each in shorten_pair(before, after))
        return
    has_tones = isinstance(before, Rating) and isinstance(after, Rating) and _is_counted_anew(before, after)
    for value, draft in ((before, "was a draft"), (after, "is a draft now")):
        if isinstance(value, Rating):
            yield _describe_rating(value, has_tone=has_tones)
        elif isinstance(value, Evidence):
            yield _describe_evidence(value)
        elif value == A_DRAFT:
            yield draft


def _describe_rating(rating: Rating, *, has_tone: bool) -> str:
    tone = f", counted as {rating.status.tone}" if has_tone else ""
    return f"{rating.status.label}{tone}" + (f" ({rating.reviewed})" if rating.reviewed else "")


def _is_counted_anew(before: Rating, after: Rating) -> bool:
    """Return whether only the scale says that one status is better than the other."""
    return before.status.label == after.status.label and before.status.tone != after.status.tone


def _describe_evidence(evidence: Evidence) -> str:
    return f"{evidence.title} <{evidence.target}>"


DIFFERENCE_FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": _format_text,
    "json": _format_json,
    "markdown": _format_markdown,
}
"""By the names that ``--format`` accepts."""
