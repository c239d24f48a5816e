"""Imports files that a test writes."""

from __future__ import annotations

import json

import pytest

from sphinx_openpractices.catalog.importing import ChosenList, import_file


@pytest.fixture
def imported(tmp_path):
    """Import a file with these contents: a text, or plain data, which becomes JSON."""

    def call(name, contents):
        path = tmp_path / name
        path.write_text(contents if isinstance(contents, str) else json.dumps(contents), encoding="utf-8")
        return import_file(path)

    return call


@pytest.fixture
def listed(tmp_path):
    """Import a list from a file with this name and content."""

    def call(name, content, items="", **fields):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_file(tmp_path / name, chosen=ChosenList(items, fields))

    return call
