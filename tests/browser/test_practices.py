"""Practices as readers see them: places at each width, in each theme, on paper; and their filter."""

from __future__ import annotations

import functools
import re

import pytest
from filtering import choose, find_chosen, form, search

PLACES = """() => Object.fromEntries([...document.querySelectorAll("section.practice")].map((practice) => {
  const find = (name) => practice.querySelector(name)?.getBoundingClientRect();
  const [name, status, meta] = [".practice-name", ".practice-status", ".practice-meta"].map(find);
  const next = practice.querySelector(".practice-statement, .practice-note, .practice-foot").getBoundingClientRect();
  return [practice.id.replace("practice-", ""), {name, status, meta, next}];
}))"""
OVERFLOWS = """() => {
  const all = [...document.querySelectorAll(".practice details")];
  for (const each of all) each.open = true;
  const found = [...document.querySelectorAll(".practice, .practice *")].filter((each) => {
    const {right, left, width} = each.getBoundingClientRect();
    const isHidden = each.closest(".op-visually-hidden, thead") || !each.checkVisibility();
    return !isHidden && width && (right > innerWidth + 0.5 || left < -0.5);
  });
  for (const each of all) each.open = false;
  return found.map((each) => each.outerHTML.slice(0, 80));
}"""
"""Parts that are partly outside of the screen, when all is open."""
LAST = "section.practice, .practice-list > .practice, tr.practice"


@pytest.fixture
def look_at(look):
    return functools.partial(look, site="practices")


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("page_name", ["index", "ledger"])
def test_nothing_of_a_practice_is_outside_of_the_screen(look_at, theme, page_name, width):
    page = look_at(page_name, theme, width=width)
    assert page.evaluate(OVERFLOWS) == []


def test_status_and_level_are_in_a_margin_and_neither_moves_the_text_beside_them(look_at, theme):
    places = look_at("ledger", theme, width=1280).evaluate(PLACES)
    assert len({round(each["name"]["x"]) for each in places.values()}) == 1
    assert len({round(each["status"]["x"]) for each in places.values()}) == 1
    for practice, each in places.items():
        name, status, meta, following = each["name"], each["status"], each["meta"], each["next"]
        assert status["right"] < name["x"], practice
        assert abs(status["top"] - name["top"]) < 8, practice
        assert 0 <= following["top"] - name["bottom"] < 16, practice
        if meta:
            assert meta["right"] < name["x"], practice
            assert 0 <= meta["top"] - status["bottom"] < 12, practice
    assert places["stakeholders"]["name"]["height"] > places["coverage"]["name"]["height"]
    assert places["r1"]["status"]["height"] > places["coverage"]["status"]["height"] * 2


def test_on_a_phone_the_status_is_below_the_title_and_the_level_at_the_end_of_its_row(look_at, theme):
    places = look_at("ledger", theme, width=390).evaluate(PLACES)
    for practice in ("coverage", "stakeholders"):
        name, status, meta = (places[practice][part] for part in ("name", "status", "meta"))
        assert status["top"] >= name["bottom"]
        assert round(status["x"]) == round(name["x"])
        assert meta["x"] > status["right"]
        assert abs(meta["bottom"] - status["bottom"]) < 8


def test_the_margin_is_on_the_right_in_right_to_left_text(visit):
    page = visit("ledger", site="practices", width=1280)
    page.evaluate("document.documentElement.dir = 'rtl'")
    places = page.evaluate(PLACES)
    assert all(each["status"]["x"] > each["name"]["right"] for each in places.values())


def test_a_narrow_table_is_still_one_for_screen_readers(look_at):
    page = look_at("index", width=320)
    row = page.get_by_role("table", name="Practices").get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").get_attribute("aria-label") == "Coverage across the scholarly enterprise"
    assert row.get_by_role("cell").count() == 3


def test_a_heading_says_the_status_and_the_table_of_contents_does_not(look_at):
    page = look_at("ledger", width=1280)
    assert page.get_by_role("heading", name=re.compile("^Cannot lobby.? status: Met$")).count() == 1
    assert "status" not in page.locator("#pst-page-toc-nav").inner_text()


def test_an_overdue_practice_has_a_dashed_status(look_at):
    page = look_at("ledger")
    edge = "(each) => getComputedStyle(each).borderTopStyle"
    assert page.locator("#practice-lobby .practice-title .practice-status").evaluate(edge) == "dashed"
    assert page.locator("#practice-coverage .practice-title .practice-status").evaluate(edge) == "solid"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_statuses_are_told_without_colors(look_at, mode):
    page = look_at("ledger", mode=mode, forced_colors="active")
    icons = page.locator(".practice-title .practice-status").evaluate_all(
        """(all) => all.map((each) => {
          const icon = getComputedStyle(each, "::before");
          return [icon.backgroundColor, icon.clipPath, getComputedStyle(each).borderTopColor];
        })"""
    )
    text = page.evaluate("getComputedStyle(document.body).color")
    assert {color for color, _shape, _edge in icons} == {text}
    assert {edge for _color, _shape, edge in icons} == {text}
    assert len({shape for _color, shape, _edge in icons}) == 7


def test_icons_need_nothing_that_a_strict_policy_refuses(visit):
    refused = []
    listen = functools.partial(lambda page: page.on("console", lambda message: refused.append(message.text)))
    page = visit("ledger", site="practices", manner="strict", before=listen)
    shape = page.locator(".practice-status").first.evaluate("(each) => getComputedStyle(each, '::before').clipPath")
    assert shape.startswith("path(evenodd")
    assert [each for each in refused if "Content Security Policy" in each and "practice" in each] == []


def test_paper_shows_what_readers_would_open_and_where_links_lead(visit):
    page = visit("ledger", site="practices", width=794)
    page.emulate_media(media="print")
    lines = page.locator("#practice-stakeholders details li")
    assert all(lines.nth(index).bounding_box()["height"] > 8 for index in range(lines.count()))
    link = page.locator("#practice-stakeholders .practice-evidence a")
    assert "attr(href)" not in link.evaluate("(each) => getComputedStyle(each, '::after').content")
    assert "https://example.org/board" in link.evaluate("(each) => getComputedStyle(each, '::after').content")
    split = page.locator("section.practice").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).breakInside)"
    )
    assert set(split) == {"avoid"}


def titles(page, number=0):
    """The titles of the practices that a filter shows."""
    shown = page.locator(".project-filtered").nth(number).locator(f":is({LAST}):visible .practice-name")
    return [text.strip("#\n ") for text in shown.all_inner_texts()]


def test_readers_filter_sections_by_status_owner_level_and_group(visit):
    page = visit("filter", site="practices")
    assert len(titles(page)) == 10
    choose(page, "Not assessed", key="status")
    assert titles(page) == ["Volunteers"]
    choose(page, "Not met", key="status")
    assert titles(page) == ["Reserves", "Volunteers"]
    choose(page, "Treasurer", key="owner")
    assert titles(page) == ["Reserves"]
    assert find_chosen(page) == ["Not met", "Not assessed", "Treasurer"]
    assert (
        page.get_by_role("heading", level=2).locator("visible=true").all_inner_texts()[0].startswith("Sustainability")
    )
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all").first.click()
    choose(page, "MUST", key="level")
    choose(page, "Matrix", key="group")
    assert titles(page) == ["Mission"]
    assert page.url.endswith("?level=must&group=Matrix")


def test_search_finds_words_of_statements_notes_and_evidence(visit):
    page = visit("filter", site="practices")
    found = {}
    for words in ("may vote", "vacant", "admission", "learn", "nothing of it"):
        search(page, words)
        found[words] = titles(page)
    assert found["may vote"] == found["vacant"] == [title for title in found["vacant"] if title.startswith("Those who")]
    assert found["admission"] == ["Coverage across the scholarly enterprise"]
    assert found["learn"] == found["nothing of it"] == []
    assert form(page).get_by_text("No practice matches.").is_visible()
    search(page, "learn")
    assert page.get_by_text("We share what we learn.").first.is_visible()


def test_a_link_to_a_hidden_practice_shows_it(visit):
    page = visit("filter", site="practices", query="?find=reserves")
    assert titles(page) == ["Reserves"]
    page.evaluate("location.hash = 'practice-lobby'")
    page.wait_for_function("!document.querySelector('[type=search][name=find]').value")
    assert "Cannot lobby" in titles(page)


def test_tables_are_filtered_too_and_statuses_of_frameworks_have_their_labels_and_order(visit):
    page = visit("filter", site="practices")
    labels = form(page, 1).locator("[data-key=status] bdi").all_text_contents()
    full, partial = labels[-3:-1]
    assert (full[:13], partial[:14]) == ("The guideline", "The repository")
    choose(page, full, 1)
    assert titles(page, 1) == ["Mission"]
    assert len(titles(page)) == 10
