"""Shows the section navigation only on pages that are in a section, and only as much of it as a page can carry.

For each page, Sphinx copies the table of contents of all pages in its section, with every heading, and the parent keeps
the result only for pages in the same output folder: with ``dirhtml``, or pages named ``index``, each page has its own.
So the time grows with the square of the pages: https://github.com/pydata/pydata-sphinx-theme/issues/364
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_SECTION_NAVIGATION = {"sidebar-collapse", "sidebar-nav-bs"}
"""The parent's templates for section navigation, which it also shows, empty, on pages in no section."""


class _Navigation(NamedTuple):
    """How many pages the navigation of a page lists: the whole section, or only the branch of the page."""

    section: int
    branch: int


class SectionSidebars:
    """Limits the parent's section navigation: the branch of the page in large sections, none in long ones.

    Measures the sections once per build: walking the table of contents for each page would take quadratic time.
    """

    def __init__(self) -> None:
        self._navigations: dict[str, _Navigation] = {}

    def on_write_started_measure_sections(self, app: Sphinx, builder: Builder) -> None:
        """Measure the sections, after all pages are read and before processes start to write them."""
        self._navigations = _measure_sections(app.env.toctree_includes, app.config.root_doc)

    def on_html_page_context_limit_navigation(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Collapse the navigation of a page in a large section; remove it if the branch of the page is too long, too.

        A page in no section has none.
        """
        most = int(context.get("theme_sidebar_max_pages") or 0)
        shown = self._navigations.get(pagename)
        if shown and shown.section > most:
            context["theme_collapse_navigation"] = True
        if not shown or shown.branch > most:
            sidebars = context.get("sidebars") or ()
            context["sidebars"] = [name for name in sidebars if name.removesuffix(".html") not in _SECTION_NAVIGATION]


def _measure_sections(below: Mapping[str, Iterable[str]], root: str) -> dict[str, _Navigation]:
    """Return the size of the navigation of each page in a section: a top-level page with pages below it."""
    found: dict[str, _Navigation] = {}
    for top in below.get(root, ()):
        branches: dict[str, int] = {}
        ahead = [(top, 0)]
        while ahead:
            docname, above = ahead.pop()
            if docname not in branches:
                children = [*below.get(docname, ())]
                branches[docname] = above + len(children)
                ahead += [(child, branches[docname]) for child in children]
        if branches[top]:
            found |= {docname: _Navigation(len(branches) - 1, branch) for docname, branch in branches.items()}
    return found
