"""Importing: what says that it is no software keeps its kind."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.project import KINDS

ADVICE = "'organization' for a company or a funder, and 'other' for anything else"
CODEMETA = {"@context": "https://w3id.org/codemeta/3.0", "name": "A"}


@pytest.mark.parametrize(
    ("name", "contents", "kind", "notes"),
    [
        ("CITATION.cff", {"cff-version": "1.2.0", "title": "A", "type": "dataset"}, "dataset", []),
        ("CITATION.cff", {"cff-version": "1.2.0", "title": "A", "type": "software"}, None, []),
        (
            "CITATION.cff",
            {"cff-version": "1.2.0", "title": "A", "type": "X"},
            None,
            ["A: type 'X' is not one of {}; write {}; left out".format(", ".join(KINDS), ADVICE)],
        ),
        ("codemeta.json", CODEMETA | {"@type": "Dataset"}, "dataset", []),
        ("codemeta.json", CODEMETA | {"@type": ["schema:Organization", 3]}, "organization", []),
        ("codemeta.json", CODEMETA | {"type": "SoftwareSourceCode"}, None, []),
        ("codemeta.json", CODEMETA | {"@type": "Book"}, None, []),
    ],
)
def test_what_is_no_software_says_so(name, contents, kind, notes, imported):
    (entry,), found = imported(name, contents)
    assert (entry.get("kind"), found) == (kind, notes)


@pytest.mark.parametrize("category", ["Members", "CNCF Members", "LF AI Member Company", "Member companies", "member"])
def test_members_in_a_landscape_are_organizations(category, imported):
    items = [{"item": None, "name": "A", "homepage_url": "https://a.example", "logo": "https://a.example/a.svg"}]
    levels = {"subcategories": [{"subcategory": None, "name": "Gold", "items": items}]}
    names = [category, "Membership", "Remember tools"]
    data = {"landscape": [{"category": None, "name": name, **levels} for name in names]}
    entries = imported("landscape.yml", data).entries
    assert [entry.get("kind") for entry in entries] == ["organization", None, None]
