"""``funding.json``: what a project and the file with the entity have to have, and what is kept of an earlier one.

Every manifest that a test makes is valid by ``funding.schema.json``, which has what FLOSS/fund's validator requires.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import read_document, read_yaml
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json
from sphinx_openpractices.catalog.exporting.funding_export import make_funding
from sphinx_openpractices.catalog.exporting.funding_fields import find_entity_problems
from sphinx_openpractices.catalog.importing import import_file

FOLDER = Path(__file__).parent
EARLIER = FOLDER.parents[1] / "importing" / "sources" / "funding.json"
ENTITY = (FOLDER / "entity.yml").read_text(encoding="utf-8")
GIVEN = yaml.safe_load(ENTITY)
VALIDATOR = Draft202012Validator(json.loads((FOLDER / "funding.schema.json").read_text(encoding="utf-8")))


@pytest.fixture
def read(tmp_path):
    """Read the entries of a catalog."""

    def call(text):
        path = tmp_path / "projects.yml"
        path.write_text(text, encoding="utf-8")
        catalog, messages = read_catalog({path.name: path}, {}, PROJECTS)
        assert [str(each) for each in messages] == []
        return catalog.entries

    return call


def export(entries, given, *relations):
    """Make a manifest, which is valid if it has a project and an entity."""
    exported = make_funding(entries, given, *relations)
    if exported.data["projects"] and exported.data["entity"]:
        VALIDATOR.validate(exported.data)
    return exported


def check_entity(text):
    return [f"{line}: {path}: {advice}" for line, path, advice in find_entity_problems(read_yaml(text))]


def test_a_manifest_has_the_projects_that_are_maintained_and_names_the_rest(read, same_text):
    exported = export(read((FOLDER / "projects.yml").read_text(encoding="utf-8")), GIVEN)
    same_text(format_json(exported.data), (FOLDER / "expected" / "funding.json").read_text(encoding="utf-8"))
    expected = (FOLDER / "expected" / "funding.notes.txt").read_text(encoding="utf-8")
    same_text("\n".join([*exported.notes, *map(str, exported.problems)]), expected)


WHOLE = """\
projects:
- id: loom-core
  title: Loom
  target: https://loom.example.org/core
  summary: A scheduler for build graphs. Used by three distributions.
  tags: [build-tools, scheduling]
  relation: maintain
  license: BSD-3-Clause
  repository: https://codeberg.org/loom/core
"""


def test_what_is_exported_is_imported_as_the_same(read, tmp_path):
    entries = read(WHOLE)
    (tmp_path / "funding.json").write_text(format_json(export(entries, GIVEN).data), encoding="utf-8")
    project = convert_entry(entries[0]) | {"id": "loom", "extra": {"guid": "loom-core"}}
    del project["relation"]
    assert import_file(tmp_path / "funding.json").entries == [project]


def test_an_earlier_manifest_keeps_its_entity_and_the_proofs_of_urls_that_are_the_same(read):
    earlier = json.loads(EARLIER.read_text(encoding="utf-8"))
    assert list(find_entity_problems(read_document(EARLIER))) == []
    data, notes, problems = export(read(WHOLE), earlier)
    assert (notes, problems) == ([], [])
    first = earlier["projects"][0] | {"description": "A scheduler for build graphs. Used by three distributions."}
    assert data == earlier | {"projects": [first]}
    moved, notes, _problems = export(read(WHOLE.replace("loom/core", "loom/moved")), earlier)
    assert notes == ["add wellKnown, unless funding.json is on the same host: loom-core.repositoryUrl"]
    assert moved["projects"][0]["repositoryUrl"] == {"url": "https://codeberg.org/loom/moved"}
    for odd in ([1, {"guid": "loom-core", "repositoryUrl": []}], {}, "text", None):
        assert export(read(WHOLE), {"projects": odd}).data["projects"][0]["guid"] == "loom-core"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: loom-core", "id: ab", "2: projects[0].id: write one of 3 to 32 lower-case letters, digits and hyphens"),
        ("summary: A scheduler", "caption: A scheduler", "2: projects[0].summary: write one of 5 to 2,000 bytes"),
        ("summary: A scheduler", f"summary: {'é' * 990}", "5: projects[0].summary: write one of 5 to 2,000 bytes"),
        ("title: Loom", f"title: {'L' * 251}", "3: projects[0].title: shorten it to 250 bytes"),
        (
            "https://loom.example.org/core",
            "https://a.org/" + "a" * 250,
            "4: projects[0].target: write the URL of a page",
        ),
        ("  repository: https://codeberg.org/loom/core\n", "", "2: projects[0].repository: write its URL"),
        ("  license: BSD-3-Clause\n", "", "2: projects[0].license: write one, or up to 5 in an expression"),
        ("[build-tools, scheduling]", "C", "6: projects[0].tags: write at least one, of 2 to 32 letters"),
        ("id: loom-core", "id: loom--core", "2: projects[0].id: write one of 3 to 32 lower-case letters, digits"),
        ("BSD-3-Clause", f"LicenseRef-{'a' * 60}", "8: projects[0].license: write one whose name has"),
    ],
)
def test_what_a_manifest_requires_is_named_with_its_place(old, new, message, read):
    data, _notes, problems = export(read(WHOLE.replace(old, new)), GIVEN)
    assert (data["projects"], len(problems)) == ([], 1)
    assert str(problems[0]).startswith(f"projects.yml:{message}")


LOST = "some tags were left out; a project has at most 10, of 2 to 32 letters, digits and hyphens"


def test_limits_of_lists(read):
    projects = [f"- {{title: P{n}, summary: A project., tags: [tag], license: MIT, relation: maintain, repository: "
                f"https://example.org/{n}, id: project-{n}}}" for n in range(31)]  # fmt: skip
    data, notes, problems = export(read("projects:\n" + "\n".join(projects)), GIVEN)
    assert (len(data["projects"]), problems) == (30, [])
    assert notes[:1] == ["left out, because a file has at most 30 projects: project-30"]
    tags = ", ".join(f"Tag_{n}" for n in range(11))
    data, notes, _problems = export(read(WHOLE.replace("build-tools, scheduling", tags)), GIVEN)
    assert data["projects"][0]["tags"] == [f"tag-{n}" for n in range(10)]
    assert notes[1:] == [f"{LOST}: loom-core"]
    data, notes, _problems = export(
        read(WHOLE.replace("build-tools", "C, C++, \u65e5\u672c, \u00c5ngstr\u00f6m")), GIVEN
    )
    assert data["projects"][0]["tags"] == ["c-plus-plus", "angstrom", "scheduling"]
    assert notes[1:] == [f"{LOST}: loom-core"]
    twice = WHOLE + WHOLE.removeprefix("projects:\n").replace("id: loom-core", "id: other\n  extra: {guid: loom-core}")
    assert len(export(read(twice), GIVEN).problems) == 2


@pytest.mark.parametrize(
    ("license_", "licenses"),
    [
        ("MIT OR Apache-2.0", ["spdx:MIT", "spdx:Apache-2.0"]),
        ("GPL-2.0-only WITH Classpath-exception-2.0", ["spdx:GPL-2.0-only"]),
        ("(MIT AND LicenseRef-ours) OR MIT", ["spdx:MIT", "LicenseRef-ours"]),
        ("Apache-2.0+", ["spdx:Apache-2.0"]),  # the list of SPDX has a plus sign for some of the GNU licenses only
        ("GPL-2.0+", ["spdx:GPL-2.0+"]),
    ],
)
def test_an_expression_becomes_a_list(license_, licenses, read):
    data, notes, _problems = export(read(WHOLE.replace("BSD-3-Clause", license_)), GIVEN)
    assert data["projects"][0]["licenses"] == licenses
    assert notes[1].startswith("licenses became a list")


def test_the_file_of_the_entity_is_right_as_it_is_in_the_guide():
    assert check_entity(ENTITY) == []
    guide = (FOLDER.parents[3] / "docs" / "how-to" / "export.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("   ```")[0]
    assert check_entity(example) == []


def test_without_a_file_all_required_fields_are_listed(same_text):
    found = "\n".join(f"{path}: {advice}" for _line, path, advice in find_entity_problems(None))
    same_text(found, (FOLDER / "expected" / "funding.missing.txt").read_text(encoding="utf-8"))


def test_relations_of_a_site_choose_the_projects(read):
    entries = read(WHOLE.replace("relation: maintain", "relation: [use, steward]"))
    assert export(entries, GIVEN).data["projects"] == []
    assert len(export(entries, GIVEN, ("lead", "steward")).data["projects"]) == 1


MISTAKES = {
    "type: organization": "type: organisation",
    "name: 2048": "name: Example Collective",
    "phone: 12 34": "phone: +31-20-555-0100",
    "url: https://example.org\n    wellKnown: https://example.org/proof": "url: https://example.org",
    "guid: a--b": "guid: monthly",
    "url: example.org": "url: https://example.org",
    "mail: hello": "email: hello",
    "frequency: month": "frequency: monthly",
    "channels: [banc]": "channels: [bank]",
    "channels: bank": "channels: [bank]",
    "amount: -1": "amount: 500",
    "amount: .nan": "amount: 500",
    "currency: \N{EURO SIGN}": "currency: EUR",
    "version: 2\nentity:\n": "entity:\n",
    "fundings: []\nentity:\n": "entity:\n",
    "    - a": "    url: https://example.org",
    "    - {guid: bank, type: cash}\n  plans:": "  plans:",
}
"""What is wrong, and what is right in its place."""


def test_mistakes_in_the_file_of_the_entity_are_named_with_what_to_write(same_text):
    assert all(right in ENTITY for right in MISTAKES.values())
    found = [
        line
        for wrong, right in MISTAKES.items()
        for line in [repr(wrong), *(f"  {each}" for each in check_entity(ENTITY.replace(right, wrong, 1)))]
    ]
    same_text("\n".join(found), (FOLDER / "expected" / "funding.mistakes.txt").read_text(encoding="utf-8"))


KNOWN_TO_US = (
    "channels: [banc]",
    "    - {guid: bank, type: cash}\n  plans:",
    "amount: .nan",
)
"""Mistakes that a schema cannot tell, or that it and we tell in different ways."""


@pytest.mark.parametrize("wrong", MISTAKES)
def test_mistakes_that_are_named_are_those_of_the_schema(wrong, read):
    given = yaml.safe_load(ENTITY.replace(MISTAKES[wrong], wrong, 1))
    data = {**make_funding(read(WHOLE), GIVEN).data, **given}
    assert VALIDATOR.is_valid(data) == (wrong in KNOWN_TO_US)


@pytest.mark.parametrize("text", ["[]", "text", "entity: []\nfunding: 1", "funding: {channels: [], plans: [1, {}]}"])
def test_files_of_other_shapes_are_reported(text):
    assert check_entity(text)
