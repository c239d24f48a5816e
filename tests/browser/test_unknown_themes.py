"""Themes that were never tried: text, surface, logo and plate agree, whatever makes the page dark."""

from __future__ import annotations

import pytest
from painted import BACKGROUND, PLATE, PLATE_COLOR, SHOWN, find_low_contrast, luminance

# What a theme may do, as CSS and an attribute of the root, and how the cards look then. The theme "basic" does nothing.
PAINTED = "body { background: #121212; color: #ddd }"
PAGES = {
    "nothing": ("", None, "light"),
    "color-scheme": (":root { color-scheme: dark }", None, "dark"),
    "color-scheme of body": ("body { color-scheme: dark; background: Canvas; color: CanvasText }", None, "dark"),
    "attribute alone": ("", ("data-theme", "dark"), "light"),
    "attribute and paint": (f"[data-theme=dark] {PAINTED}", ("data-theme", "dark"), "dark"),
    "attribute of another name": (f"[data-md-color-scheme=slate] {PAINTED}", ("data-md-color-scheme", "slate"), "dark"),
    "class": (f".dark {PAINTED}", ("class", "dark"), "dark"),
    "paint alone": (PAINTED, None, "dark"),
    "the system, with paint": (f"@media (prefers-color-scheme: dark) {{ {PAINTED} }}", None, "dark"),
    "text of little contrast": ("body { background: #fff; color: #666 }", None, "light"),
    "light text of little contrast": ("body { background: #002b36; color: #93a1a1 }", None, "dark"),
    "a light card on a dark page": (f"{PAINTED} :root {{ --op-surface: #fff; --op-text: #111 }}", None, "light"),
    "a dark card on a light page": (":root { --op-surface: #111; --op-text: #fff }", None, "dark"),
}
TEXTS = ":is(.project-title, .project-title a, .project-caption p, .project-meta :not(a))"


@pytest.mark.parametrize("made", PAGES)
def test_text_surface_logo_and_plate_follow_one_switch(visit, made):
    css, attribute, expected = PAGES[made]
    page = visit(theme="basic", mode="dark" if "system" in made else "light")
    page.add_style_tag(content=css or "/* none */")
    if attribute:
        page.evaluate("([name, value]) => document.documentElement.setAttribute(name, value)", attribute)
    assert find_low_contrast(page, TEXTS) == []
    assert find_low_contrast(page, ".project-monogram", least=3) == []  # large letters
    card = page.locator("#project-square")
    assert (luminance(card.evaluate(BACKGROUND)) < 0.2) == (expected == "dark")
    for pair in ("#project-a-pair-of-logos", "#project-listed", "#project-logo-for-each-mode"):
        assert page.evaluate(SHOWN, pair) == [expected]
    assert (page.locator("#project-square .project-logo").evaluate(PLATE) == PLATE_COLOR) == (expected == "dark")


# Width, height and text of each part of a card, in pixels.
SIZES = """() => [...document.querySelectorAll("[class*=project-], [class*=project-] *")].map((each) => {
  const {width, height} = each.getBoundingClientRect();
  return [each.className, Math.round(width), Math.round(height), getComputedStyle(each).fontSize];
})"""


@pytest.mark.parametrize(("site", "page_name"), [("gallery", "gallery"), ("filter", "index")])
def test_a_root_with_a_small_font_changes_no_size(visit, site, page_name):
    page = visit(page_name, "basic", site=site)
    page.add_style_tag(content="body { font-size: 16px }")
    before = page.evaluate(SIZES)
    page.add_style_tag(content="html { font-size: 10px }")
    assert page.evaluate(SIZES) == before


# Rules for lists of themes, as strong as any that was found: immaterial, haiku and awesome.
LISTS = """
div.theme ul:not([hidden]) { display: flow-root; margin: 0 0 0 40px; padding-left: 30px; list-style: disc }
div.theme ul:not([hidden]) li { margin: 0 0 0 20px; padding-left: 20px; list-style: disc }
div.theme ul > li { background: url(bullet.png) no-repeat red }
#content ul:not(.search) { margin-left: 24px; list-style-type: disc }
#content ul:not(.search), #content ul:not(.search) > li, #content ul:not(.search) p, #content img { margin-top: 24px }
"""
PLACES = """() => [...document.querySelectorAll(
  ".project-gallery, .project-highlight, .project-title, .project-caption p, .project-meta p, .project-logo img"
)].map((each) => {
  const {display, listStyleType, backgroundImage, margin, padding} = getComputedStyle(each);
  const {x, width} = each.getBoundingClientRect();
  return [each.className, display, each.matches("li") && listStyleType, backgroundImage, margin, padding, x, width];
})"""


def test_rules_of_themes_for_lists_do_not_reach_galleries(visit):
    page = visit(theme="basic")
    before = page.evaluate(PLACES)
    page.evaluate("Object.assign(document.querySelector('.document'), {className: 'theme', id: 'content'})")
    page.add_style_tag(content=LISTS)
    assert page.evaluate(PLACES) == before
    page.evaluate("document.querySelector('.project-gallery').className = 'other'")
    assert page.evaluate(PLACES) != before
