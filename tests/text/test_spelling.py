"""Suggestions for misspelled names."""

from __future__ import annotations

from itertools import count

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


def test_the_nearest_of_many_names_is_found_among_those_that_share_its_letters():
    names = [f"project-{number:05}" for number in range(3000)]
    assert find_nearest("projects-01234", names) == "project-01234"
    assert find_nearest("zar", [*names, "zarr"]) == "zarr"
    assert find_nearest("C", [*names, "C++"], likeness=0.5) == "C++"
    assert find_nearest("numyp", [*names, "numpy"]) == "numpy"
    assert find_nearest("xyz", names) is None


def test_names_that_are_too_long_or_too_many_to_compare_have_no_suggestion():
    # Each of these would take minutes.
    assert find_nearest("ab" * 100_000, ["ba" * 100_000]) is None
    assert find_nearest("nothing", (f"{number:x}" for number in count())) is None
    assert find_nearest("title", ["ab" * 100_000, "titel"]) == "titel"
