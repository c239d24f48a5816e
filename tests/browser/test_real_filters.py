"""Filters and long galleries of real size: what readers see first, what they can choose, and that nothing is lost."""

from __future__ import annotations

import io

import pytest
from filter_sites import SIGNS, build_real_site
from filtering import choose, find_chosen, form, search, titles
from pypdf import PdfReader
from test_layout import SHIFTS

TOP = "document.querySelector('.project-gallery').getBoundingClientRect().top + scrollY"
STOPS = "document.querySelectorAll('.project-filter :is(input, summary, button)')"
SHOWN = "() => [...document.querySelectorAll('[data-filter] > li')].filter((card) => card.checkVisibility()).length"


@pytest.fixture(scope="module")
def real_site(make_once):
    return make_once("real", build_real_site) / "html"


@pytest.fixture
def open_real(browser, real_site):
    contexts = []

    def open_page(name, width=1280, height=900, before=None, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        if before:
            before(page)
        page.goto(f"{(real_site / name.partition('.html')[0]).as_uri()}.html{name.partition('.html')[2]}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", ["landscape", "imported", "keys"])
def test_the_gallery_begins_on_the_first_screen_after_few_tab_stops(name, open_real):
    page = open_real(name, width=390, height=844)
    assert page.evaluate(TOP) <= 460
    page.evaluate("document.querySelector('.project-filter input').focus()")
    stops = 1
    while not page.evaluate("document.activeElement.closest('[data-entry]')"):
        page.keyboard.press("Tab")
        stops += 1
    assert stops - 1 <= 6


def test_of_many_tags_the_most_used_come_first_and_all_can_be_found(open_real):
    page = open_real("imported")
    tags = form(page).locator("details").first
    tags.locator("summary").click()
    listed = tags.locator("label:visible")
    assert listed.count() == 12
    numbers = [int(text.split()[-1]) for text in listed.all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    tags.get_by_role("button", name="Show all 65").click()
    assert (listed.count(), tags.get_by_role("button").count()) == (65, 0)
    tags.get_by_role("searchbox").fill("rare 25")
    assert listed.count() == 13  # 25, 125, 225, and 250 to 259
    tags.locator("label", has_text="rare 259").click()
    assert (titles(page), find_chosen(page)) == (["Project 086"], ["rare 259"])
    # What is chosen stays in the list.
    tags.get_by_role("searchbox").fill("")
    assert "rare 259" in "".join(listed.all_inner_texts())
    page.keyboard.press("Escape")
    assert not listed.first.is_visible()


def test_a_project_counts_under_each_license_of_its_expression(open_real):
    page = open_real("keys")
    licenses = form(page).locator("details").nth(2)
    licenses.locator("summary").click()
    assert [" ".join(text.split()) for text in licenses.locator("label").all_inner_texts()] == [
        "MIT 15",
        "Apache-2.0 10",
        "Apache-2.0 WITH LLVM-exception 5",
        "GPL-3.0-only 5",
    ]
    choose(page, "GPL-3.0-only")
    assert len(titles(page)) == 5


def test_readers_filter_by_any_key_with_numbers_in_order(open_real):
    page = open_real("keys")
    # All are software: there is nothing to choose. More than five kinds would share the last disclosure.
    assert form(page).locator("summary").all_inner_texts() == ["Tags", "Relation", "License", "Country", "Stars"]
    stars = form(page).locator("[data-key='extra.stars'] bdi").all_text_contents()
    assert stars == ["0", "1", "2", "3"]
    choose(page, "Chile, south")
    assert page.url.partition("?")[2] == "extra.country=Chile%2C+south"
    choose(page, "3", key="extra.stars")
    assert len(titles(page)) == 5
    page.reload()
    assert find_chosen(page) == ["Chile, south", "3"]


def test_tag_of_a_card_filters_by_mouse_and_keyboard(open_real):
    page = open_real("landscape")
    chip = page.locator("#project-landscape-5 [data-value]").first
    chip.click()
    assert page.url.startswith("file:")
    assert find_chosen(page) == [chip.inner_text()]
    chip.focus()
    page.keyboard.press("Enter")
    assert find_chosen(page) == []


def test_tag_of_a_card_far_below_keeps_focus_and_place(open_real):
    page = open_real("landscape")
    chip = page.locator("#project-landscape-890 [data-value]").first
    chip.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        assert chip.evaluate("chip => chip === document.activeElement")
        assert 0 < chip.bounding_box()["y"] < 900
    # The cards after it follow.
    page.wait_for_function(f"({SHOWN})() === 900")
    assert 0 < chip.bounding_box()["y"] < 900


def test_matches_in_view_come_first_then_all_others(open_real):
    page = open_real("landscape")
    press = f"""(words) => {{
        const box = document.querySelector(".project-filter input");
        box.value = words;
        box.dispatchEvent(new Event("input", {{ bubbles: true }}));
        return ({SHOWN})();
    }}"""
    # All, unless something changes
    shown = [page.evaluate(press, words) for words in (" ", "1", " 1", "f1x", "zzz", "")]
    assert shown == [900, 200, 200, 129, 0, 200]
    page.wait_for_function(f"({SHOWN})() === 900")
    # Paper and addresses do not wait.
    page.evaluate(press, "1")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(f"({SHOWN})()") == 618
    search(page, "")
    choose(page, "Maintained")
    page.go_back()
    assert page.evaluate(f"({SHOWN})()") == 900


def test_link_to_a_hidden_card_lifts_the_filter(open_real):
    page = open_real("imported.html?relation=fund#project-imported-100")
    card = page.locator("#project-imported-100")
    assert (find_chosen(page), page.url.partition("?")[2]) == ([], "")
    assert card.evaluate("card => card.matches(':target') && card.getBoundingClientRect().top >= 0")
    choose(page, "Funded")
    assert (card.is_visible(), page.url.rpartition("#")[0]) == (False, "")
    page.evaluate("location.hash = 'project-imported-102'")
    page.wait_for_function("document.querySelector('#project-imported-102').checkVisibility()")
    bar = form(page).bounding_box()
    assert page.locator("#project-imported-102").bounding_box()["y"] >= bar["y"] + bar["height"] - 1
    # A card that the filter shows leaves the filter alone.
    choose(page, "Funded")
    page.evaluate("location.hash = 'project-imported-101'")
    assert find_chosen(page) == ["Funded"]


def test_status_stays_on_the_screen(open_real):
    for width, height in ((390, 844), (1280, 900)):
        page = open_real("imported", width=width, height=height)
        page.evaluate("scrollTo(0, 5000)")
        status = form(page).get_by_role("status")
        assert 0 < status.bounding_box()["y"] < height / 3
        # The first match comes into view.
        search(page, "Project 00")
        assert status.inner_text() == "13 of 123"
        first = page.locator("#project-imported-0").bounding_box()
        assert status.bounding_box()["y"] < first["y"] < height


def test_typographic_and_plain_signs_find_each_other(open_real):
    page = open_real("signs")
    for pair in SIGNS:
        for words in pair:
            search(page, words)
            assert [" ".join(title.split()) for title in titles(page)] == [" ".join(title.split()) for title in pair], (
                words
            )


@pytest.mark.parametrize("name", ["landscape", "long"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_at_any_number_of_cards(name, width, open_real):
    assert open_real(name, width=width).evaluate(SHIFTS) == []


@pytest.mark.parametrize("name", ["long", "grouped"])
def test_every_card_of_a_long_gallery_is_on_paper(name, open_real):
    page = open_real(name)
    words = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages).split())
    assert [number for number in range(400) if f"Project {number:03}" not in words] == []
    assert "The end." in words


def test_filtered_cards_are_on_paper_and_no_others(open_real):
    page = open_real("landscape.html?find=f3x")
    page.wait_for_function(f"({SHOWN})() === 129")
    words = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages).split())
    assert [number for number in range(900) if (f"Project {number:03}" in words) != (number % 7 == 3)] == []
    assert "129 of 900" in words
    assert "The end." in words


@pytest.mark.parametrize("name", ["long", "grouped", "landscape"])
def test_link_leads_to_a_card_far_below(name, open_real):
    prefix = "project-landscape" if name == "landscape" else "project-long"
    page = open_real(f"{name}.html#{prefix}-350")
    page.wait_for_timeout(500)
    top = page.locator(f"#{prefix}-350").bounding_box()["y"]
    assert 60 <= top <= 300
    page.evaluate(f"location.hash = '{prefix}-20'")
    page.wait_for_timeout(500)
    assert 60 <= page.locator(f"#{prefix}-20").bounding_box()["y"] <= 300


def test_search_in_the_page_finds_cards_far_below(open_real):
    page = open_real("long")
    assert page.evaluate("find('Project 377')")
    page.wait_for_timeout(200)
    assert 0 <= page.locator("#project-long-377").bounding_box()["y"] <= 900
