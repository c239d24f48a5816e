"""The guide to pages that scripts and templates make: its commands, typed one by one, and the pages that it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "replace-a-page.md").read_text("utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in GUIDE.split("\n## ")[1:]}
FILE = re.compile(r"```\{code-block\} \w+\n:caption: ([^\n]*)\n\n(.*?)```\n", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
CONF = 'extensions = ["myst_parser", "sphinx_openpractices"]\nmyst_enable_extensions = ["colon_fence"]\n'
PICTURES = (
    "docs/_static/gallery/loom.png",
    "docs/_static/gallery/tides.png",
    "docs/_static/thumbnails/loom.png",
    "old-site/assets/images/loom.png",
    "old-site/assets/images/tides.png",
)
CARDS = [
    {"Loom": ("https://loom.example.org/", "loom.png"), "Tides": ("https://tides.example.org/", "tides.png")},
    {"Loom": ("https://loom.example.org", "loom.png")},
    {"Loom": ("https://loom.example.org", None)},
    {"Loom": ("https://loom.example.org", "loom.png"), "Tides": (None, None)},
]


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """The source directory of a site beside the pictures of all sections."""
    picture = Path(__file__).parents[2] / "docs" / "_static" / "gallery-light.png"
    for name in PICTURES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, tmp_path / name)
    (tmp_path / "docs" / "conf.py").write_text(CONF, "utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    return tmp_path / "docs"


def type_command(line, capsys):
    """Run a line as a shell does; the result is what appears on the screen."""
    words = shlex.split(line)
    if words[:2] == ["cp", "-r"]:
        shutil.copytree(words[2], words[3])
        return ""
    assert (words[0], words[-2:]) == ("sphinx-openpractices", [">", "projects.yml"])
    assert main(words[1:-2]) == 0
    output, errors = capsys.readouterr()
    Path(words[-1]).write_text(output, "utf-8")
    return errors


@pytest.mark.parametrize(("title", "cards"), zip(SECTIONS, CARDS, strict=True))
def test_each_list_becomes_a_catalog_and_the_page_that_is_shown(title, cards, docs, capsys, make_app):
    for name, text in FILE.findall(SECTIONS[title]):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    (console,) = CONSOLE.findall(SECTIONS[title])
    for command in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        line, _end, shown = command.partition("\n")
        assert type_command(line, capsys) == shown
    assert main(["catalog", "check", "projects.yml"]) == 0
    app = make_app("html", srcdir=docs)
    app.build()
    assert app.warning.getvalue() == ""
    page = BeautifulSoup(Path(app.outdir, "index.html").read_text("utf-8"), "html.parser")
    found = {}
    for card in page.select(".project-highlight"):
        link, picture = card.select_one(".project-title a"), card.select_one("img")
        found[card.select_one(".project-title").text.strip()] = (
            link and link["href"],
            picture and picture["src"].rpartition("/")[2],
        )
    assert found == cards
