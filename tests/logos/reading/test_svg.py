"""SVG logos become harmless and lean, or are refused with words."""

from __future__ import annotations

import base64
import struct
import time
from pathlib import Path

import pytest

from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_css import clean_sheet, clean_style, clean_value
from sphinx_openpractices.logos.reading.svg_parser import MAX_SVG_BYTES
from sphinx_openpractices.logos.reading.svg_removed import CleaningLog, SvgError

FOLDER = Path(__file__).parents[1]
HOSTILE = sorted((FOLDER / "hostile").glob("*.svg"))
HARMLESS = sorted((FOLDER / "harmless").glob("*.svg"))
ROOT = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'
SQUARE = b'<rect width="100" height="100" fill="green"/>'


def around(content):
    return ROOT % content


def drawn(content):
    """What is left of *content*, without the root around it."""
    text = clean_svg(around(content)).data.decode()
    return text.partition(">")[2].removesuffix("\n").removesuffix("</svg>")


def test_what_is_removed_from_a_hostile_file_is_said_with_its_line():
    said = [f"{path.stem}:{line}: {what}\n" for path in HOSTILE for line, what in clean_svg(path.read_bytes()).removed]
    assert "".join(said) == Path(__file__).with_name("hostile_svg.txt").read_text(encoding="utf-8")
    assert {path.stem for path in HOSTILE} == {line.partition(":")[0] for line in said}


def test_a_clean_file_stays_as_it_is():
    for path in [*HOSTILE, *HARMLESS]:
        cleaned = clean_svg(path.read_bytes())
        assert clean_svg(cleaned.data) == cleaned._replace(removed=(), removals=0), path.stem


def test_what_a_hostile_file_draws_stays():
    kept = [path.stem for path in HOSTILE if b'fill="green"' in clean_svg(path.read_bytes()).data]
    assert [path.stem for path in HOSTILE if path.stem not in kept] == ["fill-from-elsewhere"]


@pytest.mark.parametrize("path", HARMLESS, ids=lambda path: path.stem)
def test_of_a_harmless_file_nothing_is_said_and_what_only_editors_read_is_gone(path):
    cleaned = clean_svg(path.read_bytes())
    assert cleaned.removed == ()
    for word in (
        b"<!",
        b"<?",
        b"inkscape",
        b"sodipodi",
        b"sketch",
        b"serif:",
        b"adobe.com",
        b"metadata",
        b"creativecommons",
    ):
        assert word not in cleaned.data
    assert cleaned.text == (path.stem == "text")
    assert cleaned.raster == (path.stem in {"coreldraw", "figma"})


def test_logos_become_smaller():
    assert sum(len(clean_svg(path.read_bytes()).data) for path in HARMLESS) < 0.7 * sum(
        path.stat().st_size for path in HARMLESS
    )


@pytest.mark.parametrize("name", ["illustrator-cs", "inkscape", "text"])
def test_the_whole_of_a_clean_file(name):
    expected = (FOLDER / "cleaned" / f"{name}.svg").read_text(encoding="utf-8")
    # For readers each tag has a line of its own; in text, lines are drawn.
    lines = expected if name == "text" else expected.replace("\n", "") + "\n"
    assert clean_svg((FOLDER / "harmless" / f"{name}.svg").read_bytes()).data.decode() == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_each_encoding_becomes_utf_8(encoding):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><svg xmlns="http://www.w3.org/2000/svg"><title>Größe</title></svg>'
    )
    assert clean_svg(text.encode(encoding)).data == (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>Größe</title></svg>\n'.encode()
    )


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (b"<g> <text>a  b<tspan> c</tspan> </text> x </g>", "<g><text>a  b<tspan> c</tspan> </text></g>"),
        (b"<title> A &lt;b&gt; </title><desc>d</desc>", "<title> A &lt;b&gt; </title>"),
        (b'<path d="M0&#10;0\tL\n 1 1" id="a&#10;b&quot;"/>', '<path d="M0 0 L 1 1" id="a&#10;b&quot;"/>'),
        (b'<circle r=""/>', '<circle r=""/>'),
        (b'<use href=" #a "/><a href="#a"/>', '<use href="#a"/><a/>'),
        (b'<use xlink:href="#a" href="b.svg#c"/>', '<use xlink:href="#a"/>'),
        (b"<x:g xmlns:x='urn:x'><g/></x:g><unknown><g/></unknown>", ""),
        (
            b"<g aria-label='a' data-name='b' class='c  d' lang='e' xml:lang='f'/>",
            '<g class="c d" lang="e" xml:lang="f"/>',
        ),
        (b"<style type='text/css'> \n </style><style>@charset 'utf-8';</style>", ""),
        (
            b"<image href='data:image/jpg;charset=x;base64, /9j/ wAARCAABAAEDASIAAhEBAxEBEQAA'/>",
            '<image href="data:image/jpeg;base64,/9j/wAARCAABAAEDASIAAhEBAxEBEQAA"/>',
        ),
        (b"<image href='data:image/png;base64,iVBORw0KGgo'/>", "<image/>"),
        (b"<rect href='data:image/jpeg;base64,/9j/4AAQSkZJRgAB'/>", "<rect/>"),
        (b"<set attributeName='fill' to='red'/>", '<set attributeName="fill" to="red"/>'),
        (b"<set attributeName='class' to='red'/><set attributeName='style' to='fill:red'/>", ""),
        (b"<animate attributeName='fill' values='url(#a);url(b)'/>", '<animate attributeName="fill"/>'),
        (
            b"<animate attributeName='fill' values='url(#a);red;'/>",
            '<animate attributeName="fill" values="url(#a);red;"/>',
        ),
    ],
)
def test_what_is_left_of_elements_and_attributes(content, left):
    assert drawn(content) == left


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("fill:red;;  STROKE : blue !important ; ", "fill:red;STROKE:blue !important"),
        ("fill: url( '#a b' ) red", 'fill:url("#a b") red'),
        ("fill:URL(#a)", "fill:url(#a)"),
        (r"fill:\75 rl(\23 a)", "fill:url(#a)"),
        (r"f\69ll:red", r"f\69ll:red"),
        ("fi/**/ll:red;fill/**/:/**/red/*", "fill:red"),
        ("margin:1px/**/2px;letter-spacing:1px/**/2px/**/ 3px", "letter-spacing:1px/**/2px 3px"),
        ("fill:rgb(1,2,3;stroke:red", None),
        ("fill:rgb(1,2,3));stroke:red", "stroke:red"),
        ("fill:red}stroke:red", None),
        ("fill:{stroke:red};stroke:red", "stroke:red"),
        ('font-family:"A\nb";fill:red', None),
        ("font-family:'A b',c;fill:red", "font-family:'A b',c;fill:red"),
        ("font-family:'url(a)'", None),
        ("--a:1px;fill:var(--a,red)", "--a:1px;fill:var(--a,red)"),
        ("--a:url(b)", None),
        (r"--a\::1px;--a:u\72l\28 b\29", None),
        ("fill:url(b);stroke:url(#b)", "stroke:url(#b)"),
        ("fill:url(#a b)", None),
        ("fill:url(#a\\", None),
        ("fill:expression(alert(1))", None),
        ("behavior:url(#default#time2)", None),
        ("-moz-binding:url(a.xml#b)", None),
        ("width:calc(1px + 2%)", "width:calc(1px + 2%)"),
        ("width:1\\65 3", None),
    ],
)
def test_what_is_left_of_a_style(css, left):
    assert clean_style(css, CleaningLog()) == left
    assert left is None or clean_style(left, CleaningLog()) == left


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("<!-- a > b , .c { fill : red } -->", "a > b , .c{fill:red}"),
        ("@media print { a { fill: red } @import 'b'; }", "@media print{a{fill:red}}"),
        ("@media a{@media b{@media c{@media d{e{fill:red}}}}}", "@media a{@media b{@media c{@media d{e{fill:red}}}}}"),
        ("@media a{@media b{@media c{@media d{@media e{f{fill:red}}}}}}", None),
        ("@import url(a.css) print; a { fill: red", "a{fill:red}"),
        ("@font-face { src: url(a) } a{fill:red}", "a{fill:red}"),
        ("a[b='c']:not(.d)::before{fill:red}", "a[b='c']:not(.d)::before{fill:red}"),
        ("a;b{fill:red}c{fill:red}", "c{fill:red}"),
        ("a{fill:red;b{fill:red}stroke:red}", "a{fill:red}"),
        (r".\31 0{fill:red}", r".\31 0{fill:red}"),
        (r".\@import{fill:red}.a\28{fill:red}", None),
        ("a{}b{fill:red}", "b{fill:red}"),
        ("a}b{fill:red}c{fill:red}", "c{fill:red}"),
        ("{fill:red}", None),
    ],
)
def test_what_is_left_of_a_stylesheet(css, left):
    assert clean_sheet(css, CleaningLog()) == left
    assert left is None or clean_sheet(left, CleaningLog()) == left


def test_a_line_is_that_of_the_file():
    assert clean_svg(around(b"\n<style>\na{fill:url(b)}\n</style>")).removed == ((3, "a reference to b"),)
    assert clean_svg(around(b"<style>&#10;a{fill:url(b)}</style>")).removed == ((1, "a reference to b"),)
    css = "\n\n/* \n */ a { fill: url(\nb) }\r\n@import 'c';"
    log = CleaningLog()
    assert clean_sheet(css, log, 10) is None
    assert log.first == [(13, "a reference to b"), (15, "a reference to c")]
    clean_value("url(\x1b[31m" + "\u202e" * 200 + ")", log)
    assert log.first[-1].what.isprintable()


TEN_TIMES = b"".join(b"<g id='a%d'>%s</g>" % (n, b"<use href='#a%d'/>" % (n - 1) * 10) for n in range(1, 10))
PATTERNS = b"".join(b"<pattern id='a%d'>%s</pattern>" % (n, b"<g fill='url(#a%d)'/>" % (n - 1) * 9) for n in range(10))
NESTED_ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;">]>\n' + around(b"<title>&b;</title>")
LONG_ENTITY = b'<!DOCTYPE svg [<!ENTITY a "%s">]>' % (b"a" * 100_000) + around(b"<title>%s</title>" % (b"&a;" * 1000))
DEFAULTS = b'<!DOCTYPE svg [<!ATTLIST g id CDATA "%s">]>' % (b"a" * 100_000) + around(b"<g/>" * 1000)


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"", "is not an SVG image: no element found", 1),
        (b"\x89PNG\r\n\x1a\n", "is not an SVG image: not well-formed (invalid token)", 1),
        (b"<!DOCTYPE html>\n<html></html>", "is not an SVG image: its root is <html>", 2),
        (b"\n<svg/>", 'is not an SVG image: its root is <svg> without xmlns="http://www.w3.org/2000/svg"', 2),
        (b"<svg xmlns='urn:x'/>", 'is not an SVG image: its root is <svg> in the namespace "urn:x"', 1),
        (around(b"\n<g>\n"), "is not an SVG image: mismatched tag", 3),
        (around(b"<i:g/>"), "is not an SVG image: unbound prefix", 1),
        (around(b"\n&a;"), "is not an SVG image: undefined entity", 2),
        (b"<?xml version='1.0' encoding='x'?><svg/>", "is not an SVG image: unknown encoding: x", 1),
        (around(b"<g>" * 100 + b"</g>" * 100), "is nested more than 100 levels deep", 1),
        (around(b"<g id='a0'/>" + TEN_TIMES + b"<use href='#a9'/>"), "draws 4.7e+09 elements, more than 1000000", None),
        (around(PATTERNS), "draws 4.9e+09 elements, more than 1000000", None),
        (NESTED_ENTITIES, "is not an SVG image: the entity &b; contains other entities", 2),
        (LONG_ENTITY, "the entity &a; has 100000 characters and too many references", 1),
        (DEFAULTS, "contains more than 20000000 characters when its entities are expanded", 1),
        (b" " * (MAX_SVG_BYTES + 1), "is too large: 10.0 MB, more than 10 MB", None),
    ],
)
def test_what_is_no_svg_or_absurd_is_refused(data, words, line):
    with pytest.raises(ValueError, match=r"^is |^draws |^contains ") as caught:
        clean_svg(data)
    assert words in str(caught.value)
    assert caught.value.line == line


MANY = b"<script/>" * 50_000
BROKEN_CSS = b'"\n' * 10_000


@pytest.mark.parametrize("content", [MANY, b"<style>" + BROKEN_CSS + b"</style>"], ids=["elements", "CSS"])
def test_of_many_parts_that_are_removed_the_first_are_kept_and_all_are_counted(content):
    cleaned = clean_svg(around(content))
    assert len(cleaned.removed) == 20
    assert cleaned.removals >= 10_000


BUSY = {
    "elements": b"<g/>" * 300_000,
    "attributes": b"<g id='' x=''/>" * 100_000,
    "rules": b"<style>" + b"a{b:c}" * 50_000 + b"</style>",
    "values": b"<g fill='" + b"1 (" * 100_000 + b"'/>",
    "broken CSS": b"<style>" + b'"\n' * 2_000_000 + b"</style>",
}


@pytest.mark.parametrize("content", BUSY.values(), ids=BUSY.keys())
def test_a_file_that_takes_many_seconds_to_clean_is_refused_after_a_few(content):
    start = time.process_time()
    with pytest.raises(SvgError, match=r"^has more than 300000 elements, attributes and parts of CSS; simplify it$"):
        clean_svg(around(content))
    assert time.process_time() - start < 10


def test_pixels_of_embedded_images_have_the_limit_of_raster_images(png):
    def embed(*sides):
        images = (base64.b64encode(declare_size(png(), *side)).decode() for side in sides)
        return around("".join(f'<image href="data:image/png;base64,{each}"/>' for each in images).encode())

    for sides in ([(30_000, 30_000)], [(4000, 4000)] * 2):
        with pytest.raises(SvgError, match=r"contains images of \d+ pixels, more than the 24 million allowed"):
            clean_svg(embed(*sides))
    assert clean_svg(embed((4000, 6000))).raster
    broken = clean_svg(embed((0, 1)))
    assert [each.what for each in broken.removed] == ["an embedded image that is not a PNG, JPEG, GIF or WebP"]


def declare_size(png, width, height):
    """Change the size in the header of a PNG file."""
    return png[:16] + struct.pack(">II", width, height) + png[24:]


def test_plain_backgrounds_of_the_drawing_stay():
    def root(style):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" style="{style}"><style>svg{{{style}}}</style></svg>'
        return clean_svg(svg.encode())

    for style in ("background-color:black", "background:#fff", "background:linear-gradient(red,blue)"):
        cleaned = root(style)
        assert cleaned.data.decode().count(style) == 2
        assert not cleaned.removals
    for style in ("background:url(#a)", "background:red url('#a')", "enable-background:new 0 0 9 9"):
        assert "background" not in root(style).data.decode()
    assert root("background:red url(//a.b/c)").removals == 2


def test_what_uses_itself_is_no_reason_to_refuse():
    circle = (
        b"<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/><use href='#nothing'/></g>" + b"<use href='#a'/>" * 9
    )
    assert clean_svg(around(circle)).removed == ()


GROWING = {
    "elements": lambda n: around(b"<g/>" * n),
    "groups with ids": lambda n: around(
        b"".join(b"<g id='a%d'><use href='#a%d'/></g>" % (i, i - i % 2) for i in range(n // 8))
    ),
    "uses of one": lambda n: around(b"<g id='a'>%s</g>" % (b"<g id='b'/>" * (n // 9)) + b"<use href='#b'/>" * (n // 9)),
    "attributes": lambda n: around(b"<g %s/>" % b" ".join(b"a%d='b'" % i for i in range(n))),
    "references": lambda n: around(b"<title>%s</title>" % (b"&#65;" * n)),
    "pixels": lambda n: around(b"<image href='data:image/png;base64,iVBORw0KGgo%s'/>" % (b"A " * n)),
    "media types": lambda n: around(b"<image href='data:image/%s'/>" % (b";base64 " * n)),
    **{
        repr(piece): lambda n, piece=piece: around(b"<style>a{fill:%s</style>" % (piece * n))
        for piece in (
            b"(",
            b")",
            b"{",
            b"}",
            b"/*",
            b"/**/",
            b"'",
            b"'\n",
            b"\\",
            b"url(",
            b"url('a'",
            b"@import'a'",
            b"-",
            b"1",
            b"a ",
        )
    },
    "a quoted url and comments": lambda n: around(b"<style>a{fill:url('#a'%s</style>" % (b"/**/" * n)),
    "a name and comments": lambda n: around(b"<style>a{fill%s:red}</style>" % (b"/**/" * n)),
    "media": lambda n: around(b"<style>%s</style>" % (b"@media a{" * n)),
}


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING.keys())
def test_time_grows_with_the_length_and_no_faster(grow, assert_linear):
    assert_linear(clean_svg, grow, 2_000)
