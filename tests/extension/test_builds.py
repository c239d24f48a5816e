"""Whole builds: with every builder, repeated, in parallel, and in another folder."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "latex",
    "text",
    "man",
    "texinfo",
    "gettext",
    "linkcheck",
    "xml",
    "pseudoxml",
    "json",
    "pickle",
]

FIGURE = ":::{{project-figure}} logos/{0}.png\n:title: Project {0}\n:target: https://example.org/{0}\n:::\n"


def pages(png, number):
    """Return enough pages for parallel reading, each with a logo and a reference to the next page."""
    files = {"index.md": "# Index\n\n```{toctree}\n:glob:\n\npage*\n```\n"}
    for n in range(number):
        link = f"To {{openpractices:project}}`project-{(n + 1) % number}`.\n"
        files[f"page{n:02}.md"] = f"# Page {n}\n\n{FIGURE.format(n)}\n{FIGURE.format((n + 1) % number)}\n{link}"
        files[f"logos/{n}.png"] = png(n + 1, 2)
    return files


def tree(folder):
    """Return the content of every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")


@pytest.mark.parametrize("builder", BUILDERS)
def test_good_site_builds_without_a_warning(builder, built_once):
    assert built_once("good", builder, strict=True).warnings == ""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_every_link_and_image_of_a_gallery_leads_to_a_file_and_a_place_in_it(builder, built_once):
    built = built_once("good", builder, strict=True)
    pages = {
        path.resolve(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for suffix in ("html", "xhtml")
        for path in built.out.rglob(f"*.{suffix}")
    }
    checked = 0
    for path, page in pages.items():
        for element in page.select(".project-gallery a, .project-gallery img, a.internal"):
            url = urlsplit(element.get("href") or element["src"])
            if url.scheme:
                continue
            place = (path.parent / url.path).resolve() if url.path else path
            place = place / "index.html" if place.is_dir() else place
            assert place.is_file(), element
            # Sphinx writes "#document-more#id1" in singlehtml; our links need not be better.
            if anchor := url.fragment.rpartition("#")[2]:
                assert pages[place].find(id=anchor), element
            checked += 1
    # Two cards link to pages of the site, four show a logo, one of them a pair; the rest are references.
    assert checked > 10


def test_build_uses_nothing_that_sphinx_or_docutils_deprecates(site):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        site("good")
        site("good", "latex")
        site("good", "text")
    assert [str(each.message) for each in caught if "sphinx_openpractices" in Path(each.filename).parts] == []


def test_parallel_build_gives_the_same_bytes(site, png):
    gallery = ":::{project-gallery}\n:group-by: tags\n:canonical:\n:::\n{project}`one`, {project}`Project 1`.\n"
    catalog = "projects:\n  - title: One\n    tags: [a, b]\n    caption: A *caption*.\n  - {title: Two, tags: b}\n"
    files = pages(png, 9) | {"catalog.md": f"---\norphan: true\n---\n{gallery}", "projects.yml": catalog}
    serial = site(files, folder="serial")
    parallel = site(files, folder="parallel", parallel=4)
    assert serial.warnings == parallel.warnings == ""
    # Sphinx reads in parallel if there are at least six pages.
    assert (len(serial.docnames_read_here), parallel.docnames_read_here) == (11, [])
    expected, actual = tree(serial.out), tree(parallel.out)
    assert expected.keys() == actual.keys()
    assert [name for name in expected if expected[name] != actual[name]] == []


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text", "man", "texinfo", "gettext"])
def test_same_tree_in_another_folder_gives_the_same_bytes(builder, site, built_once, monkeypatch):
    first = tree(built_once("good", builder, strict=True).out)
    # The time of the build must not matter; the folder is at the same depth.
    monkeypatch.setattr(time, "time", lambda now=time.time: now() + 86400)
    second = tree(site("good", builder).out)
    # Sphinx writes file times into the archive, so its members are compared.
    first.pop("Goodpractice.epub", None)
    second.pop("Goodpractice.epub", None)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_second_build_reads_nothing(site, png):
    files = pages(png, 3)
    assert sorted(site(files).docnames_read) == ["index", "page00", "page01", "page02"]
    again = site(files)
    assert again.docnames_read == []
    assert again.warnings == ""


@pytest.mark.parametrize(
    ("logo", "read_again"), [("logos/2.png", ["page01", "page02"]), ("logos/0.png", ["page00", "page02"])]
)
def test_changed_logo_is_read_again_with_its_pages_and_no_other(logo, read_again, site, tmp_path, png):
    files = pages(png, 3)
    site(files)
    path = tmp_path / "site" / logo
    path.write_bytes(png(99, 98))
    later = time.time() + 10
    os.utime(path, (later, later))
    again = site({})
    assert sorted(again.docnames_read) == read_again
    assert 'height="98"' in again.bodies[read_again[0]]


def test_removed_logo_is_a_warning_in_the_next_build(site, tmp_path, png):
    site(pages(png, 3))
    (tmp_path / "site" / "logos" / "1.png").unlink()
    again = site({})
    assert sorted(again.docnames_read) == ["page00", "page01"]
    assert again.warnings.count('logo "logos/1.png": there is no file logos/1.png') == 2
    assert 'class="project-monogram project-hue-11">P1<' in again.bodies["page01"]


def test_missing_logo_is_shown_once_it_is_added(site, png):
    page = ":::{project-figure} dask.png\n:title: Dask\n:::\n"
    assert "there is no file dask.png" in site({"index.md": page, "other.md": "# Other\n"}).warnings
    again = site({"dask.png": png()})
    assert again.docnames_read == ["index"]
    assert 'src="_images/dask.png"' in again.bodies["index"]


def test_site_without_myst_builds(site):
    page = ".. project-figure::\n   :title: Dask\n   :target: https://dask.org\n\n   *Parallelism*.\n"
    built = site({"index.rst": page}, extensions=["sphinx_openpractices"])
    assert built.warnings == ""
    assert '<div class="project-caption"><p><em>Parallelism</em>.</p>' in built.bodies["index"]
