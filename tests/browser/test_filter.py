"""A gallery with ``:filter:``: what readers find, by which way, and that a page without script lacks nothing."""

from __future__ import annotations

import shutil
import subprocess
from functools import partial

import pytest
from conftest import do_without, node_file

from sphinx_openpractices.html import FILTER_SCRIPT, FILTER_STYLESHEET, STATIC

SCRIPT = STATIC / FILTER_SCRIPT
WATCH = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({blockedURI}) => window.violations.push(blockedURI));
"""


@pytest.fixture
def open_filter(visit):
    return partial(visit, "index", site="filter")


def titles(page, gallery=0):
    """The titles of the shown cards of a gallery, each list of a grouped one by itself."""
    shown = page.locator(f"[data-filter='{['', 'second'][gallery]}'] > li:visible .project-title")
    return [text.strip() for text in shown.all_inner_texts()]


def form(page, gallery=0):
    return page.locator("form.project-filter").nth(gallery)


def search(page, words, gallery=0):
    form(page, gallery).get_by_role("searchbox").fill(words)


def choose(page, name, gallery=0):
    form(page, gallery).get_by_role("checkbox", name=name).click()


def choices(page, gallery=0):
    """Each choice with its count, and whether it can be chosen."""
    labels = form(page, gallery).locator("fieldset label").all()
    return {" ".join(label.inner_text().split()): label.locator("input").is_enabled() for label in labels}


ALL = ["Dask", "Zarr", "JupyterHub", "Café Müller", "カタカナ", "R&D <tools>"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ALL),
        ("dask", ["Dask"]),
        ("PYTHON", ["Dask", "JupyterHub"]),
        ("everybody parallel", ["Dask"]),
        ("arr use", []),
        ("cafe muller", ["Café Müller"]),
        ("STRASSE", ["Café Müller"]),
        ("filigree", ["Café Müller"]),
        ("かたかな", ["カタカナ"]),
        ("ｶﾀｶﾅ", ["カタカナ"]),
        ("full istanbul", ["カタカナ"]),
        ("日本", ["カタカナ"]),
        ("c++ &", ["R&D <tools>"]),
        ('<tools> "quoted"', []),
        (".*", []),
        ("  ", ALL),
    ],
)
def test_search_finds_words_of_title_caption_and_tags_in_any_order_case_accent_and_width(words, found, open_filter):
    page = open_filter()
    search(page, words)
    assert titles(page) == found


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
            "arrays (2)",
            "C++ & C (1)",
            "notebooks (2)",
            "python (2)",
            "storage (1)",
            "日本語 (1)",
            "Funded (2)",
            "Maintained (1)",
            "Used (2)",
            "BSD-3-Clause (2)",
            "MIT (2)",
        ],
        True,
    )
    choose(page, "Maintained")
    after = choices(page)
    assert [name for name, enabled in after.items() if not enabled] == [
        "arrays (0)",
        "C++ & C (0)",
        "storage (0)",
        "日本語 (0)",
        "MIT (0)",
    ]
    # Another of the same group would widen.
    assert {"Used (2)", "Funded (2)", "python (1)"} <= after.keys()


def test_state_is_in_the_address_and_comes_back_by_link_and_by_the_history(open_filter):
    page = open_filter()
    choose(page, "arrays")
    search(page, "z")
    search(page, "za")
    choose(page, "storage")
    assert page.url.partition("?")[2] == "tags=arrays&tags=storage&find=za"
    link = page.url
    page.go_back()
    assert (titles(page), page.url.partition("?")[2]) == (["Zarr"], "tags=arrays&find=za")
    page.go_back()
    assert (titles(page), page.url.partition("?")[2]) == (["Dask", "Zarr"], "tags=arrays")
    page.go_forward()
    assert form(page).get_by_role("searchbox").input_value() == "za"
    page.goto(link)
    assert titles(page) == ["Zarr"]
    assert form(page).get_by_role("checkbox", name="storage").is_checked()


def test_galleries_of_a_page_keep_apart_and_groups_go_together(open_filter):
    page = open_filter()
    choose(page, "Funded", gallery=1)
    assert titles(page) == ALL
    assert titles(page, 1) == ["Dask", "Dask", "R&D <tools>"]
    assert page.locator(".project-group-title:visible").all_inner_texts() == ["Used", "Funded"]
    assert page.url.partition("?")[2] == "second.relation=fund"
    assert form(page, 1).get_by_role("status").inner_text() == "Projects shown: 2 of 6"
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
    assert status.inner_text() == "Projects shown: 1 of 6"
    search(page, "dask par")
    assert len(page.evaluate("window.said")) == 1


def test_everything_works_by_keyboard_and_focus_is_never_lost(open_filter):
    page = open_filter()
    box = form(page).get_by_role("searchbox")
    box.focus()
    page.keyboard.type("zarr")
    page.keyboard.press("Tab")
    focused = "document.activeElement.value ?? document.activeElement.textContent"
    assert page.evaluate(focused) == "arrays"
    page.keyboard.press("Space")
    assert (titles(page), page.evaluate(focused)) == (["Zarr"], "arrays")
    page.keyboard.press("Escape")
    assert (titles(page), box.input_value()) == (ALL, "")
    assert page.evaluate("document.activeElement.type") == "search"
    # One that would leave none keeps the focus that it has.
    choose(page, "Maintained")
    choose(page, "python")
    search(page, "zzz")
    form(page).get_by_role("checkbox", name="Maintained").focus()
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
    empty.get_by_role("button", name="Clear").click()
    assert titles(page) == ALL
    assert page.evaluate("document.activeElement.type") == "search"
    assert "?" not in page.url


def test_page_without_script_has_every_card_and_no_dead_control(open_filter):
    page = open_filter(java_script_enabled=False)
    assert titles(page) == ALL
    assert page.locator(".project-filter").count() == 0


def test_all_cards_are_on_paper_and_no_controls(open_filter):
    page = open_filter(query="?tags=arrays&second.tags=arrays")
    assert titles(page) == ["Dask", "Zarr"]
    page.emulate_media(media="print")
    assert titles(page) == ALL
    assert page.locator(".project-filter:visible, .project-filter-empty:visible").count() == 0
    assert page.locator(".project-group-title:visible").count() == 4


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["", "?tags=arrays", "?find=zzz"])
def test_axe_finds_nothing_with_the_controls_open_filtered_and_empty(query, width, mode, open_filter, axe_source):
    page = open_filter(query=query, width=width, mode=mode)
    page.evaluate(axe_source)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filter_works_in_every_theme_under_a_strict_policy_without_a_message(open_filter, theme):
    told, plain = [], []
    open_filter(theme=theme, before=lambda page: page.on("console", lambda each: plain.append(each.text)))

    def watch(page):
        page.add_init_script(WATCH)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))

    page = open_filter(theme=theme, manner="strict", before=watch)
    ours = [url for url in page.evaluate("window.violations") if "project-" in url]
    choose(page, "arrays")
    search(page, "par")
    assert (titles(page), ours) == (["Dask"], [])
    assert not [text for text in told if "project-" in text]
    assert form(page).evaluate("form => getComputedStyle(form).display") == "flex"


@pytest.mark.parametrize("theme", ["openpractices", "alabaster"])
def test_filter_works_in_a_page_that_is_opened_as_a_file(theme, browser, built):
    page = browser.new_context().new_page()
    page.goto((built("filter", theme) / "index.html").as_uri())
    choose(page, "storage")
    assert titles(page) == ["Zarr"]
    page.context.close()


def test_script_and_stylesheet_are_only_on_pages_with_a_filter(visit):
    content = visit("plain", site="filter").content()
    assert "project-gallery.css" in content
    assert FILTER_SCRIPT not in content
    assert FILTER_STYLESHEET not in content


def test_script_is_small_and_its_types_hold():
    assert SCRIPT.stat().st_size <= 6000
    node = shutil.which("node")
    if not node:
        do_without("No node for TypeScript")
    options = [
        "--noEmit",
        "--allowJs",
        "--checkJs",
        "--strict",
        "--target",
        "es2022",
        "--lib",
        "es2023,dom,dom.iterable",
    ]
    command = [node, str(node_file("typescript/bin/tsc")), *options, str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stdout) == (0, "")


def test_filter_works_from_right_to_left_in_the_words_of_the_page(visit):
    page = visit("filter", site="arabic", width=640)
    label, box = form(page).locator("label").first, form(page).get_by_role("searchbox")
    assert label.inner_text() == "بحث"
    assert box.bounding_box()["x"] < label.bounding_box()["x"] + label.bounding_box()["width"] - 200
    # Marks are no letters.
    box.fill("قرآن")
    assert titles(page) == ["قُرآن"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_filter_works_in_forced_colors_and_at_twice_the_size(open_filter):
    page = open_filter(width=640, device_scale_factor=2, forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert form(page).get_by_role("searchbox").evaluate("box => getComputedStyle(box).borderTopStyle") == "solid"
    box = form(page).get_by_role("checkbox", name="arrays")
    box.focus()
    assert box.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    page.keyboard.press("Space")
    assert titles(page) == ["Dask", "Zarr"]
