"""Shortcodes are read as Hugo reads them, compared with Hugo page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
import recording

from sphinx_openpractices.hugo.shortcodes.pieces import Comment, RefusedSource, Shortcode, Text, join_pieces
from sphinx_openpractices.hugo.shortcodes.shortcode_reader import MAX_SHORTCODE_DEPTH, read_shortcodes

HERE = Path(__file__).parent


def pages(folder):
    """Return the pages of a folder, read as bytes because line ends matter."""
    return {path.stem: path.read_bytes().decode() for path in sorted((HERE / folder).iterdir())}


READ = pages("shortcodes_read")
REFUSED = pages("shortcodes_refused")
CLOSED_BY_OTHERS = {"pair-closed-by-slash-alone", "pair-closed-by-another-name"}
"""Pages with a shortcode whose name is in no closing tag: only its template tells that it has content."""


def walk(pieces):
    for piece in pieces:
        yield piece
        if isinstance(piece, Shortcode):
            yield from walk(piece.inner or ())


def list_refused(pieces):
    return [piece for piece in walk(pieces) if isinstance(piece, RefusedSource)]


def one(text, **options):
    """Return the only piece of a text."""
    (piece,) = read_shortcodes(text, **options)
    return piece


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """All pages that Hugo builds, as Hugo renders them."""
    return recording.render(READ, tmp_path_factory.mktemp("hugo"))


KINDS = """
    bare-value-takes-the-end closing-before-opening closing-itself-without-content combining-letter
    comment-with-one-star escaped-backquote inline-with-another-inside name-with-dot
    named-behind-positional no-name not-closed-inside unterminated-quotes unterminated-tag
"""
ASKED = [name if name in KINDS.split() else pytest.param(name, marks=pytest.mark.long) for name in sorted(REFUSED)]
"""The pages that Hugo is run on, once for each, because a build stops at the first error."""


# As Hugo reads


def test_the_shortcodes_are_those_that_hugo_finds(rendered):
    for name, text in READ.items():
        pieces = read_shortcodes(text, inner=recording.INNER)
        assert list_refused(pieces) == [], name
        hugo, ours = recording.comparable(rendered[name], recording.found(text, pieces))
        assert ours == hugo, name


def test_which_shortcodes_have_content_is_seen_from_the_closing_tags():
    by_others = {
        name for name, text in READ.items() if read_shortcodes(text) != read_shortcodes(text, inner=recording.INNER)
    }
    assert by_others == CLOSED_BY_OTHERS


@pytest.mark.parametrize("name", ASKED)
def test_what_hugo_refuses_is_refused_at_the_same_place(name, tmp_path):
    text = REFUSED[name]
    with pytest.raises(recording.Refused) as raised:
        recording.render({name: text}, tmp_path)
    refused = raised.value
    pieces = read_shortcodes(text, inner=recording.INNER)
    if "extract shortcode" in str(refused):
        # For nested shortcodes, Hugo reports the outermost.
        places = [piece.start for piece in pieces if list_refused([piece])]
    else:
        places = [each.at for each in list_refused(pieces)]
    assert (refused.line, refused.column) in [recording.place(text, place) for place in places]


def test_messages_tell_how_to_correct_refused_source():
    said = [
        f"{name}:{refused.at.line}:{refused.at.column}: {refused.message}\n"
        for name, text in REFUSED.items()
        for refused in list_refused(read_shortcodes(text, inner=recording.INNER))
    ]
    assert "".join(said) == (HERE / "shortcodes_refused.txt").read_text(encoding="utf-8")


# Pieces


def test_a_page_is_cut_into_pieces_with_their_places():
    text = "One\nTwo {{< rec \"a\" >}}in{{% leaf %}}{{< /rec >}}\n{{</* leaf */>}} {{< leaf 'x' >}}"
    pieces = read_shortcodes(text)
    assert [(type(piece), piece.source, piece.start[1:]) for piece in walk(pieces)] == [
        (Text, "One\nTwo ", (1, 1)),
        (Shortcode, '{{< rec "a" >}}in{{% leaf %}}{{< /rec >}}', (2, 5)),
        (Text, "in", (2, 20)),
        (Shortcode, "{{% leaf %}}", (2, 22)),
        (Text, "\n", (2, 46)),
        (Comment, "{{</* leaf */>}}", (3, 1)),
        (Text, " ", (3, 17)),
        (RefusedSource, "{{< leaf 'x' >}}", (3, 18)),
    ]
    assert [piece.markdown for piece in walk(pieces) if isinstance(piece, Shortcode)] == [False, True]


def test_a_comment_is_text_without_its_marks():
    assert one('{{%/* leaf "x" */%}}').text == '{{% leaf "x" %}}'


def test_places_are_those_of_the_whole_file():
    front = "---\ntitle: A page\n---\n"
    piece = one(f"{front}{{{{< leaf >}}}}", start=len(front))
    assert piece.start == (len(front), 4, 1)


def test_arguments_are_found_by_name_or_by_position():
    named = one('{{< figure src="logo.svg" width=300 lazy=true >}}')
    assert (named.get("src"), named.get("width"), named.get("lazy")) == ("logo.svg", 300, True)
    assert (named.get("alt"), named.get("alt", ""), named.get(0)) == (None, "", None)
    assert (named.get_text("width"), named.get_text("lazy"), named.get_text("alt")) == ("300", "true", "")
    positional = one('{{< figure "logo.svg" 1.50 >}}')
    assert (positional.get(0), positional.get(1), positional.get(2), positional.get(-1)) == (
        "logo.svg",
        1.5,
        None,
        None,
    )
    assert (positional.get("src"), positional.get_text(1), positional.get_text(7, "none")) == (None, "1.5", "none")


def test_a_shortcode_without_a_closing_tag_has_no_content():
    assert [(piece.name, piece.inner) for piece in read_shortcodes('{{< figure "a" >}}{{< figure "b" >}}')] == [
        ("figure", None)
    ] * 2


def test_a_closing_tag_for_a_template_without_content_is_refused():
    text = '{{< figure "a" >}}A caption{{< /figure >}}'
    assert join_pieces(one(text).inner) == "A caption"
    figure, caption, closing = read_shortcodes(text, inner={"figure": False})
    assert (figure.inner, caption.source, closing.source) == (None, "A caption", "{{< /figure >}}")


# After refused source


@pytest.mark.parametrize("name", ["unterminated-comment", "unterminated-quotes", "unterminated-tag-before-another"])
def test_reading_resumes_after_refused_source(name):
    pieces = read_shortcodes(REFUSED[name])
    assert [piece.source for piece in pieces if isinstance(piece, Shortcode)] == ["{{< leaf >}}"]
    assert join_pieces(pieces) == REFUSED[name]


@pytest.mark.parametrize(
    "text",
    [
        "{{< note 'x' >}}inside{{< /note >}} {{< note >}}right{{< /note >}}",
        '{{< note >}}inside{{< /note "x" >}} {{< note >}}right{{< /note >}}',
        "{{< note >}}inside{{< /Note >}} {{< note >}}right{{< /note >}}",
        "{{< note 'x' />}} {{< note >}}right{{< /note >}}",
        '{{< note "x" }} {{< note >}}right{{< /note >}}',
    ],
)
def test_a_refused_tag_does_not_change_other_shortcodes(text):
    *_, last = read_shortcodes(text)
    assert last.source == "{{< note >}}right{{< /note >}}"
    assert join_pieces(last.inner) == "right"


def test_the_closing_tag_of_a_refused_tag_refers_to_its_line():
    wrong, inside, closing = read_shortcodes("One\n{{< note 'x' >}}inside{{< /note >}} {{< note />}}")[1:4]
    assert (wrong.name, inside.source, closing.source) == ("note", "inside", "{{< /note >}}")
    assert closing.message == "correct line 2 first; 'note', which this tag closes, was refused there"


def test_nesting_has_a_limit_that_callers_can_rely_on():
    text = "{{< rec >}}" * (MAX_SHORTCODE_DEPTH + 2) + "{{< /rec >}}" * (MAX_SHORTCODE_DEPTH + 2)
    pieces = read_shortcodes(text)
    assert [refused.source for refused in list_refused(pieces)] == ["{{< rec >}}"] * 2 + ["{{< /rec >}}"] * 2
    assert sum(isinstance(piece, Shortcode) for piece in walk(pieces)) == MAX_SHORTCODE_DEPTH
    assert join_pieces(pieces) == text
