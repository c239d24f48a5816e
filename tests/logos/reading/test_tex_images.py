"""Images that TeX reads, and those at which pdfTeX, XeTeX or LuaTeX stop; `tests/pdf` prints some of them."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from sphinx_openpractices.logos.reading.media import detect_media_type
from sphinx_openpractices.logos.reading.tex_images import require_tex_image

NOISE = Image.frombytes("RGB", (200, 100), random.Random(1).randbytes(60_000))  # noqa: S311 - repeatable


def encode(image=NOISE, form="PNG", **options):
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_png(rows, *, depth=8, color=0, interlaced=0, more=b""):
    """Make a PNG of 8 by 8 pixels of *rows*, which may be wrong."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, depth, color, 0, 0, interlaced))
    pixels = chunk(b"IDAT", rows) if rows else b""
    return b"\x89PNG\r\n\x1a\n" + header + more + pixels + chunk(b"IEND", b"")


PNG, JPEG, PDF = encode(), encode(form="JPEG"), encode(form="PDF")
LINE = bytes(9)
CUT_ANYWHERE = {"PNG": PNG, "PDF": PDF}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PNG + b"more", id="something after the end"),
        pytest.param(encode(NOISE.convert("P"), transparency=3), id="palette"),
        pytest.param(encode(NOISE.convert("LA")), id="gray and transparency"),
        pytest.param(encode(Image.new("I;16", (20, 10), 9)), id="16 bits"),
        pytest.param(encode(Image.new("1", (9000, 1))), id="one bit, and flat"),
        pytest.param(make_png(zlib.compress(bytes(79)), interlaced=1), id="interlaced"),
        pytest.param(encode(dpi=(1e5, 1e5)), id="tiny"),
        pytest.param(JPEG, id="JPEG"),
        pytest.param(encode(NOISE.convert("CMYK"), "JPEG"), id="CMYK"),
        pytest.param(encode(form="JPEG", progressive=True, dpi=(300, 300)), id="progressive"),
        pytest.param(JPEG[:5000], id="cut JPEG, which TeX shows in part"),
        pytest.param(JPEG[:13] + b"\1\0\0\0\0" + JPEG[18:], id="JPEG with a resolution of zero"),
        pytest.param(PDF, id="PDF"),
    ],
)
def test_image_that_tex_reads_is_taken(data):
    require_tex_image(data, detect_media_type(data))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(PNG[:20_000], "cut off", id="cut within the pixels"),
        pytest.param(PNG[:-12], "cut off", id="without an end"),
        pytest.param(PNG[:500] + b"\0" + PNG[501:], "damaged", id="changed"),
        pytest.param(make_png(zlib.compress(LINE * 7)), "cut off", id="a row too few"),
        pytest.param(make_png(zlib.compress(bytes(72)), interlaced=1), "cut off", id="interlaced, a pass too few"),
        pytest.param(make_png(b"no zlib"), "damaged", id="not compressed"),
        pytest.param(make_png(zlib.compress(LINE * 8)[:-4] + b"abcd"), "damaged", id="wrong check sum"),
        pytest.param(make_png(zlib.compress(b"\x05" + bytes(71))), "damaged", id="wrong filter"),
        pytest.param(make_png(zlib.compress(LINE * 8), depth=7), "damaged", id="wrong depth"),
        pytest.param(make_png(zlib.compress(LINE * 8), color=3), "damaged", id="without its palette"),
        pytest.param(make_png(b""), "damaged", id="without pixels"),
        pytest.param(
            make_png(zlib.compress(LINE * 8), more=chunk(b"CgBI", b"1234")), "not standard PNG: CgBI", id="of Xcode"
        ),
        pytest.param(
            encode(Image.new("1", (20_000, 9))), "278 inches long at its resolution, more than 226", id="large"
        ),
        pytest.param(
            encode(dpi=(0.5, 0.5)), "394 inches long at its resolution, more than 226", id="few pixels an inch"
        ),
        pytest.param(
            encode(Image.new("L", (300, 9)), "JPEG", dpi=(1, 1)),
            "300 inches long at its resolution, more than 226",
            id="JPEG of 1 dpi",
        ),
        pytest.param(PDF[: len(PDF) // 2], "cut off", id="cut PDF"),
        pytest.param(b"%PDF-1.5\n" + bytes(3000), "cut off", id="garbage"),
        pytest.param(PDF[: PDF.rindex(b"startxref")] + b"startxref\n17\n%%EOF\n", "damaged", id="wrong offset"),
        pytest.param(PDF.replace(b"/Root", b"/Encrypt 9 0 R /Root"), "encrypted", id="encrypted"),
    ],
)
def test_image_at_which_tex_stops_is_named_with_the_reason(data, reason):
    with pytest.raises(ValueError, match=f"^{reason}$"):
        require_tex_image(data, detect_media_type(data))


@pytest.mark.parametrize("kind", CUT_ANYWHERE)
def test_image_that_is_cut_anywhere_is_refused(kind):
    data = CUT_ANYWHERE[kind]
    for end in range(8, len(data) - 12, len(data) // 300):
        with pytest.raises(ValueError, match=r"^(cut off|damaged|is broken.*)$"):
            require_tex_image(data[:end], detect_media_type(data))
