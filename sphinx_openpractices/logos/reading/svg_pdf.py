"""SVG logos as PDF, for LaTeX, by whichever converter is installed. Knows nothing of Sphinx.

Each converter runs in a process and a folder of its own, with a time limit: one that hangs or crashes costs a logo and
not the build.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .image_sizes import read_svg_size

PDF_SECONDS = 30
"""Seconds for one logo; filters over large areas take some."""

_LONGEST_TEX_SIDE = 16_000
"""CSS pixels that a side may have: TeX knows no length above 16,384 points."""

# -P: the folder of the program is no place to import from; its html.py would hide Python's own.
_PYTHON = (sys.executable, "-P")


class PdfConverter(NamedTuple):
    """A program that makes ``logo.pdf`` of ``logo.svg`` in the current folder."""

    name: str
    command: tuple[str, ...]
    fits: bool
    """Whether it draws every logo at the size of the logo box, however large the drawing is."""


_RSVG = ("--format=pdf", "--width=208", "--height=112", "--keep-aspect-ratio", "--output=logo.pdf", "logo.svg")
_INKSCAPE = ("--export-type=pdf", "--export-area-page", "--export-filename=logo.pdf", "logo.svg")
_CAIROSVG = (*_PYTHON, "-m", "cairosvg", "--output=logo.pdf", "logo.svg")


def find_converter() -> PdfConverter | None:
    """The best converter that is installed.

    Of 36 drawings beside Chromium's, typst, which the extra ``pdf`` brings on every system, and librsvg 2.54 differ in
    the rims of a pattern only, but librsvg leaves out what has a shadow; Inkscape 1.2 also copies by a plain ``href``,
    and is slow; CairoSVG 2.9 knows no filters, masks and blending.
    """
    if (version := _find_version("typst")) is not None:
        return PdfConverter(f"typst {version}", (*_PYTHON, str(Path(__file__).with_name("svg_typst.py"))), fits=True)
    if program := shutil.which("rsvg-convert"):
        return PdfConverter("rsvg-convert", (program, *_RSVG), fits=True)
    if program := shutil.which("inkscape"):
        return PdfConverter("inkscape", (program, *_INKSCAPE), fits=False)
    if (version := _find_version("cairosvg")) is not None:
        return PdfConverter(f"cairosvg {version}", _CAIROSVG, fits=False)
    return None


def _find_version(library: str) -> str | None:
    """The version of a library that is installed, or ``None``, without an import of it."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def convert_svg_to_pdf(svg: bytes, converter: PdfConverter) -> bytes:
    """An SVG file, made harmless first, as a PDF file: the same bytes each time.

    Raises ``ValueError`` with the reason when it is no SVG file or the converter cannot do it.
    """
    from .svg import clean_svg  # noqa: PLC0415 - most builds need no converter

    svg = clean_svg(svg).data
    if not converter.fits and max(read_svg_size(svg) or (0,)) > _LONGEST_TEX_SIDE:
        raise ValueError(
            f"is larger than TeX can take: give it a width and a height of at most {_LONGEST_TEX_SIDE} pixels"
        )
    with TemporaryDirectory(prefix="sphinx-openpractices-") as name:
        folder = Path(name)
        (folder / "logo.svg").write_bytes(svg)
        said = run_converter(converter, folder)
        target = folder / "logo.pdf"
        pdf = target.read_bytes() if target.is_file() else b""
    if not pdf.startswith(b"%PDF-"):
        raise ValueError(f"the converter wrote no PDF{said and f': {said}'}")
    # The day of the conversion, in place: all offsets stay.
    return re.sub(rb"\(D:\d{14}", b"(D:19700101000000", pdf)


def run_converter(converter: PdfConverter, folder: Path) -> str:
    """Let the converter work in *folder*; the last line that it said. Raises ``ValueError`` when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no word of the command is the author's
            converter.command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PDF_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"the converter took more than {PDF_SECONDS} seconds") from None
    except OSError as err:
        raise ValueError(f"the converter does not start: {err.strerror}") from None
    lines = done.stderr.decode(errors="replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "")
    if done.returncode:
        raise ValueError(said or f"the converter ended with status {done.returncode}")
    return said
