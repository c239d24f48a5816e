"""Tags that differ only in case, spaces, hyphens or underscores are one word."""

from __future__ import annotations

from sphinx_openpractices.catalog.tags import find_variants


def test_the_most_common_spelling_or_else_the_first_is_the_one_to_keep():
    tags = ["cloud native", "Cloud-Native", "cloud-native", "cloud-native", "cloudnative", "C", "C++", "Python"]
    assert find_variants([*tags, "python"]) == {
        "cloud-native": ["cloud native", "Cloud-Native", "cloudnative"],
        "Python": ["python"],
    }


def test_tags_that_are_different_words_stay_apart():
    assert find_variants(["C", "C++", "C#", "-", "_", "Maß", "Masse", "r", "R-package"]) == {}
