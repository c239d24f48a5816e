"""Writes one page of the Sphinx site: its front matter, its title, its text, and the contents of a section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks, find_gaps
from sphinx_openpractices.hugo.markdown.headings import find_headings, strip_rules
from sphinx_openpractices.hugo.shortcodes.shortcode_lexer import SHORTCODE_START
from sphinx_openpractices.hugo.site.fields import to_text

from .landing_blocks import LandingBlock
from .page_body import PageBody
from .page_resolver import PageResolver
from .yaml_text import dump_yaml, simplify_value

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .page_resolver import MigrationState
    from .report import MigrationReport

_TOP = re.compile("^# ", re.MULTILINE)
"""What a heading of the uppermost level begins with."""
_SECTION = re.compile(r"\A((?:\(.*\)=\n)?)## ")
"""What a block with a title begins with, perhaps behind a label."""
_NO_LETTERS = re.compile("[-_ ]+")
_FRONT = ("description", "date", "lastmod", "author", "authors", "tags", "categories")
"""What the front matter of a page keeps."""


class PageWriter:
    """Writes one page."""

    def __init__(self, shared: MigrationState, report: MigrationReport, page: HugoPage) -> None:
        self.output = shared.output
        self.report = report
        self.page = page
        answers = PageResolver(shared, report, page)
        self.body = PageBody(
            page.source,
            page.front.line - 1,
            answers.context(absolute=False),
            report,
            shared.mapped,
            shared.projects,
            answers.context(absolute=True) if shared.projects is not None else None,
        )

    def write(self) -> str:
        """The whole page."""
        parts = [self.front_matter(), self.content()]
        if self.page.is_branch:
            parts.append(self.contents())
        return "\n\n".join(part for part in parts if part).rstrip("\n") + "\n"

    def front_matter(self) -> str:
        """What Sphinx and the theme know, and what authors want to keep."""
        data = self.page.data
        values = {key: simplify_value(data[key]) for key in _FRONT if data.get(key) not in (None, "", [])}
        if isinstance(values.get("description"), str):
            values["description"] = self.words("description")
        elif summary := self.words("summary"):
            values["description"] = commonmark.read_plain_text(summary)
        if not values:
            return ""
        text = dump_yaml(values)
        return f"---\n{text}---"

    def words(self, key: str) -> str:
        """A text of the front matter; what becomes of its shortcodes stands in their places, as plain text."""
        text = to_text(self.page.data.get(key))
        return (
            commonmark.read_plain_text(self.body_at(key, text).convert(text, place="line"))
            if SHORTCODE_START.search(text)
            else text
        )

    def body_at(self, key: str, text: str) -> PageBody:
        """What converts a text of the front matter, whose first word is on the line of the key."""
        line = self.line_of(key) - len(text) + len(text.lstrip("\n"))
        return replace(self.body, line=line - 1, contexts={})

    def line_of(self, key: str) -> int:
        """The line of a key of the front matter, or of what it stands in."""
        while key not in self.page.front.lines and "." in key:
            key = key.rpartition(".")[0]
        return self.page.front.lines.get(key, 1)

    def content(self) -> str:
        """The title and the text."""
        text = self.page.front.body
        outside_code = ""
        if _TOP.search(text):
            outside_code = "".join(text[start:end] for start, end in find_gaps(text, find_code_blocks(text)))
        tops = [heading for heading in find_headings(outside_code) if heading.level == 1]
        title = self.words("title") or self.page.title or self.page.link_title
        # A heading that says the title is the title; another one stands below it.
        if len(tops) == 1 and not outside_code[: tops[0].start].strip():
            words = commonmark.read_plain_text(tops[0].words)
            if (
                not self.page.front.get_text("title")
                or words.casefold() == commonmark.read_plain_text(title).casefold()
            ):
                return "\n\n".join(filter(None, [strip_rules(self.body.convert(text)), *self.blocks()]))
        converted = strip_rules(self.body.convert(text, level=1 if tops else 0))
        blocks = self.blocks()
        # On a landing page without a title, the first block says what it is about.
        if not title and not converted and blocks and _SECTION.match(blocks[0]):
            return "\n\n".join(filter(None, [_SECTION.sub(r"\1# ", blocks[0], count=1), *blocks[1:]]))
        title = title or _NO_LETTERS.sub(" ", self.page.base).strip().capitalize() or "Home"
        return "\n\n".join(filter(None, [f"# {myst_syntax.escape_text(title)}", converted, *blocks]))

    def blocks(self) -> list[str]:
        """The sections of a landing page."""
        sections = self.page.data.get("sections")
        if not sections:
            return []
        found = []
        for index, block in enumerate(sections):
            if isinstance(block, Mapping):
                section, lost = LandingBlock(
                    block,
                    partial(self.block_text, index),
                    partial(self.block_link, index),
                    self.body.context.claim_label,
                ).section()
                if lost:
                    self.report.add("lost", self.page.source, self.line_of(f"sections.{index}"), lost)
                found.append(section)
        return found

    def block_text(self, index: int, text: str, key: str) -> str:
        """Markdown of a block."""
        return self.body_at(f"sections.{index}.{key}", text).convert(text, level=1)

    def block_link(self, index: int, address: str, key: str) -> str:
        """Where a link of a block leads."""
        return self.body.context.resolve_link(address, self.line_of(f"sections.{index}.{key}"))

    def contents(self) -> str:
        """The table of contents of a section, in Hugo's order and with its titles for links."""
        entries = []
        for page in self.page.pages:
            if name := self.output.names.get(page):
                place, title = f"/{name.removesuffix('.md')}", myst_syntax.join_lines(page.link_title)
                entries.append(f"{title} <{place}>" if title and page.link_title != page.title else place)
        return (
            myst_syntax.write_directive("toctree", "\n".join(entries), options={"hidden": None}, mark="`")
            if entries
            else ""
        )
