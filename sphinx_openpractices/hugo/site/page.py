"""A page of a Hugo site, what its front matter makes of it, and where it stands among others."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from .fields import entries, mapping, to_flag, to_number, to_text, to_texts, to_time
from .front_matter import FrontMatter
from .names import MARKDOWN, Name, normal
from .patterns import matches
from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .site_config import SiteConfig

BRANCHES = {"home", "section", "taxonomy", "term"}
TARGETS = ("target", "_target")
ZERO = datetime(1, 1, 1, tzinfo=UTC)
"""The date of a page without one."""


@dataclass(slots=True, eq=False, repr=False)
class Page:
    """A page, or a section for which nobody wrote an ``_index.md``: that has no *file*.

    *kind* is ``home``, ``section``, ``page``, ``taxonomy`` or ``term``; *source* the file's path from the site's
    folder, *content* that from the content folder. *data* is the front matter with what sections hand down to it.
    """

    name: Name
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
    """Whether Hugo writes it; a headless bundle is not."""
    linked: bool = True
    """Whether it has an address."""
    listed: bool = True
    """Whether it stands among the *pages* of its section."""
    parent: Page | None = None
    pages: list[Page] = field(default_factory=list)
    """The pages and sections right below, in Hugo's order."""
    resources: dict[str, Path] = field(default_factory=dict)
    """The files of a bundle, and those in the folder of a section, by their path from there."""
    address: str = ""
    """The path of the permalink below the base URL, such as ``/docs/about/``, without escapes."""
    alias_addresses: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        """In short: pages hold each other."""
        return f"<Page {self.key or '/'}>"

    @property
    def key(self) -> str:
        """The logical path, such as ``/docs/about``; empty for the home page."""
        return self.name.key

    @property
    def base(self) -> str:
        """The name of the file without suffix and language; of a bundle, that of its folder."""
        return self.name.base

    @property
    def bundle(self) -> str:
        """``leaf``, ``branch`` or empty."""
        return self.name.kind if self.name.kind != "page" else ""

    @property
    def is_branch(self) -> bool:
        """Whether other pages may stand below."""
        return self.kind in BRANCHES

    @property
    def is_markdown(self) -> bool:
        """Whether the page is in Markdown, and no HTML or the like."""
        return self.name.suffix in MARKDOWN

    @property
    def folder(self) -> str:
        """The folder of the file, from the content folder, empty at the top."""
        return self.content.rpartition("/")[0]

    @property
    def section(self) -> str:
        """The first part of the path, where that is a folder."""
        first, slash, _rest = self.key[1:].partition("/")
        return first if slash or self.is_branch else ""

    @property
    def ancestors(self) -> list[Page]:
        """The sections around the page, outermost first and without the home page; of a section, itself as the last."""
        found: list[Page] = []
        page: Page | None = self if self.is_branch else self.parent
        while page is not None and page.kind != "home":
            found.append(page)
            page = page.parent
        return found[::-1]

    @property
    def sections(self) -> list[str]:
        """The parts of the path of the section around the page."""
        around = self if self.is_branch else self.parent
        return around.key[1:].split("/") if around and around.key else []

    def terms(self, taxonomy: str) -> list[str]:
        """The terms of a *taxonomy* that the page is filed under."""
        value = self.data.get(taxonomy)
        return [to_text(term) for term in value] if isinstance(value, list) else [to_text(value)] if value else []


def fill(page: Page, config: SiteConfig, inherited: Sequence[dict[str, Any]]) -> list[Problem]:
    """Read the front matter of *page* into its fields; say what is wrong with it."""
    problems: list[Problem] = []
    page.data = dict(page.front.data)
    for rule in (*own_cascade(page), *inherited):
        if all(matches(rule.get(key), page.kind, page.key, page.language) for key in TARGETS):
            for key in rule.keys() - {*TARGETS, "cascade"}:
                page.data.setdefault(key, rule[key])
    words = page.front.words

    def text(key: str) -> str:
        return words.get(key) or to_text(page.data.get(key))

    def wrong(key: str, message: str) -> None:
        problems.append(Problem(page.source, page.front.lines.get(key, 1), f'the key "{key}" {message}'))

    page.title = text("title") or page.title
    page.link_title = text("linktitle") or page.title
    page.slug = text("slug").strip("-")
    page.url = text("url")
    if page.url.startswith(("http://", "https://")):
        wrong("url", f'holds "{page.url}", a whole URL; write the path alone')
        page.url = ""
    page.aliases = [alias for alias in to_texts(page.data.get("aliases")) if "://" not in alias]
    page.weight = to_number(page.data.get("weight"))
    published = page.data.get("published")
    page.draft = to_flag(page.data["draft"]) if "draft" in page.data else published in (False, "false")
    for key, value in read_dates(page, config, wrong).items():
        setattr(page, key, value)
    build = mapping(page.data.get("build") or page.data.get("_build"))
    headless = to_flag(page.data.get("headless"))
    render = "never" if headless else option(build, "render", ("always", "never", "link"))
    page.rendered, page.linked = render == "always", render != "never"
    page.listed = not headless and option(build, "list", ("always", "never", "local")) != "never"
    return problems


def own_cascade(page: Page) -> list[dict[str, Any]]:
    """What the front matter of a section hands down, with keys in lower case."""
    found = entries(page.front.data.get("cascade"))
    return [{key.lower(): value for key, value in rule.items()} for rule in found]


def option(build: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
    """What the build options say, which once were booleans."""
    value = {name.lower(): each for name, each in build.items()}.get(key)
    if value in (False, 0):
        return "never"
    return value if isinstance(value, str) and value in words else words[0]


def read_dates(page: Page, config: SiteConfig, wrong: Any) -> dict[str, datetime | None]:
    """The dates of *page*, each by the first key that holds one."""
    found: dict[str, datetime | None] = {}
    said: set[str] = set()
    for name, field_name in (("date", "date"), ("publishdate", "publish_date"), ("expirydate", "expiry_date")):
        found[field_name] = None
        for key in config.dates[name]:
            value: Any = page.data.get(key)
            if key == ":filename":
                value = date_of_name(page)
            if isinstance(value, bool):
                continue
            try:
                moment = to_time(value, config.zone)
            except ValueError as err:
                if key not in said and key != ":filename":
                    wrong(key, str(err))
                said.add(key)
                continue
            if moment:
                found[field_name] = moment
                break
    return found


def date_of_name(page: Page) -> str | None:
    """The date at the beginning of a file's name, which is no part of the slug then."""
    date = page.base[:10]
    try:
        to_time(date if len(date) == 10 else "")
    except ValueError:
        return None
    if "slug" not in page.data:
        page.slug = page.base[10:].strip(" -_")
    return date


def out_of_site(page: Page, config: SiteConfig, now: datetime) -> str:
    """Why Hugo leaves *page* out; empty where it does not."""
    if page.draft and not config.drafts:
        return "is a draft"
    if page.publish_date and page.publish_date > now and not config.future:
        return f"is to be published on {page.publish_date:%Y-%m-%d}"
    if page.expiry_date and page.expiry_date < now and not config.expired:
        return f"has expired on {page.expiry_date:%Y-%m-%d}"
    return ""


def order(page: Page) -> tuple[Any, ...]:
    """The place of *page* among others: by weight with 0 last, the latest first, by title, by path."""
    moment = page.date or ZERO
    return not page.weight, page.weight, -int(moment.timestamp()), collation(page.link_title), normal(page.content)


def collation(text: str) -> tuple[Any, ...]:
    """Letters before their accents before their case, as the Unicode collation algorithm compares, roughly."""
    weights = [weight(letter) for letter in unicodedata.normalize("NFKD", text)]
    letters = [(rank, letter) for rank, letter in weights if rank >= 0]
    return letters, [letter for rank, letter in weights if rank < 0], text.swapcase()


@cache
def weight(letter: str) -> tuple[int, str]:
    """The rank of a letter among others, below 0 for accents, and the letter without its case."""
    group = unicodedata.category(letter)
    if group == "Mn":
        return -1, letter
    return {"Z": 0, "C": 0, "P": 1, "S": 2, "N": 3}.get(group[0], 4), letter.casefold()
