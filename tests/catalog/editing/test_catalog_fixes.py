"""Catalogs that are corrected: ``NAME.yml`` becomes ``NAME.expected.yml``, with the messages ``NAME.expected.txt``."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from random_catalogs import RandomCatalog
from random_json import RandomJson

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.catalog_fixes import fix_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS

FIXES = Path(__file__).parent / "fixes"
FILES = sorted(path.name for path in FIXES.iterdir() if ".expected" not in path.name)
CATALOGS = sorted(path for path in (FIXES.parents[1] / "catalogs").iterdir() if path.suffix in {".yml", ".json"})
FORMS = {
    "as it is": lambda data: data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac": lambda data: data.replace(b"\n", b"\r"),
    "byte order mark and no line break at the end": lambda data: b"\xef\xbb\xbf" + data[:-1],
}


def fix(name, data, taken=(), entry_type=PROJECTS):
    """Correct a file with this content."""
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


def test_id_that_another_file_has_is_left():
    data = b"projects:\n- id: My Project\n  title: A\n"
    assert fix("a.yml", data, {"my-project"}) == (GivenFile(Path("a.yml"), data), [], [])


def test_many_entries_cost_no_more_than_reading_them_a_few_times():
    data = b"projects:\n" + b"".join(b"- title: %d\n  id: A %d\n" % (number, number) for number in range(100))
    fixed = fix("a.yml", data + b"- title: &year 2026\n  added: *year\n")
    assert (len(fixed.fixed), len(fixed.left)) == (300, 1)


@pytest.mark.parametrize(("name", "make"), [("a.yml", RandomCatalog), ("a.json", RandomJson)])
def test_no_word_of_random_catalogs_is_lost(name, make):
    number = 0
    for seed in range(30):
        data = make(seed).data
        fixed = fix(name, data, entry_type=PRACTICES)
        number += len(fixed.fixed)
        before, after = (Counter(re.findall(rb"[#\w]+", each)) for each in (data, fixed.file.data))
        assert after == before, seed
        assert fix(name, fixed.file.data, entry_type=PRACTICES).fixed == [], seed
    assert number > 30
