"""Importing: what projects publish about themselves becomes catalog entries, and a note for whatever is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.importing import Imported, import_file

FILES = Path(__file__).parent / "sources"
EXPECTED = Path(__file__).parent / "expected"
NAMES = sorted(path.name for path in FILES.iterdir() if path.is_file())
KEYS = ["id", "title", "target", "logo", "summary", "tags", "license", "repository", "kind", "draft", "extra"]


def catalog_mistakes(folder, entries):
    path = folder / "projects.json"
    path.write_text(json.dumps({"projects": entries}, ensure_ascii=False), encoding="utf-8")
    catalog, mistakes = read_catalog({"projects.json": path}, {"relation": ["use"]}, PROJECTS)
    return len(catalog.entries), [str(mistake) for mistake in mistakes]


# What is carried over


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_each_format_becomes_the_expected_entries_and_notes(name):
    entries, notes = import_file(FILES / name)
    expected = yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))
    assert entries == expected["projects"]
    assert notes == (EXPECTED / f"{name}.notes.txt").read_text(encoding="utf-8").splitlines()


def test_every_expected_file_belongs_to_a_source():
    names = {f"{name}{suffix}" for name in NAMES for suffix in (".yml", ".notes.txt")}
    assert {path.name for path in EXPECTED.iterdir()} == names


@pytest.mark.parametrize("name", NAMES)
def test_a_catalog_takes_every_entry_without_a_mistake(name, tmp_path):
    entries = import_file(FILES / name).entries
    public = [entry for entry in entries if not entry.get("draft")]
    assert catalog_mistakes(tmp_path, entries) == (len(public), [])


@pytest.mark.parametrize("name", NAMES)
def test_entries_have_the_keys_of_a_catalog_in_its_order_and_no_relation(name):
    for entry in import_file(FILES / name).entries:
        assert list(entry) == [key for key in KEYS if key in entry]


# Which format it is


@pytest.mark.parametrize("name", NAMES)
def test_a_format_is_known_by_its_keys_under_another_name(name, imported):
    suffix = Path(name).suffix.replace(".cff", ".yml")
    renamed = imported(f"other{suffix}", (FILES / name).read_text(encoding="utf-8"))
    assert renamed.entries == import_file(FILES / name).entries


@pytest.mark.parametrize("name", ["citation.CFF", "CodeMeta.json", "publiccode.yaml", ".zenodo.json", "code.json"])
def test_a_usual_name_is_enough(name, imported):
    title = "title" if name in {"citation.CFF", ".zenodo.json"} else "name"
    assert imported(name, {title: "Dask"}).entries == [{"id": "dask", "title": "Dask"}]


KNOWN = (
    "use one of CITATION.cff (cff-version); codemeta.json (@context of CodeMeta); "
    "publiccode.yml (publiccodeYmlVersion); funding.json (version, entity, projects); "
    "landscape.yml (landscape or categories, with subcategories); "
    ".zenodo.json (title, creators, and upload_type or access_right); "
    "code.json (agency and releases, or name and permissions); "
    "repositories of GitHub or Forgejo (full_name, html_url); "
    "repositories of gh repo list (url, homepageUrl or isArchived); projects of GitLab (path_with_namespace, web_url); "
    "members of Open Collective (MemberId, profile); "
    "projects.yaml of a best-of list (projects with github_id, and categories, configuration or labels); "
    "or a list of items with a title or a name"
)


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("a.yml", "", "is empty; use a file with projects"),
        ("CITATION.cff", "# nothing yet\n", "is empty; use a file with projects"),
        ("a.json", "[1, 2]", "write each item as a mapping with a title; the first one is a number"),
        ("a.yml", "2026-01-01", f"contains a date; {KNOWN}"),
        ("codemeta.json", '"text"', f"contains text; {KNOWN}"),
        ("a.json", "{}", f"has an unknown format: it has no keys; {KNOWN}"),
        ("a.yml", "name: Dask\nurl: x\n", f"has an unknown format: its keys are name, url; {KNOWN}"),
        ("a.json", '{"@context": "https://schema.org"}', f"has an unknown format: its keys are @context; {KNOWN}"),
        ("a.yml", "categories: [news]\n", f"has an unknown format: its keys are categories; {KNOWN}"),
        ("funding.json", '{"projects": {"a": 1}}', 'has no list of projects under the key "projects"'),
        ("code.json", '{"releases": {}}', 'has no list of releases under the key "releases"'),
        ("landscape.yml", "title: Field\n", "has no categories under the key 'landscape' or 'categories'"),
        ("landscape.yml", "landscape: 3\n", "landscape is a number, not a list"),
        ("landscape.yml", "landscape: [a]\n", "landscape[0] is text, not a mapping"),
        (
            "landscape.yml",
            "categories: [{name: A, subcategories: {name: B}}]\n",
            "categories[0].subcategories is a mapping, not a list",
        ),
    ],
)
def test_a_file_of_no_known_format_is_refused_with_words(name, contents, message, imported):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        imported(name, contents)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("codemeta.json", "{", "close the brackets"),
        ("CITATION.cff", "title: [", "close the bracket"),
        ("funding.txt", "{}", "is not supported"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_words_of_its_reader(name, contents, message, imported):
    with pytest.raises(ValueError, match=message):
        imported(name, contents)


# What breaks a rule


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (["a", "b"], "is a list, not text"),
        ({"en": "a"}, "is a mapping, not text"),
        (3, "is a number, not text"),
        (1.5, "is a number, not text"),
        (True, "is a boolean, not text"),
        (None, "is missing"),
        ("", "is missing"),
        (" \n", "is missing"),
        ([], "is missing"),
    ],
)
def test_an_entry_without_a_title_is_left_out(value, reason, imported):
    data = {"cff-version": "1.2.0", "title": value, "authors": []}
    assert imported("CITATION.cff", data) == Imported([], [f"the work: title {reason}; the entry is left out"])


def test_values_of_wrong_types_are_left_out_and_named(imported):
    wrong = {
        "title": "Dask",
        "url": [7, "dask"],
        "abstract": {"en": "Parallel"},
        "keywords": {"a": "b"},
        "license": [1, "MIT"],
        "repository-code": 7,
    }
    entries, notes = imported("CITATION.cff", wrong)
    assert entries == [{"id": "dask", "title": "Dask"}]
    assert notes == [
        "Dask: url 'dask' is not an http or https URL; write it in full, such as 'https://example.org'; left out",
        "Dask: abstract is a mapping, not text; left out",
        "Dask: license is a number, not text; left out",
        "Dask: repository-code is a number, not text; left out",
        "Dask: keywords contains a mapping, not text; left out",
    ]


def test_a_date_or_a_number_of_yaml_is_no_text(imported):
    entries, notes = imported("CITATION.cff", "title: Dask\nabstract: 2026-01-01\nlicense: 1.10\nurl: no\n")
    assert entries == [{"id": "dask", "title": "Dask"}]
    assert notes == [
        "Dask: url is a boolean, not text; left out",
        "Dask: abstract is a date, not text; left out",
        "Dask: license is a number, not text; left out",
    ]


def test_control_characters_and_halves_of_characters_reach_neither_entries_nor_notes(imported):
    data = {"name": "Dask", "description": "a\x1b[31m", "keywords": ["b\ud800", "c"], "\x07bell": "d", "guid": "\x00"}
    entries, notes = imported("funding.json", {"projects": [{"name": "\x1b"}, data | {"tags": ["\x7f"]}]})
    assert entries == [{"id": "dask", "title": "Dask"}]
    assert notes == [
        "projects[0]: name is control characters, not text; the entry is left out",
        "Dask: description is control characters, not text; left out",
        "Dask: tags contains control characters, not text; left out",
        "not imported: keywords, \\x07bell, guid",
    ]


def test_a_target_is_a_url_never_a_page_of_the_site(imported):
    entries, notes = imported("CITATION.cff", {"title": "Dask", "url": "dask.html"})
    assert entries == [{"id": "dask", "title": "Dask"}]
    assert notes == [
        "Dask: url 'dask.html' is not an http or https URL; write it in full, such as 'https://example.org'; left out"
    ]


@pytest.mark.parametrize(
    ("language", "title", "summary", "lost"),
    [
        ("en", "Tides", "Rechnet Gezeiten.", ["name: de, The Sun", "description: fr"]),
        ("de-AT", "Gezeiten", "Rechnet Gezeiten.", ["name: en-GB, The Sun", "description: fr"]),
        ("fr", "Tides", "Calcule les marées.", ["name: de, The Sun", "description: de"]),
    ],
)
def test_texts_are_imported_in_one_language_and_the_others_are_named(language, title, summary, lost):
    entries, notes = import_file(FILES / "graph.json", language)
    assert (entries[0]["title"], entries[0]["summary"]) == (title, summary)
    assert notes[-2:] == [f"not imported from {each}" for each in lost]
    assert import_file(FILES / "publiccode.yml", "de").entries[0]["summary"].startswith("Briefe der Verwaltung")


def test_a_mapping_where_text_belongs_on_the_way_to_a_value_is_not_lost(imported):
    entries, notes = imported("publiccode.yml", {"name": "Sportello", "legal": "MIT", "description": "Appointments"})
    assert entries == [{"id": "sportello", "title": "Sportello"}]
    assert notes == ["not imported: legal, description"]


def test_items_that_are_no_mappings_are_left_out_and_the_others_stay(imported):
    data = {"version": "v1.0.0", "projects": ["Loom", {"name": "Weft"}, None]}
    assert imported("funding.json", data) == Imported(
        [{"id": "weft", "title": "Weft"}],
        [
            "projects[0]: name is missing; the entry is left out",
            "projects[2]: name is missing; the entry is left out",
        ],
    )


def test_a_file_without_projects_says_so(imported):
    assert imported("funding.json", {"projects": []}) == Imported([], ["contains no projects"])


# What many projects have


@pytest.mark.once
def test_notes_of_thousands_of_items_stay_few(imported):
    items = [{"name": f"Item {n}", "license": "Mine", "homepage_url": "", "twitter": "x"} for n in range(5000)]
    data = {"landscape": [{"name": "A", "subcategories": [{"name": "B", "items": items}]}]}
    entries, notes = imported("landscape.yml", data)
    assert len({entry["id"] for entry in entries}) == 5000
    assert notes == [
        (
            "license: 5000 projects (Item 0, Item 1, Item 2, …); of the first: 'Mine' is not an SPDX expression such "
            "as 'BSD-3-Clause' or 'MIT OR Apache-2.0'; left out"
        ),
        "not imported: twitter (5000)",
    ]


def test_ids_are_unique_even_among_titles_that_look_numbered(imported):
    data = {"projects": [{"name": name} for name in ("A", "a", "A 2", "a!", "Ä", "日本")]}
    ids = [entry["id"] for entry in imported("funding.json", data).entries]
    assert ids[:4] == ["a", "a-2", "a-2-2", "a-3"]
    assert len(set(ids)) == 6


def test_many_spellings_of_tags_are_one_note(imported):
    words = ["Cloud Native", "cloud-native", "Data", "data", "Key-Value", "key value", "Log", "log"]
    entries, notes = imported("funding.json", {"projects": [{"name": "Loom", "tags": words}]})
    assert entries == [{"id": "loom", "title": "Loom", "tags": ["Cloud Native", "Data", "Key-Value", "Log"]}]
    assert notes == [
        (
            "tags: 4 tags had several spellings, and have the most common one: 'cloud-native' became 'Cloud Native', "
            "'data' became 'Data', 'key value' became 'Key-Value', …"
        )
    ]


def test_notes_that_say_different_things_about_a_key_are_counted_apart(imported):
    licenses = ["Ours", "GPLv3", "Yours", "GPL-2", "Theirs", "AGPLv3", "Mine", "LGPL 3"]
    data = {"projects": [{"name": f"Item {n}", "licenses": [each]} for n, each in enumerate(licenses)]}
    assert imported("funding.json", data).notes == [
        (
            "licenses: 4 projects (Item 0, Item 2, Item 4, …); of the first: 'Ours' is not an SPDX expression such as "
            "'BSD-3-Clause' or 'MIT OR Apache-2.0'; left out"
        ),
        (
            "licenses: 4 projects (Item 1, Item 3, Item 5, …); of the first: 'GPLv3' became 'GPL-3.0'; change it to "
            "'GPL-3.0-only' or 'GPL-3.0-or-later' if the project says which"
        ),
    ]


def test_long_values_are_cut_in_the_middle_of_a_note(imported):
    notes = imported("CITATION.cff", {"title": "Dask", "license": "Permission is hereby granted " * 100}).notes
    assert len(notes) == 1
    assert len(notes[0]) < 300
    assert notes[0].startswith("Dask: license 'Permission is hereby granted")
    assert notes[0].endswith("is not an SPDX expression such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'; left out")
