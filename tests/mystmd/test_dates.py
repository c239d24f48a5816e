"""Dates that only a page has: the plugin shows them as the package does, and counts months in the same way."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import sphinx_openpractices
from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.durations import add_duration, read_duration
from sphinx_openpractices.extension.base.labels import format_date

PACKAGE = Path(sphinx_openpractices.__file__).parent
LANGUAGES = ["en", "pt_BR", *sorted(path.name for path in (PACKAGE / "locale").iterdir() if path.is_dir())]
DATES = ["2024-02-29", "2023-01-31", "1999-12-01", "0099-03-05", *(f"2024-{month:02}" for month in range(1, 13))]
DURATIONS = ["1 month", "13 months", "1 year", "30 days", "2-years"]
SCRIPT = """
import {{ addDuration, formatDate, formatIso, readDate }} from '{module}';
const [dates, languages, durations] = {given};
const found = dates.map(readDate);
console.log(JSON.stringify([
  languages.flatMap((language) => found.map((date) => formatDate(date, language))),
  durations.flatMap((duration) => found.map((date) => formatIso(addDuration(date, duration)))),
  ['2024-02-30', '2024-13', '2024', 'x', '0000-01'].map(readDate),
]));
"""


def test_dates_are_those_of_the_package():
    if (node := shutil.which("node")) is None:
        pytest.skip("Node.js is missing")
    module = (PACKAGE / "mystmd" / "plugin" / "dates.mjs").as_uri()
    script = SCRIPT.format(module=module, given=json.dumps([DATES, LANGUAGES, DURATIONS]))
    ran = subprocess.run(  # noqa: S603 - the tool of this environment
        [node, "--input-type=module", "--eval", script], capture_output=True, text=True, check=True, timeout=60
    )
    texts, days, wrong = json.loads(ran.stdout)
    dates = [read_date(each) for each in DATES]
    assert texts == [format_date(date, language) for language in LANGUAGES for date in dates]
    assert days == [str(add_duration(date, read_duration(each))) for each in DURATIONS for date in dates]
    assert wrong == [None] * 5
