"""Shows the titles of pages as plain text in the header, where the parent prints them as HTML.

A title such as ``The element <b>``, in backticks, would be an element:
https://github.com/pydata/pydata-sphinx-theme/blob/v0.16.1/src/pydata_sphinx_theme/toctree.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import escape
from sphinx import addnodes

from .serialized_pages import is_serializing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class HeaderTitles:
    """Escapes the titles of pages in the links of the header; collects them once per build."""

    def __init__(self) -> None:
        self._changes: dict[str, str] = {}
        """How the parent prints each title with special characters, and how it is printed here."""

    def on_env_updated_collect_titles(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Collect the titles, after all pages are read and before processes start to write them."""
        pairs = (
            (_print_title(title, str), _print_title(title, escape)) for title in _list_titles(env, app.config.root_doc)
        )
        self._changes = {
            f"\n    {parents}\n  </a>": f"\n    {ours}\n  </a>" for parents, ours in pairs if ours != parents
        }

    def on_html_page_context_escape_titles(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Escape the titles in what the function of the parent returns; after it is in the context."""
        if self._changes and not is_serializing(app):
            make_links = context["generate_header_nav_html"]
            context["generate_header_nav_html"] = lambda *args, **options: self._change(make_links(*args, **options))

    def _change(self, links: str) -> str:
        for parents, ours in self._changes.items():
            links = links.replace(parents, ours)
        return links


def _list_titles(env: BuildEnvironment, root: str) -> Iterator[Sequence[nodes.Node]]:
    """Yield the titles in the table of contents of the start page."""
    for contents in env.tocs[root].findall(addnodes.toctree):
        for title, page in contents["entries"]:
            found = env.titles.get(contents["parent"] if page == "self" else page)
            if title is not None:
                yield [nodes.Text(title)]
            elif found is not None:
                yield found.children


def _print_title(title: Sequence[nodes.Node], print_text: Callable[[str], str]) -> str:
    """Return a title in the HTML of the parent."""
    return "".join(
        rf'<span class="math notranslate nohighlight">\({print_text(part.astext())}\)</span>'
        if isinstance(part, nodes.math)
        else print_text(part.astext())
        for part in title
    )
