"""Whole pages of practices: an audit on two dates, a maturity matrix, a plain list of commitments; and our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = {path.name: path.read_text("utf-8") for path in (DOCS / "examples" / "practices").iterdir()}
CATALOGS = sorted(DOCS.glob("examples/practices/*.yml")) + sorted(DOCS.glob("*practices.yml"))


def soup(body):
    return BeautifulSoup(body, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture(scope="module")
def example(built_once):
    return built_once(EXAMPLE, strict=True)


def test_the_audit_shows_both_dates_steps_back_first_and_the_principle_without_an_answer(example):
    assert example.warnings == ""
    page = soup(example.bodies["index"])
    rows = page.select("table.practice-list tbody tr")
    changes = [row.select_one(".practice-change") for row in rows]
    kinds = [change["class"][1].removeprefix("practice-change-") for change in changes if change]
    assert kinds == ["back", "forward", *["same"] * 11, *["added"] * 6]
    assert words(rows[0]) == "Patent non-assertion Met Partly met One step back"
    assert words(rows[-1]) == "Volunteer labour Not assessed"
    assert words(page.select_one(".practice-lead")) == "15 of 20 practices met"


def test_the_canonical_list_below_the_table_has_the_sections_and_their_anchors(example):
    page = soup(example.bodies["index"])
    sections = page.select("section.practice")
    assert [words(title) for title in page.select("section > section > section > h3")] == [
        "Governance #",
        "Sustainability #",
        "Insurance #",
    ]
    assert len(sections) == 20
    assert {"practice-coverage", "practice-patent-non-assertion", "principle-posi-2-0-volunteer-labour"} <= {
        section["id"] for section in sections
    }
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    (back,) = page.select("section.practice .practice-change-back")
    assert not back.find_parent("details")


def test_levels_of_a_matrix_are_shown_by_their_labels_and_in_their_order(example):
    practices = soup(example.bodies["preservation"]).select("section.practice")
    assert [each["data-status"] for each in practices] == ["monitor", "sustain", "protect", "know", "unassessed"]
    assert [words(each.select_one("h2 .practice-status")) for each in practices] == [
        "status: Level 3: Monitor your content",
        "status: Level 4: Sustain your content",
        "status: Level 2: Protect your content",
        "status: Level 1: Know your content",
        "status: Not assessed",
    ]
    assert words(practices[2].select_one(".practice-change-back")).startswith("One step back: was Level 3")
    assert [len(each.select(".practice-criteria")) for each in practices] == [1, 1, 1, 1, 0]


def test_commitments_without_titles_are_a_list_in_each_group_in_the_order_of_the_catalog(example):
    page = soup(example.bodies["commitments"])
    assert [words(title).removesuffix(" #") for title in page.select("h2")] == [
        "Support open technology with our service",
        "Create impact together with other communities",
        "Do our work openly and transparently",
    ]
    assert [len(each.select("li.practice > .practice-statement")) for each in page.select("ul.practice-list")] == [
        2
    ] * 3
    assert not page.select("h3")


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "gettext", "xml", "dirhtml", "singlehtml"])
def test_the_pages_build_without_a_warning(builder, site):
    built = site(EXAMPLE, builder, strict=True)
    assert built.warnings == ""


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_the_catalogs_of_the_documentation_are_right_on_the_day_of_their_last_review(path, capsys):
    practices = yaml.safe_load(path.read_text("utf-8"))["practices"]
    day = max((str(each["reviewed"]) for each in practices if "reviewed" in each), default="2026-11-26")
    assert main(["practices", "check", "--format", "json", "--today", day, str(path)]) == 0
    found = {each["kind"] for each in json.loads(capsys.readouterr().out)}
    assert found <= ({"unanswered"} if "example" in str(path) else set())
