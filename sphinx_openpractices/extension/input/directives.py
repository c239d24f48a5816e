"""The directives ``{project-figure}`` and ``{project-gallery}``."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_openpractices.catalog.gallery import Gallery
from sphinx_openpractices.catalog.keys import KeyProblem, get_keys, read_keys
from sphinx_openpractices.catalog.listing import is_choosing
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.value_order import CATALOG_ORDER
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.nodes import project_element, project_gallery, project_highlight
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.extension.build.captions import parse_caption_body, parse_caption_text, parse_captions
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.figures import build_entries, build_figure, is_draft, make_left_out
from sphinx_openpractices.extension.build.misplaced_options import report_misplaced_options, report_options_in_argument
from sphinx_openpractices.text.slugs import make_slug

from .fence_checks import note_directive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.nodes import Node

    from sphinx_openpractices.extension.build.figures import Parse
    from sphinx_openpractices.extension.build.markdown_fragments import TextPlace


_UNREAD = re.compile(r"[:`~]{3,}[^\n]*\n[ \t]*(?::[a-z]|---)")
_CATALOG_SUFFIXES = (".yml", ".yaml", ".toml", ".json")


class OptionSpec(dict[str, "Callable[[str], str]"]):
    """Accepts every option unchanged, so that our own message can suggest a name for an unknown one.

    Docutils would reject the whole directive, MyST would not. ``sphinx.ext.autodoc`` does the same.
    """

    def __init__(self, cls: type, *more: str) -> None:
        super().__init__(dict.fromkeys([*get_keys(cls), *more], directives.unchanged))

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


class _ProjectDirective(SphinxDirective):
    """A directive with a body."""

    has_content = True
    body: list[Node] | tuple[()] = ()
    """The nodes of the body; shown even if the directive fails."""


class ProjectFigureDirective(_ProjectDirective):
    """One project: the argument is the logo, the body the caption; ``project`` selects an entry of the catalog."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = OptionSpec(Project, "name", "project")

    def run(self) -> list[Node]:
        """Return the highlight, or only the caption if there is no title."""
        note_directive(self)
        origin = _find_directive_origin(self)
        raw = dict(self.options)
        argument = self.arguments[0] if self.arguments else None
        if argument and "\n" in argument:
            argument = report_options_in_argument(argument, get_keys(Project), origin)
        for given, name in ((argument, "logo"), (raw.pop("name", None), "id")):
            if given is not None and name in raw:
                origin.report_error(Subtype.OPTION, f'the {name} is given twice; the option "{name}" is ignored')
            if given is not None:
                raw[name] = given
        self.body = parse_caption_body(self) if self.content else []
        return build_figure(raw, self.body, _make_caption_parser(self), origin)


class ProjectGalleryDirective(_ProjectDirective):
    """The project figures in the body, followed by those that the options select from the catalog.

    :class:`~.galleries.GalleryTransform` arranges them when the page is read.
    """

    option_spec: ClassVar[OptionSpec] = OptionSpec(Gallery)

    def run(self) -> list[Node]:
        """Return the gallery, after its caption."""
        note_directive(self)
        origin = _find_directive_origin(self)
        values, problems = read_keys(Gallery, self.options, get_config(self.env).choices)
        options = Gallery(**values)
        origin.report_problems([*problems, *options.find_conflicts({problem.name for problem in problems})])
        body = self.parse_content_to_nodes()
        if all(isinstance(each, nodes.comment) and not is_draft(each) for each in body):
            body = []
        self.body = body
        misplaced = report_misplaced_options(body, get_keys(Gallery), origin, titled=bool(self.options))
        if _report_gallery_argument(body, origin) or (misplaced and not _has_projects(body)):
            return body
        # If the only choice is wrong, the whole catalog is not what the author asked for.
        wrong = {problem.name for problem in problems} | misplaced
        is_choice_wrong = self.has_unread_options or any(is_choosing(name, Gallery) for name in wrong)
        selected: list[Node] | None = [] if body else None
        if options.chooses or not is_choice_wrong:
            selected = self.select_projects(options, body, origin)
        if selected is None:
            return body or [make_left_out("an empty project gallery")]
        result: list[Node] = []
        gallery: nodes.Element
        if options.empty and not (body or selected):
            children, messages = self.parse_inline(options.empty)
            gallery = nodes.paragraph(options.empty, "", *children, classes=list(options.class_))
            result += messages
        else:
            gallery = _build_gallery(options, [*body, *selected])
        origin.mark(gallery)
        result.insert(0, gallery)
        named: nodes.Element = gallery
        if options.caption:
            children, messages = self.parse_inline(options.caption)
            named = nodes.rubric(options.caption, "", *children, classes=["project-gallery-caption"])
            origin.mark(named)
            result = [named, *result, *messages]
        if options.name:
            named["names"].append(nodes.fully_normalize_name(options.name))
            self.state.document.note_explicit_target(named, named)
        elif options.caption:
            anchor = f"gallery-{make_slug(named.astext())}"
            named["ids"] += [anchor] if anchor not in self.state.document.ids else []
            self.state.document.set_id(named)
        if named is not gallery and isinstance(gallery, project_gallery):
            gallery["labelledby"] = named["ids"][0]
        return result

    @property
    def has_unread_options(self) -> bool:
        """Whether MyST-Parser could not read the options, and reported it; unknown before MyST-Parser 5."""
        return not self.options and _UNREAD.match(self.block_text) is not None

    def select_projects(self, options: Gallery, body: list[Node], origin: Origin) -> list[Node] | None:
        """Return the projects of the catalog that the gallery shows, without those in its body.

        Return ``None`` if there is neither a project nor a body: the gallery is empty, and a message has reported it.
        """
        if body and not options.selects:
            return []
        site = get_domain(self.env).catalog
        entries, problems = site.select_entries(self.env.docname, options)
        if not (entries or problems or options.empty) and options.selects and site.catalog.entries:
            problems = [KeyProblem("", "no project of the catalog matches all of its options")]
        origin.report_selection(problems)
        if (problems or not site.catalog.is_complete) and not entries and not body:
            return None
        shown = {node["project"] for node in body if isinstance(node, project_highlight)}
        entries = [entry for entry in entries if entry.record.id not in shown]
        if options.sort == f"-{CATALOG_ORDER}":
            entries.reverse()  # the gallery is reversed as a whole, see gallery_keys.sort_gallery

        def parse(blocks: list[tuple[str, int]], source: str, folder: str | None) -> Iterator[list[Node]]:
            return parse_captions(self.state, blocks, source, folder)

        return build_entries(entries, parse, self.state.document)


def _has_projects(body: list[Node]) -> bool:
    """Return whether there is a project, or a gallery, in the body of a gallery."""
    return any(isinstance(node, project_element) for node in body)


def _report_gallery_argument(body: list[Node], origin: Origin) -> bool:
    """Report text after the name of the directive, which is the first paragraph of *body*, if it is all there is."""
    first = body[0] if body else None
    if not isinstance(first, nodes.paragraph) or first.line != origin.line:
        return False
    text = first.astext()
    name = "catalog" if text.endswith(_CATALOG_SUFFIXES) else "caption"
    message = f'write ":{name}: {text}" on the next line; the directive has no argument'
    origin.report_error(Subtype.OPTION, message)
    return not _has_projects(body)


def _build_gallery(options: Gallery, children: list[Node]) -> project_gallery:
    """Return the node of a gallery."""
    gallery = project_gallery("", *children, bullet="-", classes=list(options.class_))
    gallery["layout"], gallery["columns"] = options.layout, options.columns
    gallery["show"], gallery["sort"] = list(options.show), options.sort
    gallery.declared = options
    if options.makes_sections:
        gallery["sections"] = True
    elif options.filter:
        gallery["filter"], gallery["filter-keys"] = options.name, list(options.filter)
    if options.canonical:
        gallery["canonical"] = True
    return gallery


def _make_caption_parser(directive: SphinxDirective) -> Parse:
    """Return a parser for captions that are not the body of the directive."""

    def parse(text: str, place: TextPlace) -> list[Node]:
        return parse_caption_text(directive.state, text, place)

    return parse


def _find_directive_origin(directive: SphinxDirective) -> Origin:
    """Return where the directive is."""
    source, line = directive.get_source_info()
    source = sys.intern(source)  # shared by all nodes of a page, which keeps pickles small
    written = {"id": "name"} if "name" in directive.options else {}
    return Origin(directive.name, "option", source, line, directive.state.document, written)
