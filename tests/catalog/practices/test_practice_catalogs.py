"""Catalogs of practices: mistakes at any depth are reported with their lines, and the other practices stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.durations import Duration
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.practices.framework_reader import STATUS_KEY
from sphinx_openpractices.catalog.practices.named_projects import check_named_projects
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction
from sphinx_openpractices.catalog.practices.statuses import Status

CATALOGS = Path(__file__).parent / "catalogs"
FILES = sorted(path for path in CATALOGS.iterdir() if path.suffix in {".yml", ".toml", ".json"})


def read(*paths):
    """The catalog of some files, and the messages about them."""
    catalog, messages = read_catalog({path.name: path for path in paths}, {}, PRACTICES)
    return catalog, "\n".join(map(str, messages))


@pytest.mark.parametrize("name", sorted({path.stem for path in FILES}))
def test_every_mistake_of_a_file_has_its_line_and_key(name, monkeypatch, same_text):
    monkeypatch.setattr("sphinx_openpractices.text.messages.MOST_MESSAGES", 100)
    found = [read(path)[1] for path in FILES if path.stem == name]
    same_text("\n\n".join(found), (CATALOGS / f"{name}.expected.txt").read_text("utf-8"), "messages")


def test_every_expected_text_belongs_to_a_file():
    assert {path.name for path in CATALOGS.glob("*.txt")} == {f"{path.stem}.expected.txt" for path in FILES}


def list_ids(catalog):
    return [entry.record.id for entry in (*catalog.entries, *catalog.drafts)]


def test_exactly_the_practices_without_an_error_stay():
    ids = {path.name: list_ids(read(path)[0]) for path in FILES}
    doubtful = re.findall("id: (good-.*)", (CATALOGS / "doubts.yml").read_text("utf-8"))
    assert {name: found for name, found in ids.items() if found} == {
        "bad-frameworks.yml": ["good-without-a-word-about-the-consequence", "good-of-the-first"],
        "bad-shapes.yml": ["good"],
        "bad-values.yml": ["good"],
        "doubts.yml": doubtful,
        "good.yml": ["living-will", "no-title", "changes-are-reviewed"],
        "nested.json": ["good"],
        "nested.toml": ["good"],
        "same-id.yml": ["living-will", "good-title", "good-other"],
    }


def test_each_form_of_a_value_means_the_same():
    catalog, _messages = read(CATALOGS / "good.yml")
    first, second = (entry.record for entry in catalog.entries)
    (draft,) = (entry.record for entry in catalog.drafts)
    assert first.evidence == (
        Evidence(title="Wind-down plan", target="plan.md", date=CalendarDate(2026, 5, 1)),
        Evidence(title="Minutes", target="https://example.org/minutes", date=CalendarDate(2026, 4)),
        Evidence(title="Board", target="mailto:board@example.org"),
    )
    assert first.actions == (
        PracticeAction(
            text="Name a successor",
            due=CalendarDate(2026, 12, 31),
            target="https://github.com/example/governance/issues/12",
        ),
        PracticeAction(text="Publish it", due=CalendarDate(2026, 11), target="plan.md"),
        PracticeAction(text="Ask the community"),
    )
    assert first.history == (
        Assessment(date=CalendarDate(2024, 3, 1), status="planned"),
        Assessment(date=CalendarDate(2025, 4, 2), status="partly", note="First draft approved."),
    )
    assert (first.since, first.reviewed, first.review_every) == (
        CalendarDate(2024, 3),
        CalendarDate(2026, 5, 12),
        Duration(12, "months"),
    )
    assert (first.owner, first.class_, first.extra) == ("Board", ("wide",), {"maturity": 2})
    assert [each.target for each in second.evidence] == ["policy.md", "numbers.md"]
    assert [(str(each.date), each.status) for each in second.history] == [
        ("2024-03-01", "met"),
        ("2025-03-01", "partly"),
    ]
    assert (draft.status, [each.status for each in draft.history]) == ("2", ["ad-hoc", "planned"])


def test_the_line_of_each_value_is_known():
    entry = read(CATALOGS / "good.yml")[0].entries[0]
    text = (CATALOGS / "good.yml").read_text("utf-8").splitlines()
    assert {
        name: text[entry.find_line(name) - 1].strip()
        for name in ("evidence[0].date", "evidence[1].title", "actions[0].due")
    } == {
        "evidence[0].date": "date: 2026-05-01",
        "evidence[1].title": '- "[Minutes](https://example.org/minutes) 2026-04"',
        "actions[0].due": "due: 2026-12-31",
    }
    assert text[entry.find_line("history[0].note") - 1].strip() == "- {date: 2024-03-01, status: planned}"
    assert entry.find_line("nothing[0].at.all") == entry.line


def test_the_lines_are_those_of_values_if_an_item_has_several(tmp_path):
    path = tmp_path / "practices.yml"
    path.write_text(
        "practices:\n- id: a\n  statement: A\n  evidence:\n  - '[A](a) [B](b)'\n  - title: C\n    target: c\n", "utf-8"
    )
    (entry,) = read(path)[0].entries
    assert [each.title for each in entry.record.evidence] == ["A", "B", "C"]
    assert [entry.find_line(f"evidence[{index}].target") for index in range(3)] == [5, 5, 7]


# Frameworks


def test_a_framework_of_the_site_replaces_one_of_the_package(tmp_path):
    own, other = tmp_path / "own.yml", tmp_path / "other.yml"
    own.write_text(
        "frameworks:\n- id: posi-2.0\n  title: Ours\n  sections: [{title: A, principles: [{id: b, title: B}]}]\n",
        "utf-8",
    )
    other.write_text("practices:\n- {id: a, statement: A, principle: posi-2.0#b}\n", "utf-8")
    catalog, messages = read(other, own)
    assert (messages, catalog.frameworks["posi-2.0"].title) == ("", "Ours")
    assert catalog.entries[0].record.principle == ("posi-2.0#b",)
    assert read(other)[1] == (
        'other.yml:2: warning: practices[0].principle: "posi-2.0" has no principle "b" [unknown-principle]'
    )


def test_two_files_cannot_have_a_framework_of_one_id(tmp_path):
    text = "frameworks:\n- {id: a, title: A, sections: [{title: A, principles: [{id: b, title: B}]}]}\n"
    paths = [tmp_path / "one.yml", tmp_path / "two.yml"]
    for path in paths:
        path.write_text(text, "utf-8")
    assert read(*paths)[1] == 'two.yml:2: frameworks[0].id: choose another id; "a" is the id of one.yml:2'


def test_a_file_that_cannot_be_read_is_the_only_complaint(tmp_path):
    """Its frameworks and their statuses are unknown, which is a consequence."""
    broken, other = tmp_path / "broken.yml", tmp_path / "other.yml"
    broken.write_text("frameworks: [a", "utf-8")
    other.write_text("practices:\n- {id: a, statement: A, principle: own#one, status: high}\n", "utf-8")
    catalog, messages = read(broken, other)
    assert messages == 'broken.yml:1: close the bracket "[" with "]", and write commas between its values'
    assert list_ids(catalog) == ["a"]


def test_what_is_doubtful_is_left_out_of_a_practice_and_its_history_is_in_order():
    records = {entry.record.id: entry.record for entry in read(CATALOGS / "doubts.yml")[0].entries}
    assert records["good-two-scales"].principle == ("own#one", "own#two")
    assert records["good-unknown-principle"].principle == ("posi-2.0#coverage",)
    assert records["good-unknown-framework"].principle == ()
    dates = [str(each.date) for each in records["good-history-out-of-order"].history]
    assert dates == ["2023-03-01", "2024-03-01", "2025-04-02"]


def test_statuses_of_a_site(tmp_path):
    path = tmp_path / "practices.yml"
    path.write_text(
        "practices:\n- {id: a, statement: A, status: green}\n- {id: b, statement: B, status: met}\n", "utf-8"
    )
    statuses = {"green": Status("green", "Green", "met"), "red": Status("red", "Red", "unmet")}
    catalog, messages = read_catalog({path.name: path}, {STATUS_KEY: statuses}, PRACTICES)
    assert list_ids(catalog) == ["a"]
    assert [message.text for message in messages] == [
        'add "evidence", links that show it; the status is "green" without any',
        "'met' is not one of green, red; to add it, set openpractices_statuses in conf.py",
    ]


# Projects


def test_projects_that_are_not_in_their_catalog_are_reported(tmp_path):
    one, other = tmp_path / "practices.yml", tmp_path / "projects.yml"
    names = "[dask, zar, Xarray, secret]"
    draft = "{id: b, statement: B, draft: true, projects: nothing-like-it}"
    one.write_text(f"practices:\n- {{id: a, statement: A, projects: {names}}}\n- {draft}\n", "utf-8")
    other.write_text(
        "projects:\n- title: Dask\n- title: Zarr\n- title: Xarray\n- {title: Secret, draft: true}\n", "utf-8"
    )
    practices, _messages = read(one)
    projects, _messages = read_catalog({other.name: other}, {}, PROJECTS)
    assert [(each.line, each.path, each.text) for each in check_named_projects(practices, projects)] == [
        (2, "practices[0].projects", 'there is no project "zar"; did you mean "zarr"?'),
        (2, "practices[0].projects", 'write "xarray", its id'),
        (
            2,
            "practices[0].projects",
            '"secret" is a draft, which is in no output; remove "draft" in projects.yml:5 to show it',
        ),
        (3, "practices[1].projects", 'there is no project "nothing-like-it"'),
    ]
    incomplete, _messages = read_catalog({"none.yml": tmp_path / "none.yml"}, {}, PROJECTS)
    assert list(check_named_projects(practices, incomplete)) == []
