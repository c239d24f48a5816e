"""SVG logos in a PDF that is really made: as drawings, and as they were drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build
from test_pdf import run, tools  # noqa: F401 - a fixture for this file too

from sphinx_openpractices.logos.reading.svg_pdf import convert_svg_to_pdf, find_converter

SITE = Path(__file__).parent / "drawings"
LOGOS = Path(__file__).parents[2] / "docs" / "logos"
RESOLUTION = 100
"""Pixels an inch of the pages that are looked at."""
COLORS = {(204, 0, 0): "red", (0, 204, 0): "green", (0, 0, 204): "blue"}


@pytest.fixture(scope="module", autouse=True)
def typst():
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")


@pytest.fixture(scope="module", params=[("pdflatex", "-pdf"), ("xelatex", "-pdfxe")], ids=lambda param: param[0])
def pdf(request, tmp_path_factory, tools, typst) -> Path:  # noqa: F811
    """The site as a PDF, built without a warning."""
    engine, option = request.param
    out = tmp_path_factory.mktemp(engine)
    arguments = ["-q", "-W", "-b", "latex", "-D", f"latex_engine={engine}", "-d", str(out / "doctrees")]
    assert sphinx_build([*arguments, str(SITE), str(out / "latex")]) == 0
    run("latexmk", option, "-interaction=nonstopmode", "-halt-on-error", "drawings.tex", cwd=out / "latex")
    return out / "latex" / "drawings.pdf"


def pixels_of(pdf: Path, *options: str) -> list[tuple[int, int, int]]:
    """The first page, pixel by pixel."""
    run("pdftoppm", "-singlefile", *options, str(pdf), "page", cwd=pdf.parent)
    magic, _width, _height, depth, pixels = (pdf.parent / "page.ppm").read_bytes().split(None, 4)
    assert (magic, depth) == (b"P6", b"255")
    return triples(pixels)


def triples(pixels: bytes) -> list[tuple[int, int, int]]:
    return list(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))


def test_the_logos_are_drawings_and_no_pixels(pdf):
    assert run("pdfimages", "-list", pdf.name, cwd=pdf.parent).splitlines()[2:] == []
    log = pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert "PDF inclusion" not in log, "TeX takes files of this version of PDF"


def test_every_logo_has_its_three_colors_in_equal_parts(pdf):
    found = [COLORS[pixel] for pixel in pixels_of(pdf, "-r", str(RESOLUTION)) if pixel in COLORS]
    counts = [found.count(color) for color in COLORS.values()]
    # Four logos, three times as wide as high, 0.8 of a third of the line wide.
    assert min(counts) > 4 * (0.4 * RESOLUTION) ** 2
    assert max(counts) < 1.1 * min(counts)


@pytest.mark.parametrize("logo", sorted(LOGOS.glob("*.svg")), ids=lambda logo: logo.stem)
def test_a_real_logo_is_drawn_as_in_the_png_beside_it(logo, tmp_path):
    """Which a browser has drawn."""
    image = pytest.importorskip("PIL.Image", reason="Pillow reads the PNG file")
    (tmp_path / "logo.pdf").write_bytes(convert_svg_to_pdf(logo.read_bytes(), find_converter()))
    drawn = image.open(logo.with_suffix(".png")).convert("RGBA")
    paper = image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    expected = triples(paper.convert("RGB").tobytes())
    size = ("-scale-to-x", str(drawn.width), "-scale-to-y", str(drawn.height))
    actual = pixels_of(tmp_path / "logo.pdf", *size)
    other = sum(
        max(abs(a - b) for a, b in zip(one, two, strict=True)) > 64 for one, two in zip(actual, expected, strict=True)
    )
    assert other <= 0.01 * len(expected), "the rims of shapes may differ"
