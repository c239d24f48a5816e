"""Every site that the package or its documentation gives is published by Read the Docs in all of its formats."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from sphinx.cmd.build import main as build

from sphinx_openpractices.commands.program import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HOW_TO = DOCS / "how-to" / "read-the-docs.md"


def find_code(page, language):
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL))


def write_starter(folder):
    assert main(["init", str(folder)]) == 0


def write_first_gallery(folder):
    shutil.copytree(DOCS / "tutorial" / "site", folder)


def write_converted_tutorial(folder):
    assert main(["migrate-hugo", str(DOCS / "tutorial" / "hugo-site"), str(folder)]) == 0


def write_converted_site_without_settings(folder):
    page = folder.parent / "hugo" / "content" / "_index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Home\n---\n\nHello.\n", encoding="utf-8")
    assert main(["migrate-hugo", str(folder.parent / "hugo"), str(folder)]) == 0


def write_lines_of_the_readme(folder):
    """The ten lines of the README, and what the how-to adds to them."""
    (folder / "logos").mkdir(parents=True)
    shutil.copy(DOCS / "logos" / "pytest.svg", folder / "logos")
    (folder / "conf.py").write_text(find_code(ROOT / "README.md", "python") + find_code(HOW_TO, "python"), "utf-8")
    (folder / "index.md").write_text("# Projects\n\n" + find_code(ROOT / "README.md", "markdown"), "utf-8")


def write_converted_example(folder):
    assert main(["migrate-hugo", str(DOCS / "examples" / "from-hugo"), str(folder)]) == 0


def copy_example(name):
    """The writer of an example of the documentation; the one with a notebook is in tests/beside."""

    def write(folder):
        shutil.copytree(DOCS / "examples" / name, folder)

    write.__name__ = f"write_{name}"
    return write


EXAMPLES = sorted(path.parent.name for path in (DOCS / "examples").glob("*/conf.py"))
SITES = [value for name, value in globals().items() if name.startswith("write_")]
SITES += [copy_example(name) for name in EXAMPLES if name != "notebook"]


@pytest.mark.parametrize("write", SITES)
def test_read_the_docs_builds_the_site_in_all_formats(write, tmp_path, monkeypatch, capsys):
    site = tmp_path / "site"
    write(site)
    monkeypatch.chdir(site)
    capsys.readouterr()
    settings = site / ".readthedocs.yaml"
    web = yaml.safe_load(settings.read_text("utf-8"))["sphinx"].get("builder", "html") if settings.is_file() else "html"
    shown = {}
    # https://docs.readthedocs.com/platform/stable/config-file/v2.html: formats share the doctrees; PDF has no -W.
    for builder, flags in ((web, ["-W", "--keep-going"]), ("epub", ["-W", "--keep-going"]), ("latex", [])):
        arguments = ["-T", *flags, "-b", builder, "-d", "_build/doctrees", "-D", "language=en", ".", f"../{builder}"]
        shown[builder] = build(arguments), capsys.readouterr().err
    assert shown == dict.fromkeys([web, "epub", "latex"], (0, ""))


def test_the_page_of_examples_shows_each_of_them():
    page = (DOCS / "examples.md").read_text("utf-8")
    assert [name for name in [*EXAMPLES, "from-hugo"] if f"`docs/examples/{name}`" not in page] == []


@pytest.mark.parametrize("write", [write_starter, write_converted_tutorial])
def test_the_configuration_of_read_the_docs_is_that_of_the_how_to(write, tmp_path):
    write(tmp_path / "site")
    written = yaml.safe_load((tmp_path / "site" / ".readthedocs.yaml").read_text("utf-8"))
    shown = yaml.safe_load(find_code(HOW_TO, "yaml").replace("docs/", ""))
    if write is write_converted_tutorial:
        shown["sphinx"]["builder"] = "dirhtml"
    assert written == shown
    assert set(written["formats"]) == {"epub", "pdf"}
