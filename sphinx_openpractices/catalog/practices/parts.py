"""The parts of a practice that have keys of their own: evidence, actions and earlier assessments."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_openpractices.catalog.dates import CalendarDate, read_date
from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.project import read_target
from sphinx_openpractices.catalog.values import read_text

_TARGET = "an `http(s)` or `mailto` URL, or a document, label or file of this site"
_TARGET_NAMES = "url href link uri web page website to file path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A link that shows that a practice is kept."""

    title: str = declare_key(read_text, "plain text", "required", synonyms="name label text heading description")
    target: str = declare_key(
        read_target, f"where the link leads: {_TARGET}", "required", synonyms=f"{_TARGET_NAMES} source"
    )
    date: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date of the evidence, `2024-03-01`, or the month, `2024-03`",
        typed=True,
        empty=None,
        synonyms="on day published updated when year",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeAction:
    """Something to do until a day, perhaps with a place where it is tracked."""

    text: str = declare_key(read_text, "plain text", "required", synonyms="title action task todo description name")
    due: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date until which it is to be done, `2024-03-01`, or the month, `2024-03`",
        typed=True,
        empty=None,
        synonyms="date by deadline until when on due-date end",
    )
    target: str = declare_key(
        read_target, f"where it is tracked: {_TARGET}", empty="", synonyms=f"{_TARGET_NAMES} issue ticket"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A status given to a practice on a day."""

    date: CalendarDate = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date of the assessment, `2024-03-01`, or the month, `2024-03`",
        "required",
        typed=True,
        synonyms="on day when reviewed assessed reviewed-on assessed-on",
    )
    status: str = declare_key(read_text, "the status", "required", synonyms="rating state result score level was")
    note: str = declare_key(
        read_text, "what was found, plain text", empty="", synonyms="notes comment comments text finding remark"
    )
