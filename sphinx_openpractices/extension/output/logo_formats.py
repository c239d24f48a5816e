"""Before a builder writes a page: project highlights lose the logos that it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import guess_mimetype

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.nodes import find_galleries
from sphinx_openpractices.extension.base.warnings import Subtype, report_warning
from sphinx_openpractices.extension.site.locked_logos import FETCH_COMMAND
from sphinx_openpractices.logos.reading.media import SVG_TYPE
from sphinx_openpractices.logos.reading.svg_pdf import find_converter
from sphinx_openpractices.text.urls import is_url

from .pdf_logos import PDF_TYPE, convert_to_pdf, find_svg_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

_PNG_BESIDE = "give a PNG beside it ('logo.*')"


class LogoPostTransform(SphinxPostTransform):
    """Leaves out the logos that a builder has no use for.

    Runs before ``ImageDownloader`` (100), so that a build never opens a connection for a logo: EPUB and LaTeX would
    fetch remote images one after another, without a limit of time or size.
    """

    default_priority = 50

    def run(self, **kwargs: Any) -> None:
        """Look at each logo of the page."""
        builder = get_app(self.env).builder
        if builder.format in {"text", "man", "texinfo"}:
            for image in _find_logos(self.document):
                image.parent.remove(image)
        elif _makes_one_file(builder):
            for image in _find_logos(self.document):
                if "only-dark" in image["classes"]:
                    image.parent.remove(image)
            remote = [image for image in _find_logos(self.document) if is_url(image["uri"])]
            _remove_logos(remote, f"remote logos are not in the {builder.name} output; run {FETCH_COMMAND}")


class LogoFormatPostTransform(SphinxPostTransform):
    """Leaves out the logos of a format that the builder cannot take, after the image converters (200) had their turn.

    LaTeX would stop at an SVG file; such a logo becomes a PDF here, where a converter is installed.
    """

    default_priority = 250

    def run(self, **kwargs: Any) -> None:
        """Look at each logo of the page."""
        builder = get_app(self.env).builder
        if _makes_one_file(builder):
            supported = set(builder.supported_image_types)
            others = [image for image in _find_logos(self.document) if not self.types(image) & supported]
            if PDF_TYPE in supported:
                drawings = [image for image in others if SVG_TYPE in self.types(image)]
                others = [image for image in others if image not in drawings]
                self.draw(drawings)
            advice = f"{_PNG_BESIDE}, or load an image converter such as sphinx.ext.imgconverter"
            _remove_logos(others, f"logos of this format are not in the {builder.name} output; {advice}")

    def draw(self, images: list[nodes.image]) -> None:
        """Let SVG logos be PDF, by one converter for all; without one they are left out."""
        app = get_app(self.env)
        if not images:
            return
        if (converter := find_converter()) is None:
            advice = f"install sphinx-openpractices[pdf], which brings a converter, or {_PNG_BESIDE}"
            _remove_logos(images, f"SVG logos are not in the {app.builder.name} output; {advice}")
            return
        for source, reason in convert_to_pdf(images, self.env, converter, app.parallel).items():
            failed = [image for image in images if find_svg_source(image) == source]
            message = f"an SVG logo is not in the {app.builder.name} output, {converter.name} made no PDF of it"
            _remove_logos(failed, f"{message} ({reason}); {_PNG_BESIDE}")

    def types(self, image: nodes.image) -> set[str]:
        """The media types that the files for *image* have."""
        if "*" in image["candidates"]:
            return {guess_mimetype(self.env.srcdir / image["uri"]) or ""}
        return set(image["candidates"])


def _makes_one_file(builder: Builder) -> bool:
    """Whether the builder packs images into its output, as LaTeX and EPUB do, by the test of ``ImageDownloader``."""
    return bool(builder.supported_image_types) and not builder.supported_remote_images


def _find_logos(document: nodes.document) -> Iterator[nodes.image]:
    """Each logo of the page; it may be removed."""
    for gallery in find_galleries(document):
        for highlight in gallery.highlights:
            yield from [child for child in highlight.children if isinstance(child, nodes.image)]


def _remove_logos(images: list[nodes.image], message: str) -> None:
    """Remove logos, with one warning for all of them; a monogram stands in."""
    for image in images:
        image.parent.remove(image)
    if images:
        names = ", ".join(dict.fromkeys(image["uri"] for image in images))
        report_warning(Subtype.BUILDER, f"{message}: {names}", images[0], once=True)  # EPUB resolves a page often
