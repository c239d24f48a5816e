"""The PDF of the site that ``init`` writes."""

from __future__ import annotations

import re

import pytest
from sphinx.cmd.build import main as sphinx_build
from test_pdf import run, tools  # noqa: F401 - a fixture for this file too

from sphinx_openpractices.commands.program import main

CONTENTS = """\
1 What we promise
2 Thank you
3 Our open practices
3.1 What we promise
3.2 Projects
3.3 Acknowledgements
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory, tools) -> list[str]:  # noqa: F811
    """The text of each page, with its layout."""
    root = tmp_path_factory.mktemp("starter")
    assert main(["init", str(root / "site"), "--organization", "Acme", "--name", "Open", "--address", ""]) == 0
    arguments = ["-q", "-W", "-b", "latex", "-d", str(root / "doctrees"), str(root / "site"), str(root / "latex")]
    assert sphinx_build(arguments) == 0
    run("latexmk", "-pdfxe", "-interaction=nonstopmode", "-halt-on-error", "open-practices.tex", cwd=root / "latex")
    return run("pdftotext", "-layout", "open-practices.pdf", "-", cwd=root / "latex").removesuffix("\f").split("\f")


def test_no_page_is_blank(pages):
    assert min(len(page.split()) for page in pages) > 40
    assert len(pages) <= 5


def test_the_pages_of_the_site_are_in_order(pages):
    contents = pages[0].partition("Contents\n")[2]
    found = re.findall(r"^ *([\d.]+ [A-Z][a-z ]+?)[ .]+\d+$", contents, re.MULTILINE)
    assert "".join(f"{line}\n" for line in found) == CONTENTS


def test_buttons_are_apart(pages):
    buttons = [line.strip(" \u2022") for line in pages[0].splitlines() if "\u2022" in line][:2]
    assert buttons == ["Our open practices", "The projects we use"]
