"""Converts SVG logos to PDF for builders that support only PDF, such as LaTeX."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.reading.svg_pdf import convert_svg_to_pdf
from sphinx_openpractices.text.unexpected import describe_unexpected

from .logo_copies import make_copy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.logos.reading.svg_pdf import PdfConverter

PDF_TYPE = "application/pdf"


def convert_to_pdf(
    sources: Iterable[str], env: BuildEnvironment, converter: PdfConverter, jobs: int
) -> dict[str, Path | str]:
    """Convert SVG files to PDF, with *jobs* conversions at a time; return the path of each, or why it failed.

    *sources* are paths from the source directory. Each file is converted once, for all pages and builds.
    """
    different = list(dict.fromkeys(sources))

    def convert(source: str) -> Path | str:
        try:
            pdf = partial(convert_svg_to_pdf, converter=converter)
            return make_copy(source, ".pdf", env, maker=converter.name, convert=pdf)
        except (ValueError, OSError) as err:
            return getattr(err, "strerror", None) or str(err)
        except Exception as err:  # noqa: BLE001 - the boundary of a logo
            return describe_unexpected(err)

    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        return dict(zip(different, pool.map(convert, different), strict=True))
