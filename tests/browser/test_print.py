"""A page on paper is complete."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

TITLES = [f"Project {number:02}" for number in range(1, 25)]
LAST = "This is the last sentence."


@pytest.mark.parametrize(
    ("page_name", "texts"),
    [
        ("index", [*TITLES, LAST]),
        ("section/page", [*TITLES, LAST]),
        ("section/code", ["the end of the line", "This is inside details.", LAST]),
        ("search", [*TITLES, "Created using Sphinx"]),
    ],
)
def test_all_of_a_page_is_on_paper(page_name, texts, visit):
    page = visit(page_name, site="print", query="?q=project" if page_name == "search" else "")
    if page_name == "search":
        page.get_by_text("Search finished").wait_for()
    for size in ("A4", "Letter"):
        for landscape in (False, True):
            reader = PdfReader(io.BytesIO(page.pdf(format=size, landscape=landscape)))
            assert len(reader.pages) > 1
            words = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
            assert [text for text in texts if text not in words] == [], (size, landscape)
