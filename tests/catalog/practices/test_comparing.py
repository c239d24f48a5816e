"""What changed since a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.practices import comparing
from sphinx_openpractices.catalog.practices.comparing import (
    compare_entries,
    compare_with_date,
    find_step_back,
    list_changes,
)
from sphinx_openpractices.catalog.practices.framework import Framework, ScaleMember
from sphinx_openpractices.catalog.practices.parts import Assessment
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.scales import Scales
from sphinx_openpractices.catalog.practices.statuses import STATUSES

_MATURITY = Framework(
    id="maturity",
    title="Maturity",
    sections=(),
    scale=(
        ScaleMember(id="leading", label="Leading", as_="met"),
        ScaleMember(id="steady", label="Steady", as_="met"),
        ScaleMember(id="begun", label="Begun", as_="partly"),
        ScaleMember(id="none", label="None", as_="unmet"),
    ),
)
_SCALES = Scales(STATUSES, {"maturity": _MATURITY})
_SINCE = read_date("2025-01-01")


def _make_practice(line: str, *, principle: tuple[str, ...] = ()) -> Practice:
    """Make a practice from ``since? date=status ...``; the last status is the present one, with or without a date."""
    since, *pairs, present = line.split()
    date, _separator, status = present.rpartition("=")
    return Practice(
        id="x",
        since=read_date(since) if since != "-" else None,
        status=status.removesuffix("?"),
        reviewed=read_date(date) if date else None,
        history=tuple(
            Assessment(date=read_date(day), status=earlier) for day, earlier in (pair.split("=") for pair in pairs)
        ),
        principle=principle,
    )


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("- 2024-03=met 2026-05-12=partly", "back 1 met partly"),
        ("- 2024-03=met 2026-05-12=unmet", "back 3 met unmet"),
        ("- 2024-03=planned 2025-04=partly 2026-05=met", "forward 2 planned met"),
        ("- 2024-03=planned 2025-01-01=partly 2026-05=met", "forward 1 partly met"),  # on that very day
        ("- 2024-03=planned 2025-01=partly 2026-05=met", "forward 1 partly met"),  # in a month that begins on that day
        ("- 2024-03=planned 2025-01-02=partly 2026-05=met", "forward 2 planned met"),  # a day later
        ("- 2024-03=met 2026-05=met", "same 0 met met"),
        ("- 2024-05=met", "same 0 met met"),
        ("- 2024-03=met 2025-03=unmet 2026-05=met", "same 0 met met"),
        ("- 2025-03=planned 2026-05=met", "added 0 - met"),
        ("2025-02 2025-03=planned 2026-05=met", "added 0 - met"),
        ("2024-02 2025-03=planned 2026-05=met", "other 0 - met"),  # was there, but not assessed
        ("2025-02 ?", "added 0 - -"),
        ("- ?", "same 0 - -"),
        ("- met", "other 0 - met"),  # nobody wrote a date
        ("- 2024-03=met 2026-05=not-applicable", "other 0 met not-applicable"),
        ("- 2024-03=unmet 2025-10=retired", "other 0 unmet retired"),
        ("- 2024-03=not-applicable 2026-05=unmet", "other 0 not-applicable unmet"),
        ("- 2024-03=retired 2026-05=retired", "same 0 retired retired"),
        ("- 2024-03=met ?", "other 0 met -"),
    ],
)
def test_a_status_is_compared_with_that_of_a_day(line: str, change: str) -> None:
    found = compare_with_date(_make_practice(line), _SINCE, _SCALES)
    assert f"{found.kind} {found.steps} {found.before.name or '-'} {found.after.name or '-'}" == change


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("- 2024-03=leading 2026-05=steady", "back 1"),  # both count as met
        ("- 2024-03=none 2026-05=leading", "forward 3"),
        ("- 2024-03=planned 2026-05=begun", "forward 1"),  # the statuses of the site, before the framework
        ("- 2024-03=begun 2026-05=retired", "other 0"),
        ("- 2024-03=met 2026-05=steady", "same 0"),
    ],
)
def test_a_scale_has_its_own_steps(line: str, change: str) -> None:
    practice = _make_practice(line, principle=("maturity#a",))
    found = compare_with_date(practice, _SINCE, _SCALES)
    assert f"{found.kind} {found.steps}" == change


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- 2024-03=met 2025-04-02=met 2026-05=partly", "1 met 2025-04-02"),
        ("- 2024-03=met 2025-04=unmet 2026-05=partly", "1 met 2024-03"),  # better than in the year before, but not yet
        ("- 2024-03=met 2025-04=unmet 2026-05=met", None),
        ("- 2024-03=partly 2025-04=met", None),
        ("- 2024-03=met 2025-04=not-applicable 2026-05=unmet", "3 met 2024-03"),
        ("- 2024-03=met 2026-05=retired", None),
        ("- 2025-04=partly 2024-03=met 2026-05=planned", "1 partly 2025-04"),  # out of order: the dates count
        ("- met", None),
    ],
)
def test_a_step_back_is_found_until_it_is_made_good(line: str, found: str | None) -> None:
    change = find_step_back(_make_practice(line), _SCALES)
    assert (change and f"{change.steps} {change.before.name} {change.date}") == found


@pytest.mark.parametrize(
    ("line", "since", "shown"),
    [
        ("- 2024-03=met 2026-05=partly", None, ["back 2024-03"]),
        ("- 2024-03=met 2026-05=partly", "2025-01-01", ["back 2025-01-01"]),
        ("- 2024-03=planned 2025-04=met 2026-05=partly", "2025-01-01", ["forward 2025-01-01", "back 2025-04"]),
        ("- 2023-03=met 2024-03=partly 2026-05=partly", "2025-01-01", ["same 2025-01-01", "back 2023-03"]),
        ("- 2024-03=partly 2025-04=met 2026-05=planned", "2025-01-01", ["back 2025-01-01", "back 2025-04"]),
        ("- 2024-03=planned 2026-05=met", None, []),
    ],
)
def test_a_step_back_is_always_shown(line: str, since: str | None, shown: list[str]) -> None:
    changes = list_changes(_make_practice(line), read_date(since) if since else None, _SCALES)
    assert [f"{change.kind} {change.date}" for change in changes] == shown


def test_pages_and_commands_compare_statuses_by_one_function() -> None:
    package = Path(comparing.__file__).parents[2]
    callers = {path.name for path in package.rglob("*.py") if "count_steps(" in path.read_text(encoding="utf-8")}
    assert callers == {"scales.py", "comparing.py"}


def test_two_versions_of_an_entry_are_compared() -> None:
    before, after = (_make_practice(line) for line in ("- 2024-03=met", "- 2026-05=unmet"))
    assert compare_entries(before, after, _SCALES, _SCALES).kind == "back"
