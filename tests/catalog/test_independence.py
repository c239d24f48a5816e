"""Catalogs do not depend on Sphinx: commands, editors and other programs read them without a build."""

from __future__ import annotations

import ast
from pathlib import Path

import sphinx_openpractices.catalog
import sphinx_openpractices.text


def test_catalogs_and_text_do_not_import_sphinx():
    for package in (sphinx_openpractices.catalog, sphinx_openpractices.text):
        for path in Path(package.__file__).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not [name for name in names if name.split(".")[0] == "sphinx"], path.name
