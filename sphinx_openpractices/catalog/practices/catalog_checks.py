"""Checks of a catalog of practices that a build does not make: by today's date, of files, and of principles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from sphinx_openpractices.text.messages import Severity, list_first, make_message

from .counting import find_unanswered
from .date_checks import find_future_dates, find_future_review, find_overdue_actions, find_overdue_review
from .missing_files import find_missing_files
from .principle_names import split_principle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message

    from .check_problem import CheckProblem
    from .page_review import PageReview
    from .practice import Practice
    from .site_frameworks import SiteFrameworks

UNANSWERED = "unanswered"
"""The kind of the messages about principles without a practice."""


class CheckedFiles(NamedTuple):
    """The files of a catalog, and today."""

    paths: Mapping[str, Path]
    """The path of each file, by the name that messages give it."""
    source_dir: Path | None
    today: CalendarDate


def check_practices(catalog: Catalog, files: CheckedFiles) -> Iterator[Message]:
    """Yield a warning for everything that is overdue, missing or in the future in a catalog of practices."""
    frameworks = cast("SiteFrameworks", catalog.shared)
    for entry in catalog.entries:
        has_reviews = frameworks.scales.has_reviews(entry.record)
        for problem in _find_problems(entry.record, files, files.paths[entry.file].parent, has_reviews=has_reviews):
            place = (entry.file, entry.find_line(problem.name), f"{entry.path}.{problem.name}")
            yield make_message(*place, problem.message, Severity.WARNING, problem.kind)
    yield from _check_answers(catalog, frameworks)


def _find_problems(
    practice: Practice, files: CheckedFiles, folder: Path, *, has_reviews: bool
) -> Iterator[CheckProblem]:
    if has_reviews:
        yield from find_overdue_review(practice, files.today)
        yield from find_overdue_actions(practice, files.today)
    yield from find_future_review(practice, files.today)
    yield from find_future_dates(practice, files.today)
    yield from find_missing_files(practice, folder, files.source_dir)


def _check_answers(catalog: Catalog, frameworks: SiteFrameworks) -> Iterator[Message]:
    """Yield a message for each framework that has principles without a practice.

    A framework of the package counts if a practice answers to it.
    """
    places = {name: (entry.file, entry.line, entry.path) for name, entry in frameworks.entries.items()}
    for entry in catalog.entries:
        for name in entry.record.principle:
            place = (entry.file, entry.find_line("principle"), f"{entry.path}.principle")
            places.setdefault(split_principle(name).framework, place)
    practices = [entry.record for entry in catalog.entries]
    for name, place in places.items():
        framework = frameworks.frameworks[name]
        if missing := find_unanswered(practices, framework):
            ids = list_first((f"{name}#{principle.id}" for principle in missing), len(missing))
            text = (
                f"add practices, assessed or not, for {len(missing)} of {len(framework.principles)} principles: {ids}"
            )
            yield make_message(*place, text, Severity.WARNING, UNANSWERED)


def check_page_review(file: str, review: PageReview, today: CalendarDate) -> Iterator[Message]:
    """Yield a warning if the review of a page is overdue or in the future."""
    for problem in (*find_overdue_review(review, today), *find_future_review(review, today)):
        yield make_message(file, review.line, problem.name, problem.message, Severity.WARNING, problem.kind)
