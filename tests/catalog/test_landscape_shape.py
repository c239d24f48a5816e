"""The generated landscape has the numbers of CNCF's, and nothing is wrong with it."""

from collections import Counter

import pytest
from landscape import CATEGORIES, MATURITIES, make_landscape, write_landscape

from sphinx_openpractices.commands.program import main

pytestmark = pytest.mark.once


def test_the_numbers_are_those_of_the_landscape():
    entries = make_landscape()
    assert entries == make_landscape()
    assert (len(entries), len(CATEGORIES)) == (2413, 15)
    assert len({name for subcategories in CATEGORIES.values() for name in subcategories}) == 77
    assert len({entry["id"] for entry in entries}) == len({entry["title"] for entry in entries}) == 2413
    maturities = Counter(entry.get("extra", {}).get("maturity") for entry in entries)
    assert maturities == MATURITIES | {None: 2413 - 255}


def test_the_check_finds_nothing(tmp_path, capsys):
    write_landscape(tmp_path / "projects.yml")
    assert main(["catalog", "check", str(tmp_path / "projects.yml")]) == 0
    assert capsys.readouterr().err == ""
