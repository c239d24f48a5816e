"""Light, dark, print and forced colors: which logo is shown, and that what is there can be seen."""

from __future__ import annotations

import pytest
from painted import BACKGROUND, COLOR, PLATE, PLATE_COLOR, SHOWN, WHITE, contrast, luminance

WITH_DARK_MODE = ["openpractices", "pydata_sphinx_theme", "sphinx_book_theme", "furo"]
WITHOUT_DARK_MODE = ["alabaster", "sphinx_rtd_theme"]

# How the switch of a theme remembers what the reader chose.
CHOOSE = "(mode => { localStorage.setItem('mode', mode); localStorage.setItem('theme', mode); })"

# What could change a logo's looks.
DRAWN = """(image) => {
  const {filter, objectFit, opacity, mixBlendMode, clipPath} = getComputedStyle(image);
  return [filter, objectFit, opacity, mixBlendMode, clipPath];
}"""


def plate(page, card="#project-square"):
    return page.locator(f"{card} .project-logo").evaluate(PLATE)


@pytest.mark.parametrize("theme", WITH_DARK_MODE)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_pair_shows_the_logo_of_the_mode(visit, theme, mode):
    page = visit(theme=theme, mode=mode)
    for card in ("#project-a-pair-of-logos", "#project-listed", "#project-logo-for-each-mode"):
        assert page.evaluate(SHOWN, card) == [mode], card


@pytest.mark.parametrize("theme", WITH_DARK_MODE)
@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_what_the_reader_chose_wins_over_the_system(visit, theme, system, chosen):
    page = visit(theme=theme, mode=system, before=lambda page: page.add_init_script(f"{CHOOSE}('{chosen}')"))
    assert page.evaluate(SHOWN, "#project-a-pair-of-logos") == [chosen]
    assert (plate(page) == PLATE_COLOR) == (chosen == "dark")


def test_without_javascript_the_logo_fits_the_card_that_it_is_on(visit, theme):
    page = visit(theme=theme, java_script_enabled=False)
    card = page.locator("#project-a-pair-of-logos")
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        painted = "dark" if luminance(card.evaluate(BACKGROUND)) < 0.2 else "light"
        assert page.evaluate(SHOWN, "#project-a-pair-of-logos") == [painted]
        if theme == "furo":
            assert painted == mode


@pytest.mark.parametrize("theme", WITHOUT_DARK_MODE)
def test_a_theme_without_dark_mode_shows_the_light_logo(look, theme):
    page = look(theme=theme, mode="dark")
    assert page.evaluate(SHOWN, "#project-a-pair-of-logos") == ["light"]
    assert plate(page)[3] == 0


@pytest.mark.parametrize("theme", WITH_DARK_MODE)
def test_a_lone_logo_has_a_light_plate_in_dark_mode_only(look, theme):
    assert plate(look(theme=theme, mode="light"))[3] == 0
    page = look(theme=theme, mode="dark")
    assert plate(page) == PLATE_COLOR
    assert plate(page, "#project-a-pair-of-logos")[3] == 0
    assert plate(page, "#project-a-tall-logo")[3] == 0  # asks for none


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_logo_is_never_inverted_cropped_or_faded(look, theme, mode):
    page = look(theme=theme, mode=mode)
    for image in page.locator(".project-logo img:visible").all():
        assert image.evaluate(DRAWN) == ["none", "contain", "1", "normal", "none"]


def test_paper_has_the_light_logo_and_dark_text(look, theme):
    page = look(theme=theme, mode="dark", media="print")
    assert page.evaluate(SHOWN, "#project-a-pair-of-logos") == ["light"]
    assert plate(page)[3] == 0
    card = page.locator("#project-square")
    assert card.evaluate(COLOR, "backgroundColor") in (WHITE, [0, 0, 0, 0])
    for part in (".project-title a", ".project-caption p"):
        assert contrast(card.locator(part).evaluate(COLOR, "color"), WHITE) > 4.5, part


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_forced_colors_keep_the_edge_of_a_card_and_its_text(look, theme, mode):
    page = look(theme=theme, mode=mode, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    card = page.locator("#project-square")
    assert card.evaluate("card => getComputedStyle(card).borderTopStyle") == "solid"
    assert card.evaluate("card => parseFloat(getComputedStyle(card).borderTopWidth)") >= 1
    background = card.evaluate(COLOR, "backgroundColor")
    assert contrast(card.evaluate(COLOR, "borderTopColor"), background) >= 3
    for part in (".project-title a", ".project-caption p", ".project-caption a"):
        assert contrast(card.locator(part).evaluate(COLOR, "color"), background) >= 4.5, part
    assert page.evaluate(SHOWN, "#project-square") == ["light"]
    assert len(page.evaluate(SHOWN, "#project-a-pair-of-logos")) == 1
