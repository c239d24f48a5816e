"""Finds the commitments of a page in Markdown: its bullets or, if it has none, its headings with their text."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sphinx_openpractices.catalog.documents import DocumentError
from sphinx_openpractices.catalog.practices.parts import Evidence
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.project import read_target
from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .framework_practices import REVIEW_INTERVAL, claim_id
from .hidden_lines import clear_hidden_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

_LISTS = ("bullet_list", "ordered_list")
_WORDS_OF_IDS = 6
"""The most words from which an id is made."""
_AFTER_TITLE = re.compile(r" ?[:.\u2013\u2014-] | ?[:.]?$")
"""What follows bold text that is a title, and not only important."""
_ROLE = re.compile(r"\{[\w:.-]+\}$")
"""The name of a role of MyST, before its content."""
_ROLE_TARGET = re.compile(r" ?<[^<>]+>$")
"""The target of a role with a text of its own."""
_TASK = re.compile(r"\[[ xX]\] ")
"""The box of a task, at the beginning of a bullet."""


class Commitments(NamedTuple):
    """The *practices* of a page, not assessed, and *notes*, a line and a sentence each, about what is left out."""

    practices: list[Practice]
    notes: list[tuple[int, str]]


class _Commitment(NamedTuple):
    """A commitment: its plain *title* and *text*, one of which can be empty, and the nodes that have its links."""

    line: int
    title: str
    text: str
    group: str
    nodes: list[SyntaxTreeNode]


class _Section(NamedTuple):
    """A heading, and the blocks below it, up to the next heading of any level."""

    title: str
    level: int
    line: int
    nodes: list[SyntaxTreeNode]


def read_commitments(text: str, page: str) -> Commitments:
    """Read the commitments of a *page*, by the name of its file; links to other pages are relative to it.

    Raises :class:`.DocumentError` if it is nested too deeply.
    """
    sections, footnotes = _list_sections(text)
    bullets = [
        item for section in sections for node in section.nodes[1:] if node.type in _LISTS for item in node.children
    ]
    found = list(_read_bullets(sections) if bullets else _read_headings(sections))
    used = {each.group if bullets else each.title for each in found}
    notes = list(_find_unused(sections, used, "bullets" if bullets else "paragraphs"))
    taken: dict[str, int] = {}
    practices = []
    for each in found:
        evidence, more = _read_evidence(each, footnotes, page)
        notes += more
        name = make_slug(each.title or " ".join(each.text.split()[:_WORDS_OF_IDS]))
        record = Practice(
            id=claim_id(name, taken),
            title=each.title,
            summary=each.text,
            group=each.group,
            review_every=REVIEW_INTERVAL,
            evidence=evidence,
        )
        practices.append(record)
    return Commitments(practices, sorted(notes))


def _list_sections(text: str) -> tuple[list[_Section], list[SyntaxTreeNode]]:
    """Return the sections of a page, the first one before all headings; and its footnotes, by their numbers."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - other commands start sooner without it
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    # What MyST has by default
    parser = MarkdownIt("commonmark").use(footnote_plugin).enable("table").disable("footnote_inline")
    try:
        root = SyntaxTreeNode(parser.parse(clear_hidden_lines(text)))
    except RecursionError:
        raise DocumentError(1, "use fewer levels of emphasis; the page is nested too deeply") from None
    footnotes: list[SyntaxTreeNode] = []
    sections = [_Section("", 0, 1, [root])]
    for node in root.children:
        if node.type == "footnote_block":
            footnotes = node.children
        elif node.type == "heading":
            title = _make_plain(node)
            sections.append(_Section(title, int(node.tag[1:]), _get_line(node), [node]))
        else:
            sections[-1].nodes.append(node)
    return sections, footnotes


def _read_bullets(sections: list[_Section]) -> Iterator[_Commitment]:
    """Yield each bullet; those in it belong to it."""
    for section in sections:
        group = section.title if section.level > 1 else ""
        for node in section.nodes[1:]:
            for item in node.children if node.type in _LISTS else ():
                title, rest = _split_title(item)
                text = _join(rest)
                if title or text:
                    yield _Commitment(_get_line(item), title, text, group, [item])


def _read_headings(sections: list[_Section]) -> Iterator[_Commitment]:
    """Yield each heading that has text of its own, below the one that has the others in it; not the page's title."""
    above: dict[int, str] = {}
    page = next((section for section in sections if section.level == 1), None)
    for section in sections:
        above = {level: title for level, title in above.items() if level < section.level}
        text = _join(filter(None, (_make_plain(node) for node in section.nodes[1:] if node.type == "paragraph")))
        is_own = section.level and section is not page
        if text and is_own:
            group = above[max(above)] if above else ""
            yield _Commitment(section.line, section.title, text, group, section.nodes)
        elif is_own:
            above[section.level] = section.title


def _find_unused(sections: list[_Section], used: set[str], wanted: str) -> Iterator[tuple[int, str]]:
    """Yield a note about each section that has something, but not what is *wanted*, and about bullets without text."""
    for section in sections:
        has_text = any(node.type not in ("hr", *_LISTS) for node in section.nodes[1:])
        if section.level > 1 and has_text and section.title not in used:
            yield section.line, f'"{section.title}" is left out, for it has no {wanted}'
        for item in (each for node in section.nodes[1:] if node.type in _LISTS for each in node.children):
            if item.children and not _join(chain.from_iterable(map(_list_texts, item.children))):
                yield _get_line(item), "a bullet is left out, for it has no text"


def _split_title(item: SyntaxTreeNode) -> tuple[str, list[str]]:
    """Return the bold text with which a bullet begins, if it is a title, and the texts after it."""
    texts = [text for node in item.children for text in _list_texts(node)]
    if texts and _TASK.match(texts[0]):
        texts[0] = texts[0][4:]
    first = item.children[0].children[0].children if item.children and item.children[0].type == "paragraph" else []
    bold = next((node for node in first if node.type != "text" or _TASK.sub("", node.content)), None)
    title = _make_plain(bold) if bold is not None and bold.type == "strong" else ""
    if not title or not texts[0].startswith(title):
        return "", texts
    rest = texts[0][len(title) :]
    mark = _AFTER_TITLE.match(rest)
    if not (title.endswith((":", ".")) or mark):
        return "", texts
    return title.rstrip(":. "), [rest[mark.end() if mark else 0 :].strip(), *texts[1:]]


def _list_texts(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the paragraphs of a block as plain text; those of lists in it, too."""
    if node.type in _LISTS:
        items = (_join(chain.from_iterable(map(_list_texts, item.children))) for item in node.children)
        yield "; ".join(filter(None, items))
    elif node.type in ("paragraph", "heading"):
        yield _make_plain(node)
    elif node.type == "blockquote":
        for child in node.children:
            yield from _list_texts(child)


def _join(texts: Iterable[str]) -> str:
    return read_line(" ".join(filter(None, texts)))


def _make_plain(node: SyntaxTreeNode) -> str:
    """Return the text that readers see of inline content, in one line; they see no control characters."""
    words: list[str] = []
    _add_words(node, words)
    return read_line(CONTROL_CHARACTERS.sub("", "".join(words)))


def _add_words(node: SyntaxTreeNode, words: list[str]) -> None:
    """Add the pieces of the text of a node."""
    if node.type in ("softbreak", "hardbreak"):
        words.append(" ")
    elif node.type == "text":
        words.append(node.content)
    elif node.type == "code_inline" and words and _ROLE.search(words[-1]):
        words[-1:] = [_ROLE.sub("", words[-1]), _ROLE_TARGET.sub("", node.content)]
    elif node.type == "code_inline":
        words.append(node.content)
    elif node.type == "link" and not node.children:  # MyST shows the title of the page
        words.append(str(node.attrs.get("href", "")))
    else:  # HTML has no children, and its text is not markup
        for child in node.children:
            _add_words(child, words)


def _read_evidence(
    commitment: _Commitment, footnotes: list[SyntaxTreeNode], page: str
) -> tuple[tuple[Evidence, ...], list[tuple[int, str]]]:
    """Read the links of a commitment and its footnotes; those that no evidence can have are in notes."""
    found: dict[str, Evidence] = {}
    notes = []
    named = (each for node in commitment.nodes for each in node.walk() if each.type == "footnote_ref")
    for node in (*commitment.nodes, *(footnotes[each.meta["id"]] for each in named)):
        for link in (each for each in node.walk() if each.type == "link"):
            address = str(link.attrs.get("href", ""))
            target = address if is_url(address) else unquote(f"{page}{address}" if address[:1] == "#" else address)
            title = _make_plain(link) or target
            try:
                found.setdefault(target, Evidence(title=title, target=read_target(target)))
            except ValueError as err:
                notes.append((commitment.line, f'the link "{title}" is left out; {err}'))
    return tuple(found.values()), notes


def _get_line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
