"""Shows the section navigation only on pages that are in a section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_SECTION_NAVIGATION = {"sidebar-collapse", "sidebar-nav-bs"}
"""The parent's templates for section navigation, which it also shows, empty, on pages in no section."""


class SectionSidebars:
    """Removes the parent's section navigation from pages that are in no section.

    Collects the pages once per build: walking the table of contents for each page would take quadratic time.
    """

    def __init__(self) -> None:
        self._docnames: frozenset[str] = frozenset()

    def on_write_started_collect_sections(self, app: Sphinx, builder: Builder) -> None:
        """Collect the pages in sections, after all pages are read and before processes start to write them."""
        self._docnames = frozenset(_find_section_pages(app.env.toctree_includes, app.config.root_doc))

    def on_html_page_context_remove_navigation(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Remove the navigation from the sidebars of a page in no section."""
        if pagename not in self._docnames:
            sidebars = context.get("sidebars") or ()
            context["sidebars"] = [name for name in sidebars if name.removesuffix(".html") not in _SECTION_NAVIGATION]


def _find_section_pages(below: Mapping[str, Iterable[str]], root: str) -> set[str]:
    """Return the top-level pages with pages below them in the table of contents, and all pages below."""
    found: set[str] = set()
    ahead = [top for top in below.get(root, ()) if below.get(top)]
    while ahead:
        if (docname := ahead.pop()) not in found:
            found.add(docname)
            ahead += below.get(docname, ())
    return found
