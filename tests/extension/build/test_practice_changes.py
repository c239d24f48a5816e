"""What changed, in words."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.practices.comparing import compare_with_date
from sphinx_openpractices.catalog.practices.parts import Assessment
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.scales import Scales
from sphinx_openpractices.catalog.practices.statuses import STATUSES
from sphinx_openpractices.extension.build.practice_changes import describe_change, find_sign


@pytest.mark.parametrize(
    ("before", "after", "words", "sign"),
    [
        ("met", "unmet", "3 steps back", "back"),
        ("planned", "partly", "One step forward", "forward"),
        ("met", "met", "Unchanged", "same"),
        ("", "", "Unchanged", "same"),
        ("", "met", "Assessed", "added"),
        ("", "not-applicable", "Assessed", "added"),
        ("", "retired", "No longer counted", "other"),
        ("met", "retired", "No longer counted", "other"),
        ("unmet", "not-applicable", "No longer counted", "other"),
        ("not-applicable", "planned", "Counted again", "added"),
        ("met", "", "No longer assessed", "other"),
    ],
)
def test_each_change_has_its_words_and_its_sign(before, after, words, sign):
    first = read_date("2024-01")
    history = (Assessment(date=first, status=before),) if before else ()
    practice = Practice(status=after, since=first, history=history)
    change = compare_with_date(practice, read_date("2025-01"), Scales(STATUSES, {}))
    assert (describe_change(change), find_sign(change)) == (words, sign)
