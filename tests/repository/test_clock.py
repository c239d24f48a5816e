"""No build reads the clock, so that it gives the same files every day; readers' browsers and commands know today."""

from __future__ import annotations

import ast
from pathlib import Path

import sphinx_openpractices

PACKAGE = Path(sphinx_openpractices.__file__).parent
CLOCKS = {"today", "now", "utcnow", "gmtime", "localtime", "ctime", "time_ns"}
ALLOWED = {
    "commands/today.py": "`practices check`, `due` and `record`, without `--today` or `--date`",
    "extension/site/logo_memory.py": "whether an image was written too recently to rely on its time stamp",
    "hugo/site/content.py": "`migrate-hugo`: Hugo leaves out pages of the future",
    "logos/fetching/lanes.py": "`logos fetch`: when a logo was fetched",
}


def calls_of_clocks(tree):
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute):
            owner = called.value.id if isinstance(called.value, ast.Name) else ""
            if called.attr in CLOCKS or (owner, called.attr) == ("time", "time"):
                yield called.attr


def test_no_build_reads_the_clock():
    modules = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    found = {name for name, path in modules.items() if any(calls_of_clocks(ast.parse(path.read_text("utf-8"))))}
    assert found == set(ALLOWED)
