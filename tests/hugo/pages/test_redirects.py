"""Each address of the Hugo site leads to its page, with both builders and on each kind of host."""

from __future__ import annotations

import json
import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import site_judge
from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.choices import REDIRECT_FORMS
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.pages.redirects import make_page_url

pytestmark = pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")

LANGUAGES = """
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[languages.en]
[languages.de]
"""


def read_page(file):
    """Return the title of a page, or the address to which it leads."""
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    if refresh := page.find("meta", {"http-equiv": "refresh"}):
        return "", unquote(refresh["content"].partition("url=")[2])
    heading = page.find("h1")
    return (heading.find(string=True) if heading else page.get_text()).strip(), ""


def follow(folder, address):
    """Return the title of the page that a plain server sends for an address, and what a browser then opens."""
    for _hop in range(3):
        file = folder / (address + "index.html" if address.endswith("/") else address).lstrip("/")
        if not file.is_file():
            return f"{address} is missing"
        title, url = read_page(file)
        if title:
            return title
        address = posixpath.normpath(urljoin(address, url)) + "/" * url.endswith("/")
        address = address.replace("//", "/")
    return f"{address} leads nowhere"


@pytest.fixture(scope="module")
def hugo_sites(tmp_path_factory):
    """A function that returns a site with further settings, and the title of the page at each of its addresses."""

    @cache
    def build(settings):
        folder = site_judge.unpack("old_addresses", tmp_path_factory.mktemp("hugo"))
        config = (folder / "hugo.toml").read_text("utf-8")
        (folder / "hugo.toml").write_text(config.replace("[uglyURLs]", f"{settings}\n[uglyURLs]", 1), "utf-8")
        run = site_judge.hugo(folder, "build")
        assert run.returncode == 0, run.stderr
        titles = {}
        public = folder / "public"
        for file in (file for file in public.rglob("*") if file.is_file() and "de" not in file.parts):
            title, url = read_page(file)
            titles["/" + file.relative_to(public).as_posix().removesuffix("index.html")] = title or urlsplit(url).path
        return folder, {address: titles.get(title, title) for address, title in titles.items()}

    return build


@pytest.mark.parametrize(("builder", "settings"), [("dirhtml", ""), ("html", LANGUAGES)])
def test_html_pages_lead_from_every_address_to_its_page_and_the_rest_is_reported(
    builder, settings, hugo_sites, tmp_path, make_app
):
    site, titles = hugo_sites(settings)
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest), "--builder", builder, "--redirects", "html"]) == 0
    app = make_app(builder, srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    ours = {address: follow(Path(app.outdir), address) for address in titles}
    wrong = {address.removeprefix("/en") for address, title in titles.items() if ours[address] != title}
    wrong -= {"/swap/third/"}  # a page and an alias: Hugo writes both, in either order
    changed = json.loads((dest / "migration.json").read_text("utf-8"))["changed"]
    reported = {message["message"].partition(" ")[0].removeprefix("/en") for message in changed}
    assert wrong == {"/humans.txt", "/About-Us/", "/time:now*/", *(() if settings else ["/.known/a/"])}
    assert reported == wrong | {"/swap/third/"}


def test_hosts_get_every_address_that_changes_in_their_own_form(hugo_sites):
    site, titles = hugo_sites("")
    made = {form: migrate_site(site, redirects=form) for form in ("", *REDIRECT_FORMS)}
    documents = json.loads(made[""].files["redirects.json"])
    assert all(each.files["redirects.json"] == made[""].files["redirects.json"] for each in made.values())
    stay = {make_page_url(name, "dirhtml") for name in made[""].output.names.values()}
    assert titles.keys() - stay == documents.keys()
    rules = [line.split(" ") for line in made["netlify"].files["_extra/_redirects"].splitlines()]
    hooks = json.loads(made["readthedocs"].files["readthedocs-redirects.json"])
    news = {old: make_page_url(name, "dirhtml") for old, name in documents.items()}
    assert [(unquote(old), unquote(new), status) for old, new, status in rules] == [
        (*each, "301") for each in news.items()
    ]
    assert "/deep/er/old%20a/ /a/ 301" in made["netlify"].files["_extra/_redirects"]
    assert "/time%3Anow%2A/ /a/ 301" in made["netlify"].files["_extra/_redirects"]
    assert hooks == [{"from_url": old, "to_url": new, "type": "page", "http_status": 301} for old, new in news.items()]


@pytest.mark.parametrize(
    ("form", "builder", "file"), [("netlify", "dirhtml", "_redirects"), ("netlify", "epub", ""), ("html", "epub", "")]
)
def test_redirects_are_published_but_not_in_the_epub(form, builder, file, hugo, tmp_path, make_app):
    site = hugo({"content/a.md": site_judge.page("Text.", title="A", aliases=["/old/"])})
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest), "--redirects", form]) == 0
    app = make_app(builder, srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    assert (Path(app.outdir) / file).exists()


def test_own_configuration_is_told_what_the_redirects_need(hugo, tmp_path, capsys):
    site, dest = hugo({"content/a.md": site_judge.page("Text.", title="A", aliases=["/old/"])}), tmp_path / "sphinx"
    dest.mkdir()
    (dest / "conf.py").write_text('html_extra_path = ["mine"]\n', "utf-8")
    for form, needed in (("readthedocs", False), ("html", True)):
        assert main(["migrate-hugo", str(site), str(dest), "--redirects", form, "--force"]) == 0
        assert ("html_extra_path" in capsys.readouterr().out) == needed
