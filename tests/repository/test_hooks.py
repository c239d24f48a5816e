"""The hooks for pre-commit, which other repositories use: each runs a command that exists, on the right files."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.commands.program import main

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
MISTAKES = {
    "projects": ("- titel: A", 'projects[0].titel: unknown key; did you mean "title"?'),
    "practices": ("- {id: a, statement: A., ower: B}", 'practices[0].ower: unknown key; did you mean "owner"?'),
}


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    """The folder of a small site is the current one."""
    monkeypatch.chdir(shutil.copytree(ROOT / "docs" / "tutorial" / "site", tmp_path / "site"))
    Path("practices.yml").write_text("practices: [{id: code, statement: All code is open.}]\n", "utf-8")


@pytest.mark.parametrize(
    ("hook", "arguments", "output"),
    [
        ("openpractices-catalog", ["projects.yml"], "3 projects"),
        ("openpractices-practices", ["practices.yml"], "1 practice"),
        ("openpractices-logos", [], "4 logos"),
    ],
    ids=["catalog", "practices", "logos"],
)
def test_a_hook_runs_its_command_and_fails_on_a_mistake(hook, arguments, output, capsys):
    program, *words = shlex.split(HOOKS[hook]["entry"])
    assert program == "sphinx-openpractices"
    assert main([*words, *arguments]) == 0
    assert output in capsys.readouterr().out
    for name in arguments:
        entry, message = MISTAKES[Path(name).stem]
        Path(name).write_text(f"{Path(name).stem}:\n{entry}\n", "utf-8")
        assert main([*words, name]) == 1
        assert f"{name}:2: {message}" in capsys.readouterr().out


@pytest.mark.parametrize(("hook", "name"), [("catalog", "projects"), ("practices", "practices")])
def test_hooks_of_catalogs_take_them_in_any_folder(hook, name):
    files = [f"{name}.yml", f"docs/{name}.yaml", f"a/b/{name}.json", f"{name}.toml"]
    others = [f"my-{name}.yml", f"{name}.yml.orig", f"{name}.schema.json", f"{name}/conf.yml", f"{name}xyml"]
    pattern = HOOKS[f"openpractices-{hook}"]["files"]
    assert [each for each in (*files, *others) if re.search(pattern, each)] == files  # as pre-commit does


def test_documented_hooks_are_there():
    documented = re.findall(r"- id: (\S+)", (ROOT / "docs" / "how-to" / "check.md").read_text(encoding="utf-8"))
    assert set(documented) == set(HOOKS)
