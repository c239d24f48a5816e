"""Removes the logos that a builder cannot show, before it writes a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.boundaries import Boundary
from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.nodes import find_galleries
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.site.locked_logos import FETCH_COMMAND
from sphinx_openpractices.logos.reading.media import SVG_TYPE, is_misnamed
from sphinx_openpractices.logos.reading.svg_pdf import find_converter
from sphinx_openpractices.text.urls import is_url

from .logo_copies import set_only_candidate, use_logo
from .pdf_logos import PDF_TYPE, convert_to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

    A builder that makes one file, such as LaTeX, fails on a file that it cannot read, or its readers do. So the content
    counts here, not the suffix. For LaTeX, an SVG logo is converted to PDF, if a converter is installed.
    """

    default_priority = 250

    def run(self, **kwargs: Any) -> None:
        """Choose the file of each logo, convert it, or remove the logo."""
        builder = get_app(self.env).builder
        if not _makes_one_file(builder):
            return
        drawings: dict[nodes.image, str] = {}
        broken: dict[nodes.image, str] = {}
        others: dict[nodes.image, str] = {}
        for image in _find_logos(self.document):
            files, problem = self.find_files(image)
            usable = next((kind for kind in builder.supported_image_types if kind in files), None)
            if usable is not None:
                use_logo(image, files[usable], usable, self.env)
            elif SVG_TYPE in files and PDF_TYPE in builder.supported_image_types:
                drawings[image] = files[SVG_TYPE]
            elif problem:
                broken[image] = problem
            elif not files:  # an error was reported
                image.parent.remove(image)
            else:
                others[image] = ", ".join(f"{path} ({kind})" for kind, path in files.items() if is_misnamed(path, kind))
        self.convert_drawings(drawings)
        left_out = f"left out of the {builder.name} output"
        _remove_logos(
            broken, f"save these logos again in another program; they are {left_out}, since TeX cannot read them"
        )
        advice = f"{_ADD_PNG} or load an image converter such as sphinx.ext.imgconverter"
        _remove_logos(others, f"{advice}; logos in this format are {left_out}")

    def convert_drawings(self, drawings: dict[nodes.image, str]) -> None:
        """Convert SVG logos, given by their files, to PDF; remove them if there is no converter."""
        app = get_app(self.env)
        if not drawings:
            return
        if (converter := find_converter()) is None:
            advice = f"install sphinx-openpractices[pdf] for a converter, or {_ADD_PNG}"
            _remove_logos(drawings, f"{advice}; SVG logos are left out of the {app.builder.name} output")
            return
        made = convert_to_pdf(drawings.values(), self.env, converter, app.parallel)
        failed: dict[str, list[nodes.image]] = {}
        for image, source in drawings.items():
            if isinstance(path := made[source], Path):
                set_only_candidate(image, str(path), self.env)
            else:
                failed.setdefault(path, []).append(image)
        for reason, images in failed.items():
            message = f"an SVG logo is left out of the {app.builder.name} output, since {converter.name} failed"
            _remove_logos(images, f"{_ADD_PNG}; {message} ({reason})")

    def find_files(self, image: nodes.image) -> tuple[dict[str, str], str]:
        """Return the paths of the files for *image* by media type, and a description of one that TeX cannot read."""
        files: dict[str, str] = {}
        problem = ""
        for path in image["candidates"].values():
            with Boundary(f"logo {path}", image):
                try:
                    kind = self.detect_type(path)
                except (ValueError, OSError) as err:
                    problem = f"{image['uri']} ({getattr(err, 'strerror', None) or err})"
                else:
                    files[kind] = path
        return files, problem

    def detect_type(self, path: str) -> str:
        """Return the media type of a file; raise ``ValueError`` if TeX is to read it and cannot, or ``OSError``."""
        if path.lower().endswith(".svg"):
            return SVG_TYPE  # so it was read for the page
        file, memory = str(Path(self.env.srcdir, path)), get_domain(self.env).memory
        is_for_tex = get_app(self.env).builder.format == "latex"
        return memory.detect_tex_type(file) if is_for_tex else memory.detect_type(file)


def remove_all_logos(document: nodes.document) -> None:
    """Remove every logo, if it is not known which of them the builder can show."""
    if not get_app(document.settings.env).builder.supported_remote_images:
        for image in _find_logos(document):
            image.parent.remove(image)


def _makes_one_file(builder: Builder) -> bool:
    """Return whether the output contains its images, as LaTeX and EPUB do; ``ImageDownloader`` has the same test."""
    return bool(builder.supported_image_types) and not builder.supported_remote_images


def _find_logos(document: nodes.document) -> Iterator[nodes.image]:
    """Yield each logo of the page; it may be removed meanwhile."""
    for gallery in find_galleries(document):
        for highlight in gallery.entries:
            yield from [child for child in highlight.children if isinstance(child, nodes.image)]


def _remove_logos(images: Iterable[nodes.image], message: str) -> None:
    """Remove logos, with one warning for all of them; a monogram is shown instead.

    A mapping has descriptions of the logos, if they differ from their paths.
    """
    descriptions = images if isinstance(images, Mapping) else {}
    names = dict.fromkeys(descriptions.get(image) or image["uri"] for image in images)
    for image in images:
        image.parent.remove(image)
    if names:
        # EPUB resolves a page often.
        report_warning(Subtype.BUILDER, f"{message}: {', '.join(names)}", next(iter(images)), once=True)
