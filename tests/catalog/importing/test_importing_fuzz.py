"""No data at all make the importer do anything but refuse them, or give entries that a catalog takes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.importing import IMPORT_FORMATS, import_file

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
WORDS = SCALARS | st.sampled_from(
    [
        "Dask",
        "git@github.com:a/b.git",
        "10.5281/zenodo.1",
        "software",
        "Apache License 2.0",
        "https://dask.org",
        "MIT",
        "a, b",
        "A-B",
        "\ud800",
        "\x00",
        "a\n\nb",
    ]
)
VALUES = st.recursive(WORDS, lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(), each, max_size=3))
SOURCES = ["title", "name", "url", "abstract", "description", "keywords", "tags", "categories", "license", "licenses"]
SOURCES += ["legal", "en", "shortDescription", "logo", "webpageUrl", "repositoryUrl", "codeRepository", "landingURL"]
SOURCES += ["identifier", "identifiers", "preferred-citation", "@graph", "@language", "@value", "type", "value"]
SOURCES += ["homepage_url", "repo_url", "second_path", "extra", "summary_tags", "@id", "@type", "doi", "guid", "item"]
SOURCES += ["creators", "related_identifiers", "upload_type", "permissions", "repositoryURL", "topics", "archived"]
SOURCES += [
    "private",
    "visibility",
    "role",
    "tier",
    "github_id",
    "labels",
    "category",
    "ignore",
    "id",
    "added",
    "draft",
]
ITEMS = st.dictionaries(st.sampled_from(SOURCES), VALUES, max_size=8) | VALUES
LISTS = st.lists(ITEMS, max_size=3) | VALUES
LEVELS = st.lists(st.fixed_dictionaries({"name": VALUES, "items": LISTS}), max_size=2) | VALUES
CATEGORIES = st.lists(st.fixed_dictionaries({"name": VALUES, "subcategories": LEVELS}), max_size=2) | VALUES
MARKS = [
    {"cff-version": VALUES},
    {"@context": st.just("https://w3id.org/codemeta/3.0") | VALUES},
    {"@context": st.just("https://w3id.org/codemeta/3.0"), "@graph": LISTS},
    {"publiccodeYmlVersion": VALUES},
    {"version": VALUES, "entity": VALUES, "projects": LISTS},
    {"landscape": CATEGORIES},
    {"categories": CATEGORIES},
    {"creators": VALUES, "upload_type": VALUES, "related_identifiers": LISTS},
    {"agency": VALUES, "releases": LISTS},
    {"permissions": VALUES, "name": VALUES},
    {"full_name": VALUES, "html_url": VALUES},
    {"path_with_namespace": VALUES, "web_url": VALUES},
    {
        "url": VALUES,
        "homepageUrl": VALUES,
        "licenseInfo": VALUES,
        "repositoryTopics": VALUES,
        "primaryLanguage": VALUES,
    },
    {"agency": VALUES, "version": VALUES, "projects": LISTS},
    {"items": LISTS, "full_name": VALUES},
    {"groups": LEVELS},
    {"projects": st.dictionaries(st.text(), ITEMS, max_size=3)},
    {
        "current_version": st.just("1"),
        "versions": st.fixed_dictionaries({"1": st.fixed_dictionaries({"needs": LISTS})}),
    },
    {"MemberId": VALUES, "profile": VALUES, "role": st.just("BACKER")},
    {"projects": LISTS, "categories": LISTS, "labels": LISTS},
    {"name": st.text(), "Some Field": VALUES, "extra": VALUES},
]
DATA = st.builds(
    lambda data, mark: {**(data if isinstance(data, dict) else {}), **mark},
    ITEMS,
    st.one_of(*map(st.fixed_dictionaries, MARKS)),
)


@given(
    data=DATA | VALUES | st.lists(DATA, max_size=2),
    name=st.sampled_from([*(each.name for each in IMPORT_FORMATS if " " not in each.name), "other.yml", "other.json"]),
)
def test_no_data_makes_the_importer_stumble(data, name, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any", numbered=True)
    (folder / name).write_text(json.dumps(data), encoding="utf-8")
    try:
        entries, notes = import_file(folder / name)
    except ValueError as err:
        assert str(err)  # noqa: PT017 - either outcome is right
        return
    assert all(note and note.splitlines() == [note] and note.encode() for note in notes)
    (folder / "projects.json").write_text(json.dumps({"projects": entries}, ensure_ascii=False), encoding="utf-8")
    catalog, mistakes = read_catalog({"projects.json": folder / "projects.json"}, {"relation": ["use"]}, PROJECTS)
    assert (len(catalog.entries), mistakes) == (len([each for each in entries if not each.get("draft")]), [])
