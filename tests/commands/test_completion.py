"""Completion in shells: shtab makes it from our parser, and a real bash completes."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import shtab

from sphinx_openpractices.commands.program import build_parser

pytestmark = pytest.mark.once

BASH = shutil.which("bash")
COMPLETE = """
source completion.bash
for words in "${@}"; do
    COMP_WORDS=(sphinx-openpractices $words)
    [[ $words == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _shtab_sphinx_openpractices
    echo "${COMPREPLY[*]}"
done
"""


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_bash_completes_commands_options_files_and_folders(tmp_path):
    (tmp_path / "completion.bash").write_text(shtab.complete(build_parser(), "bash"), encoding="utf-8")
    (tmp_path / "projects.yml").touch()
    (tmp_path / "project-site").mkdir()
    expected = {
        "in": "init",
        "catalog ": "check schema export import stats",
        "catalog schema pr": "projects practices",
        "practices check project-": "project-site",
        "catalog check proj": "project-site projects.yml",
        "catalog check --format j": "json",
        "practices diff projects": "projects.yml",
        "init proj": "project-site",
        "migrate-hugo proj": "project-site",
        "migrate-hugo --map projects": "projects.yml",
    }
    ran = subprocess.run(  # noqa: S603
        [BASH, "-c", COMPLETE, "bash", *expected], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    found = [set(line.split()) for line in ran.stdout.splitlines()]
    assert found == [set(names.split()) for names in expected.values()]
