"""Cells that a spreadsheet could take for a formula: an apostrophe before them makes them text."""

from __future__ import annotations

import re

_FORMULA = re.compile("'*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]")
"""How such a cell begins (OWASP, "CSV Injection"), full-width forms too. What has an apostrophe already gets another
one, so that each text can be read back."""


def guard_cell(text: str) -> str:
    """Return the *text* of a cell with an apostrophe before what could be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard_cell(text: str) -> str:
    """Return the *text* of a cell that was guarded, or unchanged if it was not."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
