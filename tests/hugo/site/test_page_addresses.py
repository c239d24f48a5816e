"""Each page has the address that Hugo gives it."""

from __future__ import annotations

import re
from posixpath import normpath

import pytest
import site_judge
from site_judge import NOW

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.links.link_targets import ToFile
from sphinx_openpractices.hugo.site.content import read_hugo_site

pytestmark = pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")

SITES = {
    "odd_paths": 75,
    "section_slugs": 20,
    "ugly": 14,
    "permalinks": 29,
    "languages": 14,
    "folders": 8,
    "mounts": 5,
}
"""How many pages each site has at least, lest nothing is compared."""


def clean(address):
    """Browsers take the dots out of an address before they ask for it."""
    return normpath(address) + "/" * (address.endswith("/") and address != "/")


@pytest.mark.parametrize("name", SITES)
def test_addresses_are_those_of_hugo(name, tmp_path):
    folder = site_judge.unpack(name, tmp_path)
    config = read_hugo_site(folder, now=NOW).config
    theirs = {path: clean(address) for path, address in site_judge.addresses(folder, f"{config.base}/").items()}
    ours = {}
    for language in config.languages:
        site = read_hugo_site(folder, language, now=NOW)
        assert [problem for problem in site.problems if "same logical path" not in problem.text] == []
        ours |= {page.source: page.address for page in site.pages.values() if page.file}
    assert len(theirs) >= SITES[name]
    assert ours == theirs


ALIASES = [
    "hugo.toml", 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n',
    "layouts/all.html", "page",
    "content/docs/page.md", "---\naliases: [/old, /older/, near, ../up, /file.html, deep/er, /With Case, /ü]\n---\n",
    "content/docs/leaf/index.md", "---\naliases: [beside, /x.y]\n---\n",
    "content/docs/leaf/Picture One.txt", "",
    "content/docs/leaf/images/two.txt", "",
    "content/docs/data.txt", "",
    "content/slug/index.md", "---\nslug: given\n---\n",
    "content/slug/file.txt", "",
    "static/static.txt", "",
]  # fmt: skip


@pytest.mark.parametrize("ugly", [False, True])
def test_aliases_and_files_are_where_hugo_writes_them(tmp_path, ugly):
    folder = site_judge.write(ALIASES, tmp_path)
    with (folder / "hugo.toml").open("a") as file:
        file.write(f"uglyURLs = {str(ugly).lower()}\n")
    run = site_judge.hugo(folder, "build")
    assert run.returncode == 0, run.stderr
    public = folder / "public"
    theirs = {f"/{path.relative_to(public).as_posix()}" for path in public.rglob("*") if path.is_file()}
    site = read_hugo_site(folder, now=NOW)
    links = LinkResolver(site)
    pages = [address for page in site.pages.values() for address in (page.address, *page.alias_addresses)]
    ours = {re.sub("/$", "/index.html", address) for address in pages}
    files = {path for path in theirs if path.endswith(".txt")}
    assert all(isinstance(links.resolve_link(site.home, path.replace(" ", "%20")), ToFile) for path in files)
    assert ours == theirs - files
