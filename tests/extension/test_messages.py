"""Warnings: each can be raised and suppressed, and fails a strict build; the page is still written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_openpractices.extension.base.reporting import Subtype

TESTS = Path(__file__).parents[1]
FAULTY = """
:::{project-figure} logos/missing.svg
:title: Dask
:target: javascript:alert(1)
:tag: x
:::

The rest.
"""


def test_every_subtype_is_asserted_by_a_test():
    files = [*TESTS.rglob("test_*.py"), *TESTS.glob("snippets/*/warnings.txt")]
    asserted = set(re.findall(r"\[openpractices\.(\w+)\]", "".join(path.read_text(encoding="utf-8") for path in files)))
    assert asserted == {each.value for each in Subtype}


def test_every_subtype_has_a_meaning():
    assert [each.name for each in Subtype if not re.fullmatch(r"(An? |Two |The |This ).+\.", each.meaning)] == []


@pytest.mark.parametrize(
    ("suppressed", "left"),
    [
        ([], ["logo", "option", "target"]),
        (["openpractices.logo", "openpractices.target"], ["option"]),
        (["openpractices"], []),
    ],
)
def test_warnings_are_suppressed_by_type_and_subtype(suppressed, left, site):
    built = site({"index.md": FAULTY}, suppress_warnings=suppressed)
    assert sorted(re.findall(r"\[openpractices\.(\w+)\]\n", built.warnings)) == left
    assert len(built.warnings.splitlines()) == len(left)
    assert "<p>The rest.</p>" in built.bodies["index"]


def test_logo_linked_from_outside_the_source_directory_is_rejected(site, tmp_path, png):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(png())
    logos = tmp_path / "site" / "logos"
    logos.mkdir(parents=True)
    (logos / "file.png").symlink_to(outside / "secret.png")
    (logos / "folder").symlink_to(outside)
    page = (
        ":::{project-figure} logos/file.png\n:title: File\n:::\n"
        ":::{project-figure} /logos/folder/secret.png\n:title: Folder\n:::\n"
    )
    built = site({"index.md": page})
    assert built.warnings == (
        'index.md:1: WARNING: project-figure: logo "logos/file.png": is outside the source directory; '
        "copy the file into it, or add the folder to which it is linked to openpractices_logo_roots; "
        "a monogram is shown instead [openpractices.logo]\n"
        'index.md:4: WARNING: project-figure: logo "/logos/folder/secret.png": is outside the source directory; '
        "copy the file into it, or add the folder to which it is linked to openpractices_logo_roots; "
        "a monogram is shown instead [openpractices.logo]\n"
    )
    assert "<img" not in built.bodies["index"]
    assert not list(built.out.rglob("*secret*"))


def test_logo_linked_inside_the_source_directory_is_used(site, tmp_path, png):
    (tmp_path / "site" / "logos").mkdir(parents=True)
    (tmp_path / "site" / "logos" / "link.png").symlink_to("real.png")
    built = site({"index.md": ":::{project-figure} logos/link.png\n:title: Link\n:::\n", "logos/real.png": png(4, 3)})
    assert built.warnings == ""
    assert re.search('height="3" loading="lazy" src="_images/(link|real).png" width="4"', built.bodies["index"])


def test_site_in_a_linked_folder_finds_its_logos(site, tmp_path, png):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    page = ":::{project-figure} logo.png\n:title: A\n:::\n:::{project-figure} lgo.png\n:title: B\n:::\n"
    built = site({"index.md": page, "logo.png": png()})
    assert built.warnings.replace(f"{tmp_path}/real/", "") == (
        'index.md:4: WARNING: project-figure: logo "lgo.png": there is no file lgo.png; did you mean "logo.png"?; '
        "a monogram is shown instead [openpractices.logo]\n"
    )
    assert "_images/logo.png" in built.bodies["index"]


def test_logo_that_cannot_be_read_is_a_warning(site, png, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    # Simulated: the tests may run as a user who can read everything.
    monkeypatch.setattr("sphinx_openpractices.extension.site.logo_memory.examine_logo_file", refuse)
    built = site({"index.md": ":::{project-figure} a.png\n:title: A\n:::\n", "a.png": png()})
    assert built.warnings == (
        'index.md:1: WARNING: project-figure: logo "a.png": cannot be read: you do not have permission to read this '
        "file; a monogram is shown instead [openpractices.logo]\n"
    )


def test_logo_of_a_page_in_a_folder_is_found_from_the_page_and_from_the_source_directory(site, png):
    figure = ":::{{project-figure}} {}\n:title: {}\n:::\n"
    files = {
        "index.md": "```{toctree}\nsub/page\n```\n",
        "sub/page.md": "# Page\n\n"
        + figure.format("here.png", "Here")
        + figure.format("../up.png", "Above")
        + figure.format("/up.png", "From the source directory"),
        "sub/here.png": png(5, 1),
        "up.png": png(6, 1),
    }
    built = site(files)
    assert built.warnings == ""
    assert re.findall(r'src="([^"]+)" width="(\d)"', built.bodies["sub/page"]) == [
        ("../_images/here.png", "5"),
        ("../_images/up.png", "6"),
        ("../_images/up.png", "6"),
    ]


LOGO = ":::{{project-figure}} {}\n:title: {}\n:::\n"


def test_site_of_symbolic_links_has_its_logos_if_it_names_their_folder(site, tmp_path, png):
    original = tmp_path / "original"
    original.mkdir()
    page = LOGO.format("a.png", "A") + LOGO.format("logos/b.png", "B") + LOGO.format("other/c.png", "C")
    files = {"index.md": page, "a.png": png(), "logos/b.png": png()}
    files["conf.py"] = (
        "from pathlib import Path\nextensions = ['myst_parser', 'sphinx_openpractices']\n"
        "myst_enable_extensions = ['colon_fence']\nopenpractices_logo_roots = [Path(__file__).resolve().parent]\n"
    )
    for name, content in files.items():
        target = original / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        link = tmp_path / "site" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.png").write_bytes(png())
    (tmp_path / "site" / "other").symlink_to(tmp_path / "elsewhere")
    built = site({"conf.py": files["conf.py"], "index.md": page})
    assert built.warnings == (
        'index.md:7: WARNING: project-figure: logo "other/c.png": is outside the source directory; copy the file into '
        "it, or add the folder to which it is linked to openpractices_logo_roots; a monogram is shown instead "
        "[openpractices.logo]\n"
    )
    assert sorted(path.name for path in (built.out / "_images").iterdir()) == ["a.png", "b.png"]


def test_logo_roots_do_not_allow_paths_out_of_the_source_directory(site, tmp_path, png):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.png").write_bytes(png())
    page = LOGO.format("../elsewhere/c.png", "C")
    built = site({"index.md": page}, openpractices_logo_roots=[str(tmp_path / "elsewhere")])
    assert built.warnings == (
        'index.md:1: WARNING: project-figure: logo "../elsewhere/c.png": is outside the source directory; copy the '
        "file into it; a monogram is shown instead [openpractices.logo]\n"
    )


WRONG_PATHS = {
    "logos/Seedling.svg": "../logos/seedling.svg",
    "../logos/seedling.png": "../logos/seedling.svg",
    "seedling.svg": "../logos/seedling.svg",
    "/seedling.svg": "/logos/seedling.svg",
    "../logos/sedling.svg": "../logos/seedling.svg",
    "heer.svg": "here.svg",
    "nothing.svg": None,
}


def test_missing_logo_gets_the_path_of_the_nearest_file(site, png):
    files = {
        "index.md": "# Home\n\n```{toctree}\nsub/page\n```\n",
        "sub/page.md": "# Page\n\n" + "".join(LOGO.format(path, path) for path in WRONG_PATHS),
        "logos/seedling.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
        "sub/here.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
        "_build/seedling.svg": "",
    }
    built = site(files)
    found = re.findall(r'logo "(.*?)": there is no file .*?(?:; did you mean "(.*?)"\?)?; a monogram', built.warnings)
    assert found == [(path, meant or "") for path, meant in WRONG_PATHS.items()]


def test_gallery_whose_only_selection_is_wrong_shows_nothing(site):
    wrong = [":tags:", ":tag: x", ":relation: maintian", ":project: a", ":relation: us\n:exclude: a", ":projects: none"]
    galleries = "".join(f"\n:::{{project-gallery}}\n{options}\n:::\n" for options in wrong)
    right = ":::{project-gallery}\n:colum: 2\n:tags: x\n:relation: us\n:::\n"
    files = {"index.md": f"# Home\n{galleries}\n{right}", "projects.yml": "projects: [{title: A, tags: [x]}]\n"}
    built = site(files)
    assert len(built.warnings.splitlines()) == len(wrong) + 2
    assert built.bodies["index"].count('class="project-highlight') == 1
