"""Each category and subcategory of an imported landscape can be selected exactly, and sorted by maturity."""

from __future__ import annotations

import json
from itertools import cycle

import pytest
from landscape import CATEGORIES

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.gallery import Gallery
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.catalog.keys import read_keys
from sphinx_openpractices.catalog.selection import select_entries

pytestmark = pytest.mark.once

LEVELS = cycle(["sandbox", None, "graduated", "incubating"])
KEYWORDS = cycle(["observability", "runtime, Gold", "own keyword", ""])


def make_file():
    """Make a landscape in which keywords have the names of subcategories, and an item is in a second place, too."""
    return {
        "landscape": [
            {
                "name": category,
                "subcategories": [
                    {
                        "name": name,
                        "items": [
                            {
                                "name": f"{category} / {name} {number}",
                                "homepage_url": "https://example.org",
                                "project": next(LEVELS),
                                "extra": {"summary_tags": next(KEYWORDS)},
                                "second_path": "Inference / Framework" if name == "Tooling" else None,
                            }
                            for number in range(size)
                        ],
                    }
                    for name, size in subcategories.items()
                ],
            }
            for category, subcategories in CATEGORIES.items()
        ]
    }


def test_each_subcategory_is_selected_exactly(tmp_path):
    (tmp_path / "landscape.json").write_text(json.dumps(make_file()), encoding="utf-8")
    entries = import_file(tmp_path / "landscape.json").entries
    (tmp_path / "projects.json").write_text(json.dumps({"projects": entries}), encoding="utf-8")
    catalog, messages = read_catalog({"projects.json": tmp_path / "projects.json"}, {"relation": ["use"]}, PROJECTS)
    assert (len(catalog.entries), messages) == (2413, [])
    tags = {tag for entry in entries for tag in entry["tags"]}
    for category, subcategories in CATEGORIES.items():
        for name, size in subcategories.items():
            tag = f"{category} / {name}" if f"{category} / {name}" in tags else name.replace(", ", "; ")
            values, problems = read_keys(Gallery, {"tags": tag, "sort": "extra.maturity"})
            found, more = select_entries(catalog, Gallery(**values), {})
            twice = CATEGORIES["Wasm"]["Tooling"] if tag == "Inference / Framework" else 0
            assert len(found) == size + twice, tag
            assert (problems, more if size else []) == ([], []), tag
            levels = [entry.record.extra.get("maturity", "~") for entry in found]
            assert levels == sorted(levels)
    paths = {tag for tag in tags if " / " in tag}
    assert {"Wasm / Orchestration & Management", "Inference / Runtime", "Inference / Framework"} < paths
    assert len(paths) == 8
    assert tags & {"own keyword", "observability", "runtime"} == {"own keyword"}
