"""Every file is read by ``text/files.py``, which has a limit and refuses pipes and devices."""

from __future__ import annotations

import ast
from pathlib import Path

import sphinx_openpractices

PACKAGE = Path(sphinx_openpractices.__file__).parent

READING = {"open", "read_bytes", "read_text", "fdopen", "readlines", "fromfile", "loadtxt", "getline", "getlines"}
"""Names of functions and methods that open or read a file by its path."""
PARSERS = {("json", "load"), ("tomllib", "load"), ("yaml", "load_all"), ("imagesize", "get"), ("expat", "ParseFile")}

ALLOWED = {
    "text/files.py": "the functions themselves",
    "logos/drawing/raster.py": "an image in memory",
    "logos/reading/media.py": "an image in memory",
    "logos/reading/svg_typst.py": "runs in a child process, on a file that its parent has written",
    "logos/fetching/store.py": "writes the journal",
    "logos/lock/folder_lock.py": "locks a folder, and reads nothing",
    "commands/console.py": "opens the null device",
    "text/child_processes.py": "a program of this package, in a child process that imports little",
    "theme/stylesheet.py": "files of this package",
    "logos/checking/sheet.py": "files of this package",
    "commands/own_wheel.py": "files of this package",
    "commands/starter_site.py": "files of this package",
}


def calls_of_readers(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in READING - {"read_text"}:
            yield called.id, node.lineno
        elif isinstance(called, ast.Attribute):
            owner = called.value.id if isinstance(called.value, ast.Name) else ""
            if called.attr in READING or (owner, called.attr) in PARSERS:
                yield called.attr, node.lineno


def test_no_file_is_read_in_another_way():
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if calls := list(calls_of_readers(ast.parse(path.read_text(encoding="utf-8")))):
            found[path.relative_to(PACKAGE).as_posix()] = calls
    assert {name: calls for name, calls in found.items() if name not in ALLOWED} == {}
    assert set(ALLOWED) <= set(found), "an exception that is no longer needed"
