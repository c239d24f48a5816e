"""Finds directives and elements that the parser took for something else.

Neither parser reports them: it shows the markup as text, or skips it as a comment. Examples of markup are code in the
doctree, and left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.extra_keys import is_option
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.files import read_text_file

from .directive_names import DIRECTIVES, FIGURE, find_directive
from .written_nodes import find_written

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?P<name>[A-Za-z][\w-]*)"
_OPENING = re.compile(rf"^[ \t]*(?P<marker>:{{2,}}|`{{3,}}|\.\.)[ \t]*\{{?[ \t]*{_NAME}[^`\n]*$", re.MULTILINE)
"""A line that looks like the first line of a directive, in either format."""
_COMMENT = re.compile(rf"{_NAME}(?::|[^\n]*\n[ \t]*:\w)")
"""A comment that looks like a directive without its second colon."""
_CLASS = re.compile(rf"[\[{{(]?{_NAME}")
_TAG = re.compile(rf"<{_NAME}")
_UNKNOWN = re.compile(rf"Unknown directive type:? [\"']{_NAME}[\"']")
_FAILED = re.compile(rf'Error in "{_NAME}" directive:\s+invalid option block')
_MAYBE_MARKUP = (nodes.TextElement, nodes.container, nodes.system_message)
"""Nodes that may contain markup that the parser took for something else."""
_DUST_DIRECTIVE = "reviewer-meta"
_UNINDENTED = "Explicit markup ends without a blank line"


class MarkupTransform(SphinxTransform):
    """Reports text, comments, classes and languages that look like one of our directives or elements."""

    default_priority = 4

    def apply(self, **kwargs: Any) -> None:
        """Look at the text of the page."""
        source = str(self.env.doc2path(self.env.docname))
        if get_filetype(self.config.source_suffix, source) == "restructuredtext":
            find = _find_rst_hints
        else:
            config = getattr(self.env, "myst_config", None)
            find = _MystReader(colons="colon_fence" in getattr(config, "enable_extensions", ())).find_hints
        for node in find_written(self.document):
            if isinstance(node, _MAYBE_MARKUP):
                for line, hint in find(node):
                    report_warning(Subtype.SYNTAX, hint, f"{node.source or source}:{line}")


class _MystReader:
    """Finds markup in MyST pages."""

    def __init__(self, *, colons: bool) -> None:
        self.fence = ":::" if colons else "```"
        self.has_reported_colons = False

    def find_hints(self, node: nodes.Element) -> Iterator[tuple[int, str]]:
        """Yield a line and what to write there."""
        if isinstance(node, nodes.paragraph):
            for match in _OPENING.finditer(node.rawsource):
                if name := find_directive(match["name"]):
                    yield from self.describe_opening(_count_line(node, match), match["marker"], name)
            yield from _find_tags(node, "")
        elif isinstance(node, nodes.system_message):
            yield from _find_unknown(node)
        else:
            written = [node["language"]] if "language" in node else node["classes"] if "is_div" in node else []
            for match in filter(None, map(_CLASS.match, written)):
                # MyST-Parser ends the name of a class at a space.
                if name := FIGURE if match[0] == "{project" else find_directive(match["name"]):
                    yield _get_line(node), f"write {self.write(name)}, with the braces, and a space after them"

    def write(self, name: str) -> str:
        """Return the first line of a directive as one writes it."""
        return f'"{self.fence}{{{name}}}"'

    def describe_opening(self, line: int, marker: str, name: str) -> Iterator[tuple[int, str]]:
        """Yield what to write in place of a directive that is text; how to enable colons, once for a page."""
        if not marker.startswith(":::"):
            hint = f'write {self.write(name)} and, at its end, "{self.fence}"; the page shows the directive as text'
            yield line, hint
        elif not self.has_reported_colons:
            self.has_reported_colons = True
            fence = f'"```{{{name}}}" and, at its end, "```"'
            advice = f'add "colon_fence" to myst_enable_extensions in conf.py, or write {fence}'
            yield line, f"{advice}; the page shows the directive as text"


def _find_rst_hints(node: nodes.Element) -> Iterator[tuple[int, str]]:
    """Find markup in reStructuredText pages; yield a line and what to write there."""
    if isinstance(node, nodes.comment):
        match = _COMMENT.match(node.rawsource)
        if match and (name := find_directive(match["name"])):
            yield _find_comment_line(node), f'write ".. {name}::", with two colons; this is a comment'
    elif isinstance(node, nodes.paragraph | nodes.term):
        for match in _OPENING.finditer(node.rawsource):
            if name := find_directive(match["name"]):
                hint = f'write ".. {name}::", with its options and its body indented; the page shows it as text'
                yield _count_line(node, match), hint
        yield from _find_tags(node, "; the element is for MyST pages")
    elif isinstance(node, nodes.system_message):
        yield from _find_unknown(node)
        yield from _find_layout(node)


def _find_layout(node: nodes.system_message) -> Iterator[tuple[int, str]]:
    """Find options and bodies that are not indented or separated as the parser of reStructuredText expects."""
    text = node.astext()
    if (match := _FAILED.search(text)) and match["name"] in DIRECTIVES:
        yield node["line"], 'write options as ":name: value", and leave an empty line between them and the body'
    follower = node.next_node(descend=False, siblings=True)
    if _UNINDENTED in text and isinstance(follower, nodes.field_list):
        names = {field.astext() for field in follower.findall(nodes.field_name)}
        classes = (kind for each in ENTRY_TYPES.values() for kind in (each.record, each.listing))
        known = {name for kind in classes for name in get_keys(kind)} | ENTRY_TYPES.keys() | {"name"}
        if names and all(is_option(name, known) for name in names):
            yield node["line"], f'indent the option "{min(names)}" and the lines after it like the body'


def _find_unknown(node: nodes.system_message) -> Iterator[tuple[int, str]]:
    """Find the message of a parser about a directive that is probably one of ours."""
    match = _UNKNOWN.search(node.astext())
    if match and (name := find_directive(match["name"])):
        yield node["line"], f'there is no directive "{match["name"]}"; did you mean "{name}"?'
    elif match and match["name"] == _DUST_DIRECTIVE:
        hint = 'write "reviewed" and "review-every" in the front matter or in the field list at the top of the page'
        yield node["line"], f'"{_DUST_DIRECTIVE}" is a directive of sphinx-dust; {hint}'


def _find_tags(node: nodes.Element, advice: str) -> Iterator[tuple[int, str]]:
    """Find tags that are text; without *advice*, only those with a name that is not that of the element."""
    for text in node.findall(nodes.Text) if "<" in node.rawsource else ():
        if isinstance(text.parent, nodes.literal | nodes.raw):
            continue
        for match in _TAG.finditer(text):
            meant = find_directive(match["name"])
            if meant and advice:
                yield _get_line(node), f'write ".. {meant}::" instead of "<{match["name"]}>"{advice}'
            elif meant == FIGURE and match["name"] != FIGURE:
                yield _get_line(node), f'there is no element <{match["name"]}>; did you mean "{FIGURE}"?'


def _get_line(node: nodes.Element) -> int:
    """Return the line of a node, or of the node it is in."""
    while node.line is None and node.parent is not None:
        node = node.parent
    return node.line or 1


def _count_line(node: nodes.Element, match: re.Match[str]) -> int:
    """Return the line of a match in the source of a node."""
    return _get_line(node) + match.string.count("\n", 0, match.start())


def _find_comment_line(node: nodes.comment) -> int:
    """Return the line of a comment, which docutils does not know."""
    first = node.rawsource.partition("\n")[0].strip()
    try:
        lines = read_text_file(node.source or "").split("\n")
    except (OSError, ValueError):
        lines = []
    return next((number for number, line in enumerate(lines, 1) if line.strip() == f".. {first}"), _get_line(node))
