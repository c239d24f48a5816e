"""No bytes at all make the SVG reader do anything but refuse them, or give a file that is harmless.

``pytest --minutes 5 tests/logos/reading/test_svg_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_lists import DRAWING_ELEMENTS
from sphinx_openpractices.logos.reading.svg_removed import SvgError

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SEEDS = [path.read_bytes() for path in sorted(Path(__file__).parents[1].glob("h*/*.svg"))]

ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|([\s\S]))")
ADDRESS = re.compile(r"url\s*\(\s*[\"']?(.?)", re.IGNORECASE)
LOADING = re.compile(r"@import|@font-face|image-set|expression\s*\(|javascript:|src\s*\(", re.IGNORECASE)
PIXELS = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*")
REFERRING = {"style", "fill", "mask", "from", "to", "values"}


def look(data):
    """Clean these bytes, and assert what always holds."""
    lines = len(re.split(rb"\r\n|\r|\n", data))
    cleaned = refusal = None
    try:
        cleaned = clean_svg(data)
    except SvgError as err:
        refusal = err
    if refusal:
        assert str(refusal).isprintable()
        assert refusal.line is None or 1 <= refusal.line <= lines
        return
    for line, what in cleaned.removed:
        assert 1 <= line <= lines
        assert what.isprintable()
    assert clean_svg(cleaned.data) == cleaned._replace(removed=(), removals=0)
    assert b"<!" not in cleaned.data
    assert b"<?" not in cleaned.data
    look_at(ET.fromstring(cleaned.data))  # noqa: S314 - it has no declarations


def look_at(element, *, in_text=False):
    """One element, and those in it."""
    assert element.tag.startswith(SVG)
    name = element.tag.removeprefix(SVG)
    assert name in DRAWING_ELEMENTS - {"script", "foreignObject"}
    if name == "style":
        look_at_css(element.text or "")
    in_text = in_text or name == "text"
    if not in_text and name not in {"style", "title"}:
        assert not element.text
        assert not any(child.tail for child in element)
    for key, value in element.attrib.items():
        look_at_attribute(name, key, value)
    for child in element:
        look_at(child, in_text=in_text)


def look_at_attribute(name, key, value):
    assert not key.lower().startswith("on")
    assert not key.startswith("{") or key in {f"{XLINK}href", f"{XML}lang", f"{XML}space"}
    if key in {"href", f"{XLINK}href"}:
        assert name != "a"
        assert value.startswith("#") or (name in {"image", "feImage"} and PIXELS.fullmatch(value))
    elif key == "attributeName":
        assert value not in {"href", "xlink:href", "style", "class", "id"}
    elif key in REFERRING:
        # What an animation sets is cut at semicolons first.
        for part in [value, *value.split(";")]:
            look_at_css(part)


def look_at_css(css):
    """Whatever a program takes for CSS, with escapes or without them: it loads nothing."""
    for text in (css, ESCAPE.sub(unescaped, css)):
        assert set(ADDRESS.findall(text)) <= {"#"}
        assert not LOADING.search(text)


def unescaped(match):
    return chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2]


def one_of(words):
    return st.sampled_from(words.split())


CSS = st.lists(
    one_of(r"""
        fill mask --a : ; { } ( ) [ ] " ' , / * /* */ <!-- --> @import @media @font-face url( URL( u\72l( \75rl( #a a:b
        http://b data: image-set( src( var(--a) var( expression( calc( \ \29 \22 1px 1e3 red ! ~ > + - --
    """)
    | st.text(max_size=3)
    | st.sampled_from([" ", "\n", "\\\n"]),
    max_size=12,
).map("".join)
NAMES = one_of("svg g rect image use a text style title script foreignObject set animate x:p html:p switch")
ATTRIBUTES = one_of("""
    href xlink:href style fill mask cursor onload id class attributeName values to from d type xml:base xml:space x:y
""")
VALUES = CSS | one_of("""
    #a javascript:alert(1) fill href onload url(#a) url(b) data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA text/css
""")


def escaped(text):
    kept = "".join(char for char in text if char in "\t\n" or char.isprintable())
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def element(parts):
    name, attributes, inside = parts
    written = "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def elements(inner):
    return st.tuples(NAMES, st.dictionaries(ATTRIBUTES, VALUES, max_size=4), st.lists(inner, max_size=4)).map(element)


TREES = st.recursive(
    CSS.map(escaped) | st.sampled_from(["<!-- c -->", "<?p q?>", "<![CDATA[<x>]]>", "&#10;", "&lt;"]),
    elements,
    max_leaves=12,
)
HEADS = st.sampled_from(["", "<?xml-stylesheet href='a'?>", '<!DOCTYPE svg [<!ATTLIST g onload CDATA "c">]>'])
NAMESPACES = " ".join(
    f'xmlns{prefix}="{uri}"'
    for prefix, uri in {
        "": SVG[1:-1],
        ":xlink": XLINK[1:-1],
        ":x": "urn:x",
        ":html": "http://www.w3.org/1999/xhtml",
    }.items()
)


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe<\x00s\x00")
def test_any_bytes(data):
    look(data)


@given(HEADS, st.lists(TREES, max_size=5))
@example("", ["<rect style=\"mask:url('#a;url(b)')\"/>"])
@example("", ['<set attributeName="mask" values="url(#a;url(b)"/>'])
def test_any_elements(head, inside):
    look(f"{head}<svg {NAMESPACES}>{''.join(inside)}</svg>".encode())


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 20), st.binary(max_size=12))))
def test_any_change_of_a_file(data, changes):
    for place, length, new in changes:
        data = data[:place] + new + data[place + length :]
    look(data)


@given(CSS)
def test_any_style(css):
    css = escaped(css)
    look(f'<svg {NAMESPACES}><style>{css}</style><g style="{css}" fill="{css}"/></svg>'.encode())
