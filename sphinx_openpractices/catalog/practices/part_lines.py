"""The parts of a practice as texts of one line each, which options, and strings in a catalog, consist of.

The form is the same wherever it is written, and is never the markup of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from sphinx_openpractices.catalog.dates import find_date, read_date
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import read_target
from sphinx_openpractices.catalog.values import read_line

from .parts import Assessment, Evidence, PracticeAction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Part = TypeVar("_Part")

_EVIDENCE_FORM = "[Title](target) 2026-05-01"
_ACTION_FORM = "2026-12-31 Text <target>"
_ASSESSMENT_FORM = "2024-03-01 planned Note"

_LONGEST = 400
"""The most characters of a line that are looked at for a suggestion."""
_LINK = "]("
"""Between the title and the target of evidence."""
_NEXT_EVIDENCE = re.compile(r"(\)(?: [0-9-]{4,10})?),? (?=\[[^\[\]]+\]\()")
"""Between two pieces of evidence in one line: MyST and YAML can make one line of several."""
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}"
)
"""A word that is meant as a date, in any notation."""
_OTHER_LINKS = (r"\[([^\[\]]+)\]\(([^()\s]+)\)", r"`([^<`]+) <([^<>`]+)>`")
"""Links of Markdown, perhaps in the wrong place, and of reStructuredText."""
_TARGET = re.compile(r"[\w-][./][\w/]")
"""In a word that is likely to be a URL or a path."""
_KEY = re.compile(r"[-*] |\{|([-\w]+):\s")
"""How a nested list or mapping of YAML begins, with the key."""


def read_evidence(value: str | Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Read evidence, a text for each, such as ``[Title](target) 2026-05-01``."""
    if isinstance(value, str):
        value = _NEXT_EVIDENCE.sub(r"\1\n", value)
    return _read_parts(value, Evidence, _read_evidence, _EVIDENCE_FORM)


def read_actions(value: str | Sequence[PracticeAction]) -> tuple[PracticeAction, ...]:
    """Read actions, a text for each, such as ``2026-12-31 Text <target>``."""
    return _read_parts(value, PracticeAction, _read_action, _ACTION_FORM)


def read_history(value: str | Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Read assessments, a text for each, such as ``2024-03-01 planned Note``."""
    return _read_parts(value, Assessment, _read_assessment, _ASSESSMENT_FORM)


def _read_parts(value: str | Sequence[_Part], cls: type, read: Callable[[str], _Part], form: str) -> tuple[_Part, ...]:
    """Read the lines of a text; the members of a list have been read already."""
    if not isinstance(value, str):
        return tuple(value)
    lines = [line for line in map(read_line, value.splitlines()) if line]
    if not lines:
        raise ValueError(f"is empty; write {form!r}")
    for line in lines:
        key = _KEY.match(f"{line} ")
        if key and (not key[1] or key[1] in get_keys(cls)):
            raise ValueError(f"{line!r} is a nested list or mapping; write one line for each item, such as {form!r}")
    return tuple(map(read, lines))


def _read_evidence(line: str) -> Evidence:
    """Read the text of one piece of evidence: its title and its target as in Markdown, and perhaps its date."""
    text, date = line, None
    before, _space, last = line.rpartition(" ")
    if not line.endswith(")") and (before.endswith(")") or _DATE.fullmatch(last)):
        text, date = before, read_date(last)
    if line.count(_LINK) > 1:
        raise ValueError(f"{line!r} has several links; write each on a line of its own, such as {_EVIDENCE_FORM!r}")
    title, link, target = text.partition(_LINK)
    title = title.removeprefix("[").strip()
    if not (text.startswith("[") and link and title and target.endswith(")")):
        raise ValueError(f"{line!r} is not evidence; write {_suggest_evidence(line)!r}")
    return Evidence(title=title, target=read_target(target[:-1].strip()), date=date)


def _suggest_evidence(line: str) -> str:
    """Return the evidence that a line is likely to mean."""
    words = _split_words(line)
    date = next((f" {word}" for word in words if find_date(word)), "")
    for pattern in _OTHER_LINKS:
        if match := re.search(pattern, line[:_LONGEST]):
            return f"[{match[1]}]({match[2]}){date}"
    targets = (word for word in words if _TARGET.search(word) and not _DATE.fullmatch(word))
    target = next((word for word in targets if not set(word) & set("[]()")), "")
    return f"[Title]({target}){date}" if target else _EVIDENCE_FORM


def _read_action(line: str) -> PracticeAction:
    """Read the text of one action: perhaps the date by which it is due, what to do, and perhaps its target."""
    first, _space, rest = line.partition(" ")
    due = read_date(first) if _DATE.fullmatch(first) else None
    text = rest if due else line
    target = ""
    if text.endswith(">") and "<" in text:
        text, _open, target = text[:-1].rpartition("<")
        target = read_target(target.strip())
    if not text.strip():
        raise ValueError(f"{line!r} does not say what to do; write {_ACTION_FORM!r}")
    return PracticeAction(text=text.strip(), due=due, target=target)


def _read_assessment(line: str) -> Assessment:
    """Read the text of one assessment: its date, its status, and perhaps a note."""
    first, _space, rest = line.partition(" ")
    status, _space, note = rest.partition(" ")
    if not _DATE.fullmatch(first) or not status or _DATE.fullmatch(status):
        words = _split_words(line)
        dates = [word for word in words if find_date(word)]
        others = [word for word in words if not find_date(word)]
        right = f"{dates[0]} {' '.join(others)}" if dates and others else _ASSESSMENT_FORM
        raise ValueError(f"{line!r} is not an assessment; write {right!r}")
    return Assessment(date=read_date(first), status=status, note=note)


def _split_words(line: str) -> list[str]:
    """Split the beginning of a line into words, for a suggestion."""
    return [word.strip(",;:") for word in line[:_LONGEST].split()]
