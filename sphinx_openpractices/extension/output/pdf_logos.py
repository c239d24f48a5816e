"""Converts SVG logos to PDF for builders that support only PDF, such as LaTeX.

The files are next to the doctrees, where the image converters of Sphinx write theirs. The name of a file's folder is a
hash of its source and converter, so that each is converted only once, for all pages and builds.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.logos.reading.media import SVG_TYPE
from sphinx_openpractices.logos.reading.svg_pdf import convert_svg_to_pdf
from sphinx_openpractices.text.files import write_file

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.logos.reading.svg_pdf import PdfConverter

PDF_TYPE = "application/pdf"


def convert_to_pdf(
    images: list[nodes.image], env: BuildEnvironment, converter: PdfConverter, jobs: int
) -> dict[str, str]:
    """Replace each SVG image by a PDF, with *jobs* conversions at a time. Return the reasons of failures by file."""
    sources = list(dict.fromkeys(map(find_svg_source, images)))
    failures = {}

    def convert(source: str) -> Path | ValueError | OSError:
        try:
            return _make_pdf(Path(env.srcdir, source), Path(env.doctreedir, "images"), converter)
        except (ValueError, OSError) as err:
            return err

    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        made = dict(zip(sources, pool.map(convert, sources), strict=True))
    for image in images:
        source = find_svg_source(image)
        path = made[source]
        if isinstance(path, Path):
            image["uri"] = image["candidates"]["*" if "*" in image["candidates"] else PDF_TYPE] = str(path)
            env.images.add_file(env.docname, str(path))
        else:
            failures[source] = getattr(path, "strerror", None) or str(path)
    return failures


def find_svg_source(image: nodes.image) -> str:
    """Return the path of the SVG file of an image, from the source directory."""
    candidates: dict[str, str] = image["candidates"]
    return candidates.get(SVG_TYPE) or candidates["*"]


def _make_pdf(source: Path, folder: Path, converter: PdfConverter) -> Path:
    """Return the PDF file in *folder* for an SVG file; create it if needed. Raise ``ValueError`` or ``OSError``."""
    svg = source.read_bytes()
    digest = sha256(converter.name.encode() + b"\0" + svg).hexdigest()
    path = folder / digest[:32] / f"{nodes.make_id(source.stem) or 'logo'}.pdf"
    if not path.exists():
        pdf = convert_svg_to_pdf(svg, converter)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, pdf)
    return path
