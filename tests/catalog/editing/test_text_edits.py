"""Changes of a text by the places of what they replace."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.editing.text_edits import TextEdits


def test_changes_are_made_in_any_order_and_insertions_stay_in_theirs():
    edits = TextEdits("one two three")
    edits.replace(8, 13, "3")
    edits.insert(3, ",")
    edits.insert(3, " and")
    edits.replace(3, 4, "_")
    edits.replace(0, 0, ">")
    assert edits.apply() == ">one, and_two 3"


@pytest.mark.parametrize("other", [(0, 3), (2, 3), (3, 5), (1, 9)])
def test_changes_that_overlap_are_refused(other):
    edits = TextEdits("one two three")
    edits.replace(1, 4, "")
    edits.replace(*other, "x")
    with pytest.raises(ValueError, match="overlap"):
        edits.apply()
