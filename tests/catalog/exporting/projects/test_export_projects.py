"""Exporting projects: each format has what it can hold, and names what it lacks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry
from sphinx_openpractices.catalog.exporting.csv_table import format_csv
from sphinx_openpractices.catalog.exporting.left_out import list_left_out
from sphinx_openpractices.catalog.exporting.project_table import (
    PROJECT_TABLE_KEYS,
    format_project_markdown,
    list_unlinked,
)
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.catalog.project import Project

FILE = Path(__file__).parent / "projects.yml"
EXPECTED = Path(__file__).parent / "expected"


def read(path):
    catalog, messages = read_catalog({path.name: path}, {}, PROJECTS)
    assert [str(each) for each in messages] == []
    return catalog


@pytest.fixture(scope="module")
def catalog():
    return read(FILE)


@pytest.fixture(scope="module")
def projects(catalog):
    return [entry.record for entry in catalog.entries]


def expected(name):
    return (EXPECTED / name).read_text(encoding="utf-8")


def test_csv_has_a_row_for_each_project_and_no_formulas(projects, same_text):
    text = format_csv(Project, projects)
    same_text(text.replace("\r\n", "\n"), expected("csv.csv"))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [each.id for each in projects]
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_markdown_has_a_table_and_names_the_rest(projects, same_text):
    same_text(format_project_markdown(projects), expected("markdown.md"))
    same_text("\n".join(list_left_out(Project, projects, PROJECT_TABLE_KEYS)), expected("markdown.notes.txt"))
    assert list_unlinked(projects) == ["zarr"]


def test_a_catalog_without_projects_is_a_table_without_rows():
    assert format_csv(Project, []).count("\r\n") == 1
    assert format_project_markdown([]) == ""


def test_csv_is_imported_as_the_same_plain_text(catalog, tmp_path):
    (tmp_path / "projects.csv").write_bytes(format_csv(Project, (each.record for each in catalog.entries)).encode())
    first, second, third, *_others = import_file(tmp_path / "projects.csv").entries
    words = {"maturity": "graduated", "words": "x, y", "stars": "0"}
    assert first == convert_entry(catalog.entries[0]) | {"extra": words}
    assert (second["title"], third) == ("=Zarr", convert_entry(catalog.entries[2]))
