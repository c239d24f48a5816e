"""Targets in this site: documents, places in them, and labels."""

from __future__ import annotations

import posixpath
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class SiteTargets:
    """Finds places in the site; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self._anchors: dict[str, dict[str, str]] = {}
        """The anchors of pages by the names that lead to them; thousands of cards may lead to places in one page."""

    def find_place(self, refdoc: str, folder: str, target: str) -> tuple[str, str] | None:
        """Return the document and the anchor, if any, to which *target* leads, or ``None``.

        A document is relative to *folder* or, if that is empty, to the page *refdoc*; it may have a suffix and a
        fragment, ``page.md#anchor``. Anything else is a label. As in URLs, ``My%20notes`` is ``My notes``.
        """
        for spelling in dict.fromkeys((target, unquote(target))):
            # Sphinx has the names of documents in this form, whatever the file system has.
            name = unicodedata.normalize("NFC", spelling)
            path, _, fragment = name.partition("#")
            docname = self._find_document(refdoc, posixpath.join(folder, path)) if path else refdoc
            if docname and name and (not fragment or (fragment := self._find_anchor(docname, fragment))):
                return docname, fragment
            labels = self.env.domains.standard_domain.anonlabels
            for label in (name.lower(), unicodedata.normalize("NFD", name.lower())):
                if label in labels:
                    return labels[label]
        return None

    def list_anchors(self, docname: str) -> dict[str, str]:
        """Return the anchors of a page by name: its ids, its labels, and the slugs of MyST."""
        if docname not in self._anchors:
            page = self.env.get_doctree(docname)
            slugs = {name: slug[1] for name, slug in self.env.metadata[docname].get("myst_slugs", {}).items()}
            named = {each: each for each in page.ids} | page.nameids | slugs
            self._anchors[docname] = {name: anchor for name, anchor in named.items() if anchor in page.ids}
        return self._anchors[docname]

    def forget_page(self, docname: str) -> None:
        """Forget a page that is read again."""
        self._anchors.pop(docname, None)

    def _find_document(self, refdoc: str, path: str) -> str:
        """Return the document at a path from *refdoc*, or with a leading ``/`` from the source directory."""
        path = path.removesuffix("/")
        for suffix in self.env.config.source_suffix:
            path = path.removesuffix(suffix)
        docname = docname_join(refdoc, path)
        return docname if docname in self.env.all_docs else ""

    def _find_anchor(self, docname: str, fragment: str) -> str:
        """Return the anchor with this name in a document, or nothing."""
        anchors = self.list_anchors(docname)
        return anchors.get(fragment) or anchors.get(fragment.lower(), "")


def make_reference(
    builder: Builder, fromdocname: str, docname: str, anchor: str, content: nodes.Node, title: str | None = None
) -> nodes.reference:
    """Return a reference to a place in a document; raises ``NoUri`` if the builder writes it elsewhere.

    In ``singlehtml``, all places are on the same page; Sphinx would give such a reference two anchors
    (https://github.com/sphinx-doc/sphinx/issues/14221).
    """
    if builder.name == "singlehtml" and anchor:
        fromdocname = docname
    return make_refnode(builder, fromdocname, docname, anchor, content, title)
