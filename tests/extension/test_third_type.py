"""A third entry type is a declaration, a writer and a stylesheet: all else is the machinery of the other two."""

import importlib.util
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.extension.build.entry_kinds import ENTRY_KINDS
from sphinx_openpractices.extension.output.html_filter import FILTER_TEXTS

ROOT = Path(__file__).parents[1] / "roots" / "test-people"


@pytest.fixture
def people(monkeypatch):
    """Build with the third type; it is not part of the package after the test."""
    spec = importlib.util.spec_from_file_location("people", ROOT / "people.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(importlib.sys.modules, "people", module)
    monkeypatch.setitem(ENTRY_TYPES, "person", module.PEOPLE)
    monkeypatch.setitem(ENTRY_KINDS, "person", module.KIND)
    monkeypatch.setitem(FILTER_TEXTS, "person", module.FILTER)


@pytest.mark.usefixtures("people")
def test_a_third_type_has_lists_groups_references_filters_and_messages(site, same_text):
    built = site("people")
    same_text(built.bodies["index"], (ROOT / "expected.html").read_text(encoding="utf-8"))
    same_text(built.warnings, (ROOT / "expected.warnings.txt").read_text(encoding="utf-8"), "warnings")
    assert 'href="_static/people.css' in built.read("index.html")
    objects = [each[:5] for each in built.app.env.domains["openpractices"].get_objects()]
    assert objects == [
        ("grace", "Grace", "person", "index", "person-grace"),
        ("ada", "Ada", "person", "index", "person-ada"),
        ("edsger", "Edsger", "person", "index", "person-edsger"),
    ]


@pytest.mark.usefixtures("people")
def test_a_change_of_one_entry_reads_the_pages_that_show_it(site, tmp_path):
    site("people")
    catalog = tmp_path / "site" / "people.yml"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("A-0", "B-0"), encoding="utf-8")
    built = site({"conf.py": (ROOT / "conf.py").read_text(encoding="utf-8")})
    assert (built.docnames_read, "B-0" in built.bodies["index"]) == (["index"], True)


@pytest.mark.usefixtures("people")
def test_other_builders_write_a_plain_list(site):
    text = site("people", "text").read("index.txt")
    assert [line for line in text.splitlines() if line.startswith("* ")] == ["* Grace", "* Ada", "* Edsger"]
