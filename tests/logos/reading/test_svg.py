"""SVG logos become harmless and lean, or are refused with words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_css import clean_sheet, clean_style, clean_value
from sphinx_openpractices.logos.reading.svg_removed import CleaningLog

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
