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


def find_place(env: BuildEnvironment, refdoc: str, folder: str, target: str) -> tuple[str, str] | None:
    """Return the document and the anchor, if any, to which *target* leads, or ``None``.

    A document is relative to *folder* or, if that is empty, to the page *refdoc*; it may have a suffix and a fragment,
    ``page.md#anchor``. Anything else is a label. As in URLs, ``My%20notes`` is ``My notes``.
    """
    for spelling in dict.fromkeys((target, unquote(target))):
        # Sphinx has the names of documents in this form, whatever the file system has.
        name = unicodedata.normalize("NFC", spelling)
        path, _, fragment = name.partition("#")
        docname = _find_document(env, refdoc, posixpath.join(folder, path)) if path else refdoc
        if docname and name and (not fragment or (fragment := _find_anchor(env, docname, fragment))):
            return docname, fragment
        labels = env.domains.standard_domain.anonlabels
        for label in (name.lower(), unicodedata.normalize("NFD", name.lower())):
            if label in labels:
                return labels[label]
    return None


def _find_document(env: BuildEnvironment, refdoc: str, path: str) -> str:
    """Return the document at a path from *refdoc*, or from the source directory with a leading ``/``, or nothing."""
    path = path.removesuffix("/")
    for suffix in env.config.source_suffix:
        path = path.removesuffix(suffix)
    docname = docname_join(refdoc, path)
    return docname if docname in env.all_docs else ""


def _find_anchor(env: BuildEnvironment, docname: str, fragment: str) -> str:
    """Return the anchor with this name in a document: an id, a label or a slug of MyST, or nothing."""
    page = env.get_doctree(docname)
    slugs = env.metadata[docname].get("myst_slugs", {})
    anchor = slugs[fragment][1] if fragment in slugs else page.nameids.get(fragment.lower()) or fragment
    return anchor if anchor in page.ids else ""


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
