"""The contact sheet of ``logos check --sheet``, in a browser: opened as a file, as whoever made it does."""

from __future__ import annotations

import pytest
from sheet_site import make_sheet

# Whether an image was drawn, and how it stands in its box.
STANDS = """async (image) => {
  await image.decode();
  return [image.naturalWidth > 0, image.getBoundingClientRect().height, getComputedStyle(image).objectFit];
}"""


@pytest.fixture(scope="module")
def sheet_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    path.write_text(make_sheet("a note on what was not checked"), encoding="utf-8")
    return path


@pytest.fixture
def open_sheet(browser, sheet_file):
    """Open it this wide, in this mode; what the browser says or asks for is kept in ``page.said``."""
    contexts = []

    def open_page(width=1280, mode="light", **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, **options)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.said.append(request.url))
        page.goto(sheet_file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(open_sheet, violations, width, mode):
    page = open_sheet(width, mode, bypass_csp=True)  # axe is a script
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, mode=mode) == []


def test_every_image_is_shown_in_its_box_and_the_browser_neither_complains_nor_asks(open_sheet, sheet_file):
    page = open_sheet()
    images = page.locator(".box img").all()
    assert len(images) == 30
    for image in images:
        assert image.evaluate(STANDS) == [True, 112, "contain"]
    assert [said for said in page.said if not said.startswith("data:")] == [sheet_file.as_uri()]


def test_the_boxes_have_the_colors_of_pages_in_both_modes(open_sheet):
    for mode in ("light", "dark"):
        page = open_sheet(mode=mode)
        colors = [
            page.locator(f".box.{each}").first.evaluate("box => getComputedStyle(box).backgroundColor")
            for each in ("light", "dark")
        ]
        assert colors == ["rgb(243, 247, 247)", "rgb(28, 40, 37)"]  # cards with their tint


def test_the_numbers_of_the_summary_lead_to_what_they_count(open_sheet):
    page = open_sheet()
    for link in page.locator(".summary a").all():
        heading = page.locator(link.get_attribute("href"))
        number = int(link.locator("b").text_content())
        cards = heading.locator("xpath=..").locator(".card, :scope > .findings > li")
        assert cards.count() == number
