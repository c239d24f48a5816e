"""The most common mistakes in YAML, JSON and TOML: each message has the right line, and says what to write.

The file ``mistakes.txt`` has catalogs, each with a mistake, and what is reported about them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS

FILE = Path(__file__).with_name("mistakes.txt")
CASES = re.findall(r"^## (.*)\n((?:(?!## |--> ).*\n)*)((?:--> .*\n)*)", FILE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_mistakes_are_reported_at_their_line_with_what_to_write(loader, tmp_path, monkeypatch, same_text):
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    found = []
    for name, text, _expected in CASES:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        messages = [
            str(each).removeprefix(f"{name}:")
            for each in read_catalog({name: path}, {"relation": ("use",)}, PROJECTS)[1]
        ]
        found.append(f"## {name}\n{text}" + "".join(f"--> {message}\n" for message in messages))
    expected = [f"## {name}\n{text}{messages}" for name, text, messages in CASES]
    assert len(found) > 90
    same_text("".join(found), "".join(expected), "messages")
