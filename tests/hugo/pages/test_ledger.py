"""Nothing is lost in silence: what is in the pages of Hugo is in the new pages, or in the report."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest
from page_objects import read_objects
from site_judge import SITES, binary, hugo, unpack

from sphinx_openpractices.commands.program import main

pytestmark = pytest.mark.once

LAYOUT = """<meta name="page-file" content="{{ with .File }}{{ .Filename }}{{ end }}">
<main><h1>{{ .Title }}</h1>{{ .Content }}</main>
"""
REFUSED = {"migration", "odd_paths"}
"""The sites that Hugo does not build; of these, only the files are compared."""
NAMES = sorted(path.stem for path in SITES.glob("*.txt") if "-- content/" in path.read_text("utf-8"))


@pytest.fixture(params=NAMES)
def migrated(request, tmp_path):
    """Migrate a site; the result is its name, its folder, that of the new site, and the report."""
    site, dest = unpack(request.param, tmp_path / "hugo"), tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    return request.param, site, dest, json.loads((dest / "migration.json").read_text("utf-8"))


def list_lines(report):
    """Return the messages of the report by file."""
    lines = {}
    for found in report.values():
        for each in found if isinstance(found, list) else ():
            lines.setdefault(each["file"], []).append(each["message"])
    return lines


def test_each_file_of_the_content_is_in_the_new_site_or_in_the_report(migrated):
    _name, site, dest, report = migrated
    known = {*report["pages"], *list_lines(report)}
    copied = {path.read_bytes() for path in dest.rglob("*") if path.is_file()}
    lost = []
    for path in (each for each in sorted(site.rglob("*")) if each.is_file()):
        file = path.relative_to(site).as_posix()
        is_content = file.startswith(("content/", "static/", "assets/", "data/", "layouts/_default/"))
        is_page = path.suffix in {".md", ".html", ".org"} and file.startswith("content/")
        if is_content and file not in known and (is_page or path.read_bytes() not in copied):
            lost.append(file)
    assert lost == []


def build_with_hugo(site, public):
    """Build a site with a layout that shows nothing but content; return its pages by file, if Hugo builds it."""
    (site / "layouts").mkdir(exist_ok=True)
    (site / "layouts" / "all.html").write_text(LAYOUT, "utf-8")
    if hugo(site, "build", "--quiet", "--destination", str(public)).returncode:
        return None
    pages = {}
    for path in public.rglob("*.html"):
        file = path.read_text("utf-8").partition("\n")[0].partition('content="')[2].partition('"')[0]
        if file:
            pages[Path(unescape(file)).relative_to(site).as_posix()] = path
    return pages


@pytest.mark.skipif(not binary(), reason="Hugo is not installed")
def test_each_object_of_a_page_is_on_the_new_page_or_in_the_report(migrated, tmp_path, make_app):
    name, site, dest, report = migrated
    old = build_with_hugo(site, tmp_path / "public")
    assert (old is None) == (name in REFUSED)
    app = make_app("html", srcdir=dest, freshenv=True)
    app.build()
    assert app.warning.getvalue() == ""
    lines, lost = list_lines(report), {}
    for file, path in sorted((old or {}).items()):
        said = lines.get(file, [])
        if file not in report["pages"]:
            lost |= {} if said else {file: "the page"}
            continue
        new = Path(app.outdir) / report["pages"][file].replace(".md", ".html")
        missing = read_objects(path).list_missing(read_objects(new)) if new.is_file() else ["the page"]
        if any("its markup was not converted" in each for each in said):
            continue
        # One line can be about many words, but only about one object of another kind.
        if len([each for each in missing if each[0] != "word"]) > len(said) or (missing and not said):
            lost[file] = missing, said
    assert not lost, "\n".join(f"{file}: {what}" for file, what in lost.items())
