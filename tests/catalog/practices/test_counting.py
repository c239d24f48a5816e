"""How many practices have each status."""

from __future__ import annotations

from dataclasses import replace

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.practices.counting import PracticeCounts, count_practices
from sphinx_openpractices.catalog.practices.framework import Framework, FrameworkSection, Principle, ScaleMember
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.scales import Scales
from sphinx_openpractices.catalog.practices.statuses import STATUSES

_FRAMEWORK = Framework(
    id="posi-2.0",
    title="POSI",
    sections=tuple(
        FrameworkSection(title=title, principles=tuple(Principle(id=name, title=name) for name in names))
        for title, names in {"Governance": ("living-will", "b"), "Insurance": ("c", "d"), "Empty": ()}.items()
    ),
)
_LEVELS = replace(
    _FRAMEWORK,
    id="levels",
    scale=(
        ScaleMember(id="high", label="High", as_="met"),
        ScaleMember(id="low", label="Low", as_="unmet"),
    ),
)
_SCALES = Scales(STATUSES, {each.id: each for each in (_FRAMEWORK, _LEVELS)})


def _make_practice(line: str) -> Practice:
    """Make a practice from ``id status group reviewed principle …``; a hyphen is nothing."""
    id_, status, group, reviewed, *principles = line.split()
    return Practice(
        id=id_,
        status="" if status == "-" else status,
        group="" if group == "-" else group,
        reviewed=read_date(reviewed) if reviewed != "-" else None,
        principle=tuple(principles),
    )


def _make_practices(*lines: str) -> list[Practice]:
    return [_make_practice(line) for line in lines]


def _show(counts: PracticeCounts) -> list[str]:
    """Return a row for each section as in a summary, and the heads of the columns."""
    heads = " | ".join(status.label for status in counts.statuses)
    rows = []
    for section in counts.sections:
        cells = [(item.practice or item.principle).id for item in section.items]  # type: ignore[union-attr]
        numbers = " ".join(str(section.count(status)) for status in counts.statuses)
        rows.append(f"{section.title}: {' '.join(cells)}: {numbers}")
    return [heads, *rows]


def test_practices_are_counted_by_group_in_the_order_of_the_catalog() -> None:
    counts = count_practices(
        _make_practices(
            "a met Governance 2026-05-12",
            "b partly - 2025-05-20",
            "c - Data -",
            "d not-applicable Governance 2026-05",
            "e retired Data 2020-01-01",
            "f met Data -",
        ),
        _SCALES,
    )
    assert _show(counts) == [
        "Met | Partly met | Planned | Not met | Not assessed | Not applicable | Retired",
        "Governance: a d: 1 0 0 0 0 1 0",
        "Data: c e f: 1 0 0 0 1 0 1",
        ": b: 0 1 0 0 0 0 0",
    ]
    assert (counts.met, counts.total) == (2, 4)
    assert [counts.count(status) for status in counts.statuses] == [2, 1, 0, 0, 1, 1, 1]
    assert [str(day) for day in counts.reviews] == ["2025-05-20", "2026-05", "2026-05-12"]
    assert counts.never_reviewed == 2


def test_a_framework_counts_each_practice_once_and_each_principle_without_one() -> None:
    counts = count_practices(
        _make_practices(
            "z met x 2026-05-12 posi-2.0#d",
            "two partly x 2026-05-12 levels#a posi-2.0#living-will posi-2.0#c",
            "other met x 2026-05-12 other#living-will",
            "none met x 2026-05-12",
            "more unmet x 2026-05-12 posi-2.0#living-will",
        ),
        replace(_SCALES, frameworks={"posi-2.0": _FRAMEWORK}),
        _FRAMEWORK,
    )
    assert _show(counts) == [
        "Met | Partly met | Planned | Not met | Not assessed",
        "Governance: two more b: 0 1 0 1 1",
        "Insurance: z: 1 0 0 0 0",
    ]


def test_practices_of_one_scale_have_its_columns_and_others_count_as_statuses_of_the_site() -> None:
    lines = ["a high - - levels#b", "b low - - levels#c", "c retired - - levels#d"]
    assert _show(count_practices(_make_practices(*lines), _SCALES)) == ["High | Low | Retired", ": a b c: 1 1 1"]
    assert _show(count_practices(_make_practices(*lines, "d met - -"), _SCALES)) == [
        "Met | Partly met | Planned | Not met | Retired",
        ": a b c d: 2 0 0 1 1",
    ]
    assert _show(count_practices([], _SCALES, _LEVELS)) == [
        "High | Low | Not assessed",
        "Governance: living-will b: 0 0 2",
        "Insurance: c d: 0 0 2",
    ]
    assert _show(count_practices([], _SCALES)) == ["Met | Partly met | Planned | Not met"]
