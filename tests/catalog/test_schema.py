"""The JSON Schema of a catalog: what the loader takes is valid by it, so that no editor complains of what is right."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.schema import format_schema, make_schema
from sphinx_openpractices.catalog.schema_file import SCHEMA_FILES
from sphinx_openpractices.extension.base.config import Config

CATALOGS = Path(__file__).parent / "catalogs"
FILES = sorted(path for path in CATALOGS.rglob("*") if path.suffix in {".yml", ".toml", ".json"})
RELATIONS = ("use", "contribute", "maintain", "co fund")
SCHEMA = make_schema({"relation": RELATIONS}, PROJECTS)
VALIDATOR = Draft202012Validator(SCHEMA)
PARSERS = {".yml": yaml.safe_load, ".toml": tomllib.loads, ".json": json.loads}

# By key: what both take, and what both refuse.
RIGHT = {
    "id": ["dask", "2i2c-org"],
    "title": ["Dask", " 日本 "],
    "target": [
        "https://dask.org",
        "HTTP://[::1]/",
        "https://例え.jp/|",
        "mailto:a@b",
        "guide",
        "/a/b",
        "#top",
        "My notes",
    ],
    "logo": ["a b.svg", "/logos/a.*", "https://example.org/a.png"],
    "logo-dark": ["../a.svg"],
    "cover": ["shots/a b.png", "https://example.org/a.png"],
    "alt": ["", "A planet", None],
    "caption": ["", "Some *text*.\n\nMore.", None],
    "summary": ["", "Some *text*.\n\nMore.", None],
    "tags": ["a, b", ["a", " b  c "]],
    "relation": ["use, maintain", ["use", " maintain", "co  fund"]],
    "license": ["MIT", "mit or (apache-2.0)"],
    "repository": ["https://github.com/dask/dask", "HTTPS://user@host:80"],
    "kind": ["software", "organization", "dataset", "other", " other "],
    "plate": ["auto", "always", " never "],
    "featured": [True, False, "yes", "Off"],
    "added": ["2024-03-01", "2024-02-29", " 2024-03 "],
    "draft": [True, False, "true", "No"],
    "class": ["wide dark", "é", "ß", ["wide", "12"], ["é"]],
    "extra": [{}, {"anything": [1, None]}],
}
WRONG = {
    "id": ["", "Das k", "dask!", None, ["dask"]],
    "title": ["", " \n", 2025, None, ["Dask"]],
    "target": ["", " ", "javascript:x", "//host", "https:", "http:///x", "mailto:", None, {}],
    "logo": ["", "data:x", "//host/a.svg", "https:a.svg", 3],
    "logo-dark": ["", "file:///a.svg", ["a.svg"]],
    "cover": ["", "data:x", ["a.svg"], 3],
    "alt": [True, [], {}],
    "caption": [2025, ["a"]],
    "summary": [2025, ["a"]],
    "tags": ["", " , ", [], [1], [""], ["a", None], [["a"]], {}, None],
    "relation": ["", ",", [], ["nothing"], ["use", 3], None],
    "license": ["", " ", False, ["MIT"]],
    "repository": ["", "git@github.com:dask/dask.git", "//host", "ftp://host", 1.5],
    "kind": ["", "company", "Software", None, True, ["software"]],
    "plate": ["", "white", True, None, ["never"]],
    "featured": [None, 1, [], {}],
    "added": ["", "2024", "2024-3-1", "March 2024", "2024-03-01T10:00", 2024, None, ["2024-03"], {}],
    "draft": [None, 1, [], {}],
    "class": ["", "12", "?!", [], [None], {}],
    "extra": [None, [], "text", 3, {"Maturity": 1}, {"development_status": 1}, {"": 1}],
}
LAX = {
    "id": ["dask\n"],
    "title": ["\0", "\ud800"],
    "target": ["https://[", "https://user@", "mailto:?@b", "\u200b"],
    "logo": ["a\tb.svg", "https://host/a b.svg"],
    "tags": [["a, b"]],
    "relation": ["nothing", [" nothing "]],
    "license": ["GPL3", "MIT OR"],
    "repository": ["https://host:port"],
    "kind": [" company "],
    "added": ["2024-13", "2026-02-30", "0000-01-01"],
    "plate": [" white "],
    "featured": ["maybe"],
    "draft": ["maybe"],
    "class": [["12"], "日本", "\U0001d400"],
}
"""What the loader alone refuses: a schema cannot say it, or not in a line."""


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory):
    """What the loader says of data."""
    path = tmp_path_factory.mktemp("schema") / "projects.json"

    def call(data):
        path.write_text(json.dumps(data), encoding="utf-8")
        return [str(mistake) for mistake in read_catalog({path.name: path}, {"relation": RELATIONS}, PROJECTS)[1]]

    return call


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_schema_is_that_of_the_default_relations():
    shipped = files("sphinx_openpractices").joinpath("catalog", SCHEMA_FILES["projects"]).read_text(encoding="utf-8")
    assert shipped == format_schema({"relation": Config().relations}, PROJECTS)


def test_every_key_is_described_and_no_other():
    project = SCHEMA["$defs"]["project"]["properties"]
    assert list(project) == list(get_keys(Project))
    assert not [key for key, value in (SCHEMA["properties"] | project).items() if not value["description"].strip()]


@pytest.mark.parametrize(
    ("table", "taken", "valid"),
    [(RIGHT, True, True), (WRONG, False, False), (LAX, False, True)],
    ids=["right", "wrong", "lax"],
)
def test_loader_and_schema_judge_each_value(table, taken, valid, mistakes):
    for key, values in table.items():
        for value in values:
            data = {"projects": [{"title": "Dask", key: value}]}
            assert (mistakes(data) == [], VALIDATOR.is_valid(data)) == (taken, valid), (key, value)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"projects": None},
        {"projects": {}},
        {"projects": [], "project": []},
        {"projects": ["Dask"]},
        {"projects": [{}]},
        {"projects": [{"title": "Dask", "lgo": "a.svg"}]},
    ],
)
def test_the_frame_of_a_catalog_is_checked_by_both(data, mistakes):
    assert len(mistakes(data)) >= 1
    assert not VALIDATOR.is_valid(data)


def test_files_without_mistakes_are_valid():
    validator = Draft202012Validator(make_schema({"relation": Config().relations}, PROJECTS))
    good = [
        path for path in FILES if not read_catalog({path.name: path}, {"relation": Config().relations}, PROJECTS)[1]
    ]
    assert {"aliases.yml", "projects.yml", "projects.toml", "projects.json"} <= {path.name for path in good}
    for path in good:
        validator.validate(PARSERS[path.suffix](path.read_text(encoding="utf-8")))


TEXTS = st.text(st.sampled_from("aZ1-,./:@?# \t\n\\é日ß\u200b\x1f\x85\ufeff\U0001d400") | st.characters(), max_size=6)
PREFIXED = st.builds(
    "".join, st.tuples(st.sampled_from(["https://", "HTTP:", "mailto:", "//", " ", "use", "MIT "]), TEXTS)
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | PREFIXED


def value_of(key):
    known = st.sampled_from([*RIGHT[key], *WRONG[key], *LAX.get(key, [])])
    items = st.sampled_from([item for each in RIGHT[key] for item in (each if isinstance(each, list) else [each])])
    return known | SCALARS | st.lists(items | SCALARS, max_size=3)


ENTRIES = st.fixed_dictionaries(
    {"title": st.sampled_from(["Dask", "Zarr", "Xarray"]) | TEXTS},
    optional={key: value_of(key) for key in get_keys(Project) if key != "title"} | {"titel": TEXTS},
)


@given(
    st.fixed_dictionaries(
        {"projects": st.lists(ENTRIES, max_size=1) | SCALARS}, optional={"$schema": SCALARS, "other": SCALARS}
    )
)
def test_the_schema_is_never_stricter_than_the_loader(mistakes, data):
    if not mistakes(data):
        VALIDATOR.validate(data)
