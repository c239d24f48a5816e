"""Writes the HTML of a shortcode into a page of MyST: tags stay HTML, what is between them is text of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.marks import MEANT
from sphinx_openpractices.hugo.shortcodes.template_filling import INNER_MARK, VALUE_MARK, Content, make_value_mark

from .html_pieces import BLOCKS, FLOW, VERBATIM, HtmlElement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_openpractices.hugo.shortcodes.template_filling import Filled

    from .converter_context import Placement

    ContentConverter = Callable[[Content, Placement], str]
    HtmlNode = HtmlElement | str

_REFERENCE = re.compile(r"(&(?:#\w{1,8}|\w{1,32});)")
_PARAGRAPH = re.compile(r'<p(?:\s+class="([\w\s-]+)")?>')
_FIRST_TAG = re.compile(r"\s*</?(\w+)")
_BLANK_LINES = re.compile(r"\n((?:[ \t]*\n)+)")


class MarkupRefusedError(Exception):
    """An element that a line of Markdown cannot contain."""


@dataclass(slots=True)
class HtmlWriter:
    """Writes a tree of HTML; *convert* converts the content that marks represent."""

    values: Sequence[Filled]
    convert: ContentConverter
    is_only_html: bool = False
    """Whether some text is in HTML that other builders do not show."""

    def write_blocks(self, nodes: Sequence[HtmlNode], *, is_near: bool = False) -> str:
        """Write blocks: HTML unchanged, and content as Markdown between blank lines, and so text *near* content."""
        parts: list[str] = []
        html: list[str] = []
        run: list[HtmlNode] = []
        for node in nodes:
            if isinstance(node, str):
                self._split_text(node.replace(INNER_MARK, ""), run, html, parts)
            elif (paragraph := _PARAGRAPH.fullmatch(node.opening)) and node.closing and not self._has_blocks(node):
                self._end_run(run, html, parts)
                self._end_run(list(node.children), html, parts, paragraph[1] or "")
            elif node.name in BLOCKS or self._has_blocks(node):
                self._end_run(run, html, parts)
                self._write_element(node, html, parts, is_near=is_near)
            else:
                run.append(node)
        self._end_run(run, html, parts)
        _end_html(html, parts)
        return "\n\n".join(part for part in parts if part.strip())

    def _split_text(self, text: str, run: list[HtmlNode], html: list[str], parts: list[str]) -> None:
        """Add text to a run, which content ends that is a block or a shortcode on a line of its own."""
        pieces = VALUE_MARK.split(text)
        for number, piece in enumerate(pieces):
            if not number % 2:
                run.append(piece)
                continue
            before, after = pieces[number - 1], pieces[number + 1]
            begins = "\n" in before[len(before.rstrip()) :] or not (before or run[:-1])
            is_alone = begins and "\n" in after[: len(after) - len(after.lstrip())]
            if self._is_block(piece) or (is_alone and self._get_content(piece).is_shortcode):
                self._end_run(run, html, parts)
                _end_html(html, parts)
                parts.append(self._convert(piece, "block"))
            else:
                run.append(make_value_mark(piece))

    def write_line(self, nodes: Sequence[HtmlNode]) -> str:
        """Write HTML in a line: tags, with escaped text between them; raise `MarkupRefusedError`."""
        line = "".join(map(self._write_inline, nodes))
        begins = _FIRST_TAG.match(line)
        # At the beginning of a line, the tag of a block would turn the line into HTML.
        return f"<span></span>{line}" if begins and begins[1].lower() in BLOCKS else line

    def _write_element(self, node: HtmlElement, html: list[str], parts: list[str], *, is_near: bool) -> None:
        """Write an element that is a block: its tags around its content, or HTML only."""
        descends = (node.has_content or is_near) if node.name in FLOW else node.has_content
        if not descends or (node.name not in FLOW and node.name in BLOCKS and not self._has_block_content(node)):
            raw = self._write_raw(node).strip()
            if node.name not in BLOCKS and (tag := _join_lines(node.opening)):
                # Other elements begin a block of HTML only with a tag alone on its line.
                raw = f"{tag}\n{raw.removeprefix(tag).lstrip()}"
            html.append(raw)
            self.is_only_html = self.is_only_html or bool(node.text.strip())
            return
        html.append(_join_lines(node.opening))
        if inner := self.write_blocks(node.children, is_near=True):
            _end_html(html, parts)
            parts.append(inner)
        if node.closing:
            html.append(node.closing)

    def _end_run(self, run: list[HtmlNode], html: list[str], parts: list[str], classes: str = "") -> None:
        """Write a run of text and elements that are not blocks, as a paragraph; content alone may be any block."""
        shown = [node for node in run if not isinstance(node, str) or node.strip()]
        content = VALUE_MARK.fullmatch(shown[0].strip()) if len(shown) == 1 and isinstance(shown[0], str) else None
        try:
            line = self._convert(content[1], "block") if content else self.write_line(run).strip()
        except MarkupRefusedError:
            html.append("".join(["<div>", *map(self._write_raw, run), "</div>"]))
            line = ""
        if line:
            _end_html(html, parts)
            attributes = " ".join(f".{each}" for each in classes.split())
            parts.append(f"{MEANT}{{{attributes}}}\n{line}" if classes else line)
        run.clear()

    def _get_content(self, number: str) -> Content:
        """Return the content of a mark."""
        value = self.values[int(number)]
        return value if isinstance(value, Content) else Content(())

    def _is_block(self, number: str) -> bool:
        """Return whether content is more than one paragraph."""
        source = self._get_content(number).source.strip()
        return "\n\n" in source or (bool(source) and not commonmark.begins_with_paragraph(source))

    def _has_block_content(self, node: HtmlElement) -> bool:
        """Return whether an element contains content that is more than one paragraph."""
        return any(
            any(map(self._is_block, VALUE_MARK.findall(child)))
            if isinstance(child, str)
            else self._has_block_content(child)
            for child in node.children
        )

    def _has_blocks(self, node: HtmlElement) -> bool:
        """Return whether an element contains elements that are blocks, or such content."""
        return self._has_block_content(node) or any(
            child.name in BLOCKS or self._has_blocks(child) for child in node.children if isinstance(child, HtmlElement)
        )

    def _convert(self, number: str, place: Placement) -> str:
        """Convert the content of a mark."""
        return self.convert(self._get_content(number), place).strip("\n")

    def _write_inline(self, node: HtmlNode) -> str:
        """Write text or an element in a line."""
        if isinstance(node, str):
            return "".join(
                " ".join(self._convert(part, "line").split("\n")) if number % 2 else _escape_html_text(part)
                for number, part in enumerate(VALUE_MARK.split(node))
            )
        if node.name in VERBATIM:
            raise MarkupRefusedError(node.name)
        inner = "".join(map(self._write_inline, node.children))
        return f"{_join_lines(node.opening)}{inner}{node.closing}"

    def _write_raw(self, node: HtmlNode, *, verbatim: bool = False) -> str:
        """Write HTML without blank lines, which would end the block, and without the indentation of lines."""
        if isinstance(node, HtmlElement):
            verbatim = verbatim or node.name in {"pre", "textarea"}
            inner = "".join(self._write_raw(child, verbatim=verbatim) for child in node.children)
            return f"{_join_lines(node.opening)}{inner}{node.closing}"
        text = "".join(
            commonmark.render_line(self._convert(part, "line")) if number % 2 else part
            for number, part in enumerate(VALUE_MARK.split(node.replace(INNER_MARK, "")))
        )
        if verbatim:
            return _BLANK_LINES.sub(lambda match: "\n" + "&#10;" * match[1].count("\n"), text)
        return re.sub(r"[ \t]*\n\s*", "\n", text)


def _end_html(html: list[str], parts: list[str]) -> None:
    """End a block of HTML."""
    if html:
        parts.append("\n".join(html))
        html.clear()


def _join_lines(tag: str) -> str:
    """Return a tag on one line."""
    return " ".join(each.strip() for each in tag.split("\n"))


def _escape_html_text(source: str) -> str:
    """Return the source of text in HTML as Markdown; references to characters are the same in both."""
    return "".join(
        part if number % 2 else _escape_part(part.replace(INNER_MARK, ""))
        for number, part in enumerate(_REFERENCE.split(source))
    )


def _escape_part(text: str) -> str:
    """Return plain text as Markdown, with a space at its ends where it has white space."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{myst_syntax.escape_text(text)}{' ' * text[-1].isspace()}"
