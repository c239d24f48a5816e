"""A practice: one commitment, and the rules for each of its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sphinx_openpractices.catalog.dates import CalendarDate, read_date
from sphinx_openpractices.catalog.durations import Duration, read_duration
from sphinx_openpractices.catalog.extra_keys import read_extra
from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.values import (
    read_classes,
    read_identifier,
    read_line,
    read_switch,
    read_text,
    read_words,
)

from .part_lines import read_actions, read_evidence, read_history
from .parts import Assessment, Evidence, PracticeAction
from .principle_names import read_principles

LEVELS = ("must", "should", "may")
"""How binding a practice can be (RFC 2119)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice, checked; only *statement* is markup, which is not parsed yet."""

    id: str = declare_key(
        read_identifier,
        "stable name for references, `[a-z0-9-]+`; in a catalog, required without a title",
        "made from the title",
        empty="",
        synonyms="key slug identifier anchor",
    )
    title: str = declare_key(
        read_text, "plain text; without it, the statement is the text", empty="", synonyms="name heading header"
    )
    statement: str = declare_key(
        str.strip,
        "what is promised, one or more paragraphs of markup",
        "the summary",
        empty="",
        synonyms="text body content caption commitment promise",
    )
    summary: str = declare_key(
        read_line,
        "one paragraph of plain text, for readers if there is no statement, and for search engines and other programs",
        empty="",
        synonyms="description desc about abstract synopsis short-description",
    )
    group: str = declare_key(
        read_text,
        "plain text: the heading under which lists can show the practice",
        empty="",
        synonyms="section category theme area chapter",
    )
    principle: tuple[str, ...] = declare_key(
        read_principles,
        "the principles of a framework that it answers to, such as `posi-2.0#living-will`",
        empty=(),
        synonyms="principles framework frameworks standard criterion requirement",
    )
    level: str = declare_key(
        read_text,
        "how binding it is: `must`, `should` or `may`",
        choices=LEVELS,
        empty="",
        synonyms="keyword priority obligation requirement-level strength",
    )
    status: str = declare_key(
        read_text,
        "how far it is kept: one of the configured statuses, or of the scale of its framework",
        "not assessed",
        empty="",
        synonyms="rating state result assessment score compliance",
    )
    note: str = declare_key(
        read_text,
        "what the last assessment found, plain text",
        empty="",
        synonyms="notes comment comments finding findings rationale justification explanation remark remarks",
    )
    owner: str = declare_key(
        read_text,
        "the role that answers for it, or a name",
        empty="",
        synonyms="owners responsible contact maintainer accountable team",
    )
    since: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date on which the commitment was made, `2024-03-01`, or the month, `2024-03`",
        typed=True,
        empty=None,
        synonyms="adopted from start committed added created",
    )
    reviewed: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date of the last review, when the status was given, `2024-03-01`, or the month, `2024-03`",
        typed=True,
        empty=None,
        synonyms="last-reviewed last-review last-reviewed-on reviewed-on review-date assessed assessed-on date",
    )
    review_every: Duration | None = declare_key(  # noqa: RUF009 - makes a field
        read_duration,
        "the time from one review to the next: days, months or years, such as `12 months`",
        typed=True,
        empty=None,
        synonyms="review-in review-interval review-cycle review-period cycle frequency interval every",
    )
    next_review: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "in place of `review-every`, the date of the next review",
        typed=True,
        empty=None,
        synonyms="review-by review-due review-on due expires next-review-date next",
    )
    evidence: tuple[Evidence, ...] = declare_key(
        read_evidence,
        "links that show that it is kept, a line for each: `[Title](target) 2026-05-01`",
        items=Evidence,
        empty=(),
        synonyms="evidences links link target url href proof proofs references sources",
    )
    actions: tuple[PracticeAction, ...] = declare_key(
        read_actions,
        "what is to be done, a line for each: `2026-12-31 Text <target>`",
        items=PracticeAction,
        empty=(),
        synonyms="action todo todos tasks plan improvements next-steps issues",
    )
    projects: tuple[str, ...] = declare_key(
        read_words, "ids of projects of the catalog, separated by commas", empty=(), synonyms="project software"
    )
    history: tuple[Assessment, ...] = declare_key(
        read_history,
        "earlier assessments, the first one first, a line for each: `2024-03-01 planned Note`",
        items=Assessment,
        empty=(),
        synonyms="assessments previous log past audits reviews",
    )
    tags: tuple[str, ...] = declare_key(
        read_words, "words separated by commas", empty=(), synonyms="keywords topics labels subjects"
    )
    draft: bool = declare_key(
        read_switch,
        "flag: the practice is in no output",
        "no",
        typed=True,
        empty=False,
        synonyms="hidden unpublished disabled private",
    )
    class_: tuple[str, ...] = declare_key(
        read_classes, "extra CSS classes", empty=(), synonyms="css css-class html-class style"
    )
    extra: dict[str, Any] = declare_key(  # noqa: RUF009 - makes a field
        read_extra,
        "keys of your own, in lower case; as options, each one with a dot, such as `extra.maturity`",
        empty=dict,
        synonyms="custom data params other",
    )
