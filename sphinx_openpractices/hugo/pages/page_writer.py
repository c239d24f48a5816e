"""Writes a page of the Sphinx site: front matter, title, text, and the table of contents of a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.links.link_targets import Outside, ToFile
from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.headings import strip_rules
from sphinx_openpractices.hugo.markdown.marks import MEANT
from sphinx_openpractices.hugo.shortcodes.shortcode_lexer import SHORTCODE_START
from sphinx_openpractices.hugo.site.fields import to_text

from .featured_images import find_featured_image, write_featured_image
from .field_lines import find_field_lines
from .front_blocks import make_front_blocks
from .front_matter_keys import KEPT_KEYS, find_unshown_keys
from .landing_blocks import LandingBlock
from .landing_pages import find_block_pages
from .page_anchors import read_headings
from .page_body import PageBody
from .page_resolver import PageResolver, detect_dialect
from .section_lists import write_chosen_pages, write_page_list
from .settled_text import settle_text
from .yaml_text import dump_yaml, simplify_value

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .page_resolver import MigrationState
    from .report import MigrationReport

_TOP = re.compile(r"\n[ ]{0,3}(?:#[ \t]|=+[ \t]*$)", re.MULTILINE)
"""What makes a heading of the first level, and the line feed before it, for which Python searches quickly."""
_SECTION = re.compile(rf"\A((?:{MEANT}\(.*\)=\n)?)## ")
"""The beginning of a block with a title, possibly after a label."""
_MARKUP = re.compile(r"[\\`*\[\]<>{}$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)")
"""Characters that can be markup within a line of MyST."""
_COVERS = ("{{< blocks/cover", "{{% blocks/cover")
"""The beginning of a page whose first heading is in a block of Docsy."""
_NO_LETTERS = re.compile("[-_ ]+")
_PARSED = ("author", "authors", "date")
"""Keys of which MyST reads the value as Markdown, lists as JSON; backslashes would be doubled there."""


class PageWriter:
    """Writes one page."""

    def __init__(self, shared: MigrationState, report: MigrationReport, page: HugoPage) -> None:
        self.output = shared.output
        self.menus = shared.menus
        self.blog = shared.blog
        self.links = shared.links
        self.front = make_front_blocks(shared.output.site, page)
        self.featured = find_featured_image(page) if detect_dialect(shared.output.site) == "hugoblox" else ""
        self.report = report
        self.page = page
        resolver = PageResolver(shared, report, page)
        self.unsure = resolver.unsure
        self.labels = resolver.given
        self.body = PageBody(
            page.source,
            page.front.line - 1,
            resolver.make_context(absolute=False),
            report,
            shared.mapped,
            shared.markdown.choose_options(page),
            resolver.omit_html,
            resolver.escape_unmeant,
            shared.projects,
            resolver.make_context(absolute=True) if shared.projects is not None else None,
        )

    def write(self) -> str:
        """Write the whole page."""
        content = self.body.escape_unmeant(self.add_featured_image(self.write_content()), self.page.front.line)
        parts = [self.write_front_matter(), settle_text(content, self.page, self.labels, self.report)]
        if self.page.is_branch:
            entries = [
                (name, page)
                for name, page in self.menus.order_pages(self.page)
                if isinstance(page, str) or page in self.output.names
            ]
            listed = [*entries, *((page.link_title, page) for page in self.page.tagged if page in self.output.names)]
            lists = [write_page_list(self.page, listed, self.output, content), self.write_toctree(entries)]
            if self.blog and self.page is self.blog.section:
                others = [entry for entry in entries if not self.blog.has_post(entry[1])]
                lists[:1] = [self.blog.write_post_list(), write_page_list(self.page, others, self.output, content)]
            parts += [self.body.escape_unmeant(each, 1) for each in lists]
        return "\n\n".join(part for part in parts if part).rstrip("\n") + "\n"

    def write_front_matter(self) -> str:
        """Write the keys that Sphinx and the theme use, and those that authors want to keep."""
        data = self.page.data
        values = {key: simplify_value(data[key]) for key in KEPT_KEYS if data.get(key) not in (None, "", [])}
        if isinstance(values.get("description"), str):
            values["description"] = self.read_plain_field("description")
        elif summary := self.read_plain_field("summary"):
            values["description"] = commonmark.read_plain_text(summary)
        if self.page.kind == "home" and self.is_landing():
            values["page-layout"] = "landing"
        for key, line in find_unshown_keys(self.page):
            if (key == "featured_image" and self.front.before) or (key == "image" and self.featured):
                continue
            self.report.add("lost", self.page.source, line, f'"{key}" of the front matter is not on the new page')
        if self.blog:
            values = self.blog.add_fields(self.page, values)
        if not values:
            return ""
        values |= {key: _escape_references(values[key]) for key in _PARSED if key in values}
        text = dump_yaml(values)
        return f"---\n{text}---"

    def is_landing(self) -> bool:
        """Return whether the page consists of blocks."""
        return bool(
            self.page.data.get("sections") or self.front.before or self.page.front.body.lstrip().startswith(_COVERS)
        )

    def read_plain_field(self, key: str) -> str:
        """Return a text of the front matter; its shortcodes are converted to plain text."""
        text = to_text(self.page.data.get(key))
        return (
            commonmark.read_plain_text(self.make_body(key, text).convert(text, place="line"))
            if SHORTCODE_START.search(text)
            else text
        )

    def make_body(self, key: str, text: str) -> PageBody:
        """Return the converter for a text of the front matter, which begins on the line of its key."""
        line = self.find_line(key) - len(text) + len(text.lstrip("\n"))
        lines = find_field_lines(self.page.front.source, text, line)
        return replace(self.body, line=line - 1, lines=lines, contexts={})

    def find_line(self, key: str) -> int:
        """Return the line of a key of the front matter, or of the key that contains it."""
        while key not in self.page.front.lines and "." in key:
            key = key.rpartition(".")[0]
        return self.page.front.lines.get(key, 1)

    def write_content(self) -> str:
        """Write the title and the text."""
        text = self.page.front.body
        tops = [heading for heading in read_headings(text) if heading.level == 1] if _TOP.search(f"\n{text}") else []
        title = self.read_plain_field("title") or self.page.title or self.page.link_title
        # A heading with the same text as the title is the title; any other heading goes below the title.
        if len(tops) == 1 and not "".join(text.split("\n")[: tops[0].line]).strip():
            named = commonmark.read_plain_text(title).casefold()
            if not self.page.front.get_text("title") or tops[0].text.casefold() == named:
                return "\n\n".join(filter(None, [strip_rules(self.body.convert(text)), *self.write_blocks()]))
        converted = strip_rules(self.body.convert(text, level=1 if tops else 0))
        blocks = [
            *self.write_blocks(self.front.before),
            converted,
            *self.write_blocks(),
            *self.write_blocks(self.front.after),
        ]
        parts = [part for part in blocks if part]
        # A landing page without a title, and the front page, have the title of their first block.
        is_first = bool(parts) and (parts[0] != converted or text.lstrip().startswith(_COVERS))
        if is_first and (self.page.kind == "home" or not title) and _SECTION.match(parts[0]):
            return "\n\n".join([_SECTION.sub(r"\1# ", parts[0], count=1), *parts[1:]])
        title = title or _NO_LETTERS.sub(" ", self.page.base).strip().capitalize() or "Home"
        return "\n\n".join([f"# {myst_syntax.escape_text(title)}", *parts])

    def add_featured_image(self, content: str) -> str:
        """Return the content of a page with its featured image below the title."""
        if not self.featured or not content.startswith("# "):
            return content

        def convert(key: str, text: str) -> str:
            return self.make_body(key, text).convert(text)

        path = self.body.context.resolve_image(self.featured, self.find_line("image"))
        title, _, text = content.partition("\n\n")
        return "\n\n".join(filter(None, [title, write_featured_image(self.page, path, convert), text]))

    def write_blocks(self, front: list[dict[str, Any]] | None = None) -> list[str]:
        """Write the sections of a landing page, or the blocks that the *front* page has from parameters."""
        found = []
        for index, block in enumerate(self.page.data.get("sections") or () if front is None else front):
            if isinstance(block, Mapping):
                path = f"sections.{index}" if front is None else ""
                landing = LandingBlock(
                    block,
                    partial(self.convert_block_text, path),
                    partial(self.resolve_block_link, path),
                    partial(self.resolve_block_image, path),
                    self.body.context.claim_label,
                    lambda content: write_chosen_pages(
                        find_block_pages(self.output.site, content), self.page, self.output
                    ),
                )
                section, lost = landing.write_section()
                line = self.find_line(path)
                if lost:
                    self.report.add("lost", self.page.source, line, lost)
                if landing.pages:
                    message = f'the block "{landing.name}" lists its pages of today; add later ones to the list'
                    self.report.add("changed", self.page.source, line, message)
                found.append(section)
        return found

    def convert_block_text(self, path: str, text: str, key: str) -> str:
        """Convert Markdown of a block."""
        return self.make_body(f"{path}.{key}", text).convert(text, level=1)

    def resolve_block_link(self, path: str, address: str, key: str) -> str:
        """Resolve a link of a block."""
        return self.body.context.resolve_link(address, self.find_line(f"{path}.{key}"))

    def resolve_block_image(self, path: str, name: str, key: str) -> str:
        """Resolve the image of a block: of the page, or in the folder where its theme looks; empty if there is none."""
        for place in (f"{folder}{name}" for folder in ("", "media/", "/images/")):
            if isinstance(self.links.resolve_link(self.page, place), ToFile | Outside):
                return self.body.context.resolve_image(place, self.find_line(f"{path}.{key}"))
        return ""

    def write_toctree(self, entries: Iterable[tuple[str, HugoPage | str]]) -> str:
        """Write the table of contents of a section: pages and URLs, with their titles for links."""
        lines = []
        for name, page in entries:
            place = page if isinstance(page, str) else f"/{self.output.names[page].removesuffix('.md')}"
            title = myst_syntax.join_lines(name)
            is_own = not title or (not isinstance(page, str) and name == page.title)
            lines.append(place if is_own else f"{title} <{place}>")
        return (
            myst_syntax.write_directive("toctree", "\n".join(lines), options={"hidden": None}, mark="`")
            if lines
            else ""
        )


def _escape_references(value: Any) -> Any:
    """Return a value of front matter in which no character is markup."""
    if isinstance(value, list):
        return [_escape_references(each) for each in value]
    if isinstance(value, Mapping):
        return {_escape_references(key): _escape_references(each) for key, each in value.items()}
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", value) if isinstance(value, str) else value
