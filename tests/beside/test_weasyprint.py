"""The pages of a site as a PDF made by WeasyPrint, as sphinx-simplepdf does; it knows less CSS than browsers."""

from __future__ import annotations

import pytest

CARD = ":::{{project-figure}} {logo}\n:title: Project {number}\n:target: https://x.example/{number}\n\nCaption.\n:::\n"


@pytest.mark.parametrize("count", [3, 7])
def test_cards_stand_side_by_side_with_an_edge(site, png, count):
    # It loads libraries of the system.
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    cards = "".join(CARD.format(number=number, logo="" if number == 1 else "dask.png") for number in range(count))
    built = site({"index.md": f"# Index\n\n{cards}", "dask.png": png()}, html_theme="alabaster")
    assert built.warnings == ""
    pages = weasyprint.HTML(built.out / "index.html").render().pages
    boxes = [
        box
        for page in pages
        for box in page._page_box.descendants()  # noqa: SLF001 - boxes are nowhere else
        if box.element is not None and "project-highlight" in box.element.get("class", "") and box.element_tag == "li"
    ]
    assert len(boxes) == count
    assert 2 <= len({round(box.position_x) for box in boxes[:3]}) <= 3
    assert all(box.border_top_width >= 1 and box.style["border_top_style"] == "solid" for box in boxes)
