"""Which logos are on a light plate in dark mode: those that the lock does not know to need none."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

import pytest
from locked_site import DASK, figure, locking

from sphinx_openpractices.extension.site import logo_memory
from sphinx_openpractices.logos.lock.lock_file import LogoContrast, read_lock, write_lock
from sphinx_openpractices.logos.reading.logo_box import MOST_STEPS, compute_height_share, count_wide_steps

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 9"><path d="M0 0h{width}v9z"/></svg>'
VISIBLE, HIDDEN = LogoContrast(1.0, 0.9, plate=False), LogoContrast(1.0, 0.5, plate=True)
NEVER = "project-plate-never"


def digest(content):
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()


@pytest.fixture
def measure(tmp_path):
    """Write contrasts into the lock of the site, beside its entries, as the command does."""

    def write(contrasts):
        path = tmp_path / "site/_logos/logos.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        found = {digest(content): contrast for content, contrast in contrasts.items()}
        write_lock(path, read_lock(path).entries.values(), found)

    return write


def write_figure(file, *options):
    lines = "".join(f":{option}\n" for option in options)
    return f":::{{project-figure}} {file}\n:title: {file} {len(lines)}\n{lines}:::\n"


def list_classes(built, page="index"):
    return re.findall(r'<img [^>]*class="([^"]*)"', built.bodies[page])


NAMES = ("visible.svg", "hidden.svg", "new.svg")
LOGOS = {name: SVG.format(width=width) for width, name in enumerate(NAMES, 4)}
MEASURED = {LOGOS["visible.svg"]: VISIBLE, LOGOS["hidden.svg"]: HIDDEN}


def test_only_a_logo_that_is_known_to_need_no_plate_has_none(site, measure):
    measure(MEASURED)
    figures = [write_figure(name) for name in LOGOS]
    figures += [write_figure("hidden.svg", "plate: never"), write_figure("visible.svg", "plate: always")]
    figures += [write_figure("visible.svg", "plate: auto"), write_figure("visible.svg", "logo-dark: visible.svg")]
    built = site({"index.md": "# I\n\n" + "\n".join(figures), **LOGOS})
    assert built.warnings == ""
    expected = ["dark-light " + NEVER, *["dark-light"] * 2, "dark-light " + NEVER, "dark-light", "dark-light " + NEVER]
    assert list_classes(built) == [*expected, "only-light", "only-dark"]


def test_remote_logos_have_the_contrast_of_their_copy(site, measure, tmp_path, png):
    locking(tmp_path, png)({DASK: 40})
    pages = {"index.md": "# I\n\n" + figure(DASK, "Dask") + figure("https://logos.example.org/none.svg", "None")}
    measure({png(40, 30): VISIBLE})
    assert list_classes(site(pages)) == [f"dark-light {NEVER} project-wide-1", "dark-light"]


PAGES = {
    "index.md": "# I\n\n```{toctree}\n:glob:\n\np*\n```\n",
    **{f"p-{name[:-4]}.md": f"# P\n\n{write_figure(name)}" for name in LOGOS},
    "p-never.md": f"# P\n\n{write_figure('visible.svg', 'plate: never')}",
    "p-pair.md": f"# P\n\n{write_figure('visible.svg', 'logo-dark: hidden.svg')}",
}
AUTO = {f"p-{name[:-4]}" for name in LOGOS}
STEPS = [
    ({}, set()),
    (MEASURED, AUTO),  # whose pages did not read the files before
    (MEASURED | {LOGOS["new.svg"]: HIDDEN}, set()),
    (MEASURED | {LOGOS["new.svg"]: VISIBLE}, {"p-new"}),
    (MEASURED | {LOGOS["new.svg"]: VISIBLE._replace(dark=1.0)}, set()),
    (MEASURED | {LOGOS["hidden.svg"]: VISIBLE}, {"p-new", "p-hidden"}),
    (MEASURED | {"another": VISIBLE}, {"p-hidden"}),
    ({}, {"p-visible"}),
]


@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_are_read_again_exactly_if_a_logo_gets_or_loses_its_plate(parallel, site, measure):
    files = {**PAGES, **LOGOS}
    site(files, parallel=parallel)
    for contrasts, read in STEPS:
        measure(contrasts)
        again = site(files, parallel=parallel)
        assert (again.warnings, set(again.docnames_read)) == ("", read)
        shown = {page for page in PAGES if NEVER in (again.out / page.replace(".md", ".html")).read_text("utf-8")}
        without = {name for name, content in LOGOS.items() if not contrasts.get(content, HIDDEN).plate}
        assert shown == {"p-never.md", *(f"p-{name[:-4]}.md" for name in without)}


def test_a_changed_file_is_not_measured(site, measure):
    measure(MEASURED)
    assert list_classes(site({**PAGES, **LOGOS}), "p-visible") == [f"dark-light {NEVER}"]
    again = site({**PAGES, **LOGOS, "visible.svg": SVG.format(width=3)})
    assert list_classes(again, "p-visible") == ["dark-light"]


def test_files_are_read_once_and_only_if_anything_was_measured(site, measure, monkeypatch, tmp_path):
    read = []
    read_content = logo_memory.read_content  # only for digests
    monkeypatch.setattr(logo_memory, "read_content", lambda path: read.append(path) or read_content(path))
    for name, content in LOGOS.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        os.utime(path, (1e9, 1e9))
    site(PAGES)
    assert read == []
    measure(MEASURED)
    site(PAGES)
    site({**PAGES, "p-more.md": f"# M\n\n{write_figure('visible.svg')}{write_figure('hidden.svg')}"})
    assert sorted(path.rpartition("/")[2] for path in read) == sorted(LOGOS)


def test_a_build_does_not_draw(site, measure, monkeypatch):
    measure(MEASURED)
    for name in [name for name in sys.modules if name.partition(".")[0] in {"PIL", "resvg_py"}]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("PIL", "resvg_py"):
        monkeypatch.setitem(sys.modules, name, None)
    assert list_classes(site({**PAGES, **LOGOS}), "p-visible") == [f"dark-light {NEVER}"]


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((100, 100), ""),
        ((112, 100), ""),
        ((113, 100), "project-wide-1"),
        ((200, 100), "project-wide-3"),
        ((400, 100), "project-wide-6"),
        ((504, 100), "project-wide-7"),
        ((9000, 100), "project-wide-7"),
        ((1, 100), ""),
    ],
)
def test_wide_logos_say_how_wide(size, name, site, png):
    pages = {"index.md": "# I\n\n" + figure("one.png", "One", "two.png"), "one.png": png(*size), "two.png": png(9, 9)}
    assert list_classes(site(pages)) == [f"only-light {name}".strip(), "only-dark"]


def test_the_stylesheet_has_the_height_of_each_step():
    css = (Path(logo_memory.__file__).parents[1] / "output/static/project-gallery.css").read_text("utf-8")
    # In a box of 7.5em with padding of 1.125em on both sides, three tenths of the height are padding.
    heights = {step: f"{30 + 70 * compute_height_share(step):.0f}%" for step in range(1, MOST_STEPS + 1)}
    found = re.findall(r"\.project-wide-(\d) \{ --_fit: (\d+%); \}", css)
    assert {int(step): height for step, height in found} == heights
    assert compute_height_share(0) == 1
    for width in (112, 150, 200, 300, 400, 504):  # the area is that of a square, but for the width of a step
        height = compute_height_share(count_wide_steps(width, 100))
        assert height**2 * width / 100 == pytest.approx(1, rel=0.13)
