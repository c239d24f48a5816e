"""Practices in whole builds: translations, links checked once, other sites, and the same bytes each time."""

from __future__ import annotations

import json
import time

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup

CATALOG = """\
frameworks:
  - id: house
    title: House rules
    scale: [{id: all, label: All open, as: met}, {id: none, label: None open, as: unmet}]
    target: https://example.org/house
    sections:
      - title: Openness
        principles:
          - id: open
            title: Open by default
            text: What can be open is open.
            criteria: {all: All of it is open.}
          - {id: lasting, title: Made to last}
practices:
  - id: code
    title: Open code
    statement: All code is *open*.
    group: Work
    principle: house#open
    level: must
    status: all
    note: Two are closed.
    owner: Board
    since: 2024-03-01
    reviewed: 2026-05-12
    review-every: 12 months
    evidence:
      - {title: Repositories, target: https://example.org/code, date: 2026-05-01}
      - {title: Policy, target: policy.md}
      - {title: Audit, target: audit.txt}
    actions:
      - {text: Open the last two, due: 2026-12-31, target: https://example.org/code}
    history:
      - {date: 2024-03-01, status: none, note: Approved.}
  - id: plan
    statement: A plan is published.
"""
FILES = {
    "index.md": "# Practices\n\n:::{toctree}\npolicy\ncards\n:::\n\n:::{practice-list}\n:show: criteria, level\n:::\n",
    "cards.md": "# Cards\n\n:::{practice-list}\n:layout: cards\n:::\n",
    "policy.md": "# Policy\n",
    "audit.txt": "Audit.\n",
    "practices.yml": CATALOG,
}


def find_line(text):
    """The line of the catalog with a text."""
    (line,) = (number for number, line in enumerate(CATALOG.splitlines(), 1) if text in line)
    return line


def test_each_text_is_a_message_with_its_line_in_the_catalog_and_dates_are_not(site):
    built = site(FILES, "gettext", gettext_additional_targets=[])
    assert built.warnings == ""
    with (built.out / "index.pot").open("rb") as file:
        messages = {message.id: message.locations for message in read_po(file) if message.id}
    texts = {
        "Open code": "title: Open code",
        "All code is *open*.": "statement: All",
        "Two are closed.": "note: Two",
        "Board": "owner: Board",
        "Repositories": "title: Repositories",
        "Audit": "title: Audit",
        "Open the last two": "text: Open the last",
        "Approved.": "note: Approved",
        "A plan is published.": "statement: A plan",
        "House rules": "title: House",
        "All open": "scale:",
        "All of it is open.": "criteria:",
    }
    places = {text: {(path.rpartition("/")[2], line) for path, line in messages.get(text, ())} for text in texts}
    assert places == {text: {("practices.yml", find_line(part))} for text, part in texts.items()}
    assert [text for text in messages if any(char.isdigit() for char in text)] == []
    assert {"Met", "Not assessed", "Evidence", "Reviewed", "MUST"} & messages.keys() == set()


def test_each_link_is_checked_once(site):
    built = site(FILES, "linkcheck", linkcheck_ignore=[".*"])
    assert built.warnings == ""
    lines = [json.loads(line) for line in built.read("output.json").splitlines()]
    assert sorted(each["uri"] for each in lines) == ["https://example.org/code", "https://example.org/house"]


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_parallel_build_on_another_day_gives_the_same_bytes(builder, site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    more = {f"page{number}.md": "---\norphan: true\n---\n# P\n\n{practice}`code`\n" for number in range(6)}
    serial = site(FILES | more, builder, folder="serial")
    monkeypatch.setattr(time, "time", lambda now=time.time: now() + 86400)
    parallel = site(FILES | more, builder, folder="parallel", parallel=4)
    assert serial.warnings == parallel.warnings == ""
    trees = [
        {path.relative_to(built.out).as_posix(): path.read_bytes() for path in built.out.rglob("*") if path.is_file()}
        for built in (serial, parallel)
    ]
    assert trees[0].keys() == trees[1].keys()
    assert [name for name in trees[0] if trees[0][name] != trees[1][name]] == []


def test_practices_of_another_site_are_found_and_found_there(site):
    conf = {"extensions": ["myst_parser", "sphinx_openpractices", "sphinx.ext.intersphinx"]}
    ours = site(FILES, folder="ours", **conf)
    page = """# Theirs

{practice}`code`, {practice}`See <code>`, {external+ours:openpractices:practice}`code`, [](inv:ours#*code),
[](inv:ours:openpractices:practice#code) and {any}`code`.

{practice}`nowhere`

:::{practice} Own
:name: own
:::

{practice}`own`
"""
    there = site(
        {"index.md": page},
        folder="theirs",
        intersphinx_mapping={"ours": ("https://ours.example.org", str(ours.out / "objects.inv"))},
        **conf,
    )
    assert there.warnings == 'index.md:6: WARNING: there is no practice "nowhere" [openpractices.reference]\n'
    links = BeautifulSoup(there.bodies["index"], "html.parser").select("p > a.reference")
    code = "https://ours.example.org/index.html#practice-code"
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Open code", code),
        ("See", code),
        ("Open code", code),
        ("Open code", code),
        ("Open code", code),
        ("Open code", code),
        ("Own", "#practice-own"),
    ]


GERMAN = {
    "Open code": "Offener *Code*",
    "All code is *open*.": "Aller Code ist *offen*.",
    "Two are closed.": "Zwei sind zu.",
    "Board": "Vorstand",
    "Repositories": "Repositorien",
    "Open the last two": "Die letzten zwei öffnen",
    "Approved.": "Beschlossen.",
    "A plan is published.": "Ein Plan ist veröffentlicht.",
    "House rules": "Hausordnung",
    "All open": "Ganz offen",
    "None open": "Nichts offen",
    "All of it is open.": "Alles davon ist offen.",
}


def test_each_text_is_shown_translated(site, tmp_path):
    catalog = Catalog(locale="de")
    for english, german in GERMAN.items():
        catalog.add(english, german)
    path = tmp_path / "site" / "locale" / "de" / "LC_MESSAGES" / "index.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    built = site(FILES, language="de", locale_dirs=["locale"])
    assert built.warnings == ""
    page = " ".join(BeautifulSoup(built.bodies["index"], "html.parser").get_text().split())
    assert [text for text in GERMAN.values() if text.replace("*offen*", "offen") not in page] == []
    assert "12. Mai 2026" in page
    assert [text for text in GERMAN if text.replace("*", "") in page] == []
