"""A page of a Hugo site: the fields from its front matter, and its place among other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .content_names import MARKDOWN_SUFFIXES, ContentName
from .fields import to_text
from .front_matter import FrontMatter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_BRANCH_KINDS = {"home", "section", "taxonomy", "term"}


@dataclass(slots=True, eq=False, repr=False)
class HugoPage:
    """A page, or a section without an ``_index.md``; the latter has no *file*.

    *kind* is ``home``, ``section``, ``page``, ``taxonomy`` or ``term``; *source* is the file's path from the site's
    folder, *content* that from the content folder. *data* is the front matter with what sections cascade to it.
    """

    name: ContentName
    kind: str
    language: str
    content: str
    file: Path | None = None
    source: str = ""
    front: FrontMatter = field(default_factory=FrontMatter)
    data: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    link_title: str = ""
    slug: str = ""
    url: str = ""
    aliases: list[str] = field(default_factory=list)
    weight: int = 0
    date: datetime | None = None
    publish_date: datetime | None = None
    expiry_date: datetime | None = None
    draft: bool = False
    rendered: bool = True
    """Whether Hugo writes the page; headless bundles are not written."""
    linked: bool = True
    """Whether the page has an address."""
    listed: bool = True
    """Whether the page is among the *pages* of its section."""
    parent: HugoPage | None = None
    pages: list[HugoPage] = field(default_factory=list)
    """The pages and sections right below, in Hugo's order."""
    tagged: list[HugoPage] = field(default_factory=list)
    """The pages of a term, in Hugo's order."""
    resources: dict[str, Path] = field(default_factory=dict)
    """The files of a bundle, or those in the folder of a section, by their path from there."""
    parts: set[str] = field(default_factory=set)
    """The *resources* that are pages, which Hugo does not publish by themselves."""
    address: str = ""
    """The path of the permalink below the base URL, such as ``/docs/about/``, without percent escapes."""
    alias_addresses: list[str] = field(default_factory=list)
    order: tuple[Any, ...] = ()
    """The key by which Hugo sorts the page among others."""

    def __repr__(self) -> str:
        """Return a short form: pages contain each other."""
        return f"<HugoPage {self.key or '/'}>"

    @property
    def key(self) -> str:
        """The logical path, such as ``/docs/about``; empty for the home page."""
        return self.name.key

    @property
    def base(self) -> str:
        """The name of the file without suffix and language; for a bundle, that of its folder."""
        return self.name.base

    @property
    def bundle(self) -> str:
        """``leaf``, ``branch`` or empty."""
        return self.name.kind if self.name.kind != "page" else ""

    @property
    def is_branch(self) -> bool:
        """Whether the page can have other pages below it."""
        return self.kind in _BRANCH_KINDS

    @property
    def is_markdown(self) -> bool:
        """Whether the page is written in Markdown, not in HTML or another format, which its front matter can name."""
        return (to_text(self.data.get("markup")).lower() or self.name.suffix) in {*MARKDOWN_SUFFIXES, "goldmark"}

    @property
    def folder(self) -> str:
        """The folder of the file, from the content folder, empty at the top."""
        return self.content.rpartition("/")[0]

    @property
    def section(self) -> str:
        """The first part of the path, if that is a folder."""
        first, slash, _rest = self.key[1:].partition("/")
        return first if slash or self.is_branch else ""

    @property
    def ancestors(self) -> list[HugoPage]:
        """The sections that contain the page, outermost first, without the home page; a section contains itself."""
        found: list[HugoPage] = []
        page: HugoPage | None = self if self.is_branch else self.parent
        while page is not None and page.kind != "home":
            found.append(page)
            page = page.parent
        return found[::-1]

    @property
    def sections(self) -> list[str]:
        """The parts of the path of the section that contains the page."""
        around = self if self.is_branch else self.parent
        return around.key[1:].split("/") if around and around.key else []

    def forget_file(self, title: str = "") -> None:
        """Become a section without a file, with this *title*."""
        self.file, self.front, self.data = None, FrontMatter(), {}
        self.title = self.link_title = title

    def list_terms(self, taxonomy: str) -> list[str]:
        """Return the page's terms of a *taxonomy*."""
        value = self.data.get(taxonomy)
        return [to_text(term) for term in value] if isinstance(value, list) else [to_text(value)] if value else []
