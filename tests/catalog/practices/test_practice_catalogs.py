"""Catalogs of practices: mistakes at any depth are reported with their lines, and the other practices stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES

CATALOGS = Path(__file__).parent / "catalogs"
FILES = sorted(path for path in CATALOGS.iterdir() if path.suffix in {".yml", ".toml", ".json"})


def read(*paths):
    """The catalog of some files, and the messages about them."""
    catalog, messages = read_catalog({path.name: path for path in paths}, {}, PRACTICES)
    return catalog, "\n".join(map(str, messages))


@pytest.mark.parametrize("name", sorted({path.stem for path in FILES}))
def test_every_mistake_of_a_file_has_its_line_and_key(name, monkeypatch, same_text):
    monkeypatch.setattr("sphinx_openpractices.text.messages.MOST_MESSAGES", 100)
    found = [read(path)[1] for path in FILES if path.stem == name]
    same_text("\n\n".join(found), (CATALOGS / f"{name}.expected.txt").read_text("utf-8"), "messages")
