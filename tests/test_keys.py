"""Keys: the readers, and the declaration from which options and attributes are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from sphinx_openpractices.catalog.keys import KeyProblem, declare_key, get_keys, read_keys
from sphinx_openpractices.catalog.values import read_classes, read_identifier, read_line, read_text, read_words
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import find_nearest
from sphinx_openpractices.text.urls import read_web_url


@dataclass
class Sample:
    """One key of every kind."""

    title: str = declare_key(read_text, "required")
    class_: tuple[str, ...] = declare_key(read_classes, "a Python keyword", empty=())
    logo_dark: str = declare_key(read_line, "two words", empty="")
    color: tuple[str, ...] = declare_key(read_words, "a choice", choices=("red", "green"), empty=())
    plain: int = 3


def test_key_names_are_written_with_hyphens_and_without_the_underscore_that_python_needs():
    assert [(each.name, each.field, each.required) for each in get_keys(Sample).values()] == [
        ("title", "title", True),
        ("class", "class_", False),
        ("logo-dark", "logo_dark", False),
        ("color", "color", False),
    ]


def test_every_problem_is_found_at_once_and_the_rest_is_read():
    values, problems = read_keys(Sample, {"color": "gren", "logo-dark": " a  b ", "clas": "x", "plain": "1"})
    assert values == {"logo_dark": "a b"}
    assert problems == [
        KeyProblem("color", "'gren' is not one of red, green; did you mean \"green\"?"),
        KeyProblem("clas", '; did you mean "class"?', known=False),
        KeyProblem("plain", "; use one of title, class, logo-dark, color", known=False),
        KeyProblem("title", "is missing"),
    ]


def test_a_key_without_a_value_is_read_as_empty():
    assert read_keys(Sample, {"title": None}) == ({}, [KeyProblem("title", "is empty; write some text")])


def test_choices_of_the_caller_take_the_place_of_the_declared_ones():
    values, problems = read_keys(Sample, {"title": "A", "color": "blue"}, {"color": ["blue"]})
    assert (values, problems) == ({"title": "A", "color": ("blue",)}, [])
    assert read_keys(Sample, {"title": "A", "color": "red"}, {"color": ["blue"]})[1] == [
        KeyProblem("color", "'red' is not one of blue")
    ]


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
def test_nearest_names_a_word_that_is_alike_and_no_other(word, hint):
    assert find_nearest(word, ["title", "logo", "target"]) == hint


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (read_text, "  Jupyter \n\t Book ", "Jupyter Book"),
        (read_line, " \n ", ""),
        (read_line, "a\nb", "a b"),
        (read_identifier, "2i2c-org", "2i2c-org"),
        (read_words, "arrays, parallel  computing ,arrays,,", ("arrays", "parallel computing")),
        (read_words, "日本語", ("日本語",)),
        (read_classes, "wide  Very_Wide wide", ("wide", "very-wide")),
        (read_web_url, "https://example.org", "https://example.org"),
        (read_web_url, "HTTP://Example.org:8080/a?b=c#d", "HTTP://Example.org:8080/a?b=c#d"),
        (read_web_url, "https://例え.jp/パス", "https://例え.jp/パス"),
        (read_web_url, "http://[::1]/", "http://[::1]/"),
        (read_web_url, "https://host.example/u/22800682?s=400&v=4", "https://host.example/u/22800682?s=400&v=4"),
    ],
)
def test_reader_gives_the_value(read, written, value):
    assert read(written) == value


@pytest.mark.parametrize(
    ("read", "written", "message"),
    [
        (read_text, " \n", "is empty; write some text"),
        (read_identifier, "", "'' is not a name; use a-z, 0-9 and hyphens, such as 'my-project'"),
        (
            read_identifier,
            "Jupyter Hub",
            "'Jupyter Hub' is not a name; use a-z, 0-9 and hyphens, such as 'jupyter-hub'",
        ),
        (read_identifier, "dask\n", "'dask\\n' is not a name; use a-z, 0-9 and hyphens, such as 'dask'"),
        (read_words, " , ,", "is empty; write words separated by commas"),
        (read_classes, "?! 12", "'?! 12' does not contain a class name; use letters, digits and hyphens"),
        (read_web_url, "", "is empty"),
        (
            read_web_url,
            "example.org",
            "'example.org' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            read_web_url,
            "https://",
            "'https://' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            read_web_url,
            "http:///path",
            "'http:///path' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            read_web_url,
            "https://user@/",
            "'https://user@/' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            read_web_url,
            "ftp://example.org",
            "'ftp://example.org' is not an http or https URL; write it in full, such as 'https://example.org'",
        ),
        (
            read_web_url,
            "https://example.org/a b",
            "'https://example.org/a b' contains a space, a backslash or a control",
        ),
        (
            read_web_url,
            "https:\\\\example.org",
            "'https:\\\\\\\\example.org' contains a space, a backslash or a control",
        ),
        (read_web_url, "https://example.org\n", "'https://example.org\\n' contains a space, a backslash or a control"),
        (
            read_web_url,
            "https://exam\u200bple.org",
            "'https://exam\\u200bple.org' contains a space, a backslash or a control",
        ),
        (read_web_url, "https://example.org:port", "'https://example.org:port' is not a URL: "),
        (read_web_url, "https://[::1", "'https://[::1' is not a URL: "),
    ],
)
def test_reader_says_what_would_be_right(read, written, message):
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        read(written)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("JupyterHub", "jupyterhub"),
        ("Jupyter Book", "jupyter-book"),
        ("Project Jupyter", "project-jupyter"),
        ("2i2c", "2i2c"),
        ("Ångström Ωμέγα", "angstrom"),
        ("Zażółć gęślą", "zazolc-gesla"),
        ("C++ & Rust", "c-rust"),
        ("日本語 Dask", "dask"),
        ("!!!", "project"),
    ],
)
def test_slug_is_what_an_author_would_write(title, expected):
    assert make_slug(title) == expected


def test_slugs_of_titles_without_latin_letters_are_names_and_differ():
    titles = ["東京", "京都", "Ελλάδα", "🚀", "🚀🚀", "العربية", "Кот"]
    slugs = [make_slug(title) for title in titles]
    assert [read_identifier(each) for each in slugs] == slugs
    assert len(set(slugs)) == len(titles)
    assert not [each for each in slugs if each.startswith("-") or each.endswith("-")]
