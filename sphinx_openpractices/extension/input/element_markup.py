"""Parses a piece of Markdown of a page that MyST has read already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def parse_markdown(text: str, line: int, document: nodes.document) -> list[nodes.Node]:
    """The nodes for *text*, which stands on *line*; it may use the link definitions and footnotes of the page."""
    env = cast("BuildEnvironment", document.settings.env)
    parser = create_md_parser(env.myst_config, SphinxRenderer)  # type: ignore[attr-defined]
    root = nodes.Element()
    options = cast("dict[str, Any]", parser.options)
    options["document"], options["current_node"] = document, root
    renderer = cast("SphinxRenderer", parser.renderer)
    definitions: dict[str, Any] = {}
    if "[" in text:
        page = env.temp_data.get("openpractices_page")
        if page is None:  # read once, however many elements the page has
            page = env.temp_data["openpractices_page"] = {}
            parser.parse(Path(env.doc2path(env.docname)).read_text(encoding="utf-8-sig"), page)
        labels = page.get("footnotes", {}).get("refs", {})
        definitions = {
            "references": page.get("references", {}),
            "footnotes": {"refs": dict.fromkeys(labels, -1)},
        }
    renderer.setup_render(options, definitions)
    renderer.nested_render_text(text, line - 1)
    return list(root.children)
