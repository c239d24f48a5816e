"""The text of HTML that others wrote: paragraphs, without markup, comments and scripts."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.html_text import read_html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain < text & more", "plain < text & more"),
        ("<p>One <b>bold</b> word.</p><p>Two&nbsp;&lt;3&gt;</p>", "One bold word.\n\n\n\nTwo\xa0<3>"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("a<br/>b", "a\nb"),
        ("a<script>x < y</script>b<!-- c --><style>p {}</style>", "a\n\n\n\nb"),
        ("</script>a</p>", "a"),
    ],
)
def test_text_of_html(html, text):
    assert read_html_text(html) == text
