"""Files that appear beside a logo, in other formats, languages and spellings."""

from __future__ import annotations

import os
import re
from types import SimpleNamespace
from unicodedata import normalize

import pytest

from sphinx_openpractices.extension.site.logo_folders import LogoFolders

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
FIGURE = "# {0}\n\n:::{{project-figure}} {1}\n:title: {0}\n:::\n"
INDEX = "# Index\n\n```{{toctree}}\n{}\n```\n"


def images(built, docname):
    """Source, width and height of each image of a page."""
    found = re.findall(r'height="(\d+)"[^>]*src="[./]*_images/([^"]+)" width="(\d+)"', built.bodies[docname])
    return [(name, int(width), int(height)) for height, name, width in found]


def test_page_is_read_again_when_other_files_match_its_logos(site, tmp_path, png):
    pages = {
        "any": FIGURE.format("Any", "logos/any.*"),
        "dark": FIGURE.format("Dark", "logos/one.png\n:logo-dark: logos/any-dark.*"),
        "entry": "# Entry\n\n:::{project-gallery}\n:::\n",
        "missing": FIGURE.format("Missing", "/logos/missing.*"),
        "one": FIGURE.format("One", "logos/one.png"),
        "other": FIGURE.format("Other", "logos/any-more.*"),
    }
    files = {
        "index.md": INDEX.format("\n".join(pages)),
        **{f"{name}.md": text for name, text in pages.items()},
        "data/projects.yml": "projects:\n- title: Entry\n  logo: ../logos/any.*\n",
        "logos/any.svg": SVG,
        "logos/any-dark.svg": SVG,
        "logos/any-more.svg": SVG,
        "logos/one.png": png(3, 3),
    }
    logos = tmp_path / "site" / "logos"

    def build(**changes):
        return site({**files, **changes}, language="de", openpractices_projects=["data/projects.yml"])

    first = build()
    missing = (
        'missing.md:3: WARNING: project-figure: logo "/logos/missing.*": there is no file logos/missing.*; '
        "a monogram is shown instead [openpractices.logo]\n"
    )
    assert first.warnings == missing
    assert build().docnames_read == ["missing"], "as long as it is missing"

    added = build(**{"logos/missing.png": png(4, 5)})
    assert (added.warnings, added.docnames_read) == ("", ["missing"])
    assert images(added, "missing") == [("missing.png", 4, 5)]

    for name, content, read in (
        ("logos/any.png", png(6, 6), ["any", "entry"]),
        ("logos/any-dark.PNG", png(6, 6), ["dark"]),
        ("logos/one.de.png", png(7, 8), ["dark", "one"]),
        ("logos/any.de.svg", SVG.replace("9", "5"), ["any", "entry"]),
        ("logos/one.fr.png", png(2, 2), []),
        ("logos/any", png(2, 2), []),
    ):
        files[name] = content
        assert sorted((built := build()).docnames_read) == read, name
        assert built.warnings == ""
        if name == "logos/one.de.png":
            assert images(built, "one") == [("one.de.png", 7, 8)]
        if name == "logos/any.de.svg":
            assert images(built, "any") == images(built, "entry") == [("any.de.svg", 5, 5)]
    assert build().docnames_read == []

    for name, read, shown in (
        ("logos/any.de.svg", ["any", "entry"], ("any.svg", 9, 9)),
        ("logos/any.svg", ["any", "entry"], ("any.png", 6, 6)),
    ):
        del files[name]
        (logos.parent / name).unlink()
        assert sorted((built := build()).docnames_read) == read, name
        assert (built.warnings, images(built, "any")) == ("", [shown])

    files["logos/any.png"] = png(60, 30)
    assert images(build(), "any") == [("any.png", 60, 30)]


@pytest.mark.parametrize("parallel", [0, 2])
def test_advice_of_the_pdf_to_add_a_png_works_at_the_next_build(parallel, site, png, monkeypatch):
    monkeypatch.setattr("sphinx_openpractices.extension.output.logo_formats.find_converter", lambda: None)
    files = {"index.md": FIGURE.format("A", "a.*"), "b.md": "---\norphan: true\n---\n# B\n", "a.svg": SVG}
    assert "or add a PNG next to it ('logo.*')" in site(files, "latex", parallel=parallel).warnings
    mended = site({**files, "a.png": png()}, "latex", parallel=parallel)
    assert (mended.warnings, mended.docnames_read) == ("", ["index"])
    assert "{{a}.png}" in next(mended.out.glob("*.tex")).read_text(encoding="utf-8")


def test_logo_is_found_in_any_unicode_form_of_its_path(site, png):
    composed, decomposed = (normalize(form, "Größe/Café") for form in ("NFC", "NFD"))
    pages = {
        "written": FIGURE.format("Decomposed on the disk", f"nfd/{composed}.png"),
        "any": FIGURE.format("Decomposed, any suffix", f"nfd/{composed}.*"),
        "other": FIGURE.format("Composed on the disk", f"/nfc/{decomposed}.png"),
    }
    files = {
        "index.md": INDEX.format("\n".join(pages)),
        **{f"{name}.md": text for name, text in pages.items()},
        f"nfd/{decomposed}.png": png(4, 3),
        f"nfc/{composed}.png": png(5, 3),
    }
    built = site(files)
    assert built.warnings == ""
    assert {name: images(built, name)[0][1:] for name in pages} == {"written": (4, 3), "any": (4, 3), "other": (5, 3)}
    assert len(list((built.out / "_images").iterdir())) == 2


def test_brackets_in_a_name_are_no_pattern(site, png):
    files = {"index.md": FIGURE.format("A", "a[1].*"), "a[1].png": png(4, 3), "a1.png": png(9, 9)}
    built = site(files)
    assert built.warnings == ""
    assert images(built, "index") == [("a%5B1%5D.png", 4, 3)]


def test_suffix_of_another_format_is_a_warning_where_the_logo_is_written(site, png):
    files = {
        "index.md": FIGURE.format("A", "a.jpg") + ":::{project-gallery}\n:::\n",
        "projects.yml": "projects:\n- title: B\n  logo: a.jpg\n",
        "a.jpg": png(4, 3),
    }
    built = site(files)
    words = (
        'logo "a.jpg": is image/png, but its suffix is .jpg; rename it to a.png; HTML pages show it, other formats may '
        "not [openpractices.format]\n"
    )
    assert built.warnings == (
        f"index.md:3: WARNING: project-figure: {words}projects.yml:3: WARNING: projects[0]: {words}"
    )
    assert images(built, "index") == [("a.jpg", 4, 3)] * 2


def test_links_that_lead_nowhere_and_names_that_are_too_long(site, tmp_path, png):
    """What cannot be examined is missing, or has a reason; the files beside it are found."""
    logos = tmp_path / "site" / "logos"
    logos.mkdir(parents=True)
    (logos / "loop").symlink_to("loop")
    (logos / "lost.svg").symlink_to("nowhere.svg")
    (logos / "good.png").write_bytes(png())
    long = "a" * 300
    names = ("good.*", "loop", "loop.*", "loop/x.png", "lost.*", f"{long}.svg", f"{long}.*")
    figures = "".join(f":::{{project-figure}} logos/{name}\n:title: T{at}\n:::\n" for at, name in enumerate(names))
    page = f"# Page\n\n{figures}\n:::{{project-gallery}}\n:catalog: {long}.yml\n:::\n"
    catalogs = ["loop.yml", f"{long}.yml"]
    (tmp_path / "site" / "loop.yml").symlink_to("loop.yml")
    built = site({"index.md": page}, openpractices_projects=catalogs, openpractices_logo_roots=[long])
    assert images(built, "index") == [("good.png", 2, 1)]
    assert re.findall(r'logo "logos/(\S+?)": (.*?);', re.sub("a{20,}…?a*", "LONG", built.warnings)) == [
        ("loop", "cannot be read: Too many levels of symbolic links"),
        ("loop.*", "there is no file logos/loop.*"),
        ("loop/x.png", "cannot be read: Too many levels of symbolic links"),
        ("lost.*", "there is no file logos/lost.*"),
        ("LONG.svg", "cannot be read: File name too long"),
        ("LONG.*", "cannot be read: File name too long"),
    ]
    assert built.warnings.count("[openpractices.") == built.warnings.count("\n") == 9
    assert "[openpractices.internal]" not in built.warnings


def test_folders_and_broken_links_are_not_logos(tmp_path):
    root = f"{tmp_path}{os.sep}"
    for name in ("a.png", "b.png"):
        (tmp_path / name).touch()
    for name in ("a.de.png", "b.svg"):
        (tmp_path / name).mkdir()
    (tmp_path / "b.de.png").symlink_to("later.png")
    data = {"openpractices": {"files": {}}}

    def open_folders():  # in each build
        return LogoFolders(SimpleNamespace(srcdir=tmp_path, domaindata=data))

    folders = open_folders()
    asked = {"a.png": ["a.png"], "a.de.png": [], "b.*": ["b.png"], "b.de.*": [], "none.png": [], "c/a.png": []}
    for name, found in asked.items():
        assert folders.find_files("page", root + name) == [root + each for each in found]
    assert open_folders().find_outdated() == []
    (tmp_path / "later.png").touch()
    assert open_folders().find_outdated() == ["page"]
