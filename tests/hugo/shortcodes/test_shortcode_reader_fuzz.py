"""Any text is read into pieces, in time that is linear in its length.

``pytest --minutes 5 tests/hugo/shortcodes/test_shortcode_reader_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import recording
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.hugo.shortcodes.pieces import RefusedSource, Shortcode, join_pieces
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import MAX_SHORTCODE_DEPTH, read_shortcodes

HERE = Path(__file__).parent
SEEDS = [
    path.read_bytes().decode()
    for folder in ("shortcodes_read", "shortcodes_refused")
    for path in sorted((HERE / folder).iterdir())
]


WORDS = r"""
    {{< {{% >}} %}} {{</* {{%/* */>}} */%}} /* */ / /> }} {{ rec leaf Rec ns/rec x.inline {{<rec>}} {{</rec>}}
    {{%/rec%}} {{<x.inline {{</x.inline a 1 -2.5 true = == " "" \" \\ ` '' ' . - _ , : é ² 一 Ⅷ { } < > %
"""
TOKENS = WORDS.split()
BLANKS = [" ", "\n", "\r\n", "\r", "\t", "\v", "\u00a0", "\u2028"]
TEXTS = st.lists(st.sampled_from([*TOKENS, *BLANKS]) | st.text(max_size=3), max_size=40).map("".join)


@st.composite
def mutations(draw):
    """A page of the test suite with some pieces deleted, inserted or repeated."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        piece = draw(st.sampled_from([*TOKENS, *BLANKS, "", text[start:end] * 2]))
        text = text[:start] + piece + text[end:]
    return text


def check(pieces, text, offset, depth=0):
    """Assert what always holds of pieces that begin at an offset, and return where they end."""
    assert depth <= MAX_SHORTCODE_DEPTH
    for piece in pieces:
        source, (start, line, column) = piece.source, piece.start
        assert start == offset
        assert text.startswith(source, start)
        assert source
        assert (line, column) == (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        if isinstance(piece, RefusedSource):
            assert piece.message.isprintable()
            assert len(piece.message) < 250
            assert start <= piece.at.offset <= len(text)
        if isinstance(piece, Shortcode):
            assert piece.name
            end = check(piece.inner or (), text, start + len(piece.opening), depth + 1)
            assert end + len(piece.closing) == start + len(source)
        offset = start + len(source)
    return offset


@given(
    TEXTS | mutations(), st.dictionaries(st.sampled_from(["rec", "leaf", "ns/rec"]), st.booleans()), st.integers(0, 5)
)
def test_the_pieces_of_any_text_are_the_text(text, inner, start):
    start = min(start, len(text))
    pieces = read_shortcodes(text, inner=inner, start=start)
    assert join_pieces(pieces) == text[start:]
    assert check(pieces, text, start) == len(text)


# Compared with Hugo


PAGES = 300


def by_chance(random):
    """Return a page that is valid or nearly valid."""
    text = "".join(random.choice(SEEDS) for _ in range(random.randint(1, 2)))
    for _ in range(random.randint(0, 2)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.randint(0, 4))
        text = text[:start] + random.choice([*TOKENS, *BLANKS, ""]) + text[end:]
    return text


def known(pieces):
    """Return whether nothing is refused and all shortcodes have templates."""
    return not any(
        isinstance(piece, RefusedSource)
        or (isinstance(piece, Shortcode) and not (piece.name.lower() in KNOWN and known(piece.inner or ())))
        for piece in pieces
    )


KNOWN = {*recording.INNER, "now.inline"}


def test_pages_made_by_chance_are_read_as_hugo_reads_them(tmp_path, chance):
    pages = {}
    while len(pages) < PAGES:
        text = by_chance(chance)
        # The mark that ends a summary is not a shortcode, so this reader ignores it.
        if known(read_shortcodes(text, inner=recording.INNER)) and "<!--more-->" not in text:
            pages[f"page-{len(pages)}"] = text
    rendered = recording.render(pages, tmp_path)
    for name, text in pages.items():
        hugo, ours = recording.comparable(
            rendered[name], recording.found(text, read_shortcodes(text, inner=recording.INNER))
        )
        assert ours == hugo, text


# Time


REPEATED = {
    "opened": "{{<",
    "opened-lines": "{{< leaf\n",
    "quotes": '{{< leaf "x ',
    "quotes-that-end-no-line": '{{< leaf a="',
    "escaped-quotes": r"{{< leaf \"x \" ",
    "escapes": r'{{<a "\"',
    "backslashes-before-quotes": "{{<a b=\\",
    "backslashes-before-backquotes": r"{{<a b=\ \`",
    "bare-values": "{{<a=",
    "bare-values-and-blanks": "{{<a b={{<a ",
    "bare-values-with-ends": "{{<a b=x>}}",
    "raw": "{{< leaf `x `",
    "comments": "{{</* x ",
    "comments-of-two-kinds": "{{</* {{%/* ",
    "comments-of-the-other-kind": "{{</* x */%}}",
    "openers": "{{< rec >}}",
    "pairs": "{{< rec >}}x{{< /rec >}}",
    "wrong-openers": "{{< rec 'x' >}}{{< rec />}}",
    "closers": "{{< rec />}}{{< /rec >}}",
    "inline": "{{< x.inline >}}",
    "inline-blanks": "{{< x.inline >}}{{<        ",
    "slashes": "{{< leaf /",
    "braces": "{{{{",
    "ends": "{{< leaf ' ",
    "ends-of-the-other-kind": "{{% leaf >}}",
    "names": "{{< a.b.c ",
    "lines": "\n{{< leaf >}}",
    "words": "{{< leaf a b c ",
    "backslashes": "{{< leaf \\\\\\\\",
}
"""Text that is repeated until it is long; one mistake in each must not cost a look at the rest of the text."""
WRAPPED = {name: ("", piece, "") for name, piece in REPEATED.items()} | {
    "nested": ("", "{{< rec >}}", "{{< /rec >}}"),
    "a-quote-behind-many": ("", "{{<a b=\\", '"'),
    "an-escape-behind-many": ("", "{{<a b=\\", "\\`"),
    "a-backquote-behind-many": ("", "{{<a b={{<a ", "`"),
    "a-word-behind-many": ("", "{{<a x = ", "y z >}}"),
    "no-name-behind-many": ("", "{{<==", " >}}"),
    "digits": ("{{< leaf ", "1", " >}}"),
    "quotes-in-one-value": ('{{< leaf "', r"\"", '" >}}'),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_the_time_is_linear_in_the_length(name, assert_linear):
    before, piece, after = WRAPPED[name]

    def text(length):
        count = length // len(piece + after)
        return f"{before}{piece * count}{after * count if name == 'nested' else after}"

    assert_linear(read_shortcodes, text, 8_000)


@pytest.mark.once
def test_a_very_long_text_is_read():
    text = '{{< rec a="x" >}}{{< leaf `' * 40_000
    assert join_pieces(read_shortcodes(text)) == text
