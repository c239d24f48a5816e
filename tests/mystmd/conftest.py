"""The real mystmd from npm, which builds the pages that Sphinx builds, too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_openpractices.commands.program import main

HERE = Path(__file__).parent
SITES = HERE / "sites"
MYST = HERE / "node_modules" / ".bin" / "myst"


class MystSite(NamedTuple):
    """What a build with mystmd gave: its messages, one a line, and the trees of its pages."""

    messages: list[str]
    pages: dict[str, dict]


@pytest.fixture
def copy_site(tmp_path):
    """Copy a site, with files that are added or replace its own, to a folder of the test."""

    def copy(name, files=None):
        folder = tmp_path / name
        shutil.copytree(SITES / name, folder, dirs_exist_ok=True)
        for path, text in (files or {}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return copy


@pytest.fixture
def write_plugin(capsys):
    """Run the command in the folder of a site."""

    def write(folder, *options):
        status = main(["mystmd", str(folder), *options])
        return status, capsys.readouterr().err

    return write


@pytest.fixture
def build_with_mystmd():
    """Build a site."""
    if not MYST.exists():
        reason = "mystmd is missing: npm install --prefix tests/mystmd"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    def build(folder):
        ran = subprocess.run(  # noqa: S603 - the tool of this environment
            [str(MYST), "build", "--site"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )
        lines = (ran.stdout + ran.stderr).replace(f"{folder}/", "").splitlines()
        content = folder / "_build" / "site" / "content"
        pages = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in content.glob("*.json")}
        return MystSite([line for line in lines if line.startswith(("⚠", "⛔"))], pages)

    return build
