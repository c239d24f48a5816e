"""Warnings about local SVG logos, and that the quick look never misses anything active."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from sphinx_openpractices.logos.reading import active_svg
from sphinx_openpractices.logos.reading.active_svg import MOST_REFERENCES, describe_active_parts
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_faults import read_shown_root

pytestmark = pytest.mark.once

FOLDER = Path(__file__).parents[1]
HOSTILE = sorted((FOLDER / "hostile").glob("*.svg"))
HARMLESS = sorted((FOLDER / "harmless").glob("*.svg"))
PIECES = re.compile(rb"<[^<>]*>|[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')|[^<>\s]+")
"""Tags, attributes and words."""
ROOT = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'


def is_surely_harmless(data):
    """As a build asks: only of a file that is well-formed, so that browsers show it."""
    try:
        read_shown_root(data)
    except ValueError:
        return False
    return active_svg.is_surely_harmless(data)


def test_no_hostile_file_is_surely_harmless():
    assert len(HOSTILE) >= 40
    assert [path.stem for path in HOSTILE if is_surely_harmless(path.read_bytes())] == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7", "cp037", "utf-8-sig"])
def test_hostile_file_in_another_encoding_is_not_surely_harmless(encoding):
    for path in HOSTILE:
        text = path.read_bytes().decode("utf-8", "replace")
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding, "replace")
        assert not is_surely_harmless(declared), path.stem
        data = text.encode(encoding, "replace")
        # Without a declaration, UTF-7 is read as the ASCII that it consists of, and escapes are no more than text.
        assert not is_surely_harmless(data) or (encoding == "utf-7" and not clean_svg(data).removed), path.stem


def test_most_drawing_programs_write_files_that_are_surely_harmless():
    rare = {
        "animated": b"<animate",
        "coreldraw": b"@font-face",
        "figma": b"base64",
        "illustrator-cs": b"<!ENTITY",
        "inkscape": b"\\",
    }
    others = {path.stem: path.read_bytes() for path in HARMLESS if not is_surely_harmless(path.read_bytes())}
    assert {name: rare[name] in data for name, data in others.items()} == dict.fromkeys(rare, True)


def test_stylesheet_for_dark_pages_is_surely_harmless():
    css = b"@media (prefers-color-scheme: dark) { path { fill: #fff } }"
    assert is_surely_harmless(ROOT % (b"<style>%s</style><path/>" % css))


def test_file_with_pieces_of_hostile_ones_is_surely_harmless_only_when_nothing_active_is_in_it():
    chance = random.Random(7)  # noqa: S311 - repeatable
    pieces = sorted({piece for path in HOSTILE for piece in PIECES.findall(path.read_bytes())})
    files = [data for path in HARMLESS if is_surely_harmless(data := path.read_bytes())]
    plain = active = 0
    for _turn in range(7000):
        data = chance.choice(files)
        places = [match.span() for match in PIECES.finditer(data)]
        for _change in range(chance.choice((1, 1, 2))):
            start, end = chance.choice(places)
            where = chance.choice(
                (slice(start, end), slice(start, start), slice(end, end), slice(start + 1, start + 1))
            )
            blank = chance.choice((b"", b" "))
            data = data[: where.start] + blank + chance.choice(pieces) + blank + data[where.stop :]
        try:
            removed = [each for each in clean_svg(data).removed if not each.what.startswith("broken CSS")]
        except ValueError:  # no XML any more: there is nothing to compare with
            continue
        active += bool(removed)
        if is_surely_harmless(data):
            plain += 1
            assert not removed, data
    assert (plain > 200, active > 200) == (True, True), (plain, active)


@pytest.mark.parametrize(
    "content",
    [
        b"<style>ur<!-- -->l(https://example.org)</style>",
        b"<style>@im<b/>port 'x'</style>",
        b"<style><![CDATA[a{b:u]]><![CDATA[rl(x)}]]></style>",
        rb"<path style='fill:u\72l(x)'/>",
        b"<path fill='&#117;rl(x)'/>",
        b"<path fill='URL(x)'/>",
        b"<path fill='image-set(\"x\" 1x)'/>",
        b"<path\nonload\n=\n''/>",
        b"<path ONLOAD=''/>",
        b"<path xmlns:x='http://www.w3.org/1999/xlink' x:href='y'/>",
        b'<path xmlns:x="http://www.w3.org/1999/xlink" x:href="y"/>',
        b'<g xmlns:rdf="http://www.w3.org/2000/svg"><rdf:script/></g>',
        b'<g xmlns:cc="http://www.w3.org/1999/xhtml"><cc:script/></g>',
        b'<g xml:base="https://example.org/"/>',
        b"<?xml-stylesheet href='x'?>",
        b"<use href='#a'/>" * (MOST_REFERENCES + 1),
    ],
)
def test_what_could_be_hidden_gets_a_closer_look(content):
    assert is_surely_harmless(ROOT % b'<use href="#a"/><path fill="url(#a)" transform="rotate(3)"/>')
    assert not is_surely_harmless(ROOT % content)


@pytest.mark.parametrize(
    "piece", [b"<g ", b"<!--", b"<!---", b"<style>", b"<path d='", b'a="url(#', b"-", b"<", b" x:y=", b"/", b"<?xml "]
)
def test_no_file_takes_long(piece):
    start = time.process_time()
    assert not is_surely_harmless(b"<svg><g " + piece * (1_000_000 // len(piece)) + b"<")
    assert time.process_time() - start < 1


def test_active_parts_are_named_with_lines_and_few_of_many():
    content = (
        b'\n<script/>\n<path onclick="x()"/>\n<image href="https://example.org/a.png"/>\n<a href="b"/>\n<a href="c"/>'
    )
    assert describe_active_parts(ROOT % content) == (
        "contains <script> (line 2); the attribute onclick of <path> (line 3); a reference to "
        "https://example.org/a.png (line 4); and 2 more; remove it, since it draws nothing"
    )
    assert describe_active_parts(ROOT % b"<path/>") == ""
    assert describe_active_parts(ROOT % b"<a href='#b'/>") == ""  # looked at twice, and harmless
    assert re.fullmatch(
        r"is not an SVG image: .* \(line 1\); browsers may not show it", describe_active_parts(ROOT % b"<i>&x;")
    )


def test_build_warns_of_a_local_logo_in_its_place_and_shows_it(site):
    files = {
        "index.md": "# I\n\n:::{project-figure} plain.svg\n:title: A\n:logo-dark: bad.svg\n:::\n\n"
        ":::{project-gallery}\n:::\n",
        "projects.yml": "projects:\n- title: B\n  logo: bad.svg\n",
        "plain.svg": ROOT % b"<path/>",
        "bad.svg": ROOT % b"\n<script>alert(1)</script>",
    }
    built = site(files)
    words = 'logo "bad.svg": contains <script> (line 2); remove it, since it draws nothing [openpractices.active]\n'
    assert built.warnings == (
        f"index.md:3: WARNING: project-figure: {words}projects.yml:3: WARNING: projects[0]: {words}"
    )
    assert built.bodies["index"].count('src="_images/bad.svg"') == 2
    mended = site({**files, "bad.svg": ROOT % b"<path />"})
    assert (mended.warnings, mended.docnames_read) == ("", ["index"])
