"""The sidebar for the pages of a section, shown only where there is a section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_SECTION_NAVIGATION = {"sidebar-collapse", "sidebar-nav-bs"}
"""The parent's templates for the navigation of a section, which it also shows, empty, where there is no section."""


class SectionSidebars:
    """Removes the parent's section navigation from pages that are in no section.

    The pages are collected once per build: walking the table of contents for each page takes quadratic time.
    """

    def __init__(self) -> None:
        self._docnames: frozenset[str] = frozenset()

    def on_write_started(self, app: Sphinx, builder: Builder) -> None:
        """Collect the pages; all documents have been read, and processes that write in parallel start later."""
        self._docnames = frozenset(_find_section_pages(app.env.toctree_includes, app.config.root_doc))

    def on_html_page_context(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Remove the navigation from the sidebars of a page."""
        if pagename not in self._docnames:
            sidebars = context.get("sidebars") or ()
            context["sidebars"] = [name for name in sidebars if name.removesuffix(".html") not in _SECTION_NAVIGATION]


def _find_section_pages(below: Mapping[str, Iterable[str]], root: str) -> set[str]:
    """Top-level pages that have pages below them in the table of contents, with all of these."""
    found: set[str] = set()
    ahead = [top for top in below.get(root, ()) if below.get(top)]
    while ahead:
        if (docname := ahead.pop()) not in found:
            found.add(docname)
            ahead += below.get(docname, ())
    return found
