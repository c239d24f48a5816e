"""Links lead where authors meant, references where Hugo resolves them, and none of them out of the site.

``pytest --minutes 5 tests/hugo/links/test_link_resolver.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
import site_judge
from hypothesis import example, given
from hypothesis import strategies as st
from site_judge import NOW

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.links.link_targets import Nowhere, Outside, ToFile, ToPage
from sphinx_openpractices.hugo.site.content import read_hugo_site

TABLE = (Path(__file__).parent / "links_resolved.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE if line and not line.startswith("#")]


class LinkedSite:
    """A site with its link resolver, and its pages by file."""

    def __init__(self, name, folder):
        self.site = read_hugo_site(site_judge.unpack(name, folder), now=NOW)
        self.links = LinkResolver(self.site)
        self.by_file = {page.content: page for page in self.site.pages.values()}

    def describe_target(self, target):
        """Return a target as the tables write it."""
        if isinstance(target, ToPage):
            query = f"?{target.query}" if target.query else ""
            return target.page.address + query + (f"#{target.anchor}" if target.anchor else "")
        if isinstance(target, ToFile):
            return target.file.relative_to(self.site.config.root).as_posix()
        return target.url if isinstance(target, Outside) else target.reason


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return LinkedSite("links", tmp_path_factory.mktemp("links"))


@pytest.fixture(scope="module")
def references(tmp_path_factory):
    return LinkedSite("references", tmp_path_factory.mktemp("references"))


def test_links_lead_where_their_authors_meant(site):
    assert len(ROWS) > 90
    for page, link, expected in ROWS:
        target = site.links.resolve_link(site.by_file[page], link)
        assert site.describe_target(target) == expected, f"{page}: {link}"
        if isinstance(target, Nowhere) and target.tried:
            assert all(place.startswith("/") for place in target.tried)


def test_queries_and_anchors_of_files_are_kept(site):
    target = site.links.resolve_link(site.by_file["docs/page.md"], "/img/logo.svg?v=2#id")
    assert (target.kind, target.query, target.anchor) == ("static", "v=2", "id")


def test_a_link_in_another_language_stays_in_its_language(tmp_path):
    folder = site_judge.unpack("languages", tmp_path)
    german = read_hugo_site(folder, "de", now=NOW)
    links, page = LinkResolver(german), german.pages["/docs/page"]
    found = [
        links.resolve_link(page, link) for link in ("../about.md", "/de/ueber/", "/ueber/", "../about.de.md", "leaf/")
    ]
    assert [target.page.address for target in found] == ["/de/ueber/"] * 4 + ["/de/docs/leaf/"]
    # Hugo's embedded hook, which such a site uses, ignores the language in the name of the file.
    assert links.resolve_link(page, "../about.pt-br.md").page.address == "/de/ueber/"
    german.config.settings["markup"] = {"goldmark": {"renderhooks": {"link": {"useembedded": "never"}}}}
    assert LinkResolver(german).resolve_link(page, "../about.pt-br.md").reason == 'leads to a page in "pt-br"'
    assert links.resolve_ref(page, "about", "en").reason == 'leads to a page in "en"'
    assert links.resolve_ref(page, "about", "it").reason == 'the site has no language "it"'
    assert links.resolve_ref(page, "about", "de").page.address == "/de/ueber/"


# References


def describe_hugo_link(argument, link):
    """Return Hugo's link as the tables write it; links to pages that are not migrated lead nowhere."""
    path = argument.partition("#")[0].partition("?")[0]
    if link in {"NOWHERE", "REFUSED"} or link.startswith(("/tags/", "/categories/")):
        return "nowhere"
    if not link:
        # The page itself; or one without an address.
        return "nowhere" if path and ":" not in path else "itself"
    return f"itself{unquote(link)}" if link.startswith("#") else unquote(link)


@pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")
def test_references_lead_where_hugo_resolves_them(references):
    root = references.site.config.root
    run = site_judge.hugo(root, "build", "--quiet")
    assert run.returncode == 0, run.stderr
    rows = json.loads((root / "public" / "index.html").read_text(encoding="utf-8"))
    wrong = []
    for row in rows:
        page, argument = references.by_file[row["page"]], row["argument"]
        target = references.links.resolve_ref(page, argument)
        ours = references.describe_target(target) if isinstance(target, ToPage) else "nowhere"
        theirs = describe_hugo_link(argument, row["link"])
        theirs = theirs.replace("itself", page.address) if theirs.startswith("itself") else theirs
        if ours != theirs:
            wrong.append((row["page"], argument, theirs, ours))
    assert len(rows) > 2000
    assert wrong == []


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("missing.md", "there is no such page"),
        ("docs/draft", "leads to a page that is a draft"),
        ("headless", "leads to content/headless/index.md, which has no address"),
        ("blue", "leads to a page that Hugo makes for a taxonomy"),
        ("tags/blue", "leads to a page that Hugo makes for a taxonomy"),
        ("twin", '"twin" is ambiguous: content/a/twin.md, content/b/twin.md'),
        ("%zz", '"%zz" has a "%" that escapes nothing, or a control character'),
        ("x y:z", 'write "./" before "x y:z", which has a colon before the first slash'),
    ],
)
def test_references_that_lead_nowhere_say_why(references, argument, reason):
    assert references.links.resolve_ref(references.by_file["_index.md"], argument).reason == reason


# Fuzzing

PIECES = [
    "/",
    "..",
    ".",
    "../",
    "./",
    "docs",
    "page",
    "other.md",
    "about",
    "index.md",
    "_index.md",
    "img/logo.svg",
    "#",
    "?",
]
PIECES += [
    "%2e",
    "%2f",
    "%00",
    "\\",
    ":",
    "//",
    "https://example.org/base",
    "content",
    "\0",
    " ",
    "é",
    "%",
    "etc/passwd",
    "~",
    "@",
    "[",
]
LINKS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=10).map("".join) | st.text(max_size=20)


@example("/base/../../../x", "docs/page.md")
@given(LINKS, st.sampled_from(["_index.md", "docs/page.md", "about/index.md", "docs/sub/_index.md"]))
def test_no_link_leads_out_of_the_site_or_stops_the_reader(site, link, page):
    root = site.site.config.root.resolve()
    for target in (site.links.resolve_link(site.by_file[page], link), site.links.resolve_ref(site.by_file[page], link)):
        if isinstance(target, ToFile):
            assert target.file.resolve().is_relative_to(root)
            assert target.file.is_file()
        elif isinstance(target, ToPage):
            assert site.site.pages[target.page.key] is target.page
        else:
            assert isinstance(target, Outside | Nowhere)


@pytest.mark.parametrize("piece", ["../", "a/", "a.", "./", "%2e%2e/", "x_", "-", "#", "?a", "é", "._x_"])
def test_time_grows_with_the_length_of_the_link(site, piece, assert_linear):
    page = site.by_file["docs/page.md"]

    def resolve(link):
        site.links.resolve_link(page, link)
        site.links.resolve_ref(page, link)

    assert_linear(resolve, lambda length: piece * (length // len(piece)), 5_000)
