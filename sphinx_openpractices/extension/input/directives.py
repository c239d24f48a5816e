"""``{project-figure}`` and ``{project-gallery}``: options become nodes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_openpractices.catalog.gallery import Gallery
from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.warnings import Subtype
from sphinx_openpractices.extension.build.captions import parse_caption_text, parse_captions
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.figures import build_entries, build_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node

    from sphinx_openpractices.extension.build.figures import Parse


class OptionSpec(dict[str, "Callable[[str], str]"]):
    """Lets every option through as it is written, so that unknown ones are named in our words, with the nearest match.

    Docutils would refuse the whole directive, MyST would not; ``sphinx.ext.autodoc`` does likewise.
    """

    def __init__(self, cls: type, *more: str) -> None:
        super().__init__(dict.fromkeys([*get_keys(cls), *more], directives.unchanged))

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


class ProjectFigureDirective(SphinxDirective):
    """One project: the argument is its logo, the body its caption; ``project`` names an entry of the catalog."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = OptionSpec(Project, "name", "project")

    def run(self) -> list[Node]:
        """The highlight, or, without a title, the caption alone."""
        origin = _find_directive_origin(self)
        raw = dict(self.options)
        for given, name in ((self.arguments[0] if self.arguments else None, "logo"), (raw.pop("name", None), "id")):
            if given is not None and name in raw:
                origin.report_error(Subtype.OPTION, f'the {name} is given twice; the option "{name}" is ignored')
            if given is not None:
                raw[name] = given
        caption = self.parse_content_to_nodes() if self.content else []
        return build_figure(raw, caption, _make_caption_parser(self), origin)


class ProjectGalleryDirective(SphinxDirective):
    """The project figures in its body, then what it selects from the catalog.

    :mod:`.transforms` arranges them when the page is read.
    """

    has_content = True
    option_spec: ClassVar[OptionSpec] = OptionSpec(Gallery)

    def run(self) -> list[Node]:
        """The gallery, with its caption in front."""
        origin = _find_directive_origin(self)
        choices = {"relation": get_config(self.env).relations} if "relation" in self.options else None
        values, problems = read_keys(Gallery, self.options, choices)
        origin.report_problems(problems)
        options = Gallery(**values)
        body = self.parse_content_to_nodes()
        selected = self.selected(options, body, origin)
        if selected is None:
            return body
        gallery = _build_gallery(options, [*body, *selected])
        origin.mark(gallery)
        result: list[Node] = [gallery]
        named: nodes.Element = gallery
        if options.caption:
            children, messages = self.parse_inline(options.caption)
            named = nodes.rubric(options.caption, "", *children, classes=["project-gallery-caption"])
            origin.mark(named)
            self.state.document.set_id(named)
            gallery["labelledby"] = named["ids"][0]
            result = [named, gallery, *messages]
        if options.name:
            named["names"].append(nodes.fully_normalize_name(options.name))
            self.state.document.note_explicit_target(named, named)
        return result

    def selected(self, options: Gallery, body: list[Node], origin: Origin) -> list[Node] | None:
        """The projects of the catalog that the gallery shows, without those that stand in its body.

        ``None`` when it asks in vain and has no body: then the gallery is empty, and that has been said.
        """
        if body and not options.selects:
            return []
        entries, problems = get_domain(self.env).catalog.select(self.env.docname, options)
        for problem in problems:
            option = f'option "{problem.name}": ' if problem.name else ""
            origin.report_warning(Subtype.SELECTION, option + problem.message)
        if problems and not entries and not body:
            return None
        shown = {node["project"] for node in body if isinstance(node, project_highlight)}
        entries = [entry for entry in entries if entry.project.id not in shown]

        def parse(blocks: list[tuple[str, int]], source: str) -> list[list[Node]]:
            return parse_captions(self.state, blocks, source)

        return build_entries(entries, parse, self.state.document)


def _build_gallery(options: Gallery, children: list[Node]) -> project_gallery:
    """The node of a gallery."""
    gallery = project_gallery("", *children, bullet="-", classes=list(options.class_))
    gallery["layout"], gallery["columns"] = options.layout, options.columns
    gallery["show"], gallery["sort"] = list(options.show), options.sort
    if options.group_by:
        gallery["group-by"] = options.group_by
        gallery["groups"] = list(getattr(options, options.group_by, ()))
    if options.filter:
        gallery["filter"] = options.name
    if options.canonical:
        gallery["canonical"] = True
    return gallery


def _make_caption_parser(directive: SphinxDirective) -> Parse:
    """The parser for captions that do not stand in the body of the directive."""

    def parse(text: str, place: tuple[str, int]) -> list[Node]:
        return parse_caption_text(directive.state, text, place)

    return parse


def _find_directive_origin(directive: SphinxDirective) -> Origin:
    """Where the directive stands."""
    source, line = directive.get_source_info()
    source = sys.intern(source)  # one string for all of a page, so that pickles are small
    written = {"id": "name"} if "name" in directive.options else {}
    return Origin(directive.name, "option", source, line, directive.state.document, written)
