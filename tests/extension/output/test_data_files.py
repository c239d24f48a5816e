"""The files with what pages show: complete, the same bytes each time, and without what no page shows."""

from __future__ import annotations

import json
from importlib.resources import files as package_files
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from data_site import BASE, CONFIG, NAMES, NOTES, PRACTICES, make_source_files
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree

from sphinx_openpractices.catalog.schema_file import DATA_SCHEMA_FILES


@pytest.fixture(scope="module")
def files(png):
    return make_source_files(png)


def read_all(built):
    return {name: (built.out / name).read_bytes() for name in NAMES}


def read_json(built, name):
    data = json.loads(built.read(name))
    schema = package_files("sphinx_openpractices").joinpath("catalog", DATA_SCHEMA_FILES[name.removesuffix(".json")])
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(data)
    return data


def list_urls(data):
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from list_urls(each)
    if isinstance(data, dict):
        yield from (data[key] for key in ("url", "target", "logo") if key in data)


def require_places(built, urls):
    """Each URL of the site is a file of the output, and its anchor is in there."""
    places = [urldefrag(url) for url in urls if url.startswith(BASE) or not urlsplit(url).scheme]
    assert places
    for url, anchor in places:
        path = built.out / url.removeprefix(BASE)
        path = path / "index.html" if path.is_dir() else path
        assert path.is_file(), url
        if anchor:
            page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            assert page.find(id=anchor) is not None, (url, anchor)


@pytest.fixture(scope="module", params=["html", "dirhtml", "singlehtml"])
def built(request, built_once, files):
    return built_once(files, request.param, **CONFIG)


def test_data_has_what_pages_show_and_its_links_lead_there(built):
    projects, practices = read_json(built, "projects.json"), read_json(built, "practices.json")
    expected = json.loads(Path(__file__).with_name("data.json").read_text(encoding="utf-8"))
    urls = [*list_urls(projects), *list_urls(practices)]
    require_places(built, urls)
    assert built.warnings == NOTES
    if built.app.builder.name == "html":
        assert {"projects": projects, "practices": practices} == expected


def test_nothing_secret_is_in_any_file(built):
    for name, content in read_all(built).items():
        assert b"SECRET" not in content, name
        assert b"secret" not in content, name


def test_pages_lead_to_the_feed_and_the_calendar(built):
    page = BeautifulSoup(built.read("index.html"), "html.parser")
    links = {link["type"]: link["href"] for link in page.head.select("link[rel=alternate]")}
    assert links == {"application/atom+xml": "feed.xml", "text/calendar": "practices.ics"}
    feed = etree.fromstring((built.out / "feed.xml").read_bytes())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    titles = feed.xpath("a:entry/a:title/text()", namespaces=atom)
    assert titles == ["Living will: Partly met", "Open: Met", "Inside", "Dask", "Old: Retired"]
    require_places(built, feed.xpath("a:entry/a:link/@href", namespaces=atom))


def test_the_calendar_has_what_is_due_of_practices_and_pages(built):
    events = Calendar.from_ical((built.out / "practices.ics").read_bytes()).events
    require_places(built, [event["url"] for event in events])
    assert [(event.uid, event["summary"], f"{event.start}") for event in events] == [
        ("action-living-will-6f2f4dd0bb35@example.org/docs", "Living will: Name one", "2026-12-31"),
        ("practice-open@example.org/docs", "Review: Open", "2027-02-28"),
        ("page-index@example.org/docs", "Review: Home", "2027-04-01"),
        ("practice-living-will@example.org/docs", "Review: Living will", "2027-05-12"),
    ]
    assert [event.get("description") for event in events] == ["Owner: Board", None, "Owner: Editors", "Owner: Board"]


def test_badges_count_what_pages_show(built):
    titles = {name: etree.fromstring(built.read(name)).get("aria-label") for name in NAMES if name.endswith(".svg")}
    assert titles == {
        "practices-badge.svg": "open practices: 1 of 2 · oldest review February 2026",
        "practices-badge-posi-2.0.svg": "POSI 2.0: 0 of 20 · oldest review May 2026",
    }


def test_incremental_and_parallel_builds_write_the_same_bytes(site, files):
    site(files)
    first = site(files, **CONFIG)  # which reads all pages again
    before, times = read_all(first), {name: (first.out / name).stat().st_mtime_ns for name in NAMES}
    page = {"sub/page.md": "# Page\n\nMore.\n"}
    again = site(page, **CONFIG)
    assert again.docnames_read == ["sub/page"]
    assert read_all(again) == before
    assert {name: (again.out / name).stat().st_mtime_ns for name in NAMES} == times
    many = {f"more/{number}.md": f"---\norphan: true\n---\n# {number}\n" for number in range(8)}
    parallel = site({**files, **page, **many}, folder="parallel", parallel=2, **CONFIG)
    assert read_all(parallel) == before


def test_what_pages_stop_showing_leaves_the_files(site, files):
    site(files, **CONFIG)
    home = "# Home\n\n```{toctree}\npractices\nsub/page\n```\n"
    page = "# Practices\n\n:::{practice-list}\n:practices: open\n:::\n"
    catalog = PRACTICES.replace("  next-review: 2027-02\n", "")
    built = site({"practices.md": page, "index.md": home, "practices.yml": catalog}, **CONFIG)
    data = read_json(built, "practices.json")
    assert [each["id"] for each in data["practices"]] == ["open"]
    assert data["pages"] == read_json(built, "projects.json")["projects"] == []
    assert not (built.out / "practices.ics").exists()


def test_other_builders_and_sites_without_the_option_write_none(site, files):
    for builder, config in (("epub", CONFIG), ("json", {**CONFIG, "html_theme": "alabaster"}), ("html", {})):
        built = site(files, builder, folder=builder, **config)
        assert not [name for name in NAMES if (built.out / name).exists()]
        assert not built.app.env.domaindata["openpractices"]["shown"] or config


def test_files_of_the_site_are_kept_and_links_without_an_address_are_relative(site, files):
    own = {"extra/feed.xml": "ours", "extra/sub/projects.json": "theirs"}
    config = {**CONFIG, "html_baseurl": "", "html_extra_path": ["extra"]}
    built = site({**files, **own}, **config)
    assert built.warnings.strip().endswith(
        'WARNING: conf.py: html_extra_path has a "feed.xml", which is kept; rename it to get the one of '
        "openpractices_data [openpractices.config]"
    )
    assert built.read("feed.xml") == "ours"
    assert "site" in read_json(built, "projects.json")
    urls = [*list_urls(read_json(built, "practices.json"))]
    assert "index.html" in urls
    require_places(built, urls)


def test_texts_are_in_the_language_of_the_pages(site, files):
    german = {
        "Living will": "Testament",
        "A published *plan*.": "Ein *Plan*.",
        "Plan": "Der Plan",
        "Editors": "Redaktion",
    }
    german |= {"No successor.": "Keine Nachfolge.", "Governance": "Leitung", "Board": "Vorstand", "Draft.": "Entwurf."}
    catalog = Catalog(locale="de")
    for message, translation in german.items():
        catalog.add(message, translation)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    texts = {f"locales/de/LC_MESSAGES/{name}.mo": compiled.getvalue() for name in ("practices", "index")}
    built = site({**files, **texts}, language="de", **CONFIG)
    data = read_json(built, "practices.json")
    practice = data["practices"][0]
    assert [practice[name] for name in ("title", "summary", "note", "group", "owner")] == [
        *("Testament", "Ein Plan.", "Keine Nachfolge.", "Leitung", "Vorstand")
    ]
    assert practice["evidence"][0]["title"] == "Der Plan"
    assert practice["history"][0]["note"] == "Entwurf."
    assert data["pages"][0]["owner"] == "Redaktion"
    assert data["labels"]["status"]["partly"] == "Teilweise erfüllt"
    name = etree.fromstring(built.read("practices-badge.svg")).get("aria-label")
    assert name == "offene Praktiken: 1 von 2 · älteste Prüfung Februar 2026"
    assert "SUMMARY:Prüfung: Testament" in built.read("practices.ics")


def test_singlehtml_has_nothing_of_pages_that_it_does_not_write(site):
    page = "---\norphan: true\nreviewed: 2026-01-01\n---\n# Page\n\n:::{project-gallery}\n:::\n"
    files = {"index.md": "# Home\n", "page.md": page, "projects.yml": "projects: [{title: Dask, added: 2026-01}]\n"}
    for builder, names in (
        ("html", {"feed.xml", "practices.json", "projects.json"}),
        ("singlehtml", {"projects.json"}),
    ):
        built = site(files, builder, **CONFIG)
        assert built.warnings == ""
        assert {name for name in NAMES if (built.out / name).exists()} == names
        assert len(read_json(built, "projects.json")["projects"]) == len(names) // 2


@pytest.mark.parametrize("address", ["", "example.org/docs", "https://[::1"])
def test_an_address_that_is_not_one_makes_links_relative(site, address):
    files = {"index.md": "# Home\n\n:::{project-gallery}\n:::\n", "projects.yml": "projects: [{title: Dask}]\n"}
    built = site(files, **{**CONFIG, "html_baseurl": address})
    assert "internal" not in built.warnings
    assert read_json(built, "projects.json")["projects"][0]["url"] == "index.html#project-dask"


@pytest.mark.parametrize(("builder", "end"), [("html", ".html"), ("dirhtml", "/")])
def test_names_of_pages_are_quoted_and_stand_for_titles(builder, end, site):
    files = {"index.md": "# Home\n\n```{toctree}\na b é&\n```\n", "a b é&.md": "---\nreviewed: 2026-01-01\n---\n# \n"}
    (page,) = read_json(site(files, builder, **CONFIG), "practices.json")["pages"]
    assert page == {"title": "a b é&", "url": f"{BASE}a%20b%20%C3%A9%26{end}", "reviewed": "2026-01-01"}


def test_statuses_of_a_framework_count_where_pages_do_not_show_its_principles(site):
    practices = """\
frameworks:
- id: ladder
  title: Ladder
  scale: [{id: gold, label: Gold, as: met}, {id: clay, label: Clay, as: unmet}]
  sections: [{title: All, principles: [{id: one, title: SECRET}]}]
practices:
- {id: a, title: A, principle: ladder#one, status: gold, reviewed: 2026-01-02, evidence: "[E](https://example.org)"}
"""
    page = "# Home\n\n:::{practice-list}\n:layout: table\n:compare: 2025-01\n:::\n"
    built = site({"index.md": page, "practices.yml": practices}, **CONFIG)
    data = read_json(built, "practices.json")
    assert data["practices"] == [
        {"id": "a", "title": "A", "url": f"{BASE}index.html#practice-a", "status": "gold"},
    ]
    assert data["summary"] == {"met": 1, "total": 1}
    assert (data["frameworks"], data["labels"]) == ([], {"status": {"gold": "Gold"}})
