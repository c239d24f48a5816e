"""Lets Markdown links lead to ids in raw HTML: ``[x](#place)`` and ``[x](page.md#place)``.

MyST looks for headings and labels only, and would warn of ``<a id="place">``. Sites enable this with
``openpractices_raw_html = True``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.text.html_links import find_ids
from sphinx_openpractices.text.html_tags import find_open_text

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_IDS = "openpractices_html_ids"
"""The key of the ids in the metadata of a page, which Sphinx merges and clears."""


def note_html_ids(env: BuildEnvironment, document: nodes.document) -> None:
    """Note the ids in the raw HTML of a page that is read."""
    found: dict[str, None] = {}
    inside = ""
    for node in document.findall(nodes.raw):
        if "html" in node.get("format", "").split():
            text = node.astext()
            found |= dict.fromkeys(find_ids(text, inside))
            inside = find_open_text(text, inside)
    if found:
        env.metadata[env.docname][_IDS] = list(found)


class HtmlIdsPostTransform(SphinxPostTransform):
    """Resolves links to ids in raw HTML; formats that have no raw HTML link to the page instead."""

    default_priority = 8
    """Before MyST's resolver (9), which would choose a label of another page, or warn."""

    def run(self, **kwargs: Any) -> None:
        """Resolve the links that lead to such ids."""
        if not get_config(self.env).raw_html:
            return
        builder = get_app(self.env).builder
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("reftype") != "myst":
                continue
            page = node.get("refdoc", self.env.docname)
            leads, anchor = page, node["reftarget"]
            if node.get("refdomain") == "doc":
                leads, anchor = anchor, node.get("reftargetid")
            if not anchor or unquote(anchor) not in _get_ids(self.env, leads):
                continue
            content = next(iter(node.findall(nodes.inline)))
            if not content.children:
                content.append(nodes.literal(anchor, anchor))
            if builder.format != "html":
                anchor = ""
            found = make_refnode(builder, page, leads, anchor, content) if anchor or leads != page else content
            if "reftitle" in node and isinstance(found, nodes.reference):
                found["reftitle"] = node["reftitle"]
            node.replace_self(found)


def _get_ids(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the ids in the raw HTML of a page."""
    return env.metadata[docname].get(_IDS, []) if docname in env.metadata else []
