"""A Hugo site becomes the files of a Sphinx site. Reads the Hugo site, and writes nothing.

Each page is a page, sections have a table of contents in Hugo's order, and what somebody should look at is in the
report.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml

from . import markdown
from .body import HEADING, Body
from .content import read_site
from .destinations import code_ranges, gaps, rewrite
from .fields import to_text
from .links import Links
from .output import Output, outside, relative
from .report import Report
from .results import Context
from .targets import Nowhere, Outside, Target, ToPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .content import Site
    from .pages import Page
    from .pieces import Piece
    from .results import Converter, Dialect, Place

FRONT = ("description", "date", "lastmod", "author", "authors", "tags", "categories")
"""What the front matter of a page keeps."""
CATALOG = "projects.yml"
REDIRECTS = "redirects.json"


@dataclass(slots=True)
class Migration:
    """The Sphinx site: files that are made, files that are copied, and what there is to say of them."""

    site: Site
    output: Output
    report: Report
    files: dict[str, str] = field(default_factory=dict)

    @property
    def copies(self) -> dict[str, Path]:
        """The files that are copied, by their path from the source folder."""
        return self.output.copies


def migrate(
    root: Path,
    *,
    language: str = "",
    catalog: bool = False,
    mapped: Mapping[str, Converter] | None = None,
    progress: Callable[[int, int], None] = lambda done, number: None,
) -> Migration:
    """Convert the site in the folder *root*; ``ValueError`` for a language that it does not have."""
    site = read_site(root, language)
    migration = Migration(site, Output(site), Report())
    projects: dict[str, Mapping[str, str]] | None = {} if catalog else None
    links = Links(site)
    for done, (page, name) in enumerate(migration.output.names.items(), 1):
        writer = PageWriter(migration, links, page, name, mapped or {}, projects)
        migration.files[name] = writer.write()
        if page.source:
            migration.report.pages[page.source] = name
        progress(done, len(migration.output.names))
    if projects:
        migration.files[CATALOG] = as_yaml({"projects": [dict(each) for each in projects.values()]})
    if redirects := redirects_of(migration.output):
        migration.files[REDIRECTS] = json.dumps(redirects, ensure_ascii=False, indent=2) + "\n"
    tell(migration)
    return migration


def redirects_of(output: Output) -> dict[str, str]:
    """The page that each old address leads to, where Sphinx gives it another one."""
    found = {}
    for page, name in output.names.items():
        document = name.removesuffix(".md")
        own = "/" + document.removesuffix("index").rstrip("/")
        for address in (page.address, *page.alias_addresses):
            if address.rstrip("/") != own.rstrip("/"):
                found[address] = document
    return found


def tell(migration: Migration) -> None:
    """Put what the reading of the site found into the report."""
    site, report = migration.site, migration.report
    for problem in site.problems:
        report.add("mistakes", problem.file, problem.line, problem.message)
    for left in site.left_out:
        report.add("left_out", left.source, 1, left.reason)
    for language, sources in sorted(site.others.items()):
        for source in sources:
            report.add("languages", source, 1, f'is in "{language}"')


def dialect_of(site: Site) -> Dialect:
    """Whose ``figure`` the site has, by the names of its themes."""
    names = " ".join(site.config.themes).lower()
    if any(word in names for word in ("blox", "wowchemy", "academic", "hugo-blox")):
        return "hugoblox"
    return "scientific-python" if "scientific-python" in names else "hugo"


class PageWriter:
    """Writes one page."""

    def __init__(
        self,
        migration: Migration,
        links: Links,
        page: Page,
        name: str,
        mapped: Mapping[str, Converter],
        projects: dict[str, Mapping[str, str]] | None,
    ) -> None:
        self.migration = migration
        self.report = migration.report
        self.links = links
        self.page = page
        self.name = name
        self.body = Body(
            page.source,
            page.front.line - 1,
            self.context(absolute=False),
            self.report,
            mapped,
            projects,
            self.context(absolute=True) if projects is not None else None,
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
        if "description" not in values and (summary := to_text(data.get("summary"))):
            values["description"] = markdown.plain(summary)
        if not values:
            return ""
        text = as_yaml(values)
        return f"---\n{text}---"

    def content(self) -> str:
        """The title and the text."""
        text = self.page.front.body
        outside_code = ""
        if re.search(r"^# ", text, re.MULTILINE):
            outside_code = "".join(text[start:end] for start, end in gaps(text, code_ranges(text)))
        tops = [match for match in HEADING.finditer(outside_code) if len(match["level"]) == 1]
        title = self.page.title or self.page.link_title or posixpath.basename(self.name).removesuffix(".md")
        # A heading that says the title is the title; another one stands below it.
        if len(tops) == 1 and not outside_code[: tops[0].start()].strip():
            words = markdown.plain(tops[0]["text"])
            if not self.page.front.text("title") or words.casefold() == markdown.plain(title).casefold():
                return self.body.convert(text)
        converted = self.body.convert(text, level=1 if tops else 0).strip("\n")
        blocks = [self.block(block) for block in self.page.data.get("sections") or () if isinstance(block, Mapping)]
        return "\n\n".join(part for part in (f"# {markdown.escape(title)}", converted, *blocks) if part)

    def block(self, block: Mapping[str, Any]) -> str:
        """A section of a landing page of HugoBlox: title, subtitle and text, in this order."""
        kind = to_text(block.get("block") or block.get("widget"))
        content = block.get("content") if isinstance(block.get("content"), Mapping) else block
        assert isinstance(content, Mapping)  # noqa: S101 - for the type checker
        title, subtitle, text = (to_text(content.get(key)) for key in ("title", "subtitle", "text"))
        if not (title or subtitle or text):
            words = f'the block "{kind or "without a name"}" has no text; what it shows was not carried over'
            self.report.add("lost", self.page.source, self.page.front.lines.get("sections", 1), words)
        parts = [f"## {markdown.escape(markdown.plain(title))}" if title else ""]
        parts += [self.body.convert(part, level=1).strip("\n") for part in (subtitle, text) if part]
        return "\n\n".join(part for part in parts if part)

    def contents(self) -> str:
        """The table of contents of a section, in Hugo's order."""
        names = [self.migration.output.names.get(page) for page in self.page.pages]
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
            dialect=dialect_of(self.migration.site),
        )

    def inner(self, pieces: Sequence[Piece], place: Place) -> str:
        """The content of a shortcode."""
        return self.body.pieces(pieces, place)

    def written(self, target: Target, destination: str, line: int, kind: str, *, absolute: bool) -> str:
        """Where a destination leads, for this page; what leads nowhere is reported and leads to the old site."""
        place = self.migration.output.place(target)
        if place is None:
            if isinstance(target, Nowhere):
                self.report.add(kind, self.page.source, line, f'"{destination}": {target.reason}')
            config = self.migration.site.config
            return outside(target, destination, f"https://{config.host or 'example.org'}{config.base}")
        assert not isinstance(target, Nowhere | Outside)  # noqa: S101 - for the type checker
        anchor = f"#{target.anchor}" if target.anchor else ""
        if isinstance(target, ToPage) and target.page is self.page and anchor:
            return anchor
        result = (f"/{place}" if absolute else relative(place, self.name)) + (
            anchor if isinstance(target, ToPage) else ""
        )
        self.report.mended += result != destination
        return result

    def param(self, name: str) -> str | None:
        """A parameter of the page, else of the site; names with dots are keys within keys."""
        for data in (self.page.data, self.migration.site.config.settings.get("params")):
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
