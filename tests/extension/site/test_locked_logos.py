"""Fetched logos: a build uses the file in the lock instead of the URL, in every format, or warns."""

from __future__ import annotations

import json
import re

import pytest
from locked_site import DARK, DASK, LATEX, SITE, ZARR, figure, index, locking


@pytest.fixture
def lock(tmp_path, png):
    return locking(tmp_path, png)


# Logos that are used


def test_html_shows_the_file_in_its_size_and_copies_it(site, lock):
    lock({DASK: 40, DARK: 50})
    figures = (figure(DASK, "Dask", DARK), figure(ZARR, "Zarr"))
    built = site(index(*(each.replace(":title:", ":kind: organization\n:title:") for each in figures)))
    assert built.warnings == ""
    sources = re.findall(r'src="([^"]+)"(?: width="(\d+)")?', built.bodies["index"])
    assert sources == [("_images/dask-0123abcd.png", "40"), ("_images/dask-dark-0123abcd.png", "50"), (ZARR, "")]
    assert (built.out / "_images" / "dask-0123abcd.png").is_file()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', built.read("index.html"))[1])
    assert [each["logo"] for each in data["itemListElement"]] == ["_images/dask-0123abcd.png", ZARR]


def test_latex_and_epub_contain_the_file_and_leave_out_only_logos_that_were_not_fetched(site, lock):
    lock({DASK: 40})
    for builder, holder, there in (
        ("latex", "*.tex", "{dask-0123abcd}.png"),
        ("epub", "index.xhtml", "dask-0123abcd.png"),
    ):
        built = site(index(figure(DASK, "Dask"), figure(ZARR, "Zarr")), builder, **LATEX)
        assert re.findall(r"https://\S+", built.warnings) == [ZARR]
        [page] = [path.read_text(encoding="utf-8") for path in built.out.glob(holder) if "sphinx" not in path.name]
        assert there in page
        assert list(built.out.rglob("dask-0123abcd.png"))
        assert SITE not in page


def test_elements_catalog_entries_and_pages_in_folders_use_the_file(site, lock):
    lock({DASK: 40})
    built = site(
        {
            "index.md": "# I\n\n```{toctree}\ndeep/page\n```\n",
            "deep/page.md": f'# P\n\n<project-figure src="{DASK}" title="Element"></project-figure>\n\n'
            ":::{project-gallery}\n:projects: entry\n:::\n",
            "lists/projects.yml": f"projects:\n- {{title: Entry, logo: '{DASK}'}}\n",
        },
        openpractices_projects="lists/projects.yml",
    )
    assert built.warnings == ""
    assert built.bodies["deep/page"].count('src="../_images/dask-0123abcd.png" width="40"') == 2


FUNDERS = {
    "index.md": "# I\n\n```{toctree}\nother\n```\n",
    "other.md": "# O\n",
    "funders.yml": f"projects:\n- {{title: Funder, logo: '{DASK}'}}\n",
}
FOOT = {"openpractices_projects": ["funders.yml"], "openpractices_acknowledgements": ["funders.yml"]}


def test_acknowledgements_use_the_file(site, lock):
    assert f'src="{DASK}"' in site(FUNDERS, html_theme="openpractices", **FOOT).read("other.html")
    lock({DASK: 40})
    fetched = site(FUNDERS, html_theme="openpractices", **FOOT)
    assert fetched.docnames_read == []
    assert 'src="_images/dask-0123abcd.png"' in fetched.read("other.html")
    assert (fetched.out / "_images" / "dask-0123abcd.png").is_file()


def test_pages_are_written_again_only_if_their_acknowledgements_change(site, lock):
    def written(widths):
        lock(widths)
        built = site(FUNDERS, **FOOT)
        assert (built.warnings, built.docnames_read) == ("", [])
        return built.bodies.keys() & {"index", "other"}

    site(FUNDERS, **FOOT)
    assert written({}) == set()
    assert written({DASK: 40}) == {"index", "other"}
    assert written({DASK: 40, ZARR: 40}) == set()
    assert written({DASK: 41, ZARR: 40}) == {"index", "other"}
    assert written({ZARR: 40}) == {"index", "other"}


def test_configured_folder_is_used(site, lock):
    lock({DASK: 40}, "site/img/fetched")
    built = site(index(figure(DASK, "Dask")), openpractices_logo_folder="img/fetched/")
    assert (built.warnings, SITE in built.bodies["index"]) == ("", False)


def test_folder_outside_the_source_directory_is_rejected(site):
    assert site(index(), openpractices_logo_folder="../logos").warnings == (
        "WARNING: conf.py: openpractices_logo_folder must be a folder inside the source directory, such as '_logos'; "
        "the default is used: '_logos' [openpractices.config]\n"
    )


# Logos that were not fetched


@pytest.mark.parametrize(
    ("value", "level", "shown"),
    [("warn", "WARNING", "the remote image is shown"), ("error", "ERROR", "a monogram is shown instead")],
)
def test_configuration_decides_whether_a_logo_may_be_remote(value, level, shown, site, lock):
    lock({DASK: 40})
    built = site(index(figure(DASK, "Dask"), figure(ZARR, "Zarr")), openpractices_remote_logos=value)
    assert built.warnings == (
        f"index.md:7: {level}: project-figure: run sphinx-openpractices logos fetch; "
        f'logo "{ZARR}" was not fetched; {shown} [openpractices.remote]\n'
    )
    assert (ZARR in built.bodies["index"]) == (value == "warn")


def test_entry_on_two_pages_is_reported_once_at_its_line_in_the_catalog(site):
    gallery = "```{project-gallery}\n```\n"
    files = {
        "index.md": f"# I\n\n```{{toctree}}\nother\n```\n{gallery}",
        "other.md": f"# O\n\n{gallery}",
        "projects.yml": f"projects:\n- title: Dask\n  logo: logo.png\n  logo-dark: {DARK}\n",
    }
    for value in ("warn", "error"):
        built = site({**files, "logo.png": b"GIF89a\1\0\1\0\0\0\0;"}, folder=value, openpractices_remote_logos=value)
        assert re.findall(r"(projects.yml:\d+): .*\[openpractices.remote\]", built.warnings) == ["projects.yml:4"]


def test_unknown_reaction_is_rejected(site):
    assert site(index(), openpractices_remote_logos="never").warnings == (
        "WARNING: conf.py: openpractices_remote_logos must be one of 'allow', 'warn', 'error'; "
        "the default is used: 'allow' [openpractices.config]\n"
    )


# Files that differ from the lock


def test_changed_and_missing_files_are_reported_and_the_remote_logo_is_linked(site, lock, png):
    folder = lock({DASK: 40, ZARR: 40})
    (folder / "dask-0123abcd.png").write_bytes(png(41, 30))
    (folder / "zarr-0123abcd.png").unlink()
    files = index(figure(DASK, "Dask"), figure(ZARR, "Zarr"))
    built = site(files)
    run = "WARNING: project-figure: run sphinx-openpractices logos fetch"
    tail = "the remote image is shown [openpractices.lock]\n"
    assert built.warnings == (
        f'index.md:3: {run}; logo "{DASK}": its file _logos/dask-0123abcd.png differs from the file that was fetched; '
        f'{tail}index.md:7: {run}; logo "{ZARR}": its file _logos/zarr-0123abcd.png is missing; {tail}'
    )
    assert re.findall('src="([^"]+)"', built.bodies["index"]) == [DASK, ZARR]
    lock({DASK: 40, ZARR: 40})
    mended = site(files)
    assert (mended.warnings, SITE in mended.bodies["index"]) == ("", False)


def test_changed_file_is_in_no_packed_output(site, lock, png):
    folder = lock({DASK: 40})
    (folder / "dask-0123abcd.png").write_bytes(png(41, 30))
    built = site(index(figure(DASK, "Dask")), "epub", **LATEX)
    assert re.findall(r"\[openpractices\.(\w+)\]", built.warnings) == ["lock", "builder"]
    assert not list(built.out.rglob("*dask*"))


def test_file_linked_from_outside_the_source_directory_is_not_used(site, lock, tmp_path):
    folder = lock({DASK: 40})
    file = folder / "dask-0123abcd.png"
    file.rename(tmp_path / "secret.png")
    file.symlink_to(tmp_path / "secret.png")
    built = site(index(figure(DASK, "Dask")))
    assert "its file _logos/dask-0123abcd.png is outside the source directory" in built.warnings
    assert DASK in built.bodies["index"]
    assert not list(built.out.rglob("dask*.png"))


def test_name_that_leads_out_of_the_folder_is_an_error_in_the_lock(site, lock, png, tmp_path):
    name = "../secret.png"
    folder = lock({DASK: 40, ZARR: 40}, **{"dask-0123abcd.png": {"file": name}})
    (tmp_path / "site" / "secret.png").write_bytes(png(40, 30))
    line = next(
        number for number, text in enumerate((folder / "logos.lock").read_text("utf-8").splitlines(), 1) if name in text
    )
    built = site(index(figure(DASK, "Dask"), figure(ZARR, "Zarr")))
    assert re.match(rf"_logos/logos.lock:{line}: ERROR: .* \[openpractices\.lock\]\n\Z", built.warnings)
    assert re.findall('src="([^"]+)"', built.bodies["index"]) == [DASK, "_images/zarr-0123abcd.png"]


@pytest.mark.parametrize("parallel", [0, 2])
def test_broken_lock_is_reported_once_and_the_build_continues_without_it(parallel, site, lock):
    (lock({DASK: 40}) / "logos.lock").write_text('{\n  "version": 1,\n  "logos": {,}\n}\n', encoding="utf-8")
    pages = {f"p{n}.md": f"---\norphan: true\n---\n# P\n\n{figure(DASK, 'Dask')}" for n in range(12)}
    built = site({**index(figure(DASK, "Dask")), **pages}, parallel=parallel)
    assert re.fullmatch(r"_logos/logos.lock:3: ERROR: .* \[openpractices\.lock\]\n", built.warnings)
    assert DASK in built.bodies["index"]
