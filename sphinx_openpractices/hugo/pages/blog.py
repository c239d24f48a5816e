"""Makes a section of a Hugo site a blog of ABlog: which section, which posts, and the front matter that they need.

Source: `ABlog <https://ablog.readthedocs.io>`__. Its front matter is plain text with commas between names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.site.content_names import normalize_path
from sphinx_openpractices.hugo.site.fields import ensure_mapping, to_text, to_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .site_output import SiteOutput

_SECTIONS = ("blog", "posts", "post", "news", "articles")
"""The usual names of sections with posts; that of the configuration is preferred."""
_LISTS = {"author": ("author", "authors"), "category": ("category", "categories"), "tags": ("tags",)}
"""The keys of ABlog, and those of Hugo's front matter."""


@dataclass(frozen=True, slots=True)
class SiteBlog:
    """A section with its posts: the pages in it that have a date."""

    section: HugoPage
    path: str
    """Where ABlog puts its pages: the posts by tag, author and year, and the feed."""
    pattern: str
    """The pages with the sidebars of the blog, for ``html_sidebars``."""
    fields: Mapping[str, Mapping[str, str | bool]]
    """The front matter of each post, by the key of the page."""

    @property
    def title(self) -> str:
        """The name of the blog, for its feed."""
        return self.section.title or self.section.link_title

    def has_post(self, page: HugoPage | str) -> bool:
        """Return whether a page is a post."""
        return not isinstance(page, str) and page.key in self.fields

    def add_fields(self, page: HugoPage, values: dict[str, Any]) -> dict[str, Any]:
        """Return the front matter of a page; in that of a post, names for ABlog take the place of Hugo's lists."""
        if not self.has_post(page):
            return values
        names = {name for names in _LISTS.values() for name in names}
        return {key: value for key, value in values.items() if key not in names} | dict(self.fields[page.key])

    def write_post_list(self) -> str:
        """Write the directive that lists the posts, newest first, each with its first paragraph."""
        options = {"format": "{title} · {date}", "date": "%Y-%m-%d", "excerpts": None}
        return myst_syntax.write_directive("postlist", options=options)


def find_blog(output: SiteOutput) -> SiteBlog:
    """Return the blog of a site; raise ``ValueError`` if no section has pages with dates."""
    site = output.site
    for name in dict.fromkeys([*_read_main_sections(site), *_SECTIONS]):
        section = site.pages.get(normalize_path(f"/{name}"))
        if section in output.names and (posts := _find_posts(section, output)):
            folder = output.names[section].removesuffix("index.md")
            return SiteBlog(section, _choose_path(folder, output), f"{folder}**", _make_fields(site, posts))
    raise ValueError(
        "no section has pages with dates, so there is no blog; name the section in the Hugo configuration, "
        'such as: [params] mainSections = ["stories"]'
    )


def _read_main_sections(site: HugoSite) -> list[str]:
    """Return the sections that the configuration names as the main ones."""
    settings = {key.lower(): value for key, value in site.config.settings.items()}
    params = {key.lower(): value for key, value in ensure_mapping(settings.get("params")).items()}
    return to_texts(params.get("mainsections") or settings.get("mainsections"))


def _find_posts(section: HugoPage, output: SiteOutput) -> list[HugoPage]:
    """Return the pages in a section, and in those below it, that have a date."""
    found = []
    for page in section.pages:
        if page.kind == "section":
            found += _find_posts(page, output)
        elif page.date and page in output.names:
            found.append(page)
    return found


def _choose_path(folder: str, output: SiteOutput) -> str:
    """Return a folder for the pages of ABlog that no page of the site has."""
    taken = {name.lower() for name in output.names.values()}
    path, number = f"{folder}posts", 2
    while any(name.startswith((f"{path}.md", f"{path}/")) for name in taken):
        path, number = f"{folder}posts-{number}", number + 1
    return path


def _make_fields(site: HugoSite, posts: list[HugoPage]) -> dict[str, dict[str, str | bool]]:
    """Return the front matter of posts; names that differ only in case get one spelling, since ABlog has one page."""
    spellings: dict[tuple[str, str], str] = {}
    fields = {}
    for page in posts:
        assert page.date is not None  # noqa: S101 - for the type checker
        found: dict[str, str | bool] = {
            "blogpost": True,
            "date": str(page.date.replace(tzinfo=None)).removesuffix(" 00:00:00"),
        }
        for key, names in _LISTS.items():
            values = (spellings.setdefault((key, _make_slug(name)), name) for name in _read_names(site, page, names))
            if text := ", ".join(dict.fromkeys(values)):
                found[key] = text
        fields[page.key] = found
    return fields


def _read_names(site: HugoSite, page: HugoPage, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of authors, categories or tags; one with a file has its title."""
    for key in keys:
        value = page.data.get(key)
        for item in value if isinstance(value, list) else [value]:
            text = to_text(ensure_mapping(item).get("name") or item)
            term = site.pages.get(normalize_path(f"/{key}/{text}".replace(" ", "-")))
            # ABlog separates names by commas, and makes addresses from their letters and digits.
            name = myst_syntax.join_lines((term.title if term and term.file else text).replace(",", " "))
            if _make_slug(name):
                yield name


def _make_slug(name: str) -> str:
    """Return the address that ABlog gives to a name."""
    letters = re.sub(r"[^\w\s-]", "", normalize("NFKD", name)).strip().lower()
    return re.sub(r"[-\s]+", "-", letters)
