"""Checks links to ids against the finished pages, in which converters may have added or dropped ids.

A link to a heading that gets another anchor in MyST needs an anchor of its own before the heading. A link to an id that
no page has any more leads to the page, and is reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from docutils.nodes import fully_normalize_name

from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks, find_gaps
from sphinx_openpractices.hugo.markdown.destinations import rewrite_destinations
from sphinx_openpractices.hugo.markdown.page_tags import find_page_tags
from sphinx_openpractices.text.html_links import get_ids
from sphinx_openpractices.text.html_tokens import StartTag

from .page_anchors import read_headings
from .site_output import make_relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_openpractices.hugo.markdown.html_destinations import Destination
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .page_anchors import PageAnchors, ReadHeading
    from .report import MigrationReport

_LABELS = re.compile(
    r"^[ \t>]*(?:\((?P<label>[^()\n]+)\)=|:name:[ ]*\"?(?P<name>[^\"\n]+)\"?)$"
    r"|(?:^[ \t>]*|[\])])\{[^{}\n]*\#(?P<id>[\w:.-]+)[^{}\n]*\}",
    re.MULTILINE,
)
"""Labels of MyST: before a block, in a directive, in the attributes of a block or of what stands before them."""
_HEADING = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:#{1,6}[ \t]+)?")
"""What precedes the text of a heading."""
_NEWLINE = "\n"
_MOST_MAKERS = 3
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


class UnsureLink(NamedTuple):
    """A link on the page *name* to an *anchor* in *place*; both pages are paths from the source folder.

    *key* is the logical path of the page to which it leads. *destination* is as in the finished page; the author of the
    file *source* wrote *written* on the *line*.
    """

    name: str
    destination: str
    key: str
    anchor: str
    place: str
    source: str
    written: str
    line: int


def settle_links(
    files: dict[str, str],
    links: Iterable[UnsureLink],
    pages: Mapping[str, HugoPage],
    anchors: PageAnchors,
    report: MigrationReport,
) -> None:
    """Make all *links* lead to an id of the finished *files*, or else to the page."""
    by_place: dict[str, list[UnsureLink]] = defaultdict(list)
    for link in links:
        by_place[link.place].append(link)
    broken: dict[str, dict[str, str]] = defaultdict(dict)
    for place, leading in by_place.items():
        page = pages[leading[0].key]
        with report.failed.guard(page.key, page.source):
            ids = anchors.find_ids(page)
            files[place] = _add_image_anchors(files[place], {link.anchor for link in leading})
            present = _find_written_ids(files[place])
            wanted = {link.anchor for link in leading if not _is_present(link, present)} & ids.headings.keys()
            files[place], made = _add_heading_anchors(files[place], list(ids.headings.values()), wanted)
            for link in leading:
                if not _is_present(link, present) and link.anchor not in made:
                    broken[link.name][link.destination] = _drop_fragment(link)
                    report.add("broken", link.source, link.line, _explain_link(link, page, ids.makers))
    for name, changes in broken.items():
        files[name] = rewrite_destinations(files[name], partial(_change_destination, changes))


def _change_destination(changes: Mapping[str, str], found: Destination) -> str:
    """Return the new destination of a link, or the old one."""
    return changes.get(found.value, found.value)


def _drop_fragment(link: UnsureLink) -> str:
    """Return the destination of a link without its fragment."""
    return link.destination.partition("#")[0] or make_relative(link.place, link.name)


def _explain_link(link: UnsureLink, page: HugoPage, makers: Iterable[tuple[str, int]]) -> str:
    """Return why a link is broken; unknown shortcodes can produce any id."""
    named = ", or ".join(f"{name}, line {line}" for name, line in islice(makers, _MOST_MAKERS))
    reason = f'"{link.written}": {page.source or page.content} has no "#{link.anchor}"'
    return f"{reason}; it may be made by {named}" if named else reason


def _is_present(link: UnsureLink, present: set[str]) -> bool:
    """Return whether the finished page has the id, or the label, to which a link leads."""
    label = unquote(link.destination.partition("#")[2])
    return link.anchor in present or fully_normalize_name(label) in present


def _find_written_ids(text: str) -> set[str]:
    """Return the ids of elements and the labels of a finished page, outside blocks of code."""
    found: set[str] = set()
    for tag in find_page_tags(text):
        if isinstance(tag, StartTag) and tag.name != "img":
            found.update(get_ids(tag))
    for start, end in find_gaps(text, find_code_blocks(text)):
        part = text[start:end]
        found.update(
            fully_normalize_name(next(filter(None, match.groups())).strip()) for match in _LABELS.finditer(part)
        )
    return found


def _add_image_anchors(text: str, wanted: set[str]) -> str:
    """Put anchors before images: MyST drops their ids."""
    parts = []
    done = 0
    for tag in find_page_tags(text):
        if isinstance(tag, StartTag) and tag.name == "img" and (found := wanted.intersection(get_ids(tag))):
            is_block = text[: tag.start].endswith("\n\n")
            parts += [text[done : tag.start], *map(_write_anchor, found), "\n\n" if is_block else ""]
            done = tag.start
    return "".join([*parts, text[done:]])


def _write_anchor(name: str) -> str:
    """Write an empty element with an id."""
    return f'<a id="{escape(name)}"></a>'


def _add_heading_anchors(text: str, headings: Sequence[ReadHeading], wanted: Iterable[str]) -> tuple[str, set[str]]:
    """Put anchors before headings; return the text, and the ids that it has now.

    *headings* are those of the source; the title of the finished page may be one more.
    """
    made: set[str] = set()
    if not wanted:
        return text, made
    front = _FRONT.match(text)
    lines = text.split("\n")
    written = list(read_headings("\n" * front[0].count("\n") + text[front.end() :] if front else text))
    titles, known = [heading.text for heading in written], [heading.text for heading in headings]
    more = len(titles) - len(known)
    # Addresses, emoji and formulas change the texts of headings.
    first = next((at for at in (1, 0) if titles[at : at + len(known)] == known), more if more in {0, 1} else None)
    for index, heading in enumerate(headings):
        if heading.id in wanted and first is not None:
            line = written[first + index].line
            anchor = _write_anchor(heading.id)
            if lines[line].startswith("#"):
                lines[line] = f"{_NEWLINE if lines[line - 1] else ''}{anchor}\n\n{lines[line]}"
            else:
                lines[line] = _HEADING.sub(rf"\g<0>{anchor}", lines[line], count=1)
            made.add(heading.id)
    return "\n".join(lines), made
