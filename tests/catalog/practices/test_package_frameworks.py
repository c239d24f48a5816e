"""The frameworks of the package: each is complete, says where it comes from, and is read only if it is asked for."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.practices import framework_reader, known_frameworks
from sphinx_openpractices.catalog.practices.framework_reader import list_frameworks, load_framework
from sphinx_openpractices.catalog.practices.known_frameworks import KnownFrameworks, PrincipleTitles

FOLDER = Path(framework_reader.__file__).parents[1] / "frameworks"
SIZES = {
    "dpg-standard-1.1.6": [12],
    "osps-baseline-2026.02.19": [4, 7, 7, 4, 3, 7, 3, 6],
    "posi-2.0": [7, 8, 5],
    "standard-for-public-code-0.8.0": [16],
}
"""The principles of each section."""


def test_the_files_have_the_names_of_their_frameworks():
    assert list(SIZES) == list(list_frameworks())


@pytest.mark.parametrize("name", SIZES)
def test_a_framework_of_the_package_is_complete(name):
    framework = load_framework(name)
    assert [len(section.principles) for section in framework.sections] == SIZES[name]
    assert (framework.id, framework.scale) == (name, ())
    assert name.endswith(f"-{framework.version}")
    assert framework.target.startswith("https://")
    titles = [principle.title for principle in framework.principles.values()]
    assert len(set(titles)) == len(titles)
    assert all(principle.text and principle.target for principle in framework.principles.values())


@pytest.mark.parametrize("name", SIZES)
def test_the_header_names_source_version_and_license(name):
    framework = load_framework(name)
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    header = re.sub(r"\s+# ", " ", text.partition("\n\n")[0])
    assert framework.version in header
    assert re.search(r"Source of the titles.*: .*https://", header)
    assert re.search(f"license|{re.escape(framework.license)}", header)
    entries = tomllib.loads((Path(__file__).parents[3] / "REUSE.toml").read_text("utf-8"))["annotations"]
    paths = [(each["path"], each["SPDX-License-Identifier"]) for each in entries]
    file = f"sphinx_openpractices/catalog/frameworks/{name}.yml"
    found = [name for path, name in paths if any(fnmatch(file, each) for each in ([path], path)[path != "**"])]
    assert found[-1] == framework.license


def test_a_framework_is_read_when_it_is_asked_for(monkeypatch):
    read = []
    monkeypatch.setattr(known_frameworks, "load_framework", lambda name: read.append(name) or load_framework(name))
    known = KnownFrameworks({})
    titles = PrincipleTitles(known)
    assert (list(known), len(known) == len(SIZES), "posi-2.0" in known, "posi-1.1" in known) == (
        list(SIZES),
        True,
        True,
        False,
    )
    assert (read, known.get("posi-1.1"), known.list_used(), list(titles)) == ([], None, [], [])
    assert titles["posi-2.0#living-will"] == "Living will"
    assert (titles.get("posi-2.0#none"), titles.get("none#none")) == (None, None)
    assert (known["posi-2.0"].id, read, len(titles)) == ("posi-2.0", ["posi-2.0"], 20)
    own = KnownFrameworks({"posi-2.0": load_framework("dpg-standard-1.1.6")})
    assert own["posi-2.0"].title == "Digital Public Goods Standard"
