"""The ways to write a page of projects, and the sites that hold nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from measure import build_hugo, build_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from measure import Build

SPHINX_CONF = """\
project = "Benchmark"
extensions = {extensions!r}
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""

HUGO_CONF = """\
baseURL = "https://example.org/"
title = "Benchmark"
disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
"""

HUGO_LAYOUT = """\
<!DOCTYPE html>
<html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>
"""

LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120">
<title>{title}</title><rect width="240" height="120" rx="12" fill="#{color:06x}"/>
</svg>
"""


class Entry(NamedTuple):
    """What every case shows of one project."""

    title: str
    target: str
    logo: str
    caption: str
    drawing: str
    """The text of the logo's file."""


class Case(NamedTuple):
    """One way to write the page: *card* is the markup of one project, *write* and *build* make a site of a page."""

    name: str
    card: Callable[[Entry], str]
    page: str
    write: Callable[[Case, Path, list[Entry]], None]
    build: Build
    extensions: tuple[str, ...] = ()

    def markup(self, entries: list[Entry]) -> str:
        """The page; without projects, its title alone."""
        return "# Projects\n\n" + (self.page.format("\n".join(map(self.card, entries))) if entries else "")


# The markup of one project


def project_figure(entry: Entry) -> str:
    """Our directive."""
    return f"""\
:::{{project-figure}} {entry.logo}
:title: {entry.title}
:target: {entry.target}

{entry.caption}
:::
"""


def catalog_entry(entry: Entry) -> str:
    """An entry of ``projects.yml``, as an author would write it: words that need no quotes have none."""
    return f"""\
  - id: {entry.title.lower().replace(" ", "-")}
    title: {entry.title}
    target: {entry.target}
    logo: {entry.logo}
    caption: {entry.caption}
"""


def figure(entry: Entry) -> str:
    """The figure of docutils; it has no title, so that its caption is the title and its legend the caption."""
    return f"""\
:::{{figure}} {entry.logo}
:alt:
:target: {entry.target}

{entry.title}

{entry.caption}
:::
"""


def design_card(entry: Entry) -> str:
    """The card of sphinx-design."""
    return f"""\
:::{{grid-item-card}} {entry.title}
:img-top: {entry.logo}
:link: {entry.target}

{entry.caption}
:::
"""


def image(entry: Entry) -> str:
    """The logo, and nothing else of the project.

    All are in one paragraph, as little markup as a page can have for its images, so that what is left is the part of
    every case that no case can save: Sphinx finds each file, notes it and copies it.
    """
    return f"![]({entry.logo})"


def hugo_figure(entry: Entry) -> str:
    """The shortcode of Hugo."""
    return (
        f'{{{{< figure src="/{entry.logo}" alt="" title="{entry.title}" link="{entry.target}" '
        f'caption="{entry.caption}" >}}}}\n'
    )


# The sites


def make_entries(number: int, drawings: Sequence[str] = ()) -> list[Entry]:
    """Projects that differ in all their parts; their logos are the *drawings*, in turn, or else small ones."""
    entries = []
    for index in range(1, number + 1):
        name = f"Project {index:04}"
        drawing = drawings[index % len(drawings)] if drawings else LOGO.format(title=name, color=index)
        # A logo that comes again is another file, too: what is kept for a file may not serve for two.
        entries.append(
            Entry(
                name,
                f"https://example.org/projects/{index:04}",
                f"logos/project-{index:04}.svg",
                f"Tool {index:04} for *groups* of people that work in the open.",
                f"{drawing}<!-- {index:04} -->\n" if drawings else drawing,
            )
        )
    return entries


def write_logos(folder: Path, entries: list[Entry]) -> None:
    """A file of its own for each project, as finding and copying them is part of the cost."""
    (folder / "logos").mkdir(parents=True)
    for entry in entries:
        (folder / entry.logo).write_text(entry.drawing, encoding="utf-8")


def write_sphinx(case: Case, source: Path, entries: list[Entry]) -> None:
    """A Sphinx site of one page; its theme is the plainest, so that the page is what differs."""
    write_logos(source, entries)
    (source / "conf.py").write_text(SPHINX_CONF.format(extensions=["myst_parser", *case.extensions]), encoding="utf-8")
    (source / "index.md").write_text(case.markup(entries), encoding="utf-8")


def write_sphinx_catalog(case: Case, source: Path, entries: list[Entry]) -> None:
    """A Sphinx site of one page, and the catalog; the empty page has none, so that reading it is counted."""
    write_sphinx(case, source, entries)
    if entries:
        lines = map(catalog_entry, entries)
        (source / "projects.yml").write_text("".join(["projects:\n", *lines]), encoding="utf-8")


def write_hugo(case: Case, source: Path, entries: list[Entry]) -> None:
    """A Hugo site of one page, without the feeds and lists that it would make besides."""
    write_logos(source / "static", entries)
    for folder in ("content", "layouts"):
        (source / folder).mkdir()
    (source / "hugo.toml").write_text(HUGO_CONF, encoding="utf-8")
    (source / "layouts" / "home.html").write_text(HUGO_LAYOUT, encoding="utf-8")
    (source / "content" / "_index.md").write_text(case.markup(entries), encoding="utf-8")


OURS = Case("project-figure", project_figure, "{}", write_sphinx, build_sphinx, ("sphinx_openpractices",))
CATALOG = OURS._replace(
    name="catalog", card=lambda _entry: "", page=":::{{project-gallery}}\n:::\n", write=write_sphinx_catalog
)
FIGURE = Case("figure", figure, "{}", write_sphinx, build_sphinx)
DESIGN = Case(
    "sphinx-design", design_card, "::::{{grid}} 3\n{}\n::::\n", write_sphinx, build_sphinx, ("sphinx_design",)
)
IMAGES = Case("images only", image, "{}\n", write_sphinx, build_sphinx)
HUGO = Case("Hugo figure", hugo_figure, "{}", write_hugo, build_hugo)
CASES = (OURS, CATALOG, FIGURE, DESIGN, IMAGES, HUGO)
