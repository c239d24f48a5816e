"""Raw HTML of a caption stays within its card, so that a browser shows all later cards."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

SPILLING = {
    "<textarea>": "Explains the <textarea> element",
    "<title>": "<title> and more",
    "<select>": "A <select> box",
    "<!--": "<!-- note",
    "<div>": "<div>\nnot closed",
    "</ul>": "a list </ul> ends",
    "</li>": "an item </li> ends",
    "<b>": "all <b> bold",
    "<plaintext>": "<plaintext> text",
    "<script>": "<script>\nalert(1)",
    "<style>": "a <style> element",
    "<i>": "First *<i> one*.</i>",
}
BALANCED = "<kbd>Ctrl</kbd> <br> H<sub>2</sub>O\n\n<details>\n<summary>More</summary>\n\nSome *more*.\n\n</details>"


def titles_of(built, page):
    """The titles of the cards as a browser finds them, with the texts of their captions."""
    html = BeautifulSoup(built.read(f"{page}.html"), "html5lib")
    assert html.find("p", string="The end of the page.").find_parent(class_="project-gallery") is None
    cards = html.select("ul.project-gallery > li.project-highlight")
    return {card.select_one(".project-title").get_text(): card for card in cards}


def test_html_that_spills_out_of_a_caption_is_shown_as_code_with_a_warning_at_its_line(site):
    entries = [
        f"- title: Card {number}\n  caption: {json.dumps(text)}\n" for number, text in enumerate(SPILLING.values())
    ]
    catalog = "projects:\n" + "".join(entries) + f"- {{title: Fine, caption: {json.dumps(BALANCED)}}}\n- title: Last\n"
    page = "# Home\n\n:::{project-gallery}\n:::\n\nThe end of the page.\n"
    built = site({"index.md": page, "projects.yml": catalog})
    warnings = built.warnings.splitlines()
    assert len(warnings) == len(SPILLING) + 1  # "<i>" has an end tag, in another element
    for number, tag in enumerate(SPILLING):
        advice = f"write `{tag}` in backticks to show it, or "
        assert warnings[number].startswith(
            f'projects.yml:{3 + 2 * number}: WARNING: caption of "Card {number}": {advice}'
        )
        assert warnings[number].endswith("; it is shown as code [openpractices.caption]")
    cards = titles_of(built, "index")
    assert list(cards) == [*(f"Card {number}" for number in range(len(SPILLING))), "Fine", "Last"]
    for number, text in enumerate(SPILLING.values()):
        shown = cards[f"Card {number}"].select_one(".project-caption").get_text()
        assert shown.split() == text.replace("*", "").split()
    assert [element.name for element in cards["Fine"].select("kbd, br, sub, details > p > em")] == [
        "kbd",
        "br",
        "sub",
        "em",
    ]


@pytest.mark.parametrize(
    ("page", "text", "line"),
    [
        ("body.md", ":::{project-figure}\n:title: A\n\nA <textarea> b\n:::\n", 7),
        ("option.md", ":::{project-figure}\n:title: A\n:caption: A <textarea> b\n:::\n", 4),
        ("element.md", '<project-figure title="A">\nA <textarea> b\n</project-figure>\n', 5),
        ("inline.md", '<project-figure title="A"\n  class="x">\nA <textarea> b\n</project-figure>\n', 4),
        ("body.rst", ".. project-figure::\n   :title: A\n\n   .. raw:: html\n\n      A <textarea> b\n", 7),
    ],
)
def test_each_door_is_checked(page, text, line, site):
    name, _dot, suffix = page.partition(".")
    more = ":::{project-figure}\n:title: Next\n:::\n" if suffix == "md" else ".. project-figure::\n   :title: Next\n"
    built = site({page: f"P\n=\n\n{text}\n{more}\nThe end of the page.\n"}, root_doc=name)
    (warning,) = built.warnings.splitlines()
    assert warning.startswith(
        f'{page}:{line}: WARNING: caption of "A": write `<textarea>` in backticks to show it, or add'
    )
    cards = titles_of(built, name)
    assert list(cards) == ["A", "Next"]
    assert "<textarea>" in cards["A"].get_text()
