"""What logo files say of themselves."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.logos.reading.image_sizes import HEAD_BYTES, read_image_size, read_length

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'

# As Adobe Illustrator writes them: a document type with entities, which the root tag uses.
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" width="200" height="80.4" viewBox="0 0 100 40"><path/></svg>
"""


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="120" height="40"', (120, 40)),
        ('width="120px" height="40PX"', (120, 40)),
        ('width=" 120 " height="+40"', (120, 40)),
        ('width="1.2e2" height="4E1"', (120, 40)),
        ('width="72pt" height="6pc"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('width="1in" height=".5in"', (96, 48)),
        ('width="0.2" height="0.3"', (1, 1)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="-5,-5,300,150"', (300, 150)),
        ('viewBox="0 0 3e2 1.5e2"', (300, 150)),
        ('width="100%" height="100%" viewBox="0 0 300 150"', (300, 150)),
        ('width="auto" height="2em" viewBox="0 0 300 150"', (300, 150)),
        ('width="60" viewBox="0 0 300 150"', (60, 30)),
        ('height="60" viewBox="0 0 300 150"', (120, 60)),
        ('width="60" height="100%" viewBox="0 0 300 150"', (60, 30)),
        ('width="60" height="60" viewBox="0 0 300 150"', (60, 60)),
        # A size that is none.
        ("", None),
        ('width="60"', None),
        ('width="100%" height="100%"', None),
        ('width="-5" height="5"', None),
        ('width="0" height="0"', None),
        ('viewBox="0 0 0 0"', None),
        ('viewBox="0 0 100"', None),
        ('viewBox="none"', None),
    ],
)
def test_svg_size_is_the_one_that_browsers_give_it(root, size, tmp_path):
    path = tmp_path / "logo.svg"
    # An inner width misleads readers that look further than the root.
    path.write_text(f'<svg {XMLNS} {root}><rect width="7" height="9"/></svg>', encoding="utf-8")
    assert read_image_size(path) == size


@pytest.mark.parametrize(
    ("content", "size"),
    [
        pytest.param(ILLUSTRATOR.encode(), (200, 80), id="document type with entities"),
        pytest.param(f'\ufeff<svg {XMLNS} width="2" height="3"/>'.encode(), (2, 3), id="byte order mark"),
        pytest.param(f'<svg {XMLNS} width="2" height="3"/>'.encode("utf-16"), (2, 3), id="UTF-16"),
        pytest.param(
            f'<?xml version="1.0" encoding="iso-8859-1"?><svg {XMLNS} aria-label="é" width="2" height="3"/>'.encode(
                "latin-1"
            ),
            (2, 3),
            id="Latin 1",
        ),
        pytest.param(b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="2" height="3"/>', (2, 3), id="with a prefix"),
        pytest.param(f'<svg {XMLNS} width="2" height="3"><path d="'.encode(), (2, 3), id="cut off behind its root"),
    ],
)
def test_svg_files_as_programs_write_them_are_read(content, size, tmp_path):
    path = tmp_path / "logo.SVG"
    path.write_bytes(content)
    assert read_image_size(path) == size


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is not an SVG image: no root tag", id="empty"),
        pytest.param(b"Not found\n", "is not an SVG image: syntax error", id="text"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "is not an SVG image: ", id="PNG"),
        pytest.param(b"<html><body/></html>", "is not an SVG image: its root is <html>", id="HTML"),
        pytest.param(b"<!doctype html><title>404</title>", "is not an SVG image: ", id="HTML with a document type"),
        pytest.param(b"<svgz/>", "is not an SVG image: its root is <svgz>", id="another root"),
        pytest.param(b'<svg xmlns="http', "is not an SVG image: no root tag", id="cut off in its root"),
        pytest.param(b"<!--" + b"x" * HEAD_BYTES, "is not an SVG image: no root tag", id="an endless comment"),
        pytest.param(b"<svg width='1' width='2'/>", "is not an SVG image: duplicate attribute", id="not XML"),
        pytest.param(
            b'<?xml version="1.0" encoding="no-such"?><svg/>', "is not an SVG image: ", id="an unknown encoding"
        ),
    ],
)
def test_svg_file_that_is_none_is_refused(content, message, tmp_path):
    path = tmp_path / "logo.svg"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        read_image_size(path)


def test_entities_are_no_bomb(tmp_path):
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    path = tmp_path / "logo.svg"
    path.write_text(f'<!DOCTYPE svg [<!ENTITY e0 "x">{levels}]><svg width="&e19;"/>', encoding="utf-8")
    with pytest.raises(ValueError, match=r"^is not an SVG image: "):
        read_image_size(path)


@pytest.mark.parametrize(
    ("written", "pixels"), [("1e2", 100), ("1em", None), ("1e", None), ("1 px", 1), ("1.px", None)]
)
def test_length_tells_an_exponent_from_a_unit(written, pixels):
    assert read_length(written) == pixels


def raster_images(png):
    """The smallest heads of the raster formats that Sphinx takes."""
    return {
        "logo.png": png(30, 20),
        "logo.gif": b"GIF89a" + (30).to_bytes(2, "little") + (20).to_bytes(2, "little") + b"\0\0\0;",
        "logo.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
        b"\xff\xc0\0\x0b\x08" + (20).to_bytes(2, "big") + (30).to_bytes(2, "big") + b"\1\1\x11\0\xff\xd9",
    }


@pytest.mark.parametrize("name", ["logo.png", "logo.gif", "logo.jpg"])
def test_raster_size_is_in_pixels(name, png, tmp_path):
    path = tmp_path / name
    path.write_bytes(raster_images(png)[name])
    assert read_image_size(path) == (30, 20)


@pytest.mark.parametrize("name", ["logo.png", "logo.gif", "logo.jpg"])
def test_raster_image_that_is_cut_off_is_refused_or_read_but_never_a_crash(name, png, tmp_path):
    path = tmp_path / name
    whole = raster_images(png)[name]
    refused = 0
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        try:
            read_image_size(path)
        except ValueError:
            refused += 1
    assert refused > 8


@pytest.mark.parametrize(
    ("name", "content"),
    [("logo.png", b"This is text.\n"), ("logo.png", b""), ("logo", b"GIF"), ("logo.txt", b"x" * 99)],
)
def test_file_that_is_no_image_is_refused_whatever_its_name(name, content, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"^is not an image that browsers show$"):
        read_image_size(path)


def test_svg_called_png_is_refused_as_browsers_would_not_show_it(tmp_path):
    path = tmp_path / "logo.png"
    path.write_text(f'<svg {XMLNS} width="2" height="3"/>', encoding="utf-8")
    with pytest.raises(ValueError, match="is not an image that browsers show"):
        read_image_size(path)


def test_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_image_size(tmp_path / "logo.svg")
