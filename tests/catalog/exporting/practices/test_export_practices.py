"""Exporting practices: each format has what it can hold, and names what it lacks."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, convert_record, format_json, format_yaml
from sphinx_openpractices.catalog.exporting.csv_table import format_csv
from sphinx_openpractices.catalog.exporting.left_out import list_left_out
from sphinx_openpractices.catalog.exporting.practice_table import PRACTICE_TABLE_KEYS, format_practice_markdown
from sphinx_openpractices.catalog.exporting.spii_export import make_spii_report
from sphinx_openpractices.catalog.importing.practices import import_practice_file
from sphinx_openpractices.catalog.practices.part_lines import read_actions, read_evidence, read_history
from sphinx_openpractices.catalog.practices.practice import Practice

FILE = Path(__file__).parent / "audit.yml"
EXPECTED = Path(__file__).parent / "expected"


def read(path):
    catalog, messages = read_catalog({path.name: path}, {}, PRACTICES)
    assert [str(each) for each in messages if each.severity == "error"] == []
    return catalog, [entry.record for entry in catalog.entries]


@pytest.fixture(scope="module")
def audit():
    return read(FILE)


def expected(name):
    return (EXPECTED / name).read_text(encoding="utf-8")


def convert(catalog):
    frameworks = [convert_record(each.framework) for each in catalog.shared.entries.values()]
    return {"frameworks": frameworks, "practices": [convert_entry(entry) for entry in catalog.entries]}


@pytest.mark.parametrize(("write", "suffix"), [(format_json, "json"), (format_yaml, "yml")])
def test_a_catalog_that_is_written_is_read_as_the_same_practices(write, suffix, audit, tmp_path):
    catalog, practices = audit
    path = tmp_path / f"practices.{suffix}"
    path.write_text(write(convert(catalog)), encoding="utf-8")
    again, same = read(path)
    assert same == practices
    assert convert(again) == convert(catalog)


def test_line_breaks_of_old_yaml_stay_in_texts():
    text = "a\x85b\u2028c\u2029d\ne"
    assert "\\x85" not in format_yaml({"a": "b"})
    assert format_yaml({"a": text}) == 'a: "a\\Nb\\Lc\\Pd\\ne"\n'


def test_csv_has_a_row_for_each_practice_and_no_formulas(audit, same_text):
    text = format_csv(Practice, audit[1])
    same_text(text.replace("\r\n", "\n"), expected("csv.csv"))
    assert text.count("\r\n") == len(audit[1]) + 1
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [each.id for each in audit[1]]
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    first = audit[1][0]
    parts = (read_evidence(rows[0]["evidence"]), read_actions(rows[0]["actions"]), read_history(rows[0]["history"]))
    assert parts == (first.evidence, first.actions, first.history)


def test_markdown_has_a_table_for_each_group(audit, same_text):
    catalog, practices = audit
    same_text(format_practice_markdown(practices, catalog.shared.scales), expected("markdown.md"))
    same_text(
        "\n".join(f"markdown: {each}" for each in list_left_out(Practice, practices, PRACTICE_TABLE_KEYS)),
        expected("markdown.notes.txt"),
    )


def test_a_report_has_what_its_format_can_hold_and_names_the_rest(audit, same_text):
    catalog, practices = audit
    report, notes = make_spii_report(practices, catalog.shared.scales, {})
    same_text(format_json(report), expected("spii.json"))
    same_text("\n".join(f"spii: {each}" for each in notes), expected("spii.notes.txt"))


def test_an_exported_report_that_is_imported_is_exported_as_the_same(audit, tmp_path):
    catalog, practices = audit
    report = make_spii_report(practices, catalog.shared.scales, {}).report
    (tmp_path / "report.json").write_text(json.dumps(report), encoding="utf-8")
    imported = import_practice_file(tmp_path / "report.json").catalog
    (tmp_path / "practices.yml").write_text(format_yaml(imported), encoding="utf-8")
    again, same = read(tmp_path / "practices.yml")
    assert make_spii_report(same, again.shared.scales, imported).report == report


@pytest.mark.parametrize("kept", [None, [], "text", {}, {"name": "A", "frameworks": []}])
def test_what_is_kept_of_a_report_can_be_anything(kept, audit):
    catalog, practices = audit
    report = make_spii_report(practices, catalog.shared.scales, {"x-spii": kept}).report
    assert list(report["frameworks"]) == ["posi", "copies"]
    assert set(report) == {"name", "description", "url", "assessedOn", "activities", "customFrameworks", "frameworks"}
