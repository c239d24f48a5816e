"""Writes one page of the Sphinx site: its front matter, its title, its text, and the contents of a section."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml
from docutils.nodes import fully_normalize_name

from . import markdown
from .blocks import write_block
from .body import Body
from .destinations import code_ranges, gaps, rewrite
from .fields import to_text
from .headings import headings
from .lexer import START
from .output import outside, relative
from .results import Context
from .targets import Nowhere, Outside, Target, ToPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .content import Site
    from .labels import Labels
    from .links import Links
    from .output import Output
    from .pages import Page
    from .pieces import Piece
    from .report import Report
    from .results import Converter, Dialect, Place

TOP = re.compile("^# ", re.MULTILINE)
"""What a heading of the uppermost level begins with."""
FRONT = ("description", "date", "lastmod", "author", "authors", "tags", "categories")
"""What the front matter of a page keeps."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the pages of a site share: names and links, the site's own converters, and the projects of the catalog."""

    output: Output
    links: Links
    labels: Labels
    mapped: Mapping[str, Converter]
    projects: dict[str, Mapping[str, str]] | None
    """By id; ``None`` when they stay in the pages."""


class PageWriter:
    """Writes one page."""

    def __init__(self, shared: Shared, report: Report, page: Page) -> None:
        self.output = shared.output
        self.site = shared.output.site
        self.links = shared.links
        self.report = report
        self.page = page
        self.name = shared.output.names[page]
        self.labels = shared.labels
        self.given: set[str] = set()
        """The labels of this page so far."""
        self.body = Body(
            page.source,
            page.front.line - 1,
            self.context(absolute=False),
            report,
            shared.mapped,
            shared.projects,
            self.context(absolute=True) if shared.projects is not None else None,
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
        values = {key: simple(data[key]) for key in FRONT if data.get(key) not in (None, "", [])}
        if isinstance(values.get("description"), str):
            values["description"] = self.words("description")
        elif summary := self.words("summary"):
            values["description"] = markdown.plain(summary)
        if not values:
            return ""
        text = as_yaml(values)
        return f"---\n{text}---"

    def words(self, key: str) -> str:
        """A text of the front matter; what becomes of its shortcodes stands in their places, as plain text."""
        text = to_text(self.page.data.get(key))
        return markdown.plain(self.body_at(key).convert(text, place="line")) if START.search(text) else text

    def body_at(self, key: str) -> Body:
        """What converts a text of the front matter."""
        return replace(self.body, line=self.page.front.lines.get(key, 1) - 1)

    def content(self) -> str:
        """The title and the text."""
        text = self.page.front.body
        outside_code = ""
        if TOP.search(text):
            outside_code = "".join(text[start:end] for start, end in gaps(text, code_ranges(text)))
        tops = [heading for heading in headings(outside_code) if heading.level == 1]
        title = (
            self.words("title")
            or self.page.title
            or self.page.link_title
            or posixpath.basename(self.name).removesuffix(".md")
        )
        # A heading that says the title is the title; another one stands below it.
        if len(tops) == 1 and not outside_code[: tops[0].start].strip():
            words = markdown.plain(tops[0].words)
            if not self.page.front.text("title") or words.casefold() == markdown.plain(title).casefold():
                return "\n\n".join(filter(None, [self.body.convert(text).strip("\n"), *self.blocks()]))
        converted = self.body.convert(text, level=1 if tops else 0).strip("\n")
        return "\n\n".join(filter(None, [f"# {markdown.escape(title)}", converted, *self.blocks()]))

    def blocks(self) -> list[str]:
        """The sections of a landing page."""
        sections = self.page.data.get("sections")
        if not sections:
            return []
        body, line = self.body_at("sections"), self.page.front.lines.get("sections", 1)
        found = []
        for block in sections:
            if isinstance(block, Mapping):
                section, lost = write_block(
                    block, lambda text: body.convert(text, level=1), lambda address: body.context.link(address, line)
                )
                if lost:
                    self.report.add("lost", self.page.source, line, lost)
                found.append(section)
        return found

    def contents(self) -> str:
        """The table of contents of a section, in Hugo's order."""
        names = [self.output.names.get(page) for page in self.page.pages]
        entries = [f"/{name.removesuffix('.md')}" for name in names if name]
        return markdown.directive("toctree", "\n".join(entries), options={"hidden": None}, mark="`") if entries else ""

    # What converters ask

    def context(self, *, absolute: bool) -> Context:
        """What converters may ask; *absolute* paths begin at the source folder, as a catalog stands on no page."""

        def link(destination: str, line: int) -> str:
            target = self.links.link(self.page, destination)
            return self.written(target, destination, line, "broken", absolute=absolute)

        def image(path: str, line: int) -> str:
            return self.written(self.links.link(self.page, path), path, line, "images", absolute=absolute)

        def ref(path: str, line: int) -> str:
            return self.written(self.links.ref(self.page, path), path, line, "broken", absolute=absolute)

        return Context(
            link=link,
            ref=ref,
            image=image,
            param=self.param,
            markdown=lambda text, line: rewrite(text, lambda each: link(each.value, line)),
            inner=self.inner,
            label=self.label,
            dialect=dialect_of(self.site),
        )

    def label(self, anchor: str) -> str:
        """The label for an id of this page; nothing for one that something before it has."""
        name = self.labels.name(self.name, anchor)
        known = fully_normalize_name(name)
        if known in self.given:
            return ""
        self.given.add(known)
        return name

    def inner(self, pieces: Sequence[Piece], place: Place) -> str:
        """The content of a shortcode."""
        return self.body.pieces(pieces, place)

    def written(self, target: Target, destination: str, line: int, kind: str, *, absolute: bool) -> str:
        """Where a destination leads, for this page; what leads nowhere is reported and leads to the old site."""
        place = self.output.place(target)
        if place is None:
            if isinstance(target, Nowhere):
                self.report.add(kind, self.page.source, line, f'"{destination}": {target.reason}')
            config = self.site.config
            return outside(target, destination, f"https://{config.host or 'example.org'}{config.base}")
        assert not isinstance(target, Nowhere | Outside)  # noqa: S101 - for the type checker
        anchor = f"#{self.labels.name(place, target.anchor)}" if target.anchor and isinstance(target, ToPage) else ""
        # MyST finds a label anywhere by its name; of figures, and in version 4 of headings, no page has it.
        if anchor and (place == self.name or anchor[1:] in self.labels.known):
            result = anchor
        else:
            result = (f"/{place}" if absolute else relative(place, self.name)) + anchor
        self.report.mended += result != destination
        return result

    def param(self, name: str) -> str | None:
        """A parameter of the page, else of the site; names with dots are keys within keys."""
        for data in (self.page.data, self.site.config.settings.get("params")):
            value: Any = data
            for part in name.lower().split("."):
                value = (
                    {str(key).lower(): each for key, each in value.items()}.get(part)
                    if isinstance(value, Mapping)
                    else None
                )
            if value is not None:
                return to_text(value)
        return None


def as_yaml(data: Mapping[str, Any]) -> str:
    """YAML in the order of *data*, written in C where PyYAML has it."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100))


def simple(value: Any) -> Any:
    """A value of front matter as YAML writes it without tags."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): simple(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [simple(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def dialect_of(site: Site) -> Dialect:
    """Whose ``figure`` the site has, by the names of its themes."""
    names = " ".join(site.config.themes).lower()
    if any(word in names for word in ("blox", "wowchemy", "academic", "hugo-blox")):
        return "hugoblox"
    return "scientific-python" if "scientific-python" in names else "hugo"
