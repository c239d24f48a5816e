"""Reading the HTML and the markup of a page takes time that grows with its length, whatever it is."""

from __future__ import annotations

from time import process_time

import pytest

from sphinx_openpractices.extension.input.element_tags import ElementReader
from sphinx_openpractices.text.html_balance import find_loose_markup
from sphinx_openpractices.text.html_links import find_links
from sphinx_openpractices.text.markdown_fences import find_open_fences
from sphinx_openpractices.text.markdown_tags import find_tags

pytestmark = pytest.mark.once

READERS = {
    "element": lambda text: ElementReader("project-figure", text, 1),
    "links": lambda text: [*find_links(text)],
    "tags": lambda text: [*find_tags(text)],
    "balance": lambda text: find_loose_markup(text.split(" ")),
    "fences": lambda text: [*find_open_fences(text, colons=True, exact_colons=False)],
}
PIECES = r"""
<a |<div \n|<project-figure |<project-figure>|</project-figure>|<!--|<![x|<![CDATA[|<?|</|<a b="|<a b='|<a b=|<a b="c"
<a/|<a =|</a |<a b\n|<a\n\n|<textarea></project-figure>|<style></project-figure>|<!-- </project-figure>|"|'|=| |\n
<a b="</project-figure>|<svg><![CDATA[</project-figure>|<script><!--|<title></project-figure|<svg><title>|<ul><li>
<table>|<p>|</p>|&|&#|&#x1|:::{x}\n|```\n|~~~{project-figure}\n|> |- |`
"""


@pytest.mark.parametrize("name", READERS)
def test_no_page_takes_time_that_grows_with_the_square_of_its_length(name):
    read = READERS[name]

    def measure(text):
        start = process_time()
        read(text)
        return process_time() - start

    slow = {}
    for piece in PIECES.strip().replace("\n", "|").replace(r"\n", "\n").split("|"):
        short = f"<div \n{piece * (4_000 // len(piece))}"
        # Sixteen times the length takes 256 times as long if it is quadratic. The machine does not pause thrice.
        for _attempt in range(3):
            seconds = measure(short), measure(short * 16)
            if seconds[1] < 60 * max(seconds[0], 0.003):
                break
        else:
            slow[piece] = seconds
    assert slow == {}


def test_what_hides_end_tags_again_and_again_is_content():
    # At most so many are found as an author could mean: each is looked for in the rest of the page.
    reader = ElementReader("project-figure", "<project-figure><textarea></project-figure>" * 1000, 1)
    assert 30 < len(reader.items) < 100
