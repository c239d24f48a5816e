"""``sphinx-openpractices init``: a site that is complete, and shows the answers as they were given."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sysconfig
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from init_site import ANSWERS, DOCS, WRITTEN, build_site, init, nothing_changes, soup

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.commands.starter_examples import find_examples
from sphinx_openpractices.commands.starter_site import list_site_paths

LOGOS = DOCS / "logos"
CATALOGS = ("projects.yml", "funders.yml", "collaborators.yml")


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    """A site as it is written; tests do not change it."""
    folder = tmp_path_factory.mktemp("init") / "site"
    assert init(folder, *ANSWERS) == 0
    return folder


@pytest.fixture(scope="module")
def html(starter, tmp_path_factory):
    """The folder of the pages, and what Sphinx said."""
    return build_site(starter, tmp_path_factory.mktemp("html"))


# What is written


def test_the_files_are_those_that_are_promised_with_the_installed_package_too(starter):
    # In tox the package comes from the wheel: a file that it lacks is missed here.
    assert {path.name for path in starter.iterdir()} == WRITTEN
    assert {name.split("/")[0] for name in list_site_paths()} == WRITTEN
    assert yaml.safe_load((starter / ".readthedocs.yaml").read_text("utf-8"))["sphinx"]["configuration"] == "conf.py"


@pytest.mark.parametrize("builder", ["dirhtml", "text", "latex", "epub", "gettext"])
def test_the_site_builds_without_a_warning(builder, starter, tmp_path):
    out, warnings = build_site(starter, tmp_path, builder)
    assert warnings == ""
    assert list(out.iterdir())


def test_each_link_of_the_pages_leads_somewhere(html):
    out, warnings = html
    assert warnings == ""
    pages = {path: soup(path) for path in out.glob("*.html")}
    assert {"index.html", "open-practices.html"} <= {path.name for path in pages}
    seen = set()
    for path, page in pages.items():
        for element in page.select("a[href], img[src], link[href], script[src]"):
            parts = urlsplit(element.get("href") or element.get("src"))
            if parts.scheme in {"http", "https", "mailto"}:
                continue
            # 404.html has links from the root of the host: it is shown in every folder.
            folder = out if parts.path.startswith("/") else path.parent
            target = folder / unquote(parts.path).lstrip("/") if parts.path else path
            assert target.is_file(), element
            if parts.fragment:
                seen.add((path.name, target.name, parts.fragment))
                assert pages[target].find(id=parts.fragment), element
    assert ("index.html", "open-practices.html", "projects") in seen


def test_the_pages_show_what_they_are_for(html):
    out, _warnings = html
    index, practices = soup(out / "index.html"), soup(out / "open-practices.html")
    for page in (index, practices):
        assert "op-landing" in page.body["class"]
        titles = {title.get_text() for title in page.select(".project-title")}
        assert {"Python", "Sphinx", "Example Foundation", "Example University"} <= titles
    assert [link["href"] for link in index.select("div.call-to-action a")] == [
        "open-practices.html",
        "open-practices.html#projects",
    ]
    statuses = [status.get_text() for status in practices.select("section.practice .practice-status")]
    assert statuses == ["status: Not assessed"] * 7
    assert practices.select_one(".practice-summary")
    assert [link["href"] for link in index.select("li strong a[href*='#practice-']")] == [
        f"open-practices.html#practice-{name}"
        for name in ("open-licenses", "public-decisions", "upstream-contributions", "right-to-leave")
    ]
    assert index.select_one('link[rel="canonical"]')["href"] == "https://acme.example/index.html"


def test_no_page_shows_an_organization_twice_and_each_logo_has_its_name(html):
    out, _warnings = html
    for name in ("index.html", "open-practices.html"):
        page = soup(out / name)
        titles = [title.get_text() for title in page.select(".project-title")]
        assert len(titles) == len(set(titles))
        assert not page.select("article .project-gallery-logos:not(.project-gallery-titles)")
        assert "python.png" not in page.get_text()


@pytest.mark.parametrize(("principles", "shown"), [("posi-2.0", 20), ("osps-baseline-2026.02.19", 41), ("none", 0)])
def test_a_site_begins_with_the_principles_that_were_asked_for(principles, shown, tmp_path):
    site = tmp_path / "site"
    assert init(site, *ANSWERS, "--principles", principles) == 0
    out, warnings = build_site(site, tmp_path / "out")
    assert warnings == ""
    page = soup(out / "open-practices.html")
    assert len(page.select("section.practice")) == shown
    assert (site / "practices.yml").exists() is bool(shown)
    links = {
        link["href"].partition("#")[2] for link in soup(out / "index.html").select("a[href^='open-practices.html#']")
    }
    assert all(page.find(id=place) for place in links)
    assert sum("assess this practice" in str(each) for each in find_examples(site)) == shown


@pytest.mark.parametrize(("arguments", "shown"), [((), []), (("--license", "cc-by-4.0"), ["License CC-BY-4.0"])])
def test_the_site_has_a_license_only_if_it_was_asked_for(arguments, shown, tmp_path):
    assert init(tmp_path / "site", *ANSWERS, *arguments) == 0
    out, warnings = build_site(tmp_path / "site", tmp_path / "out")
    assert warnings == ""
    assert [fact.get_text(" ", strip=True) for fact in soup(out / "index.html").select(".site-facts li")] == shown


def test_the_settings_that_are_shown_work(tmp_path):
    """A logo, an icon, a color, the license, the source, and the funders in the footer."""
    site = tmp_path / "site"
    assert init(site, *ANSWERS) == 0
    conf = re.sub(r"^( *)# (?=\"|[a-z_]+ = )", r"\1", (site / "conf.py").read_text("utf-8"), flags=re.MULTILINE)
    (site / "conf.py").write_text(conf.replace("github.com/…", "github.com/acme/site"), encoding="utf-8")
    for name in ("our-logo.svg", "our-logo-dark.svg", "our-icon.svg"):
        shutil.copy(site / "logos" / "sphinx.svg", site / "logos" / name)
    out, warnings = build_site(site, tmp_path / "out")
    assert warnings == ""
    page = soup(out / "index.html")
    assert {image["src"] for image in page.select(".navbar-brand img")} == {
        "_static/our-logo.svg",
        "_static/our-logo-dark.svg",
    }
    assert page.select_one('link[rel="icon"]')["href"] == "_static/our-icon.svg"
    assert len(page.select("footer .acknowledgements .project-title")) == 2
    assert page.select_one(".site-facts li").get_text(" ", strip=True) == "License CC-BY-4.0"


def test_the_table_of_contents_of_its_epub_has_every_page_and_commitment(starter, tmp_path):
    out, warnings = build_site(starter, tmp_path, "epub")
    assert warnings == ""
    first, *rest = [link.get_text() for link in soup(out / "nav.xhtml").select("nav a")]
    headings = soup(out / "open-practices.xhtml").select("h1, section > section > h2, .practice-name")
    assert (first, rest) == ("How Acme works in the open", [heading.find(string=True) for heading in headings])
    assert len(rest) == 11
    assert "example.org" not in soup(out / "index.xhtml").get_text()  # URLs are not written out
    assert [item["idref"] for item in soup(out / "content.opf").select("itemref")] == ["epub-0", "epub-1"]


def test_its_catalogs_pass_the_check(starter, capsys):
    assert main(["catalog", "check", *(str(starter / name) for name in CATALOGS)]) == 0
    assert "no mistakes found" in capsys.readouterr().out
    for name in CATALOGS:
        first, _rest = (starter / name).read_text("utf-8").split("\n", 1)
        assert (starter / first.rpartition("=")[2]).is_file()


def test_each_logo_is_the_one_of_the_documentation_and_has_its_notice(starter):
    notice = (starter / "logos" / "README.md").read_text("utf-8")
    logos = [path for path in (starter / "logos").iterdir() if path.suffix in {".svg", ".png"}]
    assert len(logos) > 5
    for logo in logos:
        assert logo.read_bytes() == (LOGOS / logo.name).read_bytes()
        assert f"`{logo.name}`" in notice
    for package in re.findall(r"From (\S+) \d", notice):
        text = LOGOS / "licenses" / f"{package.lower()}.txt"
        assert (starter / "logos" / "licenses" / text.name).read_bytes() == text.read_bytes()


def test_the_commands_of_its_readme_work(starter, tmp_path):
    site = shutil.copytree(starter, tmp_path / "site")
    commands = re.findall(
        r"^\$ ((?:sphinx-build|sphinx-openpractices) .*)", (site / "README.md").read_text(), re.MULTILINE
    )
    assert len(commands) == 5
    path = sysconfig.get_path("scripts")
    for command in commands:
        program, *arguments = shlex.split(command)
        subprocess.run([shutil.which(program, path=path), *arguments], cwd=site, check=True, capture_output=True)  # noqa: S603
    assert (site / "_build" / "html" / "index.html").is_file()


# Answers


@pytest.mark.parametrize(
    ("folder", "organization"),
    [("acme-labs_berlin", "Acme Labs Berlin"), ("2i2c", "2i2c"), ("---", "Our organization"), ("été", "Été")],
)
def test_without_a_terminal_defaults_are_taken_and_said(folder, organization, tmp_path, capsys):
    assert init(tmp_path / folder) == 0
    output = capsys.readouterr().out.splitlines()
    assert output[:4] == [
        "--name was not given: Open practices",
        f"--organization was not given: {organization}",
        "--address was not given: none",
        "--principles was not given: own",
    ]
    assert f'author = "{organization}"\n' in (tmp_path / folder / "conf.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: DIR"),
        (("",), "argument DIR: write the name of a folder, or . for the current one"),
        (("site", "--name", " \n"), "argument --name: is empty; write some text"),
        (("site", "--organization", "a\x1bb"), r"write plain text; 'a\x1bb' contains '\x1b'"),
        (("site", "--name", "a\udcffb"), r"write plain text; 'a\udcffb' contains '\udcff'"),
        (
            ("site", "--address", "acme.example"),
            "argument --address: 'acme.example' is not an http or https URL; write",
        ),
        (
            ("site", "--license", "Apache 2.0"),
            "argument --license: 'Apache 2.0' is not an SPDX expression; did you mean",
        ),
        (("site", "--address", "javascript:x"), "argument --address: 'javascript:x' is not an http or https URL"),
        (
            ("site", "--address", "https://a.example/?x"),
            "write the address of the first page, such as 'https://example.org/'; ",
        ),
    ],
)
def test_wrong_use_is_said_and_writes_nothing(arguments, message, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with nothing_changes(tmp_path), pytest.raises(SystemExit) as stopped:
        main(["init", *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err
