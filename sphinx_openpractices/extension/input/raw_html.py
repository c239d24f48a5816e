"""Links and images in raw HTML, which lead where those of Markdown lead: to pages and files of the source.

Sphinx passes raw HTML on as it is, so that ``<a href="page.md">`` would ask a server for the source of a page, and
``<img src="logo.svg">`` for a file that nobody copied. It is for sites that say ``openpractices_raw_html = True``.
"""

from __future__ import annotations

import html
import os
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import guess_mimetype
from sphinx.util.osutil import relative_uri

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.warnings import Subtype, report_warning
from sphinx_openpractices.text.html_links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

_DOWNLOADS = "_downloads"


class RawHtmlTransform(SphinxTransform):
    """Notes the files that the raw HTML of a page leads to, so that every HTML builder copies them."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Look at each piece of the page."""
        if not get_config(self.env).raw_html:
            return
        docname = self.env.docname
        for node in _find_raw_html(self.document):
            for attribute in find_links(node.astext()):
                path, _anchor = _resolve_place(self.env, docname, attribute.value or "")
                if not path or _find_page(self.env, path):
                    continue
                if not _is_file(self.env, path):
                    if posixpath.splitext(path)[1] in self.config.source_suffix:
                        report_warning(
                            Subtype.HTML, f"{attribute.name} leads to {path!r}, and there is no such page", node
                        )
                elif _is_image(path):
                    self.env.images.add_file(docname, path)
                else:
                    self.env.dlfiles.add_file(docname, path)


class RawHtmlPostTransform(SphinxPostTransform):
    """Writes the addresses of pages and files as the builder has them."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Look at each piece of the page."""
        if not get_config(self.env).raw_html:
            return
        for node in list(_find_raw_html(self.document)):
            text = node.astext()
            if (changed := self.rewrite(text)) != text:
                node.children = []
                node.append(nodes.Text(changed))

    def rewrite(self, text: str) -> str:
        """The HTML with the addresses that the builder has; all but their values stays as it is."""
        parts = []
        done = 0
        for attribute in find_links(text):
            path, anchor = _resolve_place(self.env, self.env.docname, attribute.value or "")
            address = self.address(path, anchor) if path else None
            if address is not None:
                value = html.escape(address)
                parts += [text[done : attribute.start], value if attribute.quote else f'"{value}"']
                done = attribute.end
        return "".join([*parts, text[done:]])

    def address(self, path: str, anchor: str) -> str | None:
        """The address of a page or a file; ``None`` where the builder has none."""
        builder: Any = get_app(self.env).builder
        docname = self.env.docname
        if found := _find_page(self.env, path):
            return f"{builder.get_relative_uri(docname, found)}{_get_fragment(self.env, found, anchor)}" or "#"
        own = builder.get_target_uri(docname)
        part = f"#{anchor}" if anchor else ""
        if not _is_file(self.env, path):
            return None
        if _is_image(path):
            builder.images[path] = name = self.env.images.add_file(docname, path)
            return relative_uri(own, posixpath.join(builder.imagedir, quote(name))) + part
        if not builder.download_support:
            return None
        name = str(self.env.dlfiles.add_file(docname, path))
        return relative_uri(own, posixpath.join(_DOWNLOADS, quote(name))) + part


def _find_raw_html(document: nodes.document) -> Iterator[nodes.raw]:
    """Each piece of raw HTML."""
    return (node for node in document.findall(nodes.raw) if "html" in node.get("format", "").split())


def _resolve_place(env: BuildEnvironment, docname: str, value: str) -> tuple[str, str]:
    """The path from the source directory to which an address in HTML leads, and its fragment; empty for elsewhere."""
    try:
        parts = urlsplit(value.strip())
        if parts.scheme or parts.netloc or not parts.path:
            return "", ""
        path, _absolute = env.relfn2path(unquote(parts.path), docname)
    except (ValueError, OSError):  # it is no URL, or no path
        return "", ""
    return ("" if path.startswith("..") else path.replace("\\", "/")), parts.fragment


def _find_page(env: BuildEnvironment, path: str) -> str:
    """The page of which *path* is the source, if it is one."""
    docname = env.path2doc(env.srcdir / path)
    return docname if docname in env.found_docs else ""


def _get_fragment(env: BuildEnvironment, docname: str, anchor: str) -> str:
    """The fragment by which Sphinx has an anchor of MyST on a page."""
    slug = env.metadata[docname].get("myst_slugs", {}).get(unquote(anchor))
    return f"#{slug[1] if slug else anchor}" if anchor else ""


def _is_file(env: BuildEnvironment, path: str) -> bool:
    """Whether there is such a file; of a path that is too long :class:`pathlib.Path` would raise an error."""
    return os.path.isfile(env.srcdir / path)  # noqa: PTH113


def _is_image(path: str) -> bool:
    """Whether a file is a picture, by its name."""
    return (guess_mimetype(path) or "").startswith("image/")
