"""Resolves links and images in raw HTML to pages and files of the source, as in Markdown.

Sphinx does not change raw HTML: ``<a href="page.md">`` would request the source of a page, and
``<img src="logo.svg">`` a file that is not in the output. Sites enable this with ``openpractices_raw_html = True``.
"""

from __future__ import annotations

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
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.build.catalog_paths import rebase_path
from sphinx_openpractices.text.files import is_file
from sphinx_openpractices.text.html_links import find_links, replace_values
from sphinx_openpractices.text.html_tags import find_open_text

from .html_ids import note_html_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.text.html_tokens import Attribute

_DOWNLOADS = "_downloads"


class RawHtmlTransform(SphinxTransform):
    """Collects the files to which the raw HTML of a page leads, so that every HTML builder copies them, and its ids."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Collect the files and ids, and warn about missing pages."""
        if not get_config(self.env).raw_html:
            return
        note_html_ids(self.env, self.document)
        docname = self.env.docname
        for node, links in _find_raw_html(self.document):
            for attribute in links:
                path, _anchor = _resolve_place(self.env, node, attribute.value or "")
                if not path or _find_page(self.env, path):
                    continue
                if not _is_file(self.env, path):
                    if posixpath.splitext(path)[1] in self.config.source_suffix:
                        message = f"{attribute.name} leads to {path!r}, but there is no such page"
                        report_warning(Subtype.HTML, message, node)
                elif _is_image(path):
                    self.env.images.add_file(docname, path)
                else:
                    self.env.dlfiles.add_file(docname, path)


class RawHtmlPostTransform(SphinxPostTransform):
    """Replaces the paths of pages and files by their URLs in the output."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite all raw HTML of the page."""
        if not get_config(self.env).raw_html:
            return
        for node, links in list(_find_raw_html(self.document)):
            if changes := [*self.find_changes(node, links)]:
                changed = replace_values(node.astext(), changes)
                node.children = []
                node.append(nodes.Text(changed))

    def find_changes(self, node: nodes.raw, links: list[Attribute]) -> Iterator[tuple[Attribute, str]]:
        """Yield the attributes that lead to pages and files, with their URLs in the output."""
        for attribute in links:
            path, anchor = _resolve_place(self.env, node, attribute.value or "")
            address = self.make_address(path, anchor) if path else None
            if address is not None:
                yield attribute, address

    def make_address(self, path: str, anchor: str) -> str | None:
        """Return the URL of a page or a file; ``None`` if the output does not have it."""
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


def _find_raw_html(document: nodes.document) -> Iterator[tuple[nodes.raw, list[Attribute]]]:
    """Yield each node of raw HTML with its links.

    An element like ``script`` can begin in one node and end in another: each tag in a paragraph is a node in MyST.
    """
    inside = ""
    for node in document.findall(nodes.raw):
        if "html" in node.get("format", "").split():
            text = node.astext()
            yield node, [*find_links(text, inside)]
            inside = find_open_text(text, inside)


def _resolve_place(env: BuildEnvironment, node: nodes.raw, value: str) -> tuple[str, str]:
    """Return the path of a URL in HTML, from the source directory, and its fragment; both empty for other sites."""
    try:
        parts = urlsplit(value.strip())
        if parts.scheme or parts.netloc or not parts.path:
            return "", ""
        path = unquote(parts.path)
        path, _absolute = env.relfn2path(rebase_path(path, node["folder"]) if "folder" in node else path)
    except (ValueError, OSError):  # not a URL, or not a path
        return "", ""
    return ("" if path.startswith("..") else path.replace("\\", "/")), parts.fragment


def _find_page(env: BuildEnvironment, path: str) -> str:
    """Return the page whose source is *path*, or an empty string."""
    docname = env.path2doc(env.srcdir / path)
    return docname if docname in env.found_docs else ""


def _get_fragment(env: BuildEnvironment, docname: str, anchor: str) -> str:
    """Return the URL fragment in the output for an anchor of MyST on a page."""
    slug = env.metadata[docname].get("myst_slugs", {}).get(unquote(anchor))
    return f"#{slug[1] if slug else anchor}" if anchor else ""


def _is_file(env: BuildEnvironment, path: str) -> bool:
    """Return whether a file exists."""
    return is_file(env.srcdir / path)


def _is_image(path: str) -> bool:
    """Return whether a file is an image, by its name."""
    return (guess_mimetype(path) or "").startswith("image/")
