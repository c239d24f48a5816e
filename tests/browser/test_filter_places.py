"""A gallery with ``:filter:``: the themes, builders, media and manners in which it works, and a page without script."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from building import sphinx_build
from conftest import do_without, node_file
from filtering import ALL, choose, find_choice, find_search, form, search, titles

from sphinx_openpractices.extension.output.page_assets import FILTER_SCRIPT, FILTER_STYLESHEET, STATIC_FOLDER
from sphinx_openpractices.theme.used_theme import THEME_FOLDER

SCRIPTS = (*sorted(STATIC_FOLDER.glob("*.js")), *(THEME_FOLDER / "static" / "scripts").iterdir())
WATCH = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({blockedURI}) => window.violations.push(blockedURI));
"""


def test_page_without_script_has_every_card_and_no_dead_control(open_filter):
    page = open_filter(java_script_enabled=False)
    assert titles(page) == ALL
    assert page.locator(".project-filter:visible").count() == 0


def test_what_is_shown_is_on_paper_with_what_was_chosen_and_no_controls(open_filter):
    page = open_filter(query="?tags=arrays")
    page.emulate_media(media="print")
    assert titles(page) == ["Dask", "Zarr"]
    assert " ".join(form(page).inner_text().split()) == "2 of 6 arrays"
    assert page.locator(".project-filter :is(input, summary):visible").count() == 0
    # The other gallery is not filtered.
    assert not form(page, 1).is_visible()
    assert page.locator(".project-group-title:visible").count() == 4


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["", "?tags=arrays", "?find=zzz"])
def test_axe_finds_nothing_with_the_controls_open_filtered_and_empty(query, width, mode, open_filter, violations):
    page = open_filter(query=query, width=width, mode=mode)
    assert violations(page, mode=mode) == []
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


@pytest.mark.parametrize(("builder", "name"), [("dirhtml", ""), ("singlehtml", "index.")])
def test_filter_works_in_dirhtml_and_singlehtml(builder, name, open_filter):
    page = open_filter(builder=builder)
    choose(page, "storage")
    first, second = (page.locator(f".project-gallery >> nth={index}").locator("li:visible") for index in (0, 1))
    assert [first.count(), second.count() > 1] == [1, True]
    assert page.url.partition("?")[2] == f"{name}tags=storage"
    page.reload()
    assert first.count() == 1


def test_every_one_of_many_cards_is_hidden_and_shown_again(browser, tmp_path):
    names = "".join(f"- title: Project {number:04}\n" for number in range(1000))
    (tmp_path / "projects.yml").write_text(f"projects:\n{names}", encoding="utf-8")
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_openpractices"]\n', encoding="utf-8")
    (tmp_path / "index.md").write_text("# Many\n\n```{project-gallery}\n:filter:\n```\n", encoding="utf-8")
    sphinx_build(tmp_path, tmp_path / "html", tmp_path / "doctrees")
    page = browser.new_context().new_page()
    page.goto((tmp_path / "html" / "index.html").as_uri())
    for words, number in (("09", 119), ("0999", 1), ("zzz", 0), ("", 1000)):
        search(page, words)
        shown = "number => document.querySelectorAll('[data-filter] > li:not([hidden])').length === number"
        page.wait_for_function(shown, arg=number)
    page.context.close()


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


def test_types_of_the_scripts_hold():
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
    command = [node, str(node_file("typescript/bin/tsc")), *options, *map(str, SCRIPTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stdout) == (0, "")


def test_filter_works_from_right_to_left_in_the_words_of_the_page(visit):
    page = visit("filter", site="arabic", width=640)
    box, kind = find_search(page), form(page).locator("summary").first
    assert box.get_attribute("placeholder").startswith("البحث في المشاريع")
    assert kind.bounding_box()["x"] < box.bounding_box()["x"]
    # Marks are no letters.
    box.fill("قرآن")
    assert titles(page) == ["قُرآن"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_filter_works_in_forced_colors_and_at_twice_the_size(open_filter):
    page = open_filter(width=640, device_scale_factor=2, forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert find_search(page).evaluate("box => getComputedStyle(box).borderTopStyle") == "solid"
    box = find_choice(page, "arrays")
    box.focus()
    assert box.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    page.keyboard.press("Space")
    assert titles(page) == ["Dask", "Zarr"]
