"""The example of the documentation with a notebook; the others are in tests/repository/test_read_the_docs.py."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

SITE = Path(__file__).parents[2] / "docs" / "examples" / "notebook"


def test_the_example_with_a_notebook_builds_without_a_warning(tmp_path, make_app):
    app = make_app("html", srcdir=SITE, builddir=tmp_path, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    page = BeautifulSoup((tmp_path / "html" / "tides.html").read_text(encoding="utf-8"), "html.parser")
    assert [title.get_text(strip=True) for title in page.select(".project-title")] == [
        "Jupyter",
        "NumPy",
        "Matplotlib",
        "Python",
    ]
    assert page.select(".cell_output img")
