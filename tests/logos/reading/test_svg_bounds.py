"""SVG logos have bounds: what is absurd is refused, and time grows with the length and no faster."""

from __future__ import annotations

import base64
import struct
import time

import pytest

from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_parser import MAX_SVG_BYTES
from sphinx_openpractices.logos.reading.svg_removed import SvgError

ROOT = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'


def around(content):
    return ROOT % content


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
@pytest.mark.once
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
