"""Pages with reviews beside other extensions: notebooks, and descriptions made of the first paragraphs of a page."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from test_beside import sphinx_build

CONF = """\
extensions = ["myst_nb", "sphinx_openpractices", "sphinxext.opengraph"]
nb_execution_mode = "off"
html_theme = "alabaster"
ogp_site_url = "https://here.example/"
"""
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
FIELDS = {"reviewed": "2025-07-09", "review-every": "12 months", "owner": "Board"}
LINES = "".join(f"{name}: {value}\n" for name, value in FIELDS.items())
CELL = {"cell_type": "markdown", "id": "first", "metadata": {}, "source": ["# Policy\n", "\n", "What we do.\n"]}
NOTEBOOK = {"cells": [CELL], "metadata": FIELDS | {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
SOURCES = {
    "conf.py": CONF,
    "index.md": "# Index\n\n```{toctree}\n:glob:\n*\n```\n",
    "notebook.ipynb": json.dumps(NOTEBOOK),
    "text.md": f"---\nfile_format: mystnb\nkernelspec:\n  name: python3\n{LINES}---\n\n# Policy\n\nWhat we do.\n",
    "page.md": f"---\n{LINES}---\n\n# Policy\n\nWhat we do.\n",
}


@pytest.mark.parametrize("name", ["notebook", "text", "page"])
def test_line_is_below_the_title_and_not_in_descriptions(built, name):
    page = BeautifulSoup((built / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    [line] = page.select("h1 + p.page-review")
    assert line.text.replace("\N{NO-BREAK SPACE}", " ") == "Reviewed July 9, 2025 · next review by July 9, 2026 · Board"
    [description] = page.select("meta[property='og:description']")
    assert description["content"] == "What we do."


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    source = tmp_path_factory.mktemp("reviews")
    for name, text in SOURCES.items():
        (source / name).write_text(text, encoding="utf-8")
    sphinx_build(source, source / "html", "-b", "html", "-d", source / "doctrees")
    return source / "html"
