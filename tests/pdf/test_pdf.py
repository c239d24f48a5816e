"""A PDF is really made, by each of the usual engines, and looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

SITE = Path(__file__).parent / "site"
TOOLS = ("latexmk", "pdflatex", "xelatex", "pdftotext", "pdftoppm", "pdfimages")
RESOLUTION = 50
"""Pixels an inch of the pages that are looked at."""


@pytest.fixture(scope="module", autouse=True)
def tools():
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        message = f"no {', '.join(missing)}: install TeX Live and Poppler (CONTRIBUTING.md)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def run(*command: str, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True, errors="replace").stdout  # noqa: S603 - our own commands


@pytest.fixture(scope="module", params=[("pdflatex", "-pdf"), ("xelatex", "-pdfxe")], ids=lambda param: param[0])
def pdf(request, tmp_path_factory, tools) -> Path:
    """The site as a PDF, built without a warning."""
    engine, option = request.param
    out = tmp_path_factory.mktemp(engine)
    arguments = ["-q", "-W", "-b", "latex", "-D", f"latex_engine={engine}", "-d", str(out / "doctrees")]
    assert sphinx_build([*arguments, str(SITE), str(out / "latex")]) == 0
    run("latexmk", option, "-interaction=nonstopmode", "-halt-on-error", "gallery.tex", cwd=out / "latex")
    return out / "latex" / "gallery.pdf"


@pytest.fixture
def words(pdf) -> str:
    """The text of the PDF, as it is read, with runs of blanks made one."""
    return " ".join(run("pdftotext", pdf.name, "-", cwd=pdf.parent).split())


def test_every_title_and_caption_is_on_paper(words):
    for text in (
        "Wide",
        "wider than high.",
        "Monogram",
        "Beside its logo.",
        "Walled",
        "Itemized",
        "Admonished",
        "Tabled",
    ):
        assert text in words
    assert "License: MIT" in words
    assert "out of a box" in words, "a footnote in a caption reaches the foot of the page"


def test_special_characters_are_text(words):
    for text in ("R&D:", "100 %", "$5", "{braces}", "_under_", "^hat^", "~tilde~", "\\back", "<b>"):
        assert text in words


def test_practices_are_on_paper_with_their_evidence_and_steps_back(words):
    for text in (
        "1 of 2 practices met",
        "Research & development",
        "Since January 1, 2025: 1 stepped back",
        "3 steps back: was Met in March 2024",
        "A finding: 5 % & more_than #1.",
        "next review by May 12, 2027",
        "Keep it",
        "It was kept once.",
        "Proof",
    ):
        assert text in words


def test_a_wall_of_logos_has_no_captions(words):
    assert "not on the wall" not in words


def test_nothing_runs_out_of_its_box(pdf):
    log = pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    wide = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert [points for points in wide if points > 1] == [], "an overfull box that an eye can see"


def test_three_boxes_stand_in_a_row(pdf):
    """The tops of the first row's titles are on one line, and the fourth is below them."""
    page = run("pdftotext", "-bbox", "-l", "1", pdf.name, "-", cwd=pdf.parent)
    tops = {
        word: float(top) for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>(Wide|Tall|Monogram|R&amp;D:)</word>', page)
    }
    assert tops["Wide"] == pytest.approx(tops["Tall"], abs=1) == pytest.approx(tops["Monogram"], abs=1)
    assert tops["R&amp;D:"] > tops["Wide"] + 10


def test_every_local_logo_is_in_the_pdf(pdf):
    images = run("pdfimages", "-list", pdf.name, cwd=pdf.parent).splitlines()[2:]
    assert len(images) >= 8, "one line for each of the eight cards with a logo"


def test_targets_are_links(pdf):
    """Annotations are compressed in the file; the links that TeX wrote are in its own output."""
    source = pdf.with_suffix(".tex").read_text(encoding="utf-8")
    assert r"\sphinxhref{https://example.org/wide}{Wide}" in source
    assert r"\hyperref[\detokenize{index:places}]" in source


def test_the_margins_are_blank(pdf):
    """Each page as a picture: nothing is printed in the outer half of the side margins."""
    run("pdftoppm", "-gray", "-r", str(RESOLUTION), pdf.name, "page", cwd=pdf.parent)
    pages = sorted(pdf.parent.glob("page-*.pgm"))
    assert pages
    for page in pages:
        magic, width, height, depth, pixels = page.read_bytes().split(None, 4)
        assert (magic, depth) == (b"P5", b"255")
        margin = RESOLUTION // 2
        rows = [pixels[row * int(width) : (row + 1) * int(width)] for row in range(int(height))]
        assert all(set(row[:margin] + row[-margin:]) == {255} for row in rows), page.name
