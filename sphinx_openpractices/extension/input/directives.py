"""The directives of entry types: for one entry, and for a list of them."""

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
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.practice_list import PracticeList
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.value_order import CATALOG_ORDER
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.entry_nodes import entry_element, entry_item, entry_list
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.extension.build.captions import parse_caption_body, parse_caption_text, parse_captions
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.entry_items import build_entries, build_item, is_draft, make_left_out
from sphinx_openpractices.extension.build.misplaced_options import (
    report_misplaced_item,
    report_misplaced_options,
    report_options_in_argument,
)
from sphinx_openpractices.extension.build.practice_kind import PRACTICE_KIND
from sphinx_openpractices.extension.build.project_kind import PROJECT_KIND
from sphinx_openpractices.text.slugs import make_slug

from .fence_checks import note_directive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.nodes import Node

    from sphinx_openpractices.catalog.listing import Listing
    from sphinx_openpractices.extension.build.entry_items import Parse
    from sphinx_openpractices.extension.build.entry_kind import EntryKind
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


class EntryBaseDirective(SphinxDirective):
    """A directive with a body, for entries of one *kind*."""

    has_content = True
    kind: ClassVar[EntryKind]
    body: list[Node] | tuple[()] = ()
    """The nodes of the body; shown even if the directive fails."""


class EntryDirective(EntryBaseDirective):
    """One entry: the argument is one of its keys, the body its markup; an option selects an entry of the catalog."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Return the item, or only the body if there is too little for an entry."""
        note_directive(self)
        origin = find_directive_origin(self)
        raw = dict(self.options)
        argument = self.arguments[0] if self.arguments else None
        if argument and "\n" in argument:
            argument = report_options_in_argument(argument, get_keys(self.kind.type.record), self.kind.argument, origin)
        for given, name in ((argument, self.kind.argument), (raw.pop("name", None), "id")):
            if given is not None and name in raw:
                origin.report_error(Subtype.OPTION, f'the {name} is given twice; the option "{name}" is ignored')
            if given is not None:
                raw[name] = given
        if self.content:
            report_misplaced_item(self, self.kind.type.record, origin)
        self.body = parse_caption_body(self) if self.content else []
        return build_item(self.kind, raw, self.body, _make_markup_parser(self), origin)


class EntryListDirective(EntryBaseDirective):
    """The entries in the body, followed by those that the options select from the catalog.

    :class:`~.entry_lists.EntryTransform` arranges them when the page is read.
    """

    def run(self) -> list[Node]:
        """Return the list, after its caption."""
        note_directive(self)
        origin = find_directive_origin(self)
        listing = self.kind.type.listing
        values, problems = read_keys(listing, self.options, get_config(self.env).choices)
        options = listing(**values)
        origin.report_problems([*problems, *options.find_conflicts({problem.name for problem in problems})])
        body = self.parse_content_to_nodes()
        if all(isinstance(each, nodes.comment) and not is_draft(each) for each in body):
            body = []
        self.body = body
        misplaced = report_misplaced_options(body, get_keys(listing), origin, titled=bool(self.options))
        if _report_list_argument(body, origin) or (misplaced and not _has_entries(body)):
            return body
        # If the only choice is wrong, the whole catalog is not what the author asked for.
        wrong = {problem.name for problem in problems} | misplaced
        is_choice_wrong = self.has_unread_options or any(is_choosing(name, listing) for name in wrong)
        selected: list[Node] | None = [] if body else None
        if options.chooses or not is_choice_wrong:
            selected = self.select_entries(options, body, origin)
        if selected is None:
            return body or [make_left_out(f"an empty {self.kind.type.list_name}")]
        return self.build_list(options, [*body, *selected], origin)

    def build_list(self, options: Listing, children: list[Node], origin: Origin) -> list[Node]:
        """Return the list, or what is shown in place of an empty one, after its caption."""
        result: list[Node] = []
        made: nodes.Element
        if options.empty and not children:
            inline, messages = self.parse_inline(options.empty)
            made = nodes.paragraph(options.empty, "", *inline, classes=list(options.class_))
            result += messages
        else:
            made = self.kind.make_list(options, children)
            made.declared = options
            if options.canonical:
                made["canonical"] = True
        origin.mark(made)
        result.insert(0, made)
        named: nodes.Element = made
        if options.caption:
            inline, messages = self.parse_inline(options.caption)
            named = nodes.rubric(options.caption, "", *inline, classes=[f"{self.name}-caption"])
            origin.mark(named)
            result = [named, *result, *messages]
        self.name_list(named, options)
        if named is not made and isinstance(made, entry_list):
            made["labelledby"] = named["ids"][0]
        return result

    def name_list(self, named: nodes.Element, options: Listing) -> None:
        """Give the list, or its caption, an anchor."""
        document = self.state.document
        if options.name:
            named["names"].append(nodes.fully_normalize_name(options.name))
            document.note_explicit_target(named, named)
        elif options.caption:
            anchor = f"{self.kind.type.list_noun}-{make_slug(named.astext())}"
            named["ids"] += [anchor] if anchor not in document.ids else []
            document.set_id(named)

    @property
    def has_unread_options(self) -> bool:
        """Whether MyST-Parser could not read the options, and reported it; unknown before MyST-Parser 5."""
        return not self.options and _UNREAD.match(self.block_text) is not None

    def select_entries(self, options: Listing, body: list[Node], origin: Origin) -> list[Node] | None:
        """Return the entries of the catalog that the list shows, without those in its body.

        Return ``None`` if there is neither an entry nor a body: the list is empty, and a message has reported it.
        """
        if body and not options.selects:
            return []
        type_name = self.kind.type.name
        site = get_domain(self.env).registers[type_name].catalog
        entries, problems = site.select_entries(self.env.docname, options)
        is_empty = not entries and not site.list_shared(options)  # which a list shows without entries, too
        if is_empty and not (problems or options.empty) and options.selects and site.catalog.entries:
            problems = [KeyProblem("", f"no {type_name} of the catalog matches all of its options")]
        origin.report_selection(problems)
        if (problems or not site.catalog.is_complete) and not entries and not body:
            return None
        shown = {node.get(type_name) for node in body if isinstance(node, entry_item)}
        entries = [entry for entry in entries if entry.record.id not in shown]
        if options.sort == f"-{CATALOG_ORDER}":
            entries.reverse()  # the list is reversed as a whole, see list_keys.sort_list

        def parse(blocks: list[tuple[str, int]], source: str, folder: str | None) -> Iterator[list[Node]]:
            return parse_captions(self.state, blocks, source, folder, self.kind.choose_line(self.env))

        return build_entries(self.kind, entries, parse, self.state.document, options)


class ProjectFigureDirective(EntryDirective):
    """``{project-figure}``: one project; the argument is its logo."""

    kind = PROJECT_KIND
    option_spec: ClassVar[OptionSpec] = OptionSpec(Project, "name", "project")


class ProjectGalleryDirective(EntryListDirective):
    """``{project-gallery}``: projects."""

    kind = PROJECT_KIND
    option_spec: ClassVar[OptionSpec] = OptionSpec(Gallery)


class PracticeDirective(EntryDirective):
    """``{practice}``: one practice; the argument is its title."""

    kind = PRACTICE_KIND
    option_spec: ClassVar[OptionSpec] = OptionSpec(Practice, "name", "practice")


class PracticeListDirective(EntryListDirective):
    """``{practice-list}``: practices."""

    kind = PRACTICE_KIND
    option_spec: ClassVar[OptionSpec] = OptionSpec(PracticeList)


def _has_entries(body: list[Node]) -> bool:
    """Return whether there is an entry, or a list of them, in the body of a list."""
    return any(isinstance(node, entry_element) for node in body)


def _report_list_argument(body: list[Node], origin: Origin) -> bool:
    """Report text after the name of the directive, which is the first paragraph of *body*, if it is all there is."""
    first = body[0] if body else None
    if not isinstance(first, nodes.paragraph) or first.line != origin.line:
        return False
    text = first.astext()
    name = "catalog" if text.endswith(_CATALOG_SUFFIXES) else "caption"
    message = f'write ":{name}: {text}" on the next line; the directive has no argument'
    origin.report_error(Subtype.OPTION, message)
    return not _has_entries(body)


def _make_markup_parser(directive: SphinxDirective) -> Parse:
    """Return a parser for markup that is not the body of the directive."""

    def parse(text: str, place: TextPlace) -> list[Node]:
        return parse_caption_text(directive.state, text, place)

    return parse


def find_directive_origin(directive: SphinxDirective) -> Origin:
    """Return where the directive is."""
    source, line = directive.get_source_info()
    source = sys.intern(source)  # shared by all nodes of a page, which keeps pickles small
    written = {"id": "name"} if "name" in directive.options else {}
    return Origin(directive.name, "option", source, line, directive.state.document, written)
