"""``{project-figure}`` and ``{project-gallery}``: options become nodes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .figures import build_highlight
from .gallery import Gallery
from .keys import keys_of, read_keys
from .messages import Subtype
from .nodes import project_gallery
from .origin import Origin
from .project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node


class OptionSpec(dict[str, "Callable[[str], str]"]):
    """Lets every option through as it is written, so that unknown ones are named in our words, with the nearest match.

    Docutils would refuse the whole directive, MyST would not; ``sphinx.ext.autodoc`` does likewise.
    """

    def __init__(self, cls: type, *more: str) -> None:
        super().__init__(dict.fromkeys([*keys_of(cls), *more], directives.unchanged))

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


class ProjectFigureDirective(SphinxDirective):
    """One project: the argument is its logo, the body its caption."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = OptionSpec(Project, "name")

    def run(self) -> list[Node]:
        """The highlight, or, without a title, the caption alone."""
        origin = origin_of(self)
        raw = dict(self.options)
        for given, name in ((self.arguments[0] if self.arguments else None, "logo"), (raw.pop("name", None), "id")):
            if given is not None and name in raw:
                origin.error(Subtype.OPTION, f'the {name} is given twice; the option "{name}" is ignored')
            if given is not None:
                raw[name] = given
        caption = self.parse_content_to_nodes() if self.content else []
        return build_highlight(raw, caption, self.parse_text_to_nodes, origin)


class ProjectGalleryDirective(SphinxDirective):
    """Options for the project figures in its body; :mod:`.transforms` arranges them when the page is read."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = OptionSpec(Gallery)

    def run(self) -> list[Node]:
        """The gallery, with its caption in front."""
        origin = origin_of(self)
        values, problems = read_keys(Gallery, self.options)
        origin.report(problems)
        options = Gallery(**values)
        gallery = project_gallery(
            "",
            *self.parse_content_to_nodes(),
            bullet="-",
            classes=list(options.class_),
            layout=options.layout,
            columns=options.columns,
            show=list(options.show),
            sort=options.sort,
        )
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


def origin_of(directive: SphinxDirective) -> Origin:
    """Where the directive stands."""
    source, line = directive.get_source_info()
    source = sys.intern(source)  # one string for all of a page, so that pickles are small
    written = {"id": "name"} if "name" in directive.options else {}
    return Origin(directive.name, "option", source, line, directive.state.document, written)
