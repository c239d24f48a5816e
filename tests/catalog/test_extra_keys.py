"""Keys of a site's own: their names and values in options, and what all keys are asked for."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from sphinx_openpractices.catalog.dates import CalendarDate, read_date
from sphinx_openpractices.catalog.extra_keys import make_extra_name
from sphinx_openpractices.catalog.key_values import find_values, has_mapping
from sphinx_openpractices.catalog.keys import read_keys
from sphinx_openpractices.catalog.project import Project


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("graduated", "graduated"),
        (" Paris,  France ", "Paris, France"),
        ("a: b # c", "a: b # c"),
        ("", ""),
        ("5", 5),
        ("1_000", 1000),
        ("1.50", 1.5),
        ("yes", True),
        ("False", False),
        ("null", None),
        ("2024-03-01", dt.date(2024, 3, 1)),
        ("2024-03", "2024-03"),
        ("[Ada, 5, 'x, y']", ["Ada", 5, "x, y"]),
        ("[]", []),
        ("[1] and [2]", "[1] and [2]"),
        ("[1", "[1"),
    ],
)
def test_an_option_has_the_value_that_it_has_in_yaml(written, value):
    values, problems = read_keys(Project, {"title": "A", "extra.x": written})
    assert (values["extra"], problems) == ({"x": value}, [])


@pytest.mark.parametrize(
    ("name", "written", "message"),
    [
        ("extra", "5", "is a mapping of keys of your own; write one of them, such as 'extra.maturity'"),
        ("extra.", "5", "has no name; write one, such as 'extra.maturity'"),
        ("extra.devStatus", "5", "is not a name; write 'extra.dev-status', with a-z, 0-9 and hyphens"),
        ("extra.a.b", "5", "is not a name; write 'extra.a-b', with a-z, 0-9 and hyphens"),
        ("extra.x", "['a, b]", '"[\'a, b]" is not a list; write [one, two], with quotes around items that need them'),
        ("extra.x", "2026-02-30", "write a date that exists, or put quotes around a text; 2026-02-30 does not exist"),
        ("extra.x", ".inf", "write this number in quotes; JSON cannot hold it as a number"),
    ],
)
def test_a_wrong_option_says_what_to_write(name, written, message):
    values, problems = read_keys(Project, {"title": "A", name: written})
    assert (values.get("extra"), [(each.name, each.message) for each in problems]) == (None, [(name, message)])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("development-status", "developmentStatus"),
        ("development-status", "DevelopmentStatus"),
        ("summary-use-case", "summary_use_case"),
        ("lfx-slug", "LFX slug"),
        ("a-b-1", "a--b.1"),
    ],
)
def test_a_name_is_made_of_any_text(name, written):
    assert make_extra_name(written) == name


def test_the_values_of_any_key_are_found():
    extra = {
        "maturity": "sandbox",
        "who": ["Ada", 5, None, [1], {}],
        "ok": False,
        "zero": 0,
        "none": None,
        "lines": "one\n two",
        "text": " \n ",
    }
    dates = {"day": dt.date(2024, 3, 1), "time": dt.datetime(2024, 3, 1, 5, tzinfo=dt.UTC), "month": "2024-03"}
    project = Project(title="2024-03-01", tags=("a", "b"), added=CalendarDate(2024, 3), extra={**extra, **dates})
    found = {name: find_values(project, name) for name in ("title", "tags", "license", "added", "draft")}
    assert found == {
        "title": ("2024-03-01",),
        "tags": ("a", "b"),
        "license": (),
        "added": (CalendarDate(2024, 3),),
        "draft": (),
    }
    assert {name: find_values(project, f"extra.{name}") for name in [*extra, *dates, "nope"]} == {
        "maturity": ("sandbox",),
        "who": ("Ada", 5),
        "ok": (False,),
        "zero": (0,),
        "none": (),
        "lines": ("one two",),
        "text": (),
        "day": (CalendarDate(2024, 3, 1),),
        "time": (CalendarDate(2024, 3, 1),),
        "month": (CalendarDate(2024, 3),),
        "nope": (),
    }
    assert [name for name in extra if has_mapping(project, f"extra.{name}")] == ["who"]


@pytest.mark.parametrize("written", ["2024-03-01", "2024-02-29", "2024-03", "0001-01-01", "9999-12"])
def test_a_date_is_written_as_it_was_read(written):
    assert str(read_date(f" {written} ")) == written


ADVICE = "write a day such as 2024-03-01, or a month such as 2024-03"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2026-02-30", "'2026-02-30' does not exist; write a day from 2026-02-01 to 2026-02-28"),
        ("2024-01-00", "'2024-01-00' does not exist; write a day from 2024-01-01 to 2024-01-31"),
        ("2024-13", f"'2024-13' does not exist; {ADVICE}"),
        ("0000-01", f"'0000-01' does not exist; {ADVICE}"),
        ("2024", f"'2024' is not a date; {ADVICE}"),
        ("01.03.2024", f"'01.03.2024' is not a date; {ADVICE}"),
        ("٢٠٢٤-٠٣", f"'٢٠٢٤-٠٣' is not a date; {ADVICE}"),
        ("2024-03-01T10:00:00Z", "'2024-03-01T10:00:00Z' has a time; write the day only, 2024-03-01"),
    ],
)
def test_no_date(written, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_date(written)
