"""Which URLs are accepted, and what is reported about others."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.text.url_hints import complete_url
from sphinx_openpractices.text.urls import read_web_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://Example.org:8080/a?b=c#d",
        "https://例え.jp/パス",
        "http://[::1]/",
        "https://host.example/u/22800682?s=400&v=4",
    ],
)
def test_web_urls_are_read_unchanged(url):
    assert read_web_url(url) == url


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "is empty"),
        (
            "example.org",
            "'example.org' is not an http or https URL; write 'https://example.org'",
        ),
        (
            "https://",
            "'https://' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            "http:///path",
            "'http:///path' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            "https://user@/",
            "'https://user@/' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            "ftp://example.org",
            "'ftp://example.org' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            "https://example.org/a b",
            "'https://example.org/a b' contains a space, a backslash or a control",
        ),
        (
            "https:\\\\example.org",
            "'https:\\\\\\\\example.org' contains a space, a backslash or a control",
        ),
        ("https://example.org\n", "'https://example.org\\n' contains a space, a backslash or a control"),
        (
            "https://exam\u200bple.org",
            "'https://exam\\u200bple.org' contains a space, a backslash or a control",
        ),
        ("https://example.org:port", "'https://example.org:port' is not a URL: "),
        ("https://[::1", "'https://[::1' is not a URL: "),
    ],
)
def test_other_values_are_refused_with_advice(value, message):
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        read_web_url(value)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/x?a=b", "https://example.org/x?a=b"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("例え.jp/パス", "https://例え.jp/パス"),
        ("//example.org/x", "https://example.org/x"),
        ("http:/example.org/x", "http://example.org/x"),
        ("http//example.org", "http://example.org"),
        ("htps://example.org", "https://example.org"),
        ("hhtp://example.org/a", "http://example.org/a"),
        ("https:://example.org", "https://example.org"),
        ("https:\\\\example.org\\x", "https://example.org/x"),
        ("team@example.org", "mailto:team@example.org"),
        ('"https://example.org"', "https://example.org"),
        ("“https://example.org”", "https://example.org"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("[x](https://example.org/a)", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("view-source:https://example.org", ""),
        ("ftp://example.org", ""),
        ("file:///etc/passwd", ""),
        ("guide", ""),
        ("../guide.md", ""),
        ("guide.md", ""),
        ("logos/dask.svg", ""),
        ("1.2.3/x", ""),
        ("first steps", ""),
    ],
)
def test_a_url_is_completed_if_it_is_clear_which_one_is_meant(written, url):
    assert complete_url(written) == url
