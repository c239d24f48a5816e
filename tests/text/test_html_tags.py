"""HTML is split as the standard says, judged by two other readers; nothing is lost, and no text takes long.

``pytest --minutes 5 tests/text/test_html_tags.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.text.html_references import decode_attribute, decode_text
from sphinx_openpractices.text.html_tags import read_tag, read_tokens
from sphinx_openpractices.text.html_tokens import EndTag, HtmlText, StartTag

MEGABYTE = 1_000_000


def read(source):
    """The tokens as plain data, text joined; what browsers drop is left out."""
    found = []
    for token in read_tokens(source):
        written = source[token.start : token.end]
        if isinstance(token, StartTag):
            values = {name: each.value or "" for name, each in token.first_attributes.items()}
            found.append(("start", token.name, values))
        elif isinstance(token, EndTag):
            found.append(("end", token.name))
        elif isinstance(token, HtmlText):
            add_text(found, decode_text(written) if token.has_references else written)
        elif token.kind in {"comment", "doctype"}:
            found.append((token.kind,))
    return found


def add_text(found, text):
    if found and found[-1][0] == "text":
        text = found.pop()[1] + text
    found.append(("text", text))


# The tokenizer of html5lib, which leaves to its parser in which elements there is raw text.

STATES = {
    **dict.fromkeys(["style", "xmp", "iframe", "noembed", "noframes"], "rawtextState"),
    **dict.fromkeys(["textarea", "title"], "rcdataState"),
    "script": "scriptDataState",
    "plaintext": "plaintextState",
}
KINDS = {number: name for name, number in tokenTypes.items()}


def read_with_html5lib(source):
    tokenizer = HTMLTokenizer(source)
    found = []
    for token in tokenizer:
        kind, name = KINDS[token["type"]], token.get("name")
        if kind == "StartTag":
            found.append(("start", name, dict(token["data"])))
            tokenizer.state = getattr(tokenizer, STATES.get(name, "dataState"))
        elif kind == "EndTag":
            found.append(("end", name))
        elif kind in {"Characters", "SpaceCharacters"}:
            add_text(found, token["data"])
        elif kind in {"Comment", "Doctype"}:
            found.append((kind.lower(),))
    return found


PIECES = st.sampled_from([*Path(__file__).with_name("html_pieces.txt").read_text("utf-8").splitlines(), " ", "\n"])


@given(st.lists(PIECES, max_size=15).map("".join))
def test_any_text_is_read_as_html5lib_reads_it(source):
    assert read(source) == read_with_html5lib(source)
    assert "".join(source[token.start : token.end] for token in read_tokens(source)) == source


# The reader of the standard library, which reads valid HTML alone as the standard says.

TEXT = st.lists(st.sampled_from([*"ab é\n=/>-'", '"', "&amp;", "&lt;", "&#8364;"]), max_size=6).map("".join)
VALUES = st.one_of(
    TEXT.map(lambda text: '"' + text.replace('"', "") + '"'),
    TEXT.map(lambda text: "'" + text.replace("'", "") + "'"),
    st.text("abé/.#?", min_size=1, max_size=6).filter(lambda text: not text.endswith("/")),
)
NAMES = st.sampled_from(["href", "SRC", "data-x", "@click", "xlink:href", "é"])
ATTRIBUTES = st.dictionaries(NAMES, st.none() | VALUES, max_size=3).map(
    lambda given: "".join(f" {name}" if value is None else f" {name}={value}" for name, value in given.items())
)
LEAVES = st.one_of(
    TEXT,
    ATTRIBUTES.map(lambda given: f"<br{given}>"),
    ATTRIBUTES.map(lambda given: f"<img\n{given} />"),
    st.text("ab <&'\"!", max_size=6).map(lambda text: f"<!-- {text} -->"),
    st.text("ab <&'\"!-", max_size=6).map(lambda text: f"<style>{text}</style>"),
    st.text("ab &<'\"=", max_size=6).map(lambda text: f"<script>{text}</script >"),
)
ELEMENTS = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(["p", "DIV", "x-y", "a"]), ATTRIBUTES, st.lists(inner, max_size=3)).map(
        lambda each: f"<{each[0]}{each[1]}>{''.join(each[2])}</{each[0]}>"
    ),
    max_leaves=8,
)


class Parser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(("start", tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        self.found.append(("end", tag))

    def handle_data(self, data):
        add_text(self.found, data)

    def handle_comment(self, data):
        self.found.append(("comment",))


@given(ELEMENTS)
def test_valid_html_is_read_as_the_standard_library_reads_it(source):
    parser = Parser()
    parser.feed(source)
    parser.close()
    assert read(source) == parser.found


def test_values_can_be_replaced_in_their_places():
    source = "<a href=one.md HREF='two&amp;.md' title=\"a > b\" hidden x= >"
    tag = read_tag(source, 0)
    found = [(each.name, source[each.start : each.end], each.quote, each.value) for each in tag.attributes]
    assert found == [
        ("href", "one.md", "", "one.md"),
        ("href", "two&amp;.md", "'", "two&.md"),
        ("title", "a > b", '"', "a > b"),
        ("hidden", "", "", None),
        ("x", "", "", ""),
    ]
    assert [each.value for each in tag.repeated] == ["two&.md"]
    assert tag.first_attributes["href"].value == "one.md"


@pytest.mark.parametrize(
    ("source", "self_closing"),
    [("<a/>", True), ("<a b/>", True), ('<a b="c"/>', True), ("<a b=c/>", False), ("<a / >", False)],
)
def test_slash_of_a_value_closes_no_tag(source, self_closing):
    assert read_tag(source, 0).self_closing is self_closing


@pytest.mark.parametrize("source", ["", "<", "</", "<1>", "</ a>", "<é>", "a", "<a", "<a b='>", "<!a>", "<a b"])
def test_what_is_no_tag_is_not_read_as_one(source):
    assert read_tag(source, 0) is None


def test_tag_ends_before_a_given_offset():
    assert read_tag("x <a b=c>", 2, 8) is None
    assert read_tag("x <a b=c>", 2, 9).end == 9


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("<svg><title/><style/><script/><a></svg><style><a>", ["svg", "title", "style", "script", "a", "style"]),
        ("<svg><![CDATA[ <a>> ]]><b></svg><![CDATA[ <i> ]]>", ["svg", "b"]),
        ("<svg><desc><style><a></style></desc><style><b>", ["svg", "desc", "style", "style", "b"]),
        ("<math><title><a></math><title><b>", ["math", "title", "a", "title"]),
        ("<svg/><style><a>", ["svg", "style"]),
    ],
)
def test_elements_of_svg_and_mathml_hold_no_raw_text(source, names):
    assert [token.name for token in read_tokens(source) if isinstance(token, StartTag)] == names


REFERENCES = {
    "?a=1&copy=2&amp;b": "?a=1&copy=2&b",
    "&copy;&copy &copyx &notit; &notin; &nosuch; &": "©© &copyx &notit; ∉ &nosuch; &",
    "&#65&#x42;&#0;&#55296;&#x110000;&#xZ;&#;": "AB\ufffd\ufffd\ufffd&#xZ;&#;",
    f"&#{'9' * 5000};&#x{'F' * 5000}&#{'0' * 5000}65;": "\ufffd\ufffdA",
    "&#0000000065a": "Aa",
}


@pytest.mark.parametrize(("source", "value"), REFERENCES.items(), ids=range(len(REFERENCES)))
def test_references_in_values_are_decoded_without_errors(source, value):
    assert decode_attribute(source) == value


def test_references_in_text_need_no_semicolon():
    assert decode_text("&copyx &notit; &#x41" + "&#" + "9" * 5000) == "©x ¬it; A\ufffd"


SHAPES = {
    "comments": "<!--",
    "short comments": "<!-- <!-",
    "tags": "<a ",
    "nothing": "<",
    "end tags": "</a",
    "slashes": "</",
    "empty end tags": "</>",
    "unquoted values": "<a b=",
    "double quotes": '<a b="',
    "mixed quotes": "<a b=\"' c='\" ",
    "spaces": "<a        ",
    "attributes": " b",
    "equals signs": " =",
    "scripts": "<script>",
    "unended scripts": "<script>a</script",
    "escaped scripts": "<script><!--<script>",
    "styles": "<style></styl",
    "titles": "<title></title",
    "svg": "<svg><![CDATA[",
    "svg elements": "<svg><desc>",
    "doctypes": "<!doctype '",
    "instructions": "<?",
    "complete tags": '<a b="c" d=e f>g</a>',
    "references": "<a b='&amp;&#65&copy'>&amp;",
    "newlines": "\n<\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_length(shape, assert_linear):
    for begin in ("", "<a b='", "<div \n"):
        assert_linear(consume, lambda length, begin=begin: begin + shape * (length // len(shape)), 5_000)


@pytest.mark.once
def test_megabyte_that_never_ends_is_read():
    consume("<div \n" + "<a " * (MEGABYTE // 3))


def consume(source):
    for token in read_tokens(source):
        if isinstance(token, StartTag):
            assert len(token.repeated) + len(token.first_attributes) == len(token.attributes)
