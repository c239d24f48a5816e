"""Audits to begin with, from a framework, and those that carry an earlier audit over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.framework_reader import list_frameworks, load_framework
from sphinx_openpractices.catalog.practices.scales import Scales
from sphinx_openpractices.catalog.practices.statuses import STATUSES
from sphinx_openpractices.catalog.starting.carrying_over import carry_practices
from sphinx_openpractices.catalog.starting.catalog_text import format_practices
from sphinx_openpractices.catalog.starting.framework_practices import make_framework_header, start_practices
from sphinx_openpractices.catalog.starting.whole_file import read_whole_file

FOLDER = Path(__file__).parent / "audits"


def read(text, name="practices.yml"):
    """The entries of a catalog by id, and the messages about it."""
    catalog, messages = read_catalog({name: GivenFile(Path(name), text.encode())}, {}, PRACTICES)
    return {entry.record.id: entry.record for entry in catalog.entries}, list(map(str, messages))


def write(framework, practices):
    return format_practices(practices, make_framework_header(framework, practices[0].record.id))


@pytest.mark.parametrize("name", list_frameworks())
def test_an_audit_of_each_framework_has_all_its_principles(name):
    framework = load_framework(name)
    records, messages = read(write(framework, start_practices(framework)))
    assert messages == []
    assert [record.principle for record in records.values()] == [(f"{name}#{each}",) for each in framework.principles]
    assert [record.title for record in records.values()] == [each.title for each in framework.principles.values()]
    assert {record.group for record in records.values()} == {section.title for section in framework.sections}
    assert {(record.status, record.evidence, record.statement) for record in records.values()} == {("", (), "")}


def test_an_audit_in_yaml_is_easy_to_go_on_with():
    framework = load_framework("posi-2.0")
    expected = (FOLDER / "posi.yml").read_text("utf-8")
    assert write(framework, start_practices(framework)[:2]) == expected


@pytest.mark.parametrize("is_ascii", [False, True])
def test_what_is_special_in_yaml_comes_back_from_it(is_ascii):
    whole = read_whole_file("special.yml", FOLDER / "special.yml", {})
    (framework,) = whole.frameworks.values()
    practices, notes = carry_practices(framework, whole.practices, whole.scales)
    text = format_practices(practices, make_framework_header(framework, "a"), is_ascii=is_ascii)
    values = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert is_ascii == "".join(values).isascii()
    records, messages = read(f"{text}\n{(FOLDER / 'special.yml').read_text('utf-8').partition('practices:')[0]}")
    assert (messages, notes) == ([], [])
    assert list(records.values()) == [each.record for each in practices]
    assert list(records) == ["no", "no-2", "1-0", "2026-01-01"]


# Carrying over


@pytest.fixture(scope="module")
def carried():
    """The practices of an audit by version 1.0 of a framework, by version 2.0."""
    whole = read_whole_file("audit.yml", FOLDER / "audit.yml", {})
    assert whole.errors == []
    return carry_practices(whole.frameworks["a-2.0"], whole.practices, whole.scales)


def test_an_earlier_audit_is_carried_over(carried):
    whole = read_whole_file("audit.yml", FOLDER / "audit.yml", {})
    expected = (FOLDER / "carried.yml").read_text("utf-8")
    assert write(whole.frameworks["a-2.0"], carried.practices) == expected


def test_what_is_not_carried_over_is_named(carried):
    assert carried.notes == [
        'two: set "reviewed"; without it, low (So so.) is not in the history',
        "three: no principle of a-2.0 replaces a-1.0#gone",
        "four: is left out; no principle of a-2.0 replaces a-1.0#gone",
        "five: is left out; it answers no principle",
        "seven: no principle of a-2.0 replaces b-1.0#lost",
    ]


def test_an_audit_that_was_carried_over_has_no_mistakes(carried):
    frameworks = (FOLDER / "audit.yml").read_text("utf-8").partition("practices:")[0]
    text = format_practices(carried.practices, [])
    records, messages = read(f"{text}\n{frameworks}")
    assert messages == []
    assert {record.status for record in records.values()} == {""}


def test_a_new_round_of_the_same_framework_keeps_everything():
    framework = load_framework("posi-2.0")
    text = (
        "practices:\n- {id: a, title: Our will, principle: posi-2.0#living-will, status: met, reviewed: 2025-03, "
        "note: Good., evidence: '[A](a.md)', group: Ours, next-review: 2027-01-01, draft: true, class: c, "
        "since: 2020-01}\n"
    )
    whole = read_whole_file("p.yml", GivenFile(Path("p.yml"), text.encode()), {})
    practices, notes = carry_practices(framework, whole.practices, whole.scales)
    records = {each.record.id: each.record for each in practices}
    assert (len(records), notes, "living-will" in records) == (20, [], False)
    (before,), after = whole.practices, records["a"]
    assert (after.status, after.note, after.reviewed) == ("", "", None)
    assert [(str(each.date), each.status, each.note) for each in after.history] == [("2025-03", "met", "Good.")]
    kept = ("title", "group", "principle", "evidence", "next_review", "draft", "class_", "since")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    again = carry_practices(framework, list(records.values()), whole.scales)
    assert [each.record for each in again.practices] == [each.record for each in practices]


def test_time_is_linear(assert_linear):
    first = load_framework("posi-2.0")

    def make(number):
        section = first.sections[0]
        principles = tuple(replace(section.principles[0], id=f"p{each}") for each in range(number))
        framework = replace(first, id="long", sections=(replace(section, principles=principles),))
        return framework, [each.record for each in start_practices(framework)], Scales(STATUSES, {"long": framework})

    def carry(made):
        assert len(carry_practices(*made).practices) == len(made[1])

    assert_linear(carry, make, 200)
