"""What the tests of ``sphinx-openpractices init`` do and see."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from sphinx_openpractices.commands.own_wheel import find_own_wheel_path
from sphinx_openpractices.commands.program import main

DOCS = Path(__file__).parents[1] / "docs"
WRITTEN = {
    ".gitignore",
    ".readthedocs.yaml",
    "README.md",
    "collaborators.yml",
    "conf.py",
    "funders.yml",
    "index.md",
    "logos",
    "open-practices.md",
    "practices.schema.json",
    "practices.yml",
    "projects.schema.json",
    "projects.yml",
    "requirements.txt",
} | {Path(path).parent.name for path in [find_own_wheel_path()] if path}
ANSWERS = ("--name", "Our site", "--organization", "Acme", "--address", "https://acme.example", "--principles", "own")


def init(*arguments):
    return main(["init", *map(str, arguments)])


def build_site(source, out, builder="html"):
    """Build without a warning; return the folder of the output, and what Sphinx said."""
    app = SphinxTestApp(builder, srcdir=source, builddir=out, warningiserror=True)
    try:
        app.build()
        return Path(app.outdir), app.warning.getvalue()
    finally:
        app.cleanup()


def snapshot(folder):
    """Everything below a folder: its kind, its mode, its content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else None
        found[path.relative_to(folder).as_posix()] = (path.lstat().st_mode, content)
    return found


@contextmanager
def nothing_changes(folder):
    before = snapshot(folder)
    yield
    assert snapshot(folder) == before


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def opened(line):
    """The file that a browser would open."""
    url = urlsplit(line.removeprefix("Open "))
    assert (url.scheme, url.netloc, url.query, url.fragment) == ("file", "", "", "")
    return Path(os.fsdecode(unquote_to_bytes(url.path)))
