"""What ``docs/explanation/security.md`` promises is held by tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "security.md"


def test_every_promise_names_tests_that_exist():
    rows = re.findall(
        r"^\| (.+) \| (.+) \|$", PAGE.read_text("utf-8").partition("## What enforces it")[2], re.MULTILINE
    )
    promises = [
        (promise, re.findall(r"`(tests/[\w/.]+)`", tests)) for promise, tests in rows[1:] if "---" not in promise
    ]
    assert len(promises) > 10
    assert [promise for promise, tests in promises if not tests] == []
    assert [name for _promise, tests in promises for name in tests if not (ROOT / name).is_file()] == []
