"""Catalogs that are corrected: ``NAME.yml`` becomes ``NAME.expected.yml``, with the messages ``NAME.expected.txt``."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from random_catalogs import RandomCatalog
from random_json import RandomJson

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.catalog_fixes import fix_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS

FIXES = Path(__file__).parent / "fixes"
FILES = sorted(path.name for path in FIXES.iterdir() if ".expected" not in path.name)
CATALOGS = sorted(path for path in (FIXES.parents[1] / "catalogs").iterdir() if path.suffix in {".yml", ".json"})
MISREAD = (
    *(
        "no",
        "Yes",
        "on",
        "OFF",
        "true",
        "1.10",
        "0777",
        "0x1F",
        "0b11",
        "+5",
        "-1",
        "1_000",
        ".5",
        "1.",
        ".inf",
        "-.INF",
    ),
    *(".nan", "1.5e+3", "12:30", "1:30:45.5", "2024-01-01", "2024-13-45", "2001-12-14t21:59:43.10-05:00", "99" * 60),
)
"""Texts that YAML does not read as text: booleans, numbers in each base, hours and minutes, dates that exist or not."""
FORMS = {
    "as it is": lambda data: data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac": lambda data: data.replace(b"\n", b"\r"),
    "byte order mark and no line break at the end": lambda data: b"\xef\xbb\xbf" + data[:-1],
}


def fix(name, data, taken=()):
    """Correct a file with this content, a catalog of the type in its name."""
    entry_type = PRACTICES if name.startswith("practices") else PROJECTS
    return fix_catalog(name, GivenFile(Path(name), data), entry_type, taken)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", FILES)
def test_file_is_corrected_where_it_has_one_right_form_and_nowhere_else(name, form):
    change, path = FORMS[form], FIXES / name
    expected = path.with_suffix(f".expected{path.suffix}")
    right = change((expected if expected.exists() else path).read_bytes())
    fixed = fix(name, change(path.read_bytes()))
    assert fixed.file.data == right
    lines = path.with_suffix(".expected.txt").read_text("utf-8").splitlines()
    assert [str(each) for each in (*fixed.fixed, *fixed.left)] == lines
    again = fix(name, right)
    assert (again.file.data, again.fixed) == (right, [])


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_no_line_of_any_catalog_is_lost_and_a_second_time_there_is_nothing_to_do(path):
    data = path.read_bytes()
    fixed = fix(path.name, data)
    assert (fixed.file.data == data) == (not fixed.fixed)
    assert fixed.file.data.count(b"\n") == data.count(b"\n")
    assert sorted(filter(lambda line: line.strip().startswith(b"#"), fixed.file.data.splitlines())) == sorted(
        filter(lambda line: line.strip().startswith(b"#"), data.splitlines())
    )
    assert fix(path.name, fixed.file.data).fixed == []


def test_what_was_corrected_is_read_as_the_text_that_was_written_and_passes_the_check():
    items = [f"- title: {word}\n  id: A {number}\n  tags: [{word}]" for number, word in enumerate(MISREAD)]
    fixed = fix("a.yml", "\n".join(["projects:", *items]).encode())
    catalog, messages = read_catalog({"a.yml": fixed.file}, {}, PROJECTS)
    assert (messages, fixed.left) == ([], [])
    assert [(each.record.title, each.record.tags) for each in catalog.entries] == [(word, (word,)) for word in MISREAD]


def test_id_that_another_file_has_is_left():
    data = b"projects:\n- id: My Project\n  title: A\n"
    assert fix("a.yml", data, {"my-project"}) == (GivenFile(Path("a.yml"), data), [], [])


def test_many_entries_cost_no_more_than_reading_them_a_few_times():
    data = b"projects:\n" + b"".join(b"- title: %d\n  id: A %d\n" % (number, number) for number in range(100))
    fixed = fix("a.yml", data + b"- title: &year 2026\n  added: *year\n")
    assert (len(fixed.fixed), len(fixed.left)) == (300, 1)


@pytest.mark.parametrize(("name", "make"), [("practices.yml", RandomCatalog), ("practices.json", RandomJson)])
def test_no_word_of_random_catalogs_is_lost(name, make):
    number = 0
    for seed in range(30):
        data = re.sub(rb"(['\"])12\1", b"12", make(seed).data)
        fixed = fix(name, data)
        number += len(fixed.fixed)
        before, after = (Counter(re.findall(rb"[#\w]+", each)) for each in (data, fixed.file.data))
        assert after == before, seed
        assert fix(name, fixed.file.data).fixed == [], seed
    assert number > 40
