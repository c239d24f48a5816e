"""The example of the documentation with a notebook; the others are in tests/repository/test_read_the_docs.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup

SITE = Path(__file__).parents[2] / "docs" / "examples" / "notebook"


def test_the_example_with_a_notebook_builds_without_a_warning(tmp_path):
    # In a process of its own: myst-nb changes a default value of Sphinx, and with it the sites of other tests.
    command = [sys.executable, "-P", "-m", "sphinx", "-W", "-q", SITE, tmp_path / "html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.stderr, done.returncode) == ("", 0)
    page = BeautifulSoup((tmp_path / "html" / "tides.html").read_text(encoding="utf-8"), "html.parser")
    assert [title.get_text(strip=True) for title in page.select(".project-title")] == [
        "Jupyter",
        "NumPy",
        "Matplotlib",
        "Python",
    ]
    assert page.select(".cell_output img")
