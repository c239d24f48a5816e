"""Importing any list that an author keeps: where it is, which field is which key, and what goes under ``extra``."""

from __future__ import annotations

import datetime as dt

import pytest

from sphinx_openpractices.catalog.importing import Imported

CARDS = """\
- title: Dask
  link-alt: Documentation of Dask
  link: https://docs.dask.org/
  img-bottom: ../_static/dask.png
"""
JEKYLL = """\
- name: Dask
  url: https://www.dask.org
  github: https://github.com/dask/dask
  description: |
    Arrays,
    in parallel.
  image: https://example.org/dask.png
  tags: [arrays]
  stars: 5
  date: 2024-03-01
  type: library
"""
KEYED = """\
title: Our projects
projects:
  dask: {link: 'https://www.dask.org'}
  loom: {name: Loom, extra: {maturity: old}}
"""
NESTED = """\
data:
  - label: Dask
    documentation: {base: 'https://docs.dask.org', api: 'https://docs.dask.org/api'}
    thumbnail: dask.png
    families: [arrays, parallel]
people:
  - name: Ada
"""
BELOW = "documentation.base, documentation.api"
COPY = "is a file of the project; copy it into the folder of the catalog"


@pytest.mark.parametrize(
    ("text", "entries", "notes"),
    [
        (
            CARDS,
            [
                {
                    "id": "dask",
                    "title": "Dask",
                    "target": "https://docs.dask.org/",
                    "logo": "../_static/dask.png",
                    "extra": {"link-alt": "Documentation of Dask"},
                }
            ],
            [f"Dask: img-bottom '../_static/dask.png' {COPY}", "stored under extra: link-alt"],
        ),
        (
            JEKYLL,
            [
                {
                    "id": "dask",
                    "title": "Dask",
                    "target": "https://www.dask.org",
                    "logo": "https://example.org/dask.png",
                    "summary": "Arrays, in parallel.",
                    "tags": ["arrays"],
                    "repository": "https://github.com/dask/dask",
                    "added": "2024-03-01",
                    "extra": {"stars": 5, "type": "library"},
                }
            ],
            ["stored under extra: stars, type"],
        ),
        (
            KEYED,
            [
                {"id": "dask", "title": "dask", "target": "https://www.dask.org"},
                {"id": "loom", "title": "Loom", "extra": {"maturity": "old"}},
            ],
            ["not imported: title"],
        ),
    ],
)
def test_usual_shapes_are_recognized(text, entries, notes, listed):
    assert listed("list.yml", text) == Imported(entries, notes)


def test_an_author_says_where_the_list_is_and_what_its_fields_are(listed):
    fields = {"title": "label", "target": "documentation.base", "logo": "thumbnail", "tags": "families"}
    assert listed("list.yml", NESTED, **fields) == listed("list.yml", NESTED, "data", **fields)
    assert listed("list.yml", NESTED, **fields) == Imported(
        [
            {
                "id": "dask",
                "title": "Dask",
                "target": "https://docs.dask.org",
                "logo": "dask.png",
                "tags": ["arrays", "parallel"],
                "extra": {"documentation-api": "https://docs.dask.org/api"},
            }
        ],
        [
            f"Dask: thumbnail 'dask.png' {COPY}",
            "stored under extra from documentation: api",
            "not imported: people",
        ],
    )


@pytest.mark.parametrize(
    ("items", "fields", "message"),
    [
        ("dat", {}, "has nothing under 'dat'; did you mean \"data\"?"),
        ("data.0", {}, "has a mapping under 'data.0', not a list of items"),
        (
            "data",
            {},
            f"write --map title=FIELD, with a field of the items: label, {BELOW}, thumbnail, families",
        ),
        ("data", {"title": "lable"}, "--map title=lable: no item has the field 'lable'; did you mean \"label\"?"),
        (
            "data",
            {"title": "label", "target": "documentation"},
            f"--map target=documentation: 'documentation' is a mapping; write one of {BELOW}",
        ),
        ("title", {}, "has text under 'title', not a list of items"),
    ],
)
def test_wrong_names_are_refused_with_the_nearest(items, fields, message, listed):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        listed("list.yml", f"title: Ours\n{NESTED}", items, **fields)
    assert str(error.value) == message


def test_of_several_lists_the_author_names_one(listed):
    with pytest.raises(ValueError, match=r"^write --items NAME, the name of the list, one of a, b, or '\*' for all$"):
        listed("list.yml", "a: [{name: A}]\nb: [{name: B}]\n", title="name")


def test_items_without_a_title_are_left_out_and_named(listed):
    text = "- name: 2048\n- {url: 'https://example.org'}\n- Dask\n- {name: {en: Loom}}\n-\n"
    assert listed("list.yml", text) == Imported(
        [{"id": "2048", "title": "2048"}],
        [
            "item 2: title is missing; the entry is left out",
            "item 3: title is missing; the entry is left out",
            "item 4: name is a mapping, not text; the entry is left out",
        ],
    )


def test_ids_and_switches_are_carried_over_and_markup_is_a_summary(listed):
    text = "- {title: A, id: first, caption: '**Bold**', draft: true, relation: use}\n- {title: B, id: first}\n"
    assert listed("projects.yml", text) == Imported(
        [
            {"id": "first", "title": "A", "summary": "**Bold**", "relation": ["use"], "draft": True},
            {"id": "first-2", "title": "B"},
        ],
        ["B: id is 'first-2', since another project has the id 'first'"],
    )


def test_only_plain_data_goes_under_extra(listed):
    text = '- {name: A, a: .inf, b: "\\a", c: 99999999999999999999, d: 2024-03-01, e: {f: [1, null]}, é: 1, E: 2}\n'
    assert listed("list.yml", text) == Imported(
        [{"id": "a", "title": "A", "extra": {"d": dt.date(2024, 3, 1), "e": {"f": [1, None]}}}],
        ["stored under extra: d, e", "not imported: a, b, c, é, E"],
    )


def test_values_that_break_a_rule_are_stored_under_extra(listed):
    text = "- {name: A, url: 'javascript:a', tags: [x, 3], draft: perhaps, added: soon, extra: {b: .inf, tags: old}}\n"
    entries, notes = listed("list.yml", text)
    assert entries == [
        {
            "id": "a",
            "title": "A",
            "tags": ["x"],
            "extra": {"tags": "old", "url": "javascript:a", "draft": "perhaps", "added": "soon"},
        }
    ]
    assert {note.split()[1] for note in notes[:3]} == {"draft", "added", "url"}
    assert [note.endswith("; stored under extra") for note in notes[:-1]] == [True, True, True, False]
    assert notes[-1] == "not imported from extra: b"


@pytest.mark.parametrize(
    "table",
    [
        b'Name,Web site,Tags\nDask,https://dask.org,"a, b"\n',
        b'Name;Web site;Tags\r\n"Dask";https://dask.org;a, b\r\n;;\r\n',
        b"\xef\xbb\xbfName\tWeb site\tTags\rDask\thttps://dask.org\ta, b\r",
        b"sep=|\nName|Web site|Tags\nDask|https://dask.org|a, b",
    ],
)
def test_tables_have_any_separator(table, listed):
    entry = {"id": "dask", "title": "Dask", "target": "https://dask.org", "tags": ["a", "b"]}
    assert listed("list.csv", table, target="Web site") == Imported([entry], [])


def test_cells_have_quotes_line_breaks_and_more_than_their_columns(listed):
    table = 'Name,\nOne,"""Two"",\nthree",four\n'
    extra = {"column-2": '"Two",\nthree', "column-3": "four"}
    assert listed("list.csv", table) == Imported(
        [{"id": "one", "title": "One", "extra": extra}], ["stored under extra: column 2, column 3"]
    )


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("name,name\na,b\n", 1, "rename one of the 2 columns 'name'; the first row names them"),
        (",,\n\n", 1, "write the names of the columns; the first row names them"),
        ('name\na\n"b\nc\n', 3, "close the quotes, and write each quote in a text twice; "),
        ("label\nDask\n", 1, "write --map title=FIELD, with a field of the items: label"),
    ],
)
def test_broken_tables_are_refused_with_their_line(table, line, message, listed):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        listed("list.csv", table)
    assert (getattr(error.value, "line", 1), str(error.value)[: len(message)]) == (line, message)
