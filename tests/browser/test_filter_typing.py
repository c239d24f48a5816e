"""The keyboard in the form of a filter: what is typed arrives, and Tab leads on."""

from __future__ import annotations

from filtering import form, titles


def test_keys_reach_the_search_and_tab_leaves_it(open_filter):
    page = open_filter()
    box = form(page).get_by_role("searchbox").first
    box.press_sequentially("dask")
    assert box.input_value() == "dask"
    page.wait_for_function("document.querySelectorAll('.project-highlight:not([hidden])').length")
    assert titles(page) == ["Dask"]
    page.keyboard.press("Tab")
    assert not box.evaluate("box => box === document.activeElement")
