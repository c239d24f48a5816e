"""What differs between two versions of a catalog of practices."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.differences import Rating, find_differences
from sphinx_openpractices.catalog.practices.parts import Evidence

_SCALE = """\
frameworks:
- id: maturity
  title: Maturity
  scale:
{scale}
  sections:
  - {{title: All, principles: [{{id: a, title: A}}, {{id: b, title: B}}]}}
practices:
"""
_LEVELS = ("leading as met", "steady as met", "begun as partly", "none as unmet")
_EVIDENCE = "evidence: '[Plan](plan.md)'"


def _read(entries: str, levels: tuple[str, ...] = _LEVELS) -> object:
    members = (level.split(" as ") for level in levels)
    scale = "\n".join(f"  - {{id: {name}, label: {name.title()}, as: {kind}}}" for name, kind in members)
    lines = "".join(f"- {{{line.strip()}}}\n" for line in entries.strip().splitlines())
    text = _SCALE.format(scale=scale) + lines if lines else "practices: []"
    catalog, messages = read_catalog({"p.yml": GivenFile(Path("p.yml"), text.encode())}, {}, PRACTICES)
    assert not [each for each in messages if each.severity == "error"]
    return catalog


def _describe(value: object) -> str:
    if isinstance(value, Rating):
        return value.status.name or "-"
    return value.target if isinstance(value, Evidence) else str(value)


def _compare(old: str, new: str, *levels: tuple[str, ...]) -> list[str]:
    """Return ``kind id: before > after``, with an exclamation mark for a step back."""
    catalogs = (_read(entries, *given) for entries, given in ((old, levels[:1]), (new, levels[1:])))
    return [
        f"{each.kind} {each.practice.id}: {_describe(each.before)} > {_describe(each.after)}" + "!" * each.is_step_back
        for each in find_differences(*catalogs)
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("status: met", "status: partly", ["worse x: met > partly!"]),
        ("status: unmet", "status: partly", ["better x: unmet > partly"]),
        ("owner: A", "owner: A, status: partly", ["assessed x: - > partly"]),
        ("status: partly", "draft: false", ["unassessed x: partly > -!"]),
        ("status: not-applicable", "draft: false", ["unassessed x: not-applicable > -"]),
        ("status: partly", "status: not-applicable", ["uncounted x: partly > not-applicable"]),
        ("status: met", "status: retired", ["uncounted x: met > retired"]),
        ("status: retired", "status: unmet", ["counted x: retired > unmet"]),
        ("status: met, reviewed: 2025-01", "status: met, reviewed: 2026-01", ["reviewed x: met > met"]),
        ("status: met", "status: met", []),
        # evidence is known by its target
        (f"status: met, {_EVIDENCE}", "status: met", ["evidence-lost x: plan.md > None!"]),
        (f"status: partly, {_EVIDENCE}", "status: partly", ["evidence-lost x: plan.md > None"]),
        (
            f"status: met, {_EVIDENCE}",
            "status: met, evidence: '[Plan](other.md)'",
            ["evidence-lost x: plan.md > None", "evidence-added x: None > other.md"],
        ),
        (f"status: met, {_EVIDENCE}", "status: met, evidence: '[The plan](plan.md) 2026-05'", []),
        # texts
        ("note: One.", "note: Two.", ["note x: One. > Two."]),
        ("note: One.", "draft: false", ["note x: One. > "]),
        ("note: 'One  two.'", "note: 'One two.'", []),
        ("level: must, owner: A", "level: may, owner: B", ["level x: must > may", "owner x: A > B"]),
        ("title: A", "title: B", ["title x: A > B"]),
        # principles and scales
        (
            "principle: 'maturity#a', status: leading",
            "principle: 'maturity#a', status: steady",
            ["worse x: leading > steady!"],
        ),
        ("principle: 'maturity#a'", "principle: 'maturity#b'", ["principle x: maturity#a > maturity#b"]),
        (
            "status: met",
            "status: steady, principle: 'maturity#a'",
            ["status x: met > steady", "principle x:  > maturity#a"],
        ),
        (
            "status: met",
            "status: begun, principle: 'maturity#a'",
            ["worse x: met > begun!", "principle x:  > maturity#a"],
        ),
    ],
)  # fmt: skip
def test_a_practice_is_compared(before: str, after: str, found: list[str]) -> None:
    assert _compare(f"id: x, statement: S., {before}", f"id: x, statement: S., {after}") == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (("best as met", "good as met"), ("best as met", "good as partly"), ["worse x: good > good!"]),
        # a status that the new scale does not have: by the old one
        (_LEVELS, ("leading as met", "begun as partly"), ["better x: steady > leading"]),
        # another order: that of the new scale
        (("good as met", "best as met"), ("best as met", "good as met"), ["better x: good > best"]),
        # other words: by the statuses that they count as
        (("steady as met",), ("solid as met",), ["status x: steady > solid"]),
        (("steady as met",), ("weak as unmet",), ["worse x: steady > weak!"]),
    ],
)
def test_a_scale_can_change(old: tuple[str, ...], new: tuple[str, ...], found: list[str]) -> None:
    _kind, _id, before, _sign, after = found[0].rstrip("!").split()
    line = "id: x, statement: S., principle: 'maturity#a', status: {}"
    assert _compare(line.format(before), line.format(after), old, new) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "id: a, statement: S., status: met", ["new a: None > met"]),
        ("id: a, statement: S., status: unmet", "", ["gone a: unmet > None!"]),
        ("id: a, statement: S.", "", ["gone a: - > None"]),
        ("id: a, statement: S., status: retired", "", ["gone a: retired > None"]),
        ("id: a, statement: S., status: met", "id: a, statement: S., draft: true", ["gone a: met > draft!"]),
        ("id: a, statement: S., draft: true", "id: a, statement: S.", ["new a: draft > -"]),
        ("id: a, statement: S., draft: true", "id: a, statement: T., draft: true", []),
        # known by the title, or else by the principles or the statement
        ("id: a, title: One", "id: b, title: one", ["renamed b: a > b", "title b: One > one"]),
        ("title: One", "title: Two, statement: T.", ["gone one: - > None", "new two: None > -"]),
        ("id: a, statement: S.", "id: b, statement: S.", ["renamed b: a > b"]),
        (
            "id: a, title: A, principle: 'maturity#a'",
            "id: b, title: B, principle: 'maturity#a'",
            ["renamed b: a > b", "title b: A > B"],
        ),
        # the title counts more than the principle
        (
            "id: a, title: A, principle: 'maturity#a'\nid: b, title: B",
            "id: c, title: A\nid: d, title: D, principle: 'maturity#a'",
            ["gone b: - > None", "new d: None > -", "renamed c: a > c", "principle c: maturity#a > "],
        ),
        # two practices answer to it, so that it does not say which
        (
            "id: a, title: A, principle: 'maturity#a'\nid: b, title: B, principle: 'maturity#a'",
            "id: c, title: C, principle: 'maturity#a'\nid: b, title: B, principle: 'maturity#a'",
            ["gone a: - > None", "new c: None > -"],
        ),
    ],
)
def test_practices_come_go_and_are_renamed(old: str, new: str, found: list[str]) -> None:
    assert _compare(old, new) == found


def test_what_is_worse_comes_first_and_then_the_order_of_the_file_counts() -> None:
    old = "id: a, statement: A., note: N.\nid: b, statement: B., status: met\nid: c, statement: C., status: met"
    new = "id: c, statement: C., status: unmet\nid: d, statement: D.\nid: b, statement: B., status: partly"
    new += "\nid: a, statement: A."
    found = [each.partition(":")[0] for each in _compare(old, new)]
    assert found == ["worse c", "worse b", "new d", "note a"]


def test_what_could_not_be_read_is_not_compared() -> None:
    old, new = _read("id: a, statement: A., status: met"), _read("")
    assert find_differences(old, new, {"a"}) == []
