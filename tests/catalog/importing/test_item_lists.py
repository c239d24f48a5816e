"""Importing any list that an author keeps: where the list is in its file, with its groups, and where its fields are."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.importing import Imported


@pytest.mark.parametrize(
    ("text", "items", "entries", "notes"),
    [
        (
            "meta: {title: Ours}\nprojects:\n  pyacp: {name: PyACP}\n  Py Mesh: {name: Mesh}\n  1: {name: Old}\n",
            "",
            [{"id": "pyacp", "title": "PyACP"}, {"id": "py-mesh", "title": "Mesh"}, {"id": "old", "title": "Old"}],
            ["not imported: meta"],
        ),
        (
            (
                "categories:\n- {name: Arrays, icon: a, projects: [{name: Dask, tags: 'x, y'}]}\n"
                "- {name: Looms, items: [{name: Loom}]}\n"
            ),
            "",
            [
                {"id": "dask", "title": "Dask", "tags": ["x", "y", "Arrays"]},
                {"id": "loom", "title": "Loom", "tags": ["Looms"]},
            ],
            ["not imported from categories: icon"],
        ),
        (
            (
                "- category: Data\n  sections:\n  - {name: Arrays, tools: [{name: Dask}]}\n"
                "- {name: Loom, url: 'https://loom.org', items: [{name: Part}]}\n"
            ),
            "",
            [
                {"id": "dask", "title": "Dask", "tags": ["Data", "Arrays"]},
                {
                    "id": "loom",
                    "title": "Loom",
                    "target": "https://loom.org",
                    "extra": {"items": [{"name": "Part"}]},
                },
            ],
            ["stored under extra: items"],
        ),
        (
            "Arrays: [{name: Dask}]\nLooms: [{name: Loom}]\n",
            "*",
            [
                {"id": "dask", "title": "Dask", "tags": ["Arrays"]},
                {"id": "loom", "title": "Loom", "tags": ["Looms"]},
            ],
            [],
        ),
        (
            "data: {teams: [{name: One, owns: [{name: Dask}]}, {name: Two, owns: [{name: Loom}]}]}\nyear: 2026\n",
            "data.teams.owns",
            [{"id": "dask", "title": "Dask", "tags": ["One"]}, {"id": "loom", "title": "Loom", "tags": ["Two"]}],
            ["not imported: year"],
        ),
        ("pages: [[{name: Dask}], [{name: Loom}]]\n", "pages.1", [{"id": "loom", "title": "Loom"}], []),
        (
            "projects: [{name: Dask}]\ntags: [{name: x}]\n",
            "",
            [{"id": "dask", "title": "Dask"}],
            ["not imported: tags"],
        ),
        ("projects: []\n", "projects", [], ["contains no projects"]),
        (
            "projects: {Dask: , Loom: {name: L}}\n",
            "projects",
            [{"id": "dask", "title": "Dask"}, {"id": "loom", "title": "L"}],
            [],
        ),
        (
            "meta: {title: M}\na: [{name: A}]\nb: [{name: B}]\nc: [{name: C}]\n",
            "a, b",
            [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
            ["not imported: meta, c"],
        ),
        ("meta: text\na: [{name: A}]\n", "*", [{"id": "a", "title": "A", "tags": ["a"]}], ["not imported: meta"]),
        (
            "- {name: A, github: [a/b, a/c]}\n",
            "",
            [
                {
                    "id": "a",
                    "title": "A",
                    "target": "https://github.com/a/b",
                    "repository": "https://github.com/a/b",
                    "extra": {"github": ["a/b", "a/c"]},
                }
            ],
            ["A: github has 2 values; 'https://github.com/a/b' was imported", "stored under extra: github"],
        ),
    ],
)
def test_lists_are_found_at_any_level_and_in_groups_which_are_tags(text, items, entries, notes, listed):
    assert listed("list.yml", text, items) == Imported(entries, notes)


NEEDS = """\
{"current_version": "1.0", "project": "Ours", "versions": {"0.9": {"needs": {}}, "1.0": {
"creator": {"program": "sphinx_needs"},
"needs_schema": {"properties": {"title": {"field_type": "core", "description": "Title"},
"docname": {"field_type": "core"}, "parent_needs_back": {"field_type": "backlinks"}, "stars": {"field_type": "extra"}}},
"needs": {"DASK": {"id": "DASK", "title": "Dask", "docname": "index", "parent_needs_back": ["X"], "tags": ["arrays"],
"website": "https://www.dask.org", "package_summary": "Arrays.", "type": "sw", "stars": 5}}}}}
"""


def test_needs_of_the_current_version_are_a_list(listed):
    entry = {
        "id": "dask",
        "title": "Dask",
        "target": "https://www.dask.org",
        "summary": "Arrays.",
        "tags": ["arrays"],
        "extra": {"type": "sw", "stars": 5, "id": "DASK"},
    }
    notes = [
        "Dask: id 'DASK' is not a name; use a-z, 0-9 and hyphens, such as 'dask'; stored under extra",
        "stored under extra: type, stars",
        "not imported from versions: 0.9",
    ]
    assert listed("needs.json", NEEDS, summary="package_summary") == Imported([entry], notes)


@pytest.mark.parametrize("current", ['"current_version": "", ', ""])
def test_needs_can_have_no_version(current, listed):
    text = f'{{{current}"versions": {{"": {{"needs": {{"A1": {{"title": "A", "id": "a-1"}}}}}}}}}}'
    assert listed("needs.json", text) == Imported([{"id": "a-1", "title": "A"}], [])


def test_fields_have_the_numbers_of_items_and_repositories_only_a_name(listed):
    text = "- {name: A, images: [{src: a.png, alt: x}], links: ['https://a.org'], github: a/b, tags: [{tag: y}]}\n"
    assert listed("list.yml", text, logo="images.0.src", target="links.0") == Imported(
        [
            {
                "id": "a",
                "title": "A",
                "target": "https://a.org",
                "logo": "a.png",
                "tags": ["y"],
                "repository": "https://github.com/a/b",
                "extra": {"images-0-alt": "x"},
            }
        ],
        [
            "A: images.0.src 'a.png' is a file of the project; copy it into the folder of the catalog",
            "stored under extra from images.0: alt",
        ],
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.yml",
            "- {name: A, images: [{src: a}]}\n",
            "--map logo=images: 'images' is a list; write one of images.0.src",
        ),
        (
            "a.yml",
            "- {name: A, imgs: [{src: a}]}\n",
            "--map logo=images: no item has the field 'images'; did you mean \"imgs\"?",
        ),
    ],
)
def test_fields_that_are_lists_are_refused_with_those_below(name, text, message, listed):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        listed(name, text, logo="images")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yml", "- Dask\n- Loom\n", "write each item as a mapping with a title; the first one is text"),
        ("a.yml", "- {label: A}\n", "write --map title=FIELD, with a field of the items: label"),
        ("a.json", '{"projects": [["A", "B"]]}', "write each item as a mapping with a title; the first one is a list"),
        ("a.json", '{"data": [{"label": "A"}]}', "write --map title=FIELD, with a field of the items: label"),
        (
            "a.yml",
            "{a: {projects: [{name: A}]}, b: {projects: [{name: B}]}}",
            "write --items NAME, the name of the list, one of a.projects, b.projects",
        ),
        ("a.csv", "\n\n", "is empty; use a file with projects"),
        ("a.csv", b"\xff\xfen\0a\0m\0e\0", "save the file as UTF-8; it is UTF-16"),
        (
            "a.json",
            '{"name": "A"}\n{"name": "B"}\n',
            "put all values in one list, or remove what follows the last bracket; the data ends before this line",
        ),
        (
            "a.csv",
            "Ours,\nname,url\n",
            "write --map title=FIELD, with a field of the items: Ours, column 2; the first row names the columns",
        ),
    ],
)
def test_files_without_a_list_are_refused_with_what_to_write(name, text, message, listed):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        listed(name, text)
    assert str(error.value) == message
