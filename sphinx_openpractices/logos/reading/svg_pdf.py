"""Converts SVG logos to PDF for LaTeX, with the best converter that is installed. Knows nothing of Sphinx.

Each converter runs in a process and a folder of its own, with a time limit: if it hangs or crashes, the build loses a
logo, but does not fail.
"""

from __future__ import annotations

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sphinx_openpractices.text.files import read_file

from .image_sizes import read_svg_size
from .limited_programs import run_limited

PDF_SECONDS = 30
"""The time limit for one logo, in seconds; filters over large areas take several."""

_LONGEST_TEX_SIDE = 16_000
"""The longest side, in CSS pixels: TeX cannot handle lengths above 16,384 points."""

_MAX_PDF_BYTES = 100_000_000


class PdfConverter(NamedTuple):
    """A program that converts ``logo.svg`` to ``logo.pdf`` in the current folder."""

    name: str
    command: tuple[str, ...]
    fits: bool
    """Whether it draws every logo at the size of the logo box, however large the drawing is."""


_RSVG = ("--format=pdf", "--width=208", "--height=112", "--keep-aspect-ratio", "--output=logo.pdf", "logo.svg")
_INKSCAPE = ("--export-type=pdf", "--export-area-page", "--export-filename=logo.pdf", "logo.svg")
_CAIROSVG = (sys.executable, "-P", "-m", "cairosvg", "--output=logo.pdf", "logo.svg")


def find_converter() -> PdfConverter | None:
    """Return the best converter that is installed.

    In a comparison of 36 drawings with Chromium's, typst (the extra ``pdf``, on every system) and librsvg 2.54 differ
    only in the edges of a pattern, but librsvg omits elements with a shadow; Inkscape 1.2 is slow, and follows a
    reference by a plain ``href`` differently; CairoSVG 2.9 does not support filters, masks and blending.
    """
    if (version := _find_version("typst")) is not None:
        return PdfConverter(f"typst {version}", (str(Path(__file__).with_name("svg_typst.py")),), fits=True)
    if program := shutil.which("rsvg-convert"):
        return PdfConverter("rsvg-convert", (program, *_RSVG), fits=True)
    if program := shutil.which("inkscape"):
        return PdfConverter("inkscape", (program, *_INKSCAPE), fits=False)
    if (version := _find_version("cairosvg")) is not None:
        return PdfConverter(f"cairosvg {version}", _CAIROSVG, fits=False)
    return None


def _find_version(library: str) -> str | None:
    """Return the version of a library, or ``None`` if it is not installed, without importing it."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def convert_svg_to_pdf(svg: bytes, converter: PdfConverter) -> bytes:
    """Clean an SVG file, and convert it to a PDF file, with the same bytes each time.

    Raises ``ValueError`` with the reason if it is not an SVG file, or the converter fails.
    """
    from .svg import clean_svg  # noqa: PLC0415 - most builds need no converter
    from .svg_background import draw_background  # noqa: PLC0415

    svg = draw_background(clean_svg(svg).data)
    if not converter.fits and max(read_svg_size(svg) or (0,)) > _LONGEST_TEX_SIDE:
        raise ValueError(f"is too large for TeX; make its width and height at most {_LONGEST_TEX_SIDE} pixels")
    with TemporaryDirectory(prefix="sphinx-openpractices-") as name:
        folder = Path(name)
        (folder / "logo.svg").write_bytes(svg)
        report = run_converter(converter, folder)
        target = folder / "logo.pdf"
        pdf = read_file(target, _MAX_PDF_BYTES) if target.is_file() else b""
    if not pdf.startswith(b"%PDF-"):
        raise ValueError(f"the converter did not write a PDF{report and f': {report}'}")
    # Replace the date of the conversion by one of the same length, since offsets must not change.
    return re.sub(rb"\(D:\d{14}", b"(D:19700101000000", pdf)


def run_converter(converter: PdfConverter, folder: Path) -> str:
    """Run the converter in *folder*, and return its last line of errors; raises ``ValueError`` if it fails."""
    return run_limited("the converter", converter.command, PDF_SECONDS, folder=folder)[1]
