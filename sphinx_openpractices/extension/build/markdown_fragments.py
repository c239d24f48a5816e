"""Parses fragments of Markdown for a page: the content of elements, and captions from catalog files.

MyST-Parser has no public way to parse text from another file. Only this module uses its renderer, which is private;
that is why ``pyproject.toml`` limits its versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.warnings_ import create_warning

from sphinx_openpractices.text.files import read_text_file

from .caption_names import collect_own_names
from .catalog_paths import use_catalog_paths
from .plain_captions import build_simple_caption, parse_plain_caption

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer
    from sphinx.environment import BuildEnvironment

_PARSERS = "openpractices_markdown_parsers"
_PAGE = "openpractices_markdown_page"


class TextPlace(NamedTuple):
    """Where a text is. Its paths are relative to *folder*, from the source directory, or else to the page."""

    source: str
    line: int
    folder: str | None = None
    kind: type[nodes.paragraph] = nodes.paragraph
    """What is made of a text that is one paragraph and needs no parser: for a card, its caption at once."""


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
    text: str, place: TextPlace, document: nodes.document, page: DocutilsRenderer | None = None
) -> list[nodes.Node]:
    """Return the nodes of *text*, which is at *place*, for a *document* that is being read.

    The text can use the link definitions of the page, whose renderer is *page* unless it is rendered already. What the
    text itself defines is not known elsewhere, and comes first.
    """
    env = cast("BuildEnvironment", document.settings.env)
    if not document.settings.env.myst_config.disable_syntax and (simple := build_simple_caption(text, place)):
        return [simple]
    # A fragment may contain a directive that parses another. Creating a parser takes longer than parsing a caption.
    free = cast("list[MarkdownIt]", env.temp_data.setdefault(_PARSERS, []))
    parser = free.pop() if free else _create_parser(document)
    if plain := parse_plain_caption(text, place, parser):
        free.append(parser)
        return [plain]
    renderer = cast("FragmentRenderer", parser.renderer)
    sources = document["source"], document.current_source
    document["source"] = document.current_source = renderer.source = place.source
    try:
        with collect_own_names(document) as root, use_catalog_paths(root, place.folder):
            renderer.md_env, renderer.current_node = _find_definitions(text, place, parser, env, page), root
            if page is not None:
                renderer._heading_slugs = page._heading_slugs  # noqa: SLF001 - headings in captions have anchors, too
            renderer.nested_render_text(text, place.line - 1)
    finally:
        document["source"], document.current_source = sources
        free.append(parser)
    return list(root.children)


def _create_parser(document: nodes.document) -> MarkdownIt:
    """Return a parser of fragments for a document."""
    parser = create_md_parser(document.settings.env.myst_config, FragmentRenderer)
    options = cast("dict[str, Any]", parser.options)
    options["document"] = document
    cast("FragmentRenderer", parser.renderer).setup_render(options, {})
    return parser


def _find_definitions(
    text: str, place: TextPlace, parser: MarkdownIt, env: BuildEnvironment, page: DocutilsRenderer | None
) -> dict[str, Any]:
    """Return what a text can use of the definitions on its page: those that it does not define itself."""
    known = page.md_env if page is not None else _parse_page(parser, env) if "[" in text else {}
    references = known.get("references", {})
    if references and "]:" in text:
        own: dict[str, Any] = {}
        parser.parse(text, own)
        references = {label: link for label, link in references.items() if label not in own.get("references", {})}
    # The options of ``include``, by which MyST-Parser changes paths.
    options = {name: known[name] for name in ("relative-images", "relative-docs") if name in known}
    labels = known.get("footnotes", {}).get("refs", {})
    definitions = {"references": dict(references), "footnotes": {"refs": dict.fromkeys(labels, -1)}}
    return definitions if place.folder is not None else definitions | options


def _parse_page(parser: MarkdownIt, env: BuildEnvironment) -> dict[str, Any]:
    """Return the environment of the current page, which is parsed once to find its definitions."""
    page: dict[str, Any] | None = env.temp_data.get(_PAGE)
    if page is None:
        page = env.temp_data[_PAGE] = {}
        try:
            parser.parse(read_text_file(env.doc2path(env.docname)), page)
        except (OSError, ValueError):
            return page  # the source was generated, or is longer than what people write
    return page
