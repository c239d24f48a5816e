"""Cells for spreadsheets: no formulas, and each text can be read back."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.spreadsheet_cells import guard_cell, unguard_cell


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1 unit.", "@a", "\ta", "\n=a", "\uff1da", "'=1", "''-", "'", "'a", "a=1", ""]
)
def test_guarded_cells_are_no_formulas_and_are_read_back(text):
    guarded = guard_cell(text)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\n", "\uff1d"))
    assert unguard_cell(guarded) == text
    assert (guarded == text) == (text in ("'", "'a", "a=1", ""))
