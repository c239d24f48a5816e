"""Builds the links of practices: to URLs, to documents and labels of the site, and to other files of the source."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from sphinx_openpractices.extension.base.practice_nodes import practice_reference, practice_words
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.text.urls import is_url

from .domain import PracticesDomain

if TYPE_CHECKING:
    from sphinx_openpractices.extension.base.origin import Origin


def build_link(target: str, text: nodes.Node, origin: Origin, key: str) -> nodes.Node:
    """Return a link with a text to the target that is written as *key*; without a target, or if it is wrong, the text.

    A file of the source that is not a document becomes a download.
    """
    written = origin.find_owner(key)
    if not target:
        return text
    if is_url(target):
        if isinstance(text, practice_words):
            link: nodes.Element = practice_reference(text.rawsource, "", *text.children, refuri=target)
            link.source, link.line = text.source, text.line
            return link
        link = nodes.reference("", "", text, refuri=target)
    else:
        joined = posixpath.join(written.base, unquote(target.partition("#")[0]))
        path = posixpath.normpath(joined.removeprefix("/"))
        if path.startswith("../"):
            message = f'target "{target}" is outside the source directory; write its URL'
            written.report_warning(Subtype.TARGET, message, key, severe=True)
            return text
        link = _build_download(path, text) if _is_file(path, written) else _build_reference(target, text, written)
    written.mark(link, key)
    return link


def _is_file(path: str, origin: Origin) -> bool:
    """Return whether a path from the source directory is that of a file that is not a document."""
    env = origin.env
    return env.project.path2doc(path) not in env.found_docs and os.path.isfile(os.path.join(env.srcdir, path))  # noqa: PTH113, PTH118 - as Sphinx


def _build_download(path: str, text: nodes.Node) -> addnodes.download_reference:
    return addnodes.download_reference("", "", text, reftarget=f"/{path}", refexplicit=True)


def _build_reference(target: str, text: nodes.Node, origin: Origin) -> addnodes.pending_xref:
    """Return the reference to a place in this site."""
    link = addnodes.pending_xref(
        "",
        text,
        refdomain=PracticesDomain.name,
        reftype="target",
        reftarget=target,
        refdoc=origin.env.docname,
        refexplicit=True,
        refwarn=True,
    )
    if origin.folder is not None:
        link["folder"] = f"/{origin.folder}"
    return link
