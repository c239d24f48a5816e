"""The JSON Schema of practices and frameworks: what the loader takes is valid by it, at any depth."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.framework import Framework, FrameworkSection, Principle, ScaleMember
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.schema import format_schema, make_schema
from sphinx_openpractices.catalog.schema_file import SCHEMA_FILES
from sphinx_openpractices.extension.base.config import Config

SCHEMA = make_schema(Config().choices, PRACTICES)
VALIDATOR = Draft202012Validator(SCHEMA)
GOOD = Path(__file__).parent / "catalogs" / "good.yml"
RECORDS = {
    "practice": Practice,
    "evidence": Evidence,
    "practice-action": PracticeAction,
    "assessment": Assessment,
    "framework": Framework,
    "scale-member": ScaleMember,
    "framework-section": FrameworkSection,
    "principle": Principle,
}

# By path in a file: what both take, and what both refuse.
DATES = ["2024-03-01", " 2024-03 "]
NO_DATES = ["", "2024", "March 2024", 2024, None, ["2024-03"], {}]
TARGETS = ["https://example.org", "mailto:a@b", "plan.md", "/a/b", "#top"]
NO_TARGETS = ["", "javascript:x", "//host", 1, None, ["plan.md"]]
PRACTICE = {"id": "a", "statement": "A", "status": "partly"}
FRAMEWORK = {"id": "f", "title": "F", "sections": [{"title": "S", "principles": [{"id": "p", "title": "P"}]}]}
RIGHT = {
    "practices/0/principle": ["posi-2.0#coverage", ["posi-2.0#coverage", " f#p "], "posi-2.0#coverage, f#p"],
    "practices/0/level": ["must", " may "],
    "practices/0/review-every": ["12 months", "1 year", " 30  Days ", "6months"],
    "practices/0/since": DATES,
    "practices/0/next-review": DATES,
    "practices/0/evidence": [
        "[Plan](plan.md)",
        "[Plan](plan.md) 2026-05\n[Two](two.md)",
        ["[Plan](plan.md)", {"title": "Plan", "target": "plan.md", "date": "2026-05"}],
    ],
    "practices/0/actions": [
        "Do it",
        ["2026-12-31 Do it <plan.md>", {"text": "Do it", "due": "2026-12", "target": "a"}],
    ],
    "practices/0/history": [
        "2024-03-01 met",
        ["2024-03-01 met Fine", {"date": "2025-03", "status": "met", "note": "F"}],
    ],
    "practices/0/projects": ["dask, zarr", ["dask"]],
    "practices/0/extra": [{"maturity": [1, None]}],
    "frameworks/0/id": ["posi-3.0", "a.b-c"],
    "frameworks/0/scale": [[{"id": "1.0", "label": "One", "as": "met"}]],
    "frameworks/0/license": ["CC0-1.0"],
    "frameworks/0/target": TARGETS,
    "frameworks/0/sections/0/principles/0/criteria": [{}, {"met": "Done", "unmet": "Not done"}],
    "frameworks/0/sections/0/principles/0/replaces": ["a#b", ["a-1.0#b", "a-1.0#c"]],
}
WRONG = {
    "practices/0/principle": ["", "posi", [], {}, None, 1],
    "practices/0/level": ["", "MUST", None, ["must"], True],
    "practices/0/status": ["", None, 2, ["met"]],
    "practices/0/review-every": ["", "soon", "12", 12, None, ["12 months"], {"months": 12}],
    "practices/0/since": NO_DATES,
    "practices/0/evidence": ["", [], [""], [[]], [1], {}, {"title": "Plan", "target": "plan.md"}, None],
    "practices/0/evidence/0": [
        {},
        {"title": "Plan"},
        {"title": "Plan", "url": "plan.md"},
        {"title": "", "target": "plan.md"},
        *({"title": "Plan", "target": target} for target in NO_TARGETS),
        *({"title": "Plan", "target": "plan.md", "date": date} for date in NO_DATES),
    ],
    "practices/0/actions": ["", [], [{}], [{"text": "Do it", "due": "soon"}], [{"text": "Do it", "target": ""}]],
    "practices/0/history": ["", [], [{}], [{"date": "2024-03"}], [{"status": "met"}], [{"date": "x", "status": "met"}]],
    "frameworks": [None, {}, [1], [{}], ["posi-2.0"]],
    "frameworks/0/id": ["", "POSI 2.0", None, "a..b"],
    "frameworks/0/title": ["", None, 1],
    "frameworks/0/scale": [
        [],
        "a, b",
        [{}],
        ["a"],
        [{"id": "a", "label": "A"}],
        [{"id": "a", "label": "A", "as": "mett"}],
    ],
    "frameworks/0/sections": [None, [], "a", {}, [{}], [{"title": "A", "principles": []}], [{"title": "A"}]],
    "frameworks/0/sections/0/principles/0": [{}, {"id": "a"}, {"title": "A"}, {"id": "A b", "title": "A"}, "a"],
    "frameworks/0/sections/0/principles/0/replaces": [{}, 1, "a"],
    "frameworks/0/sections/0/principles/0/criteria": [None, [], "a", {"met": 1}, {"met": ""}, {"met": ["a"]}],
}
LAX = {
    "practices/0/principle": ["Posi#living", ["posi"]],
    "practices/0/status": ["mett"],
    "practices/0/review-every": ["12 weeks", "0 days", "12 moons"],
    "practices/0/evidence": ["Plan", "[Plan](javascript:x)", "[Plan](plan.md) 2026-02-30"],
    "practices/0/history": ["met", [{"date": "2024-13", "status": "met"}], "2024-03-01 mett"],
    "practices/0/actions": ["2026-12-31"],
    "practices": [[{"statement": "A"}], [{"id": "a"}], [PRACTICE, PRACTICE]],
    "frameworks": [[FRAMEWORK, FRAMEWORK]],
    "frameworks/0/sections/0/principles/0/criteria": [{"mett": "Done"}],
}
"""What the loader alone refuses: a schema cannot say it, or not in a line."""


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory):
    """What the loader says of data, besides doubts."""
    path = tmp_path_factory.mktemp("schema") / "practices.json"

    def call(data):
        path.write_text(json.dumps(data), encoding="utf-8")
        messages = read_catalog({path.name: path}, Config().choices, PRACTICES)[1]
        return [str(message) for message in messages if not message.kind]

    return call


def put(path, value):
    """A catalog with a value at a path."""
    data = {"practices": [PRACTICE | {"evidence": ["[A](a.md)"]}], "frameworks": [FRAMEWORK]}
    data = place = copy.deepcopy(data)
    *names, last = (int(name) if name.isdigit() else name for name in path.split("/"))
    for name in names:
        place = place[name]
    place[last] = value
    return data


def test_the_schema_is_one_and_that_of_the_package():
    Draft202012Validator.check_schema(SCHEMA)
    shipped = files("sphinx_openpractices").joinpath("catalog", SCHEMA_FILES["practices"]).read_text(encoding="utf-8")
    assert shipped == format_schema(Config().choices, PRACTICES)


def test_every_key_of_every_record_is_described_and_no_other():
    assert SCHEMA["$defs"].keys() == RECORDS.keys()
    for name, cls in RECORDS.items():
        properties = SCHEMA["$defs"][name]["properties"]
        assert list(properties) == list(get_keys(cls))
        assert all(value["description"].strip() for value in properties.values())


@pytest.mark.parametrize(
    ("table", "taken", "valid"),
    [(RIGHT, True, True), (WRONG, False, False), (LAX, False, True)],
    ids=["right", "wrong", "lax"],
)
def test_loader_and_schema_judge_each_value(table, taken, valid, mistakes):
    for path, values in table.items():
        for value in values:
            data = put(path, value)
            assert (mistakes(data) == [], VALIDATOR.is_valid(data)) == (taken, valid), (path, value, mistakes(data))


def test_the_example_with_every_key_is_valid(mistakes):
    data = json.loads(json.dumps(yaml.safe_load(GOOD.read_text("utf-8")), default=str))
    assert (mistakes(data), list(VALIDATOR.iter_errors(data))) == ([], [])
    assert {"frameworks": data["frameworks"]}.items() <= data.items()
    assert VALIDATOR.is_valid({"frameworks": []})
    assert not VALIDATOR.is_valid({"$schema": "x"})


VALUES = st.sampled_from([value for table in (RIGHT, WRONG, LAX) for values in table.values() for value in values])


@given(st.sampled_from(sorted({*RIGHT, *WRONG, *LAX})), VALUES)
def test_what_the_loader_takes_is_valid(mistakes, path, value):
    data = put(path, value)
    assert mistakes(data) or VALIDATOR.is_valid(data)
