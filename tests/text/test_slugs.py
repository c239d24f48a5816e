"""Ids made from titles."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.values import read_identifier
from sphinx_openpractices.text.slugs import make_slug


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
