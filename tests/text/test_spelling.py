"""Suggestions for misspelled names."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.spelling import find_nearest, suggest_name, suggest_or_list


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        ("lgo", "logo"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_one_that_is_alike(word, hint):
    assert find_nearest(word, ["title", "logo", "target"]) == hint


def test_suggestions_end_a_message():
    assert suggest_name("titel", ["title", "logo"]) == '; did you mean "title"?'
    assert suggest_name("zzz", ["title", "logo"]) == ""
    assert suggest_name("zzz", ["title", "logo"], otherwise="write it") == "; write it"
    assert suggest_or_list("zzz", ["title", "logo"]) == "; use one of title, logo"
