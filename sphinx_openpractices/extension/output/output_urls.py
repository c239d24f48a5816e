"""URLs of a site in files at the root of its output: absolute if the site has ``html_baseurl``, or else relative."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.text.files import is_file, is_folder, write_file
from sphinx_openpractices.text.urls import is_url, read_web_url

if TYPE_CHECKING:
    from sphinx.builders import Builder

_DOWNLOADS = "_downloads"
"""The folder of Sphinx for downloads (``copy_download_files`` in ``builders/html``)."""


class OutputUrls:
    """Makes the URLs of what an HTML builder writes."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.env = builder.env
        self.base = _find_base(builder.config.html_baseurl)
        self.images: dict[str, str] = {}
        """The images that have a URL: their files in the source, by their names in the output."""

    @cached_property
    def _downloads(self) -> dict[str, str]:
        """The files to which pages link, by their paths in the source, which are texts in Sphinx 8."""
        return {Path(path).as_posix(): Path(found[1]).as_posix() for path, found in self.env.dlfiles.items()}

    def make_file_url(self, path: str) -> str:
        """Return the URL of a file of the output; *path* is quoted, and empty for the start page of ``dirhtml``."""
        return self.base + path if self.base else path or "./"

    def make_page_url(self, docname: str, anchor: str = "") -> str:
        """Return the URL of a page, or of a place in it; in ``singlehtml``, all pages are in one file."""
        if self.builder.name == "singlehtml":
            root = self.env.config.root_doc
            anchor = anchor or ("" if docname == root else f"document-{quote(docname)}")
            uri = f"{quote(root)}{getattr(self.builder, 'out_suffix', '.html')}"
        else:
            uri = quote(unquote(self.builder.get_target_uri(docname)))  # dirhtml does not quote, other builders do
        return self.make_file_url(f"{uri}#{anchor}" if anchor else uri)

    def make_image_url(self, uri: str) -> str:
        """Return the URL of an image that a page shows; empty if Sphinx does not know the file."""
        if is_url(uri):
            return uri
        if uri not in self.env.images:
            return ""
        name = self.env.images[uri][1]
        self.images[name] = uri
        return self.make_file_url(posixpath.join(self.builder.imagedir, quote(name)))

    def copy_missing_images(self) -> None:
        """Copy images that pages show in another form, such as those whose name has the suffix of another format."""
        folder = Path(self.builder.outdir, self.builder.imagedir)
        copied = {*os.listdir(folder)} if is_folder(folder) else set()  # noqa: PTH208 - thousands of names
        for name, uri in self.images.items():
            source = Path(self.env.srcdir, uri)
            if name not in copied and is_file(source):
                folder.mkdir(parents=True, exist_ok=True)
                write_file(folder / name, read_content(source))

    def find_target_url(self, target: str, folder: str) -> str:
        """Return the URL of a target that a catalog in *folder* of the source has; empty if there is none."""
        if is_url(target):
            return target
        path = posixpath.normpath(posixpath.join(f"/{folder}", unquote(target.partition("#")[0]))).lstrip("/")
        if path in self._downloads:
            return self.make_file_url(posixpath.join(_DOWNLOADS, quote(self._downloads[path])))
        place = get_domain(self.env).targets.find_place(self.env.config.root_doc, f"/{folder}", target)
        return self.make_page_url(*place) if place else ""


def _find_base(value: object) -> str:
    """Return the address of the site, with a slash at its end; empty without one that begins with http(s)."""
    try:
        url = read_web_url(str(value).strip())
    except ValueError:
        return ""
    return url if url.endswith("/") else f"{url}/"
