"""Finds options that their author wrote in the wrong place: in the caption, or a title in place of the logo."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.extra_keys import is_option
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.text.printable import shorten_text
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinx.util.docutils import SphinxDirective

    from sphinx_openpractices.extension.base.origin import Origin

_OPTION = re.compile(r"[ \t]*:(?P<name>[A-Za-z0-9.-]+):[ \t]*(?P<value>.*)")
_WITHOUT_COLON = re.compile(r"(?P<name>[A-Za-z0-9.-]+)[ \t]*[:=][ \t]*(?P<value>.*)")
_ALMOST = re.compile(r"[ \t]*:?(?P<name>[A-Za-z0-9.-]+)[ \t:=][ \t]*(?P<value>.*)")
_PATH = re.compile(r".*[/\\].*|.*\.(?:\*|[A-Za-z]{3,4})")
_WIDEST = 40


def report_misplaced_options(
    body: Sequence[nodes.Node], names: Collection[str], origin: Origin, *, titled: bool
) -> set[str]:
    """Report the options *names* that are in the body of a directive or an element; return those found.

    If it is not *titled*, that is, if its main options are missing, lines such as ``title: Dask`` at the start of the
    body are options, too.
    """
    found = set()
    for line, written, value, problem in _find_options(body, titled=titled):
        name = written.lower()
        if is_option(name, names):
            found.add(name)
            short = shorten_text(value, _WIDEST)
            if origin.noun == "attribute":
                message = f'write {name}="{short}" in the tag; it is part of the body here'
            else:
                message = f'write ":{name}: {short}" {problem}; it is part of the body here'
            replace(origin, line=line or origin.line).report_error(Subtype.OPTION, message)
    return found


def _find_options(body: Sequence[nodes.Node], *, titled: bool) -> Iterator[tuple[int | None, str, str, str]]:
    """Yield the line, name and value of what looks like an option in a body, and where to write it."""
    above = "above the body, without an empty line before it"
    for index, node in enumerate(body):
        if isinstance(node, nodes.field_list):  # in reStructuredText, and with a MyST extension
            for field in node.findall(nodes.field):
                yield field.line, field[0].astext(), field[1].astext(), above
        if not isinstance(node, nodes.paragraph):
            continue
        for number, text in enumerate(node.rawsource.split("\n")):
            line = node.line + number if node.line is not None else None
            if match := _OPTION.fullmatch(text):
                yield line, match["name"], match["value"], above
            elif not titled and index == 0 and (match := _WITHOUT_COLON.fullmatch(text)):
                yield line, match["name"], match["value"], "with a colon before the name"


def report_options_in_argument(argument: str, names: Collection[str], key: str, origin: Origin) -> str:
    """Report the options *names* in the lines below an argument, the value of *key*; return the rest.

    In reStructuredText, an argument ends at the first line that begins like an option.
    """
    kept, *lines = argument.split("\n")
    for number, text in enumerate(lines, 1):
        match = _ALMOST.fullmatch(text)
        if match and is_option(match["name"].lower(), names):
            message = f'write ":{match["name"].lower()}: {match["value"]}"; it is part of the {key} here'
            replace(origin, line=origin.line + number).report_error(Subtype.OPTION, message)
        else:
            kept += f" {text.strip()}"
    return kept


def report_misplaced_item(directive: SphinxDirective, record: type, origin: Origin) -> None:
    """Report the first line of a body that is an item of the last option, whose values have a line each.

    In MyST, unlike in reStructuredText, the options end at the first line that does not begin with a colon.
    """
    line, key = directive.content[0], get_keys(record).get(["", *directive.options][-1])
    if key is None or key.items is None or not line[:1].isspace():
        return
    try:
        key.read(line)
    except ValueError:
        return
    message = f'write ":{key.name}: |", and each item below it as ":   {line.strip()}"; it is part of the body here'
    # MyST counts from the directive, docutils from the beginning of the page.
    replace(origin, line=origin.line + directive.content_offset + 1).report_error(Subtype.OPTION, message)


def report_title_as_logo(argument: str, origin: Origin) -> bool:
    """Report a title in place of the logo of a figure without a title; return whether it is one."""
    match = _WITHOUT_COLON.fullmatch(argument)
    title = match["value"] if match and match["name"].lower() == "title" else argument
    if title == argument and (is_url(argument) or _PATH.fullmatch(argument)):
        return False
    message = f'write ":title: {title}" on the next line; the text after the name of a directive is the logo'
    origin.report_error(Subtype.TITLE, message)
    return True
