"""Patterns of paths match what they match in Hugo, in linear time."""

from __future__ import annotations

from time import process_time

import pytest

from sphinx_openpractices.hugo.site.path_patterns import compile_ignored_files, matches_target


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("/blog/**", ["/blog/", "/blog/a", "/blog/a/b"], ["/blog", "/blogs/a"]),
        ("/*/a", ["/b/a", "//a"], ["/b/c/a", "/a"]),
        ("**a*b", ["a/ab", "aab"], ["a/b"]),
        ("/{blog,news/{a,b}}/?", ["/blog/x", "/news/a/x"], ["/news/x", "/blog/", "/blog//"]),
        ("/[a-c]/[!x]", ["/a/y"], ["/d/y", "/a/x"]),
        (r"/\*", ["/*"], ["/a"]),
        ("/*a*b*c*d*e*f", ["/1a2b3c4d5e6f", "/abcdef"], ["/abcde/f", "/fedcba"]),
        ("{a,b", ["a", "b"], ["{a,b"]),
        ("a,b}", ["a,b}"], ["a"]),
    ],
)
def test_a_pattern_matches_whole_paths(pattern, matching, others):
    assert [path for path in [*matching, *others] if matches_target({"path": pattern}, "page", path, "en")] == matching


def test_no_pattern_takes_long():
    start = process_time()
    for pattern in ("*a" * 50, "**a" * 50, "{a,*}" * 7, "{a*,b*}" * 100, "{" * 1000, "{a," * 1000, "*" * 1000):
        matches_target({"path": pattern}, "page", "a" * 255 + "!", "en")
    assert process_time() - start < 5


def test_regular_expressions_that_could_take_long_are_not_used():
    for pattern in (r"\.tmp$", r"^content/drafts/.*\.md$", r"(^|/)(a|b)?$", r"[*+]{2}[+)]", r"(?i)x", r"\)*\+.+"):
        assert compile_ignored_files(pattern).pattern == pattern
    for pattern in ("(a+)+$", "(a|a)*$", "(a|a){20}", "(?:x*)*", "a*a*a*$", r"(?=a)", "(?P<a>b)", r"[\]](a)+"):
        with pytest.raises(ValueError, match="too complex"):
            compile_ignored_files(pattern)
    with pytest.raises(ValueError, match="is not a regular expression: "):
        compile_ignored_files("(")
