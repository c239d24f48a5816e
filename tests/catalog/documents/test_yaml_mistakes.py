"""The most common mistakes in YAML: each message has the right line, and says what to write.

The file ``yaml_mistakes.txt`` has catalogs, each with a mistake, and what is reported about them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.catalog_reader import read_catalog

FILE = Path(__file__).with_name("yaml_mistakes.txt")
CASES = re.findall(r"^## (.*)\n((?:(?!## |--> ).*\n)*)((?:--> .*\n)*)", FILE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_mistakes_are_reported_at_their_line_with_what_to_write(loader, tmp_path, monkeypatch, same_text):
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    path = tmp_path / "a.yml"
    found = []
    for name, text, _expected in CASES:
        path.write_text(text, encoding="utf-8")
        messages = [str(each).removeprefix("a.yml:") for each in read_catalog({"a.yml": path}, ("use",))[1]]
        found.append(f"## {name}\n{text}" + "".join(f"--> {message}\n" for message in messages))
    expected = [f"## {name}\n{text}{messages}" for name, text, messages in CASES]
    same_text("".join(found), "".join(expected), "messages")
