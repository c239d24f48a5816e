"""Each logo is read once, by all pages and builds, until its file changes; its problems are reported each time."""

from __future__ import annotations

import ast
import os
import re
import time
from functools import wraps
from pathlib import Path

import pytest
from locked_site import DASK, LATEX, figure, locking

import sphinx_openpractices
from sphinx_openpractices.extension.site import logo_memory

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 9">{content}</svg>'
PLAIN, WIDE = SVG.format(width=10, content=""), SVG.format(width=90, content="")
ACTIVE = SVG.format(width=10, content="<script>a()</script>")
LOGOS = {
    "plain.svg": PLAIN,
    "active.svg": ACTIVE,
    "hidden.svg": PLAIN.replace(' xmlns="http://www.w3.org/2000/svg"', ""),
    "text.png": "no image",
}
TOC = "# S\n\n```{toctree}\n:glob:\n\np*\n```\n"
READERS = ("examine_logo_file", "_digest_file", "_detect_type", "_detect_tex_type")


@pytest.fixture
def looks(monkeypatch):
    """The names of the files that are read, each with what is looked for."""
    found = []

    def spy(name, read):
        @wraps(read)
        def reading(path):
            found.append((name, Path(path).name))
            return read(path)

        return reading

    for name in READERS:
        monkeypatch.setattr(logo_memory, name, spy(name, getattr(logo_memory, name)))
    return found


@pytest.fixture
def logos(tmp_path):
    """Write logos that have been there for a while."""

    def write(files, age=100):
        for name, content in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            os.utime(path, (time.time() - age,) * 2)

    return write


def write_pages(*shown, edition=1):
    """Return pages that show logos, by their names; those of another *edition* are read again."""
    pages = {
        f"p{number}.md": f"# P{edition}\n\n" + "".join(figure(name, f"{name} {n}") for n, name in enumerate(names))
        for number, names in enumerate(shown)
    }
    return {"index.md": TOC, **pages}


def examined(looks):
    found = sorted(name for what, name in looks if what == "examine_logo_file")
    looks.clear()
    return found


def reported(built):
    lines = built.warnings.splitlines()
    return sorted(name for line in lines for name in LOGOS if f'logo "{name}"' in line)


def list_widths(built):
    return [int(width) for width in re.findall(r'<img [^>]*width="(\d+)"', built.bodies["p0"])]


def kept(built):
    answers = built.app.env.domaindata["openpractices"]["logos"][sphinx_openpractices.__version__]
    return {name for known in answers.values() for name in known}


def test_each_file_is_read_once_and_its_problems_are_reported_in_each_build(site, logos, looks):
    logos(LOGOS)
    shown = [["plain.svg"] * 5, list(LOGOS)]
    first = site(write_pages(*shown))
    problems = ["active.svg", "hidden.svg", "text.png"]
    assert (examined(looks), reported(first)) == (sorted(LOGOS), problems)
    again = site(write_pages(*shown, edition=2))
    assert set(again.docnames_read) == {"p0", "p1"}
    assert (examined(looks), reported(again)) == ([], problems)
    assert again.warnings == first.warnings
    assert list_widths(again) == [10] * 5
    unchanged = site(write_pages(*shown, edition=2))
    assert (unchanged.docnames_read, unchanged.warnings, looks) == ([], "", [])


def test_processes_share_what_they_found(site, logos, looks):
    logos(LOGOS)
    shown = [["plain.svg"], ["active.svg"], ["plain.svg"], ["hidden.svg"], ["text.png"], []]
    first = site(write_pages(*shown), parallel=2)
    assert first.docnames_read_here == []
    again = site(write_pages(*shown, edition=2))
    assert (examined(looks), again.warnings.splitlines()) == ([], sorted(first.warnings.splitlines()))
    logos({"plain.svg": WIDE})  # of these processes, only one knows the new file
    site(write_pages(["plain.svg"], *shown[1:], edition=3), parallel=2)
    site(write_pages(*shown, edition=4))
    assert examined(looks) == []


def test_edited_files_are_read_again(site, logos, looks):
    shown = write_pages(["plain.svg", "other.svg"])
    logos({"plain.svg": PLAIN, "other.svg": PLAIN})
    assert site(shown).warnings == ""
    looks.clear()
    logos({"plain.svg": WIDE}, age=50)  # of the same size
    wide = site(write_pages(["plain.svg", "other.svg"], edition=2))
    assert (examined(looks), wide.warnings) == (["plain.svg"], "")
    assert list_widths(wide) == [90, 10]
    logos({"plain.svg": ACTIVE}, age=50)  # of the same time, to the second
    active = site(write_pages(["plain.svg", "other.svg"], edition=3))
    assert (examined(looks), active.warnings.count("[openpractices.active]")) == (["plain.svg"], 1)
    logos({"plain.svg": PLAIN})
    assert site(write_pages(["plain.svg", "other.svg"], edition=4)).warnings == ""


def test_young_files_are_read_again(site, logos, looks, tmp_path):
    path = tmp_path / "site/plain.svg"
    logos({"plain.svg": PLAIN, "other.svg": PLAIN}, age=-3600)  # of a disk whose clock is fast
    shown = ["plain.svg", "other.svg"]
    site(write_pages(shown, shown))
    assert examined(looks) == ["other.svg", "plain.svg"]
    when = path.stat().st_mtime_ns
    path.write_text(WIDE, encoding="utf-8")
    os.utime(path, ns=(when, when))
    again = site(write_pages(shown, shown, edition=2))
    assert (examined(looks), again.warnings) == (["other.svg", "plain.svg"], "")
    assert list_widths(again) == [90, 10]


def test_links_to_other_files_are_read_again(site, logos, looks, tmp_path):
    logos({"one.svg": PLAIN, "two.svg": WIDE, "a/logo.svg": PLAIN, "b/logo.svg": WIDE})
    source = tmp_path / "site"
    same = (source / "one.svg").stat().st_mtime_ns
    for path in source.rglob("*.svg"):
        os.utime(path, ns=(same, same))
    (source / "link.svg").symlink_to("one.svg")
    (source / "folder").symlink_to("a")
    names = ["link.svg", "folder/logo.svg"]
    assert list_widths(site(write_pages(names))) == [10, 10]
    for name, other in (("link.svg", "two.svg"), ("folder", "b")):
        (source / name).unlink()
        (source / name).symlink_to(other)
    looks.clear()
    again = site(write_pages(names, edition=2))
    assert examined(looks) == ["link.svg", "logo.svg"]
    assert list_widths(again) == [90, 90]


def test_a_link_is_judged_by_its_own_name(site, logos, png, tmp_path):
    logos({"logo.png": png()})
    (tmp_path / "site/logo.svg").symlink_to("logo.png")
    for edition in (1, 2):
        built = site(write_pages(["logo.png", "logo.svg"], edition=edition))
        assert built.warnings.count("WARNING") == 1
        assert 'logo "logo.svg": is image/png, but its suffix is .svg; rename it to logo.png' in built.warnings


def test_only_logos_in_use_are_kept(site, logos):
    logos({"plain.svg": PLAIN, "other.svg": PLAIN, "foot.svg": PLAIN, "spare.de.svg": PLAIN, "spare.svg": PLAIN})
    foot = {"foot.yml": "projects:\n- title: Foot\n  logo: foot.svg\n"}
    conf = {"openpractices_projects": ["foot.yml"], "openpractices_acknowledgements": ["foot.yml"], "language": "de"}
    built = site({**write_pages(["plain.svg"], ["other.svg", "spare.*"]), **foot}, **conf)
    assert (built.warnings, kept(built)) == ("", {"plain.svg", "other.svg", "foot.svg", "spare.de.svg"})
    site({**write_pages(["plain.svg"], [], edition=2), **foot}, **conf)
    built = site({**write_pages(["plain.svg"], [], edition=3), **foot}, **conf)
    assert kept(built) == {"plain.svg", "foot.svg"}


def test_another_version_looks_for_itself(site, logos, looks, monkeypatch):
    logos({"plain.svg": PLAIN})
    site(write_pages(["plain.svg"]))
    monkeypatch.setattr(logo_memory, "__version__", "9.9")
    looks.clear()
    built = site(write_pages(["plain.svg"], edition=2))
    assert examined(looks) == ["plain.svg"]
    assert list(built.app.env.domaindata["openpractices"]["logos"]) == ["9.9"]


def test_fetched_logos_are_compared_with_the_lock_once(site, tmp_path, png, looks):
    write = locking(tmp_path, png)
    file = write({DASK: 40}) / "dask-0123abcd.png"
    os.utime(file, (1e9, 1e9))
    for edition, digests in ((1, 1), (2, 0)):
        assert site(write_pages([DASK, DASK], edition=edition)).warnings == ""
        assert [name for what, name in looks if what == "_digest_file"] == [file.name] * digests
        looks.clear()
    write({DASK: 40}, **{file.name: {"sha256": "0" * 64}})
    assert site(write_pages([DASK, DASK], edition=2)).warnings.count("differs from the file that was fetched") == 2
    assert looks == []


@pytest.mark.parametrize(("builder", "what"), [("latex", "_detect_tex_type"), ("epub", "_detect_type")])
def test_builders_of_one_file_look_at_each_file_once(builder, what, site, logos, png, looks):
    logos({"logo.png": png(), "a b.png": png(3)})
    pages = write_pages(["logo.png"] * 3, ["logo.png", "/a b.png", "/a b.png"])
    built = site(pages, builder, **LATEX)
    assert built.warnings == ""
    assert sorted(name for each, name in looks if each == what) == ["a b.png", "logo.png"]
    assert [name for each, name in looks if each == "_digest_file"] == ["a b.png"] * (builder == "latex")


LOOKING = {
    *READERS,
    "read_beginning",
    "read_content",
    "detect_media_type",
    "require_tex_image",
    "describe_active_parts",
}
COPYING = {"output/logo_copies.py": {"read_content"}, "output/output_urls.py": {"read_content"}}


def test_no_other_part_of_a_build_looks_at_files():
    folder = Path(sphinx_openpractices.__file__).parent / "extension"
    found = {}
    for path in sorted(folder.rglob("*.py")):
        names = {
            each.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
            for each in node.names
        }
        if others := names & LOOKING:
            found[path.relative_to(folder).as_posix()] = others
    assert found.pop("site/logo_memory.py")
    assert found == COPYING
