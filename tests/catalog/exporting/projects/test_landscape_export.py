"""``landscape.yml``: by the schema of landscape2, and what was imported is exported as the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_yaml
from sphinx_openpractices.catalog.exporting.landscape_export import make_landscape
from sphinx_openpractices.catalog.importing import import_file

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parents[1] / "importing" / "sources" / "landscape.yml"
SCHEMA = json.loads((FOLDER / "landscape-data.schema.json").read_text(encoding="utf-8"))
"""Of https://github.com/cncf/landscape2, docs/config/schema/data.schema.json at e04fe53."""


@pytest.fixture
def export(tmp_path):
    """Export a catalog in YAML; the result has data that is right by the schema, notes and problems."""

    def call(text):
        path = tmp_path / "projects.yml"
        path.write_text(text, encoding="utf-8")
        catalog, messages = read_catalog({path.name: path}, {}, PROJECTS)
        assert [str(each) for each in messages] == []
        exported = make_landscape(catalog.entries)
        Draft202012Validator(SCHEMA).validate(exported.data)
        return exported

    return call


def find_paths(landscape):
    """The names of all items, with the paths that each is in."""
    return {
        item["name"]: [f"{category['name']} / {subcategory['name']}", *item.get("second_path", [])]
        for category in landscape.data["categories"]
        for subcategory in category["subcategories"]
        for item in subcategory["items"]
    }


def test_a_landscape_has_what_the_format_can_hold_and_names_the_rest(export, same_text):
    landscape, notes, problems = export((FOLDER / "projects.yml").read_text(encoding="utf-8"))
    same_text(format_yaml(landscape), (FOLDER / "expected" / "landscape.yml").read_text(encoding="utf-8"))
    expected = (FOLDER / "expected" / "landscape.notes.txt").read_text(encoding="utf-8")
    same_text("\n".join([*notes, *map(str, problems)]), expected)


def test_a_landscape_that_was_imported_is_exported_as_the_same(export, tmp_path):
    entries = import_file(SOURCE).entries
    exported = export(yaml.safe_dump({"projects": entries}, sort_keys=False))
    again = tmp_path / "landscape.yml"
    again.write_text(format_yaml(exported.data), encoding="utf-8")
    logos = [{**each, "logo": each["logo"].removeprefix("./")} for each in entries]
    assert (import_file(again), exported.problems) == ((logos, import_file(again).notes), [])


def test_a_catalog_that_is_exported_is_imported_with_the_same_values(export, tmp_path):
    exported = export((FOLDER / "projects.yml").read_text(encoding="utf-8"))
    path = tmp_path / "landscape.yml"
    path.write_text(format_yaml(exported.data), encoding="utf-8")
    (catalog, _messages) = read_catalog({"projects.yml": FOLDER / "projects.yml"}, {}, PROJECTS)
    dask = convert_entry(catalog.entries[0]) | {"logo": "dask.svg", "extra": {"maturity": "graduated"}}
    kept = {key: value for key, value in dask.items() if key not in ("relation", "featured", "added")}
    assert import_file(path).entries[0] == kept


def test_a_title_is_once_in_a_subcategory(export):
    """As ``landscape2 validate`` requires it; the schema does not tell."""
    form = "- {{title: A, id: {}, tags: [T, {}], {}}}\n"
    entries = [form.format(name, tag, LOGO) for name, tag in (("a", "x"), ("b", "y"), ("c", "x"))]
    exported = export("projects:\n" + "".join(entries))
    assert [str(each).split(";")[0] for each in exported.problems] == [
        "projects.yml:4: projects[2].title: write another title"
    ]
    assert len(exported.data["categories"][0]["subcategories"]) == 2


def test_texts_are_texts_for_every_parser(export):
    words = [
        "no",
        "y",
        "~",
        "1.10",
        "1e3",
        "0o17",
        "12:30",
        "2024-01-01",
        "- x",
        "a: b",
        "C #1",
        "@a",
        "%",
        "=",
        "\U0001f600",
    ]
    tags = "".join(f"    - {json.dumps(each, ensure_ascii=False)}\n" for each in words)
    exported = export(f"projects:\n- title: 'null'\n  {LOGO.replace(', ', chr(10) + '  ')}\n  tags:\n{tags}")
    written = format_yaml(exported.data)
    assert yaml.safe_load(written) == exported.data
    for line in ("name: 'no'", "name: 'y'", "name: 'null'"):
        assert line in written
    scalars = [each for each in yaml.parse(format_yaml({"words": words})) if isinstance(each, yaml.ScalarEvent)][1:]
    assert [each.value for each in scalars if each.style is None] == ["\U0001f600"]
    assert [each.value for each in scalars] == words


LOGO = "target: https://example.org, logo: a.svg"


@pytest.mark.parametrize(
    ("tags", "paths"),
    [
        ("", ["Other / Other"]),
        ("[Tools]", ["Tools / Other"]),
        ("[Tools, Tools / Editors]", ["Tools / Editors"]),  # an ambiguous name, as an import writes it
        ("[Tools, Editors, Web, Servers]", ["Tools / Editors", "Web / Servers"]),
        ("[Tools, Editors, Web, Browsers]", ["Tools / Editors"]),
        ("[Tools, Editors, x, Web, Servers, y]", ["Tools / Editors", "Web / Servers"]),
        ("[A/B, C, D/E, F]", ["A/B / C"]),
    ],
)
def test_tags_are_categories_and_subcategories(tags, paths, export):
    written = f"tags: {tags}, " if tags else ""
    exported = export(
        f"projects:\n- {{title: One, {written}{LOGO}}}\n- {{title: Two, tags: [Web, Servers], {LOGO}}}\n"
        f"- {{title: Three, tags: [D/E, F], {LOGO}}}\n"
    )
    assert find_paths(exported)["One"] == paths


def test_what_an_item_requires_is_named_with_its_place(export):
    exported = export(
        "projects:\n- {title: A, logo: a.svg}\n- {title: B, target: mailto:b@example.org, logo: b.svg}\n"
        "- title: C\n  target: c\n  logo: c.pdf\n- {title: D, target: https://example.org, logo: x/d.svg}\n"
        "- {title: E, repository: https://example.org, logo: y/d.svg}\n"
    )
    assert [str(each).split(";")[0] for each in exported.problems] == [
        "projects.yml:2: projects[0].target: add the URL of a page, or a repository",
        "projects.yml:3: projects[1].target: add the URL of a page, or a repository",
        "projects.yml:5: projects[2].target: add the URL of a page, or a repository",
        "projects.yml:6: projects[2].logo: use a file that ends in .svg",
    ]
    assert list(find_paths(exported)) == ["D", "E"]
    assert exported.notes[1] == "rename logos of the same name, because all are in one folder: x/d.svg, y/d.svg"
