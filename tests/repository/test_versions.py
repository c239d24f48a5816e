"""The lowest versions in pyproject.toml are those that ``tox run -e lowest`` tests and that the documentation shows."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def read_allowed():
    """The lowest version of each direct dependency, those of the extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    lowest = {}
    for requirement in map(Requirement, [*project["dependencies"], *extras]):
        (lowest[canonicalize_name(requirement.name)],) = [
            each.version for each in requirement.specifier if each.operator == ">="
        ]
    return lowest


def read_tested():
    """The versions of the tox environment ``lowest``."""
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    lines = tox["testenv:lowest"]["deps"].strip().splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins.items()}


def test_the_lowest_versions_that_are_allowed_are_tested():
    themes = {"furo", "sphinx-book-theme", "sphinx-rtd-theme"}
    assert {name: version for name, version in read_tested().items() if name not in themes} == read_allowed()


def test_the_documentation_shows_the_lowest_versions():
    page = (ROOT / "docs" / "explanation" / "versions.md").read_text("utf-8")
    cells = [[cell.strip(" `") for cell in row.split("|")[1:-1]] for row in page.splitlines() if row.startswith("|")]
    allowed = read_allowed()
    shown = {canonicalize_name(name): version for name, version, *_why in cells if canonicalize_name(name) in allowed}
    main = ["sphinx", "docutils", "myst-parser", "pydata-sphinx-theme"]
    assert ["3.11, lowest", *map(allowed.get, main)] in cells
    assert shown == {name: version for name, version in allowed.items() if name not in main}
