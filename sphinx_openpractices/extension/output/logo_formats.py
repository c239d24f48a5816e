"""Removes the logos that a builder cannot show, before it writes a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import guess_mimetype

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.nodes import find_galleries
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.site.locked_logos import FETCH_COMMAND
from sphinx_openpractices.logos.reading.media import SVG_TYPE
from sphinx_openpractices.logos.reading.svg_pdf import find_converter
from sphinx_openpractices.text.urls import is_url

from .pdf_logos import PDF_TYPE, convert_to_pdf, find_svg_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

_ADD_PNG = "add a PNG next to it ('logo.*')"


class LogoPostTransform(SphinxPostTransform):
    """Removes the logos that a builder does not use.

    Runs before ``ImageDownloader`` (100), so that a build never uses the network for a logo: EPUB and LaTeX would
    download remote images one after another, without a limit on time or size.
    """

    default_priority = 50

    def run(self, **kwargs: Any) -> None:
        """Remove dark and remote logos, or all from text."""
        builder = get_app(self.env).builder
        if builder.format in {"text", "man", "texinfo"}:
            for image in _find_logos(self.document):
                image.parent.remove(image)
        elif _makes_one_file(builder):
            remote = []
            for image in _find_logos(self.document):
                if "only-dark" in image["classes"]:
                    image.parent.remove(image)
                elif is_url(image["uri"]):
                    remote.append(image)
            _remove_logos(remote, f"run {FETCH_COMMAND}; remote logos are left out of the {builder.name} output")


class LogoFormatPostTransform(SphinxPostTransform):
    """Removes the logos in formats that the builder does not support, after the image converters (200) have run.

    LaTeX would fail on an SVG file; such a logo is converted to PDF here, if a converter is installed.
    """

    default_priority = 250

    def run(self, **kwargs: Any) -> None:
        """Convert or remove the logos in other formats."""
        builder = get_app(self.env).builder
        if _makes_one_file(builder):
            supported = set(builder.supported_image_types)
            drawings: list[nodes.image] = []
            others: list[nodes.image] = []
            for image in _find_logos(self.document):
                types = self.list_types(image)
                if not types & supported:
                    (drawings if SVG_TYPE in types and PDF_TYPE in supported else others).append(image)
            self.convert_drawings(drawings)
            advice = f"{_ADD_PNG} or load an image converter such as sphinx.ext.imgconverter"
            _remove_logos(others, f"{advice}; logos in this format are left out of the {builder.name} output")

    def convert_drawings(self, images: list[nodes.image]) -> None:
        """Convert SVG logos to PDF; remove them if there is no converter."""
        app = get_app(self.env)
        if not images:
            return
        if (converter := find_converter()) is None:
            advice = f"install sphinx-openpractices[pdf] for a converter, or {_ADD_PNG}"
            _remove_logos(images, f"{advice}; SVG logos are left out of the {app.builder.name} output")
            return
        for source, reason in convert_to_pdf(images, self.env, converter, app.parallel).items():
            failed = [image for image in images if find_svg_source(image) == source]
            message = f"an SVG logo is left out of the {app.builder.name} output, since {converter.name} failed"
            _remove_logos(failed, f"{_ADD_PNG}; {message} ({reason})")

    def list_types(self, image: nodes.image) -> set[str]:
        """Return the media types of the files for *image*."""
        if "*" in image["candidates"]:
            return {guess_mimetype(self.env.srcdir / image["uri"]) or ""}
        return set(image["candidates"])


def _makes_one_file(builder: Builder) -> bool:
    """Return whether the output contains its images, as LaTeX and EPUB do; ``ImageDownloader`` has the same test."""
    return bool(builder.supported_image_types) and not builder.supported_remote_images


def _find_logos(document: nodes.document) -> Iterator[nodes.image]:
    """Yield each logo of the page; it may be removed meanwhile."""
    for gallery in find_galleries(document):
        for highlight in gallery.highlights:
            yield from [child for child in highlight.children if isinstance(child, nodes.image)]


def _remove_logos(images: list[nodes.image], message: str) -> None:
    """Remove logos, with one warning for all of them; a monogram is shown instead."""
    for image in images:
        image.parent.remove(image)
    if images:
        names = ", ".join(dict.fromkeys(image["uri"] for image in images))
        report_warning(Subtype.BUILDER, f"{message}: {names}", images[0], once=True)  # EPUB resolves a page often
