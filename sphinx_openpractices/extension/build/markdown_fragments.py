"""Parses fragments of Markdown for a page: the content of elements, and captions from catalog files.

MyST-Parser has no public way to parse text from another file. Only this module uses its renderer, which is private;
that is why ``pyproject.toml`` limits its versions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.warnings_ import create_warning

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it import MarkdownIt
    from sphinx.environment import BuildEnvironment

_PARSERS = "openpractices_markdown_parsers"
_PAGE = "openpractices_markdown_page"


class FragmentRenderer(SphinxRenderer):
    """Renders a fragment of Markdown from the file *source*, which need not be that of the page.

    MyST-Parser would report problems in it at a line of the page (``create_warning`` in its ``warnings_.py``).
    """

    source: str

    def create_warning(self, message: str, subtype: Any, *, line: int | None = None, **options: Any) -> Any:
        """Report a problem at *line* of the file."""
        place = nodes.Element()
        place.source, place.line = self.source, line
        return create_warning(self.document, message, subtype, node=place, **options)


def parse_markdown(
    text: str, place: tuple[str, int], document: nodes.document, definitions: MutableMapping[str, Any] | None = None
) -> list[nodes.Node]:
    """Return the nodes of *text*, which is at *place*, a file and a line, for a *document* that is being read.

    The text can use the link and footnote *definitions*; by default those of the page.
    """
    source, line = place
    env = cast("BuildEnvironment", document.settings.env)
    # A fragment may contain a directive that parses another. Creating a parser takes longer than parsing a caption.
    free = cast("list[MarkdownIt]", env.temp_data.setdefault(_PARSERS, []))
    parser = free.pop() if free else create_md_parser(env.myst_config, FragmentRenderer)  # type: ignore[attr-defined]
    if definitions is None:
        definitions = _find_definitions(parser, env) if "[" in text else {}
    renderer = cast("FragmentRenderer", parser.renderer)
    root = nodes.Element()
    root.document = document
    options = cast("dict[str, Any]", parser.options)
    options["document"], options["current_node"] = document, root
    renderer.setup_render(options, definitions)
    renderer.source = source
    page, document["source"] = document["source"], source
    try:
        renderer.nested_render_text(text, line - 1)
    finally:
        document["source"] = page
        free.append(parser)
    return list(root.children)


def _find_definitions(parser: MarkdownIt, env: BuildEnvironment) -> dict[str, Any]:
    """Return the link definitions and footnote labels of the current page, which is parsed once to find them."""
    page = env.temp_data.get(_PAGE)
    if page is None:
        page = env.temp_data[_PAGE] = {}
        parser.parse(Path(env.doc2path(env.docname)).read_text(encoding="utf-8-sig"), page)
    labels = page.get("footnotes", {}).get("refs", {})
    return {"references": page.get("references", {}), "footnotes": {"refs": dict.fromkeys(labels, -1)}}
