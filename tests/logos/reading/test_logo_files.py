"""What a page needs of a logo's file, and why browsers do not show it."""

from __future__ import annotations

import gzip
import io
import os
import re

import pytest
from PIL import Image

from sphinx_openpractices.logos.reading.logo_files import LogoFile, examine_logo_file

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
CONVERT = "convert it to a type that Sphinx shows: svg, png, jpg, gif, webp"


def encode(form, size=(30, 20)):
    data = io.BytesIO()
    Image.new("RGB", size).save(data, form)
    return data.getvalue()


@pytest.fixture
def examine(tmp_path):
    """Examine a file with a name and a content."""

    def write_and_examine(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return examine_logo_file(str(path))

    return write_and_examine


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("logo.png", "PNG"),
        ("logo.PNG", "PNG"),
        ("logo", "PNG"),
        ("logo.gif", "GIF"),
        ("logo.jpg", "JPEG"),
        ("logo.jpeg", "JPEG"),
        ("logo.jfif", "JPEG"),
        ("logo.JPE", "JPEG"),
        ("logo.webp", "WEBP"),
        ("logo.bmp", "BMP"),
    ],
)
def test_raster_image_that_browsers_show_has_its_size(name, form, examine):
    assert examine(name, encode(form)) == LogoFile((30, 20))


@pytest.mark.parametrize(("name", "form"), [("logo.ico", "ICO"), ("logo.avif", "AVIF")])
def test_image_that_browsers_show_is_shown_even_if_its_size_is_unknown(name, form, examine):
    assert examine(name, encode(form))[1:] == ("", "")


def test_size_of_a_jpeg_may_come_after_much_else(examine):
    data = encode("JPEG")
    comments = b"\xff\xfe\xff\xff" + bytes(0xFFFD)
    assert examine("logo.jpg", data[:2] + comments * 2 + data[2:]).size == (30, 20)


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("logo.png", "WEBP", "is image/webp, but its suffix is .png; rename it to logo.webp"),
        ("my.logo.PNG", "GIF", "is image/gif, but its suffix is .png; rename it to my.logo.gif"),
        ("logo.png", "JPEG", "is image/jpeg, but its suffix is .png; rename it to logo.jpg"),
        ("logo.jpg", "PNG", "is image/png, but its suffix is .jpg; rename it to logo.png"),
        ("logo.jpeg", "PNG", "is image/png, but its suffix is .jpeg; rename it to logo.png"),
        ("logo.png", "BMP", f"is image/bmp; {CONVERT}"),
    ],
)
def test_image_with_the_suffix_of_another_is_shown_with_advice(name, form, message, examine):
    assert examine(name, encode(form)) == LogoFile((30, 20), message)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("logo.png", b"This is text.\n", "is not an image; replace it with the image", id="text"),
        pytest.param("logo.png", b" ", "is empty; replace it with the image", id="empty"),
        pytest.param("logo.svg", b"", "is empty; replace it with the image", id="empty SVG"),
        pytest.param("logo", b"GIF", "is not an image; replace it with the image", id="a part of a signature"),
        pytest.param("logo.png", b"<!doctype html>\n<HTML>404", "is HTML; replace it with the image", id="HTML"),
        pytest.param("logo.svg", "<html><body/></html>", "is HTML; replace it with the image", id="HTML as SVG"),
        pytest.param(
            "logo.svg",
            f"<!doctype html><html><body><svg {XMLNS}></svg></body></html>",
            "is HTML; replace it with the image",
            id="HTML with an SVG",
        ),
        pytest.param("logo.tiff", encode("TIFF"), f"is image/tiff; {CONVERT}", id="TIFF"),
        pytest.param("logo.png", encode("TIFF"), f"is image/tiff; {CONVERT}", id="TIFF as PNG"),
        pytest.param("logo.psd", b"8BPS\0\1", f"is image/vnd.adobe.photoshop; {CONVERT}", id="PSD"),
        pytest.param("logo.eps", b"%!PS-Adobe-3.0", f"is application/postscript; {CONVERT}", id="EPS"),
        pytest.param("logo.ai", b"%PDF-1.6", f"is application/pdf; {CONVERT}", id="Illustrator"),
        pytest.param("logo.heic", b"\0\0\0\x18ftypheic\0\0\0\0", f"is image/heic; {CONVERT}", id="HEIC"),
        pytest.param("logo.jxl", b"\xff\x0a\xfa\x7f", f"is image/jxl; {CONVERT}", id="JPEG XL"),
        pytest.param("logo.svgz", gzip.compress(b"<svg/>"), f"is application/gzip; {CONVERT}", id="compressed SVG"),
        pytest.param(
            "logo.svg", encode("PNG"), "is image/png, but its suffix is .svg; rename it to logo.png", id="PNG as SVG"
        ),
        pytest.param(
            "logo.png",
            f'<svg {XMLNS} width="2" height="3"/>',
            "is image/svg+xml, but its suffix is .png; rename it to logo.svg",
            id="SVG as PNG",
        ),
        pytest.param(
            "logo",
            f'<svg {XMLNS} width="2" height="3"/>',
            "is image/svg+xml, but it has no suffix; rename it to logo.svg",
            id="SVG without a suffix",
        ),
    ],
)
def test_file_that_browsers_do_not_show_is_named_with_what_to_do(name, content, message, examine):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        examine(name, content)


MALFORMED = "is not well-formed XML, so browsers do not show it; correct "
NEEDS = "needs %s in its <svg> element%s; browsers do not show it without"
INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
SODIPODI = 'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<svg width="20" height="20"><path/></svg>', NEEDS % (XMLNS, "")),
        ('<svg xmlns="https://www.w3.org/2000/svg"/>', NEEDS % (XMLNS, "")),
        (
            f'<svg {XMLNS}>\n<use xlink:href="#a"/></svg>',
            NEEDS % ('xmlns:xlink="http://www.w3.org/1999/xlink"', " for line 2"),
        ),
        (f"<svg {XMLNS}\n><sodipodi:namedview/></svg>", NEEDS % (SODIPODI, " for line 2")),
        (f'<svg {XMLNS} {SODIPODI} sodipodi:a="" inkscape:b=""/>', NEEDS % (INKSCAPE, " for line 1")),
        (f'<svg {XMLNS} style="a:b"><my-own:g/></svg>', NEEDS % ("xmlns:my-own", " for line 1")),
        (
            f"<svg {XMLNS}>\n<g></svg>",
            MALFORMED + "line 2: mismatched tag",
        ),
        (f"<svg {XMLNS}>&nbsp;</svg>", MALFORMED + "line 1: undefined"),
        (f'<svg {XMLNS}><path d="M0', MALFORMED + "line 1: unclosed"),
        (
            f'\n<?xml version="1.0"?><svg {XMLNS}/>',
            MALFORMED + "line 2: XML or text declaration not at start",
        ),
        ("<svg width='1' width='2'/>", MALFORMED + "line 1: duplicate"),
        (f"<svgz {XMLNS}/>", "is not an SVG image: its root is <svgz>"),
        ("<!--" + "x" * 70_000, "is not an image; replace it"),
        ('<?xml version="1.0" encoding="no-such"?><svg/>', "is not "),
        (f'<svg {XMLNS} width="0" height="5"/>', "has no area; correct the width of its <svg> element"),
        (f'<svg {XMLNS} width="5" height="0px"/>', "has no area; correct the height of its <svg> element"),
        (f'<svg {XMLNS} viewBox="0 0 5 0"/>', "has no area; correct the viewBox of its <svg> element"),
    ],
)
def test_svg_file_of_which_browsers_show_nothing_is_named_with_its_mistake(content, message, examine):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        examine("logo.svg", content)


def test_svg_file_that_browsers_show_has_its_size_and_active_content(examine):
    for root in (
        f"<svg {XMLNS} %s></svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' %s></s:svg>",
        '<!DOCTYPE svg [<!ATTLIST svg xmlns CDATA #FIXED "http://www.w3.org/2000/svg">]><svg %s></svg>',
        f'<svg {XMLNS} xmlns:xlink="http://www.w3.org/1999/xlink" %s><use xlink:href="#a" xml:space="preserve"/></svg>',
    ):
        assert examine("logo.SVG", root % 'width="2" height="3"') == LogoFile((2, 3)), root
    assert examine("logo.svg", f"<svg {XMLNS}><script/></svg>") == LogoFile(
        None, active="contains <script> (line 1); remove it, since it draws nothing"
    )


def test_entities_are_no_bomb(examine):
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    with pytest.raises(ValueError, match=r"^is not "):
        examine("logo.svg", f'<!DOCTYPE svg [<!ENTITY e0 "x">{levels}]><svg width="&e19;"/>')


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG", "WEBP", "BMP", "AVIF", "ICO"])
def test_image_that_is_cut_off_is_refused_or_read_but_never_a_crash(form, examine):
    whole = encode(form)
    refused = 0
    for end in range(min(len(whole), 400)):
        try:
            examine("logo", whole[:end])
        except ValueError:
            refused += 1
    assert refused > 1


def test_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        examine_logo_file(str(tmp_path / "logo.svg"))


def test_size_that_no_logo_has_is_left_out_of_the_page(examine):
    for box in ("0 0 1 inf", "0 0 5e-324 1e308", "0 0 2000000 1", "0 0 -0.5 1"):
        assert examine("logo.svg", f'<svg {XMLNS} viewBox="{box}"><path/></svg>') == LogoFile(None), box


def test_file_that_may_never_end_is_not_waited_for(tmp_path):
    for name in ("logo.svg", "logo.png"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(OSError, match="it is a pipe, not a file"):
            examine_logo_file(str(tmp_path / name))
    (tmp_path / "zero.svg").symlink_to("/dev/zero")
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(OSError, match="it is a device, not a file"):
        examine_logo_file(str(tmp_path / "zero.svg"))
    with pytest.raises(IsADirectoryError):
        examine_logo_file(str(tmp_path / "folder.svg"))
    with (tmp_path / "large.svg").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(OSError, match="it is larger than 50 MB"):
        examine_logo_file(str(tmp_path / "large.svg"))
