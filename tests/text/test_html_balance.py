"""HTML that would change what follows it is found; all other HTML is left alone."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.html_balance import find_loose_markup

BALANCED = [
    ["Press <kbd>Ctrl</kbd>, H<sub>2</sub>O<br>next<hr/><img src=x>"],
    ["<kbd>", "</kbd>", "<br>", "<!-- note -->", "<B>", "</b>"],
    ["<details><summary>S</summary>", "</details>"],
    ["<ul><li>one<li>two</ul>", "<table><tr><td>x<td>y</table>", "<dl><dt>a<dd>b</dl>"],
    ["a <p> b"],
    ['<svg viewBox="0 0 1 1"><path d=""/><title>T</title></svg>', "<svg>", "<g/>", "</svg>"],
    ["<textarea>", "</textarea>", "<script>if (1 < 2) '</b>'</script>", "<!-->", "<?x?>"],
]
LOOSE = {
    "<textarea>": "add </textarea>",
    "<title>": "add </title>",
    "<select>": "add </select>",
    "<div><p>": "add </div>",
    "<b><i></b></i>": "remove it",
    "<textarea/>": "add </textarea>",
    "</ul>": "remove it",
    "</p>": "remove it",
    "<!-- note >": "add -->",
    '<a href="x>': "close its quotes",
    "<plaintext></plaintext>": "remove it",
    "<body>": "remove it",
    "<li>x</li>": "put it into <ul>",
    "<td>": "put it into <table>",
    "<script>": "add </script>",
    "<style>": "add </style>",
}


@pytest.mark.parametrize("pieces", BALANCED)
def test_balanced_html_is_left_alone(pieces):
    assert find_loose_markup(pieces) == []


@pytest.mark.parametrize("html", LOOSE)
def test_html_that_is_not_balanced_is_found_with_advice(html):
    (loose,) = find_loose_markup(["<kbd>", "</kbd>", html, "<br>"])
    assert loose.piece == 2
    assert loose.advice.startswith(LOOSE[html])
    assert str(loose).startswith(f"write `{loose.text}` in backticks to show it, or ")


def test_piece_whose_counterpart_is_loose_is_loose_too():
    assert [loose.piece for loose in find_loose_markup(["<div></ul>", "<b>", "</b>", "</div>"])] == [0, 3]


@pytest.mark.parametrize("shape", ["<b>", "</b>", "<p>", "<x><y><p><p></x>", "<ul><li>", "<!-->", "<svg><path/>"])
def test_time_grows_with_the_length(shape, assert_linear):
    assert_linear(find_loose_markup, lambda length: [shape * (length // len(shape))], 5_000)


def test_time_grows_with_the_number_of_pieces(assert_linear):
    assert_linear(find_loose_markup, lambda length: ["<a>", *["</a><a>", "</x>"] * (length // 8)], 5_000)
