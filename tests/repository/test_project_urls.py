"""The addresses of the project have one place, ``[project.urls]`` in ``pyproject.toml``; what shows them follows."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SHOWN = {
    "CITATION.cff": ["Source"],
    "SECURITY.md": ["Security"],
    ".github/ISSUE_TEMPLATE/config.yml": ["Security"],
}
"""Files that cannot read ``pyproject.toml``, and the addresses that each shows when the project has them."""


@pytest.fixture
def package_page(monkeypatch):
    """The module that makes the package page; it is outside the package."""
    monkeypatch.syspath_prepend(ROOT)
    from devtools import package_page  # noqa: PLC0415

    yield package_page
    for name in [name for name in sys.modules if name.partition(".")[0] == "devtools"]:
        del sys.modules[name]


def test_the_package_page_is_made_from_the_readme(package_page):
    readme = package_page.README.read_text("utf-8")
    made = package_page.make_page(readme, package_page.read_addresses().get("Source", ""))
    assert package_page.PAGE.read_text("utf-8") == made, "run python3 -m devtools.package_page"


def test_with_an_address_the_package_page_has_links_and_the_picture(package_page):
    readme = package_page.README.read_text("utf-8")
    page = package_page.make_page(readme, "https://example.org/project/")
    assert "[a guide](https://example.org/project/blob/HEAD/docs/how-to/start-a-site.md)" in page
    assert 'src="https://example.org/project/raw/HEAD/docs/_static/gallery-light.png"' in page
    assert re.findall(r'(?:src|srcset)="(?!https:)|\]\((?!https:)', page) == []


def test_every_file_shows_the_addresses_that_the_project_has_and_no_other(package_page):
    addresses = package_page.read_addresses()
    for name, labels in SHOWN.items():
        text = (ROOT / name).read_text("utf-8")
        assert [label for label in labels if label in addresses and addresses[label] not in text] == [], name
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation.get("repository-code") == addresses.get("Source")
    assert citation.get("url") == addresses.get("Documentation")
    hosted = re.compile(
        r"https?://[\w.-]+/[\w.-]+/sphinx-openpractices[\w./-]*|https?://sphinx-openpractices\.[\w./-]*"
    )
    for name in (*SHOWN, "README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "GOVERNANCE.md", "CHANGELOG.md"):
        found = set(hosted.findall((ROOT / name).read_text("utf-8")))
        assert {url for url in found if not url.startswith(tuple(addresses.values()))} == set(), name
