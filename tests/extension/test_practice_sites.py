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
TUTORIAL = {path.name: path.read_text("utf-8") for path in (DOCS / "tutorial" / "audit-site").iterdir()}
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
    table = page.select_one("table.practice-list")
    assert [words(row) for row in table.select(".practice-change-back")]
    titles = {words(title) for title in page.select("section.practice > h3")}
    assert len(titles) == 20


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "gettext", "xml", "dirhtml", "singlehtml"])
def test_the_pages_build_without_a_warning(builder, site):
    built = site(EXAMPLE, builder, strict=True)
    assert built.warnings == ""


def test_the_tutorial_ends_with_an_audit_and_the_next_one(site):
    files = {name: text for name, text in TUTORIAL.items() if name != "next-year.yml"}
    first = site(files, strict=True)
    assert first.warnings == ""
    assert words(soup(first.bodies["index"]).select_one(".practice-summary")).startswith("1 of 20 ")
    second = site(files | {"practices.yml": TUTORIAL["next-year.yml"]}, strict=True)
    assert second.docnames_read == ["index"]
    assert second.warnings == ""


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_the_catalogs_of_the_documentation_are_right_on_the_day_of_their_last_review(path, capsys):
    practices = yaml.safe_load(path.read_text("utf-8"))["practices"]
    day = max((str(each["reviewed"]) for each in practices if "reviewed" in each), default="2026-11-26")
    assert main(["practices", "check", "--format", "json", "--today", day, str(path)]) == 0
    found = {each["kind"] for each in json.loads(capsys.readouterr().out)}
    assert found <= ({"unanswered"} if "example" in str(path) else set())
