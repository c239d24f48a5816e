"""The pages that a newcomer and a visitor see: of the starter, and of this documentation."""

from __future__ import annotations

import ast

import pytest
from building import sphinx_build
from conftest import DOCS, screen

CONF = ast.parse((DOCS / "conf.py").read_text(encoding="utf-8"))
EXCLUDED = next(
    set(ast.literal_eval(node.value))
    for node in CONF.body
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "exclude_patterns"
)
"""The folders of the documentation that hold no pages of it, such as those of other sites."""
PAGES = sorted(
    path.relative_to(DOCS).with_suffix(".html").as_posix()
    for suffix in ("md", "rst")
    for path in DOCS.rglob(f"*.{suffix}")
    if not EXCLUDED & {parent.as_posix() for parent in path.relative_to(DOCS).parents}
)
BY_SPHINX = ["search.html", "404.html"]
WIDTHS = (320, 768, 1440)
ALL = [(mode, width) for mode in ("light", "dark") for width in WIDTHS]
ENDS = [("light", 320), ("dark", 1440)]
"""For pages that share all but their text with those that are looked at in each mode and width."""
# Pages may be as wide as the screen, and no wider (WCAG 2.2, 1.4.10).
TOO_WIDE = "() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"


@pytest.fixture(scope="module")
def page(browser):
    """One page for all addresses: nothing is clicked, so none leaves anything for the next."""
    page = browser.new_context(reduced_motion="reduce").new_page()
    yield page
    page.context.close()


@pytest.fixture
def check(page, violations):
    """Collect what axe-core finds on a page in modes and widths, and where it is too wide."""

    def run(path, looks=ALL):
        found = []
        # The narrowest first: the parent looks for code that must be scrolled, and lets it have the focus.
        page.set_viewport_size(screen(WIDTHS[0]))
        page.emulate_media(color_scheme="light")
        page.goto(path.as_uri())
        for mode, width in looks:
            page.emulate_media(color_scheme=mode)
            page.wait_for_function("(mode) => document.documentElement.dataset.theme === mode", arg=mode)
            page.set_viewport_size(screen(width))
            found += [f"{mode}, {width}: {each}" for each in violations(page, mode=mode)]
            if over := page.evaluate(TOO_WIDE):
                found.append(f"{mode}, {width}: the page is {over} pixels too wide")
        return found

    return run


@pytest.mark.parametrize("name", ["index.html", "open-practices.html", *BY_SPHINX])
def test_page_of_the_starter_is_for_everybody(name, built_starter, check):
    assert check(built_starter / name) == []


# Barely 4.5:1 on white, nothing on white, and a color that is readable on neither tint.
@pytest.mark.parametrize("accent", ["#767676", "#ffff00", "#e0115f"])
def test_page_is_for_everybody_whatever_the_accent_is(accent, built_starter, check, tmp_path):
    source = built_starter.parents[1]
    sphinx_build(source, tmp_path / "html", tmp_path / "doctrees", "-D", f"html_theme_options.accent={accent}")
    assert check(tmp_path / "html" / "index.html") == []


@pytest.mark.parametrize("name", [*PAGES, *BY_SPHINX, "genindex.html"])
def test_page_of_the_documentation_is_for_everybody(name, built_docs, check):
    if name == "genindex.html" and not (built_docs / name).exists():
        pytest.skip("an empty index is not written")
    assert check(built_docs / name, ALL if name in {"index.html", "open-practices.html", *BY_SPHINX} else ENDS) == []
