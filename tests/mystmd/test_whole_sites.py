"""Whole sites, built with Sphinx and with mystmd: the starter, the examples, and this project's own gallery page."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest
from readers import read_html, read_tree

from sphinx_openpractices.commands.program import main

DOCS = Path(__file__).parents[2] / "docs"
CONF = """\
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["attrs_block", "colon_fence"]
myst_heading_anchors = 3
openpractices_projects = ["projects.yml", "example.yml"]
openpractices_practices = ["practices.yml", "example-practices.yml"]
exclude_patterns = ["logos"]
suppress_warnings = ["toc.not_included"]
html_theme = "openpractices"
"""
KNOWN_WARNINGS = (
    'unexpected option "hidden" provided (in toctree)',
    "unexpected body provided for directive: toctree",
)
"""Of what mystmd cannot do, as the how-to says."""


def write_starter(folder):
    answers = ("--name", "Our site", "--organization", "Ours", "--address", "", "--principles", "own")
    assert main(["init", str(folder), *answers]) == 0


def write_own_page(folder):
    """Copy the page with the project's own practices and projects; the pages that it links to have their headings."""
    shutil.copytree(DOCS / "logos", folder / "logos")
    names = ["open-practices.md", "projects.yml", "example.yml", "practices.yml", "example-practices.yml"]
    for name in names:
        shutil.copy(DOCS / name, folder)
    text = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    for name, anchor in re.findall(r"([\w/-]+)\.md(?:#([\w-]+))?", text):
        page = folder / f"{name}.md"
        if (DOCS / f"{name}.md").exists() and page.name not in names:
            page.parent.mkdir(exist_ok=True)
            page.touch()
            there = page.read_text(encoding="utf-8") or f"# {name}\n"
            heading = f"\n## {anchor.replace('-', ' ')}\n" if anchor else ""
            page.write_text(there + (heading if heading not in there else ""), encoding="utf-8")
    (folder / "index.md").write_text("# Start\n", encoding="utf-8")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")


SITES = {
    "starter": (write_starter, {"index", "open-practices"}),
    "own-page": (write_own_page, {"open-practices"}),
    "practices": (partial(shutil.copytree, DOCS / "examples" / "practices"), {"index", "commitments", "preservation"}),
    "sponsors": (partial(shutil.copytree, DOCS / "examples" / "sponsors"), {"index", "become-a-sponsor"}),
}


@pytest.mark.parametrize("name", SITES)
def test_the_pages_have_the_same_titles_links_order_and_text(name, tmp_path, site, write_plugin, build_with_mystmd):
    write_site, pages = SITES[name]
    folder = tmp_path / name
    write_site(folder)
    in_sphinx = site({"conf.py": (folder / "conf.py").read_bytes()}, folder=name)
    assert in_sphinx.warnings == ""
    assert write_plugin(folder) == (0, "")
    use_no_theme(folder)
    in_mystmd = build_with_mystmd(folder)
    assert [line for line in in_mystmd.messages if not line.endswith(KNOWN_WARNINGS)] == []
    for page in pages:
        ours, theirs = read_html(in_sphinx.bodies[page], page), read_tree(in_mystmd.pages[page])
        assert theirs.lines == ours.lines
        assert [(text, unnumber(target)) for text, target in theirs.links] == ours.links
        assert theirs.images == ours.images


def unnumber(target):
    """mystmd numbers pages that have the same name in other folders."""
    return re.sub(r"^(/.*)-\d$", r"\1", target).removesuffix("/index") or "/"


def use_no_theme(folder):
    """The trees are what tests read: mystmd would download a theme."""
    (folder / "_theme").mkdir()
    (folder / "_theme" / "template.yml").write_text("myst: v1\ntitle: No theme\n", encoding="utf-8")
    config = (folder / "myst.yml").read_text(encoding="utf-8")
    assert config.count("book-theme") == 1
    (folder / "myst.yml").write_text(config.replace("book-theme", "./_theme"), encoding="utf-8")
