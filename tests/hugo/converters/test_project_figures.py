"""Figures of projects lose nothing, and links that did not work on the Hugo site are reported."""

from __future__ import annotations

import re
import subprocess
from importlib.metadata import distribution

import pytest
from conversion_page import Page
from site_judge import unpack

from sphinx_openpractices.hugo.converters.figure_titles import split_title
from sphinx_openpractices.hugo.converters.project_figures import write_project_gallery
from sphinx_openpractices.hugo.markdown.marks import remove_marks

JUPYTER = "https://jupyter.org/assets/"
PROJECTS = [
    (
        "Jupyter Notebooks",
        "Interactive documents for research and education.",
        "https://jupyter.org",
        f"{JUPYTER}logos/rectanglelogo-greytext-orangebody-greymoons.svg",
    ),
    (
        "Jupyter Lab",
        "A customizable and extensible data science interface",
        "https://jupyterlab.readthedocs.io/en/stable/",
        "https://avatars3.githubusercontent.com/u/22800682?s=400&v=4",
    ),
    (
        "JupyterHub",
        "Cloud-based computing environments for groups",
        "https://jupyter.org/hub",
        f"{JUPYTER}homepage/hublogo.svg",
    ),
    (
        "The PyData Ecosystem",
        "Open Source tools for Scientific Computing",
        "https://numfocus.org/sponsored-projects",
        "media/pydata-ecosystem.png",
    ),
    (
        "Jupyter Book",
        "Interactive, beautiful books with Jupyter",
        "https://jupyterbook.org/intro.html",
        "https://jupyterbook.org/_static/logo-wide.svg",
    ),
    (
        "Dask",
        "Advanced parallelism for analytics",
        "https://docs.dask.org/en/latest/logos.html",
        "https://docs.dask.org/en/latest/_images/dask_horizontal.svg",
    ),
]


@pytest.mark.parametrize("dialect", ["hugo", "hugoblox"])
def test_six_projects_of_a_real_page_come_over_whole(dialect, tmp_path):
    path = unpack("open_practices", tmp_path) / "content" / "open-practices" / "index.md"
    page = Page(path.read_text(encoding="utf-8"), dialect)
    found = [tuple(result.project[key] for key in ("title", "caption", "target", "logo")) for result in page.results]
    assert found == PROJECTS
    assert [note.partition(" ")[2][:28] for note in page.notes] == ["figure (converted): nowhere:"] * 6
    assert page.markdown.count("{project-gallery}") == 1


LINKS = {
    'src="a.png" title="T" target="https://example.org"': False,
    'src="a.png" title="T" link="https://example.org"': True,
    'src="a.png" title="T" link="https://example.org" target="_blank"': True,
    'src="a.png" title="T" target="_blank"': False,
}


def test_links_that_led_nowhere_are_those_that_hugo_did_not_make(tmp_path):
    body = "\n\n".join(f"{{{{< figure {arguments} >}}}}" for arguments in LINKS)
    files = {
        "hugo.toml": 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n',
        "content/_index.md": f"---\ntitle: T\n---\n{body}\n",
        "layouts/index.html": "{{ .Content }}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    binary = distribution("hugo").locate_file("hugo/binaries/hugo")
    subprocess.run([binary, "--quiet", "--cacheDir", tmp_path / "cache"], cwd=tmp_path, check=True)  # noqa: S603 - ours
    figures = re.findall("<figure.*?</figure>", (tmp_path / "public/index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert ["<a " in figure for figure in figures] == list(LINKS.values())
    for arguments, linked in LINKS.items():
        page = Page(f'{{{{< figure class="project-highlight" {arguments} >}}}}')
        nowhere = any(": nowhere:" in note for note in page.notes)
        assert nowhere is (not linked and "https" in arguments)
        assert ("target" in page.results[0].project) is ("https" in arguments)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("R&amp;D", ("R&D", "")),
        ("<h3>One</h3>Two", ("One", "Two")),
        ("Bare <em>title</em>", ("Bare title", "")),
        ("<p class='a project-caption'>C</p>T", ("T", "C")),
        ("<span class='project-title'>T</span><span class='project-caption'>C *d*</span>", ("T", "C \\*d\\*")),
        ("<p class='project-title'>T</p><p class='project-caption'>a <b>b <i>c</b> d</p>", ("T", "a **b *c*** d")),
        ("<p class='project-title'></p><p>C</p>", ("C", "")),
        ("<p class='project-title'>T</p><p class='project-title'>U</p>", ("T", "U")),
        ("<b class='project-title'>T", ("T", "")),
        ("<p class=project-title>T<!-- no --></p><style>p > b {}</style>C &lt; D<br/>E", ("T", "C \\< D E")),
        ("<b>T</b> if a <b", ("T if a <b", "")),
        ("&#" + "9" * 5000 + ";", ("\ufffd", "")),
    ],
)
def test_title_and_caption_are_told_apart(html, expected):
    found = split_title(html, lambda href: href)
    assert (found.title, found.caption) == expected


def test_gallery_selects_entries_of_the_catalog(same_text):
    same_text(
        remove_marks(write_project_gallery("", projects=["dask", "jupyterhub"])),
        ":::{project-gallery}\n:projects: dask, jupyterhub\n:::",
    )
