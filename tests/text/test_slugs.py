"""Ids made from titles."""

from __future__ import annotations

import unicodedata

import pytest
from docutils import nodes

from sphinx_openpractices.catalog.values import read_identifier
from sphinx_openpractices.text.slugs import make_id, make_slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("JupyterHub", "jupyterhub"),
        ("Jupyter Book", "jupyter-book"),
        ("Project Jupyter", "project-jupyter"),
        ("2i2c", "2i2c"),
        ("scikit-learn", "scikit-learn"),
        ("Ångström", "angstrom"),
        ("Zażółć gęślą", "zazolc-gesla"),
        ("A - B (beta), it's Jupyter/Hub™!", "a-b-beta-it-s-jupyter-hub"),
        ("Rocket 🚀", "rocket"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("\uff23\uff0b\uff0b", "c-plus-plus"),
        (".NET", "dot-net"),
        ("ASP.NET (.NET 10)", "asp-net-dot-net-10"),
        ("Vue.js... and more", "vue-js-and-more"),
        ("#Hack4Good", "hash-hack4good"),
        ("A*", "a-star"),
        ("AT&T", "at-and-t"),
        ("@scope/x", "at-scope-x"),
        ("50%", "50-percent"),
        ("$", "dollar-sign"),
        ("C++ & Rust", "c-plus-plus-rust"),
        ("Dask & friends + more", "dask-friends-more"),
        ("!?", "exclamation-mark-question-mark"),
        ("日本語 Dask", "dask-wgv71a119e"),
        ("日本語", "wgv71a119e"),
        (" ", "project"),
    ],
)
def test_slug_is_what_an_author_would_write(title, expected):
    assert make_slug(title) == expected


def test_slugs_of_titles_without_latin_letters_are_names_and_differ():
    titles = ["東京", "京都", "Ελλάδα", "🚀", "🚀🚀", "العربية", "Кот", "Кот 1", "Рот 1", "कि 1", "कु 1", "1"]
    slugs = [make_slug(title) for title in titles]
    assert [read_identifier(each) for each in slugs] == slugs
    assert len(set(slugs)) == len(titles)
    assert not [each for each in slugs if each.startswith("-") or each.endswith("-")]


def test_a_slug_depends_on_the_letters_and_not_on_their_encoding():
    for title in ("Ångström й", "한국어 R", "の C#"):
        assert len({make_slug(unicodedata.normalize(form, title)) for form in ("NFC", "NFD")}) == 1


def test_ids_are_those_of_docutils():
    letters = [chr(number) for number in range(0x3000)]
    texts = [
        *letters,
        *(f"3 {char}a-{char}B- {char}" for char in letters),
        "",
        "-1-",
        "\u3389",
        "\u2163",
        "\uff21",
        "\U0001f600",
    ]
    assert [(text, make_id(text)) for text in texts] == [(text, nodes.make_id(text)) for text in texts]
