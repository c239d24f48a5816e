"""Projects are counted by relation, license and tag; what lacks a key is listed."""

from __future__ import annotations

from pathlib import Path

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.count_formats import format_counts_json, format_counts_text
from sphinx_openpractices.catalog.project_counts import count_projects

FOLDER = Path(__file__).parent
ORDERS = {"relation": ["use", "contribute", "maintain", "fund"]}


def count(tmp_path, text):
    path = tmp_path / "projects.yml"
    path.write_text(text, encoding="utf-8")
    return count_projects(read_catalog({path.name: path}, {}, PROJECTS)[0], ORDERS)


def test_counts_as_text_and_json(same_text):
    catalog, _messages = read_catalog({"projects.yml": FOLDER / "projects.yml"}, {}, PROJECTS)
    counts = count_projects(catalog, ORDERS)
    for form, name in ((format_counts_text, "counts.txt"), (format_counts_json, "counts.json")):
        same_text("\n".join(form(counts)), (FOLDER / "expected" / name).read_text(encoding="utf-8"))


def test_long_lists_are_shortened_for_people_only(tmp_path):
    counts = count(tmp_path, "projects:\n" + "".join(f"- {{title: P{n}, tags: t{n}}}\n" for n in range(30)))
    lines = list(format_counts_text(counts))
    assert lines[2:6] == ["By tag:", "  1  t0", "  1  t1", "  1  t2"]
    assert lines[-6:-4] == ["  and 10 more", ""]
    assert lines[-1].endswith("p19, and 10 more")
    assert '"p29"' in "".join(format_counts_json(counts))


def test_licenses_and_tags_count_once_for_a_project(tmp_path):
    counts = count(
        tmp_path,
        "projects:\n- {title: A, license: (MIT OR Apache-2.0) AND MIT, tags: 'a, a'}\n"
        "- {title: B, license: GPL-2.0-only WITH Classpath-exception-2.0, tags: A}\n",
    )
    assert counts.values["license"] == {"Apache-2.0": 1, "GPL-2.0-only WITH Classpath-exception-2.0": 1, "MIT": 1}
    assert counts.values["tags"] == {"a": 1, "A": 1}


def test_an_empty_catalog_has_no_numbers(tmp_path):
    assert list(format_counts_text(count(tmp_path, "projects: []\n"))) == ["0 projects in 1 file"]
