"""A gallery with ``:filter:``: what readers find, by which way, and what they are told."""

from __future__ import annotations

import pytest
from filtering import ALL, choices, choose, find_choice, find_chosen, find_search, form, search, titles

FOUND = {
    "": ALL,
    "dask": ["Dask"],
    "PYTHON": ["Dask", "JupyterHub"],
    "everybody parallel": ["Dask"],
    "arr use": [],
    "cafe muller": ["Café Müller"],
    "STRASSE": ["Café Müller"],
    "filigree": ["Café Müller"],
    "かたかな": ["カタカナ"],
    "ｶﾀｶﾅ": ["カタカナ"],
    "full istanbul": ["カタカナ"],
    "日本": ["カタカナ"],
    "c++ &": ["R&D <tools>"],
    '<tools> "quoted"': ["R&D <tools>"],
    ".*": [],
    "  ": ALL,
}


def test_search_finds_words_of_title_caption_and_tags_in_any_order_case_accent_and_width(open_filter):
    page = open_filter()
    found = {}
    for words in FOUND:
        search(page, words)
        found[words] = titles(page)
    assert found == FOUND


def test_choices_widen_within_a_group_and_narrow_across_groups(open_filter):
    page = open_filter()
    choose(page, "arrays")
    assert titles(page) == ["Dask", "Zarr"]
    choose(page, "notebooks")
    assert titles(page) == ["Dask", "Zarr", "JupyterHub", "Café Müller"]
    choose(page, "MIT")
    assert titles(page) == ["Zarr", "Café Müller"]
    search(page, "müller")
    assert titles(page) == ["Café Müller"]


def test_each_choice_says_how_many_it_would_leave_and_none_is_disabled_not_removed(open_filter):
    page = open_filter()
    assert choices(page) == dict.fromkeys(
        [
            "arrays 2",
            "notebooks 2",
            "python 2",
            "C++ & C 1",
            "storage 1",
            "日本語 1",
            "Used 2",
            "Maintained 1",
            "Funded 2",
            "BSD-3-Clause 2",
            "MIT 2",
        ],
        True,
    )
    choose(page, "Maintained")
    after = choices(page)
    assert [name for name, enabled in after.items() if not enabled] == [
        "arrays 0",
        "C++ & C 0",
        "storage 0",
        "日本語 0",
        "MIT 0",
    ]
    # Another of the same group would widen.
    assert {"Used 2", "Funded 2", "python 1"} <= after.keys()


def test_state_is_in_the_address_and_comes_back_by_link_and_by_the_history(open_filter):
    page = open_filter()
    choose(page, "arrays")
    search(page, "z")
    search(page, "za")
    choose(page, "storage")
    assert page.url.partition("?")[2] == "find=za&tags=arrays&tags=storage"
    link = page.url
    page.go_back()
    assert (titles(page), page.url.partition("?")[2]) == (["Zarr"], "find=za&tags=arrays")
    page.go_back()
    assert (titles(page), page.url.partition("?")[2]) == (["Dask", "Zarr"], "tags=arrays")
    page.go_forward()
    assert find_search(page).input_value() == "za"
    page.goto(link)
    assert titles(page) == ["Zarr"]
    assert find_chosen(page) == ["arrays", "storage"]


def test_galleries_of_a_page_keep_apart_and_groups_go_together(open_filter):
    page = open_filter()
    choose(page, "Funded", gallery=1)
    assert titles(page) == ALL
    assert titles(page, 1) == ["Dask", "Dask", "R&D <tools>"]
    assert page.locator(".project-group-title:visible").all_inner_texts() == ["Used", "Funded"]
    assert page.url.partition("?")[2] == "second.relation=fund"
    assert form(page, 1).get_by_role("status").inner_text() == "2 of 6"
    choose(page, "MIT", gallery=0)
    assert page.url.partition("?")[2] == "second.relation=fund&license=MIT"


@pytest.mark.parametrize(
    "query", ["?tags=nothing&relation=%3Cscript%3E&license=", "?other=1&find=", "?%F0&tags=%E0%A4%A", "?second.tags=x"]
)
def test_what_the_address_names_in_vain_is_ignored(query, open_filter):
    errors = []
    page = open_filter(query=query, before=lambda page: page.on("pageerror", lambda error: errors.append(error)))  # noqa: PLW0108 - Playwright asks more of it
    assert (titles(page), errors) == (ALL, [])
    choose(page, "MIT")
    assert titles(page) == ["Zarr", "Café Müller"]


def test_number_is_announced_politely_and_only_when_it_changes(open_filter):
    page = open_filter()
    status = form(page).get_by_role("status")
    page.evaluate("""() => {
      window.said = [];
      const all = {childList: true, subtree: true, characterData: true};
      const status = document.querySelector(".project-filter [role=status]");
      new MutationObserver(() => window.said.push(1)).observe(status, all);
    }""")
    search(page, "dask")
    assert status.inner_text() == "1 of 6"
    search(page, "dask par")
    assert len(page.evaluate("window.said")) == 1


def test_everything_works_by_keyboard_and_focus_is_never_lost(open_filter):
    page = open_filter()
    box = find_search(page)
    box.focus()
    page.keyboard.type("zarr")
    page.keyboard.press("Tab")
    focused = "document.activeElement.value ?? document.activeElement.textContent"
    assert page.evaluate(focused) == "Tags"
    for key in ("Enter", "Tab", "Space"):
        page.keyboard.press(key)
    assert (titles(page), page.evaluate(focused)) == (["Zarr"], "arrays")
    page.keyboard.press("Escape")
    assert (titles(page), page.evaluate(focused)) == (["Zarr"], "Tags · 1")
    page.keyboard.press("Escape")
    assert (titles(page), box.input_value()) == (ALL, "")
    assert page.evaluate("document.activeElement.type") == "search"
    # One that would leave none keeps the focus that it has.
    choose(page, "Maintained")
    choose(page, "python")
    search(page, "zzz")
    find_choice(page, "Maintained").focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == "maintain"
    # Enter sends no form.
    box.press("Enter")
    assert "index.html?" in page.url


def test_empty_gallery_is_friendly_and_has_a_button_that_clears(open_filter):
    page = open_filter()
    search(page, "zzz")
    assert titles(page) == []
    empty = page.locator(".project-filter-empty").first
    assert empty.inner_text().split("\n")[0] == "No project matches."
    form(page).get_by_role("button", name="Clear all").click()
    assert titles(page) == ALL
    assert page.evaluate("document.activeElement.type") == "search"
    assert "?" not in page.url
