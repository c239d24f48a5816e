"""No bytes at all make the readers of raster images do anything but refuse them, or give an image."""

from __future__ import annotations

import base64
import io
from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from sphinx_openpractices.logos.drawing.drawing import draw_raster
from sphinx_openpractices.logos.fetching.prepare import prepare_logo
from sphinx_openpractices.logos.reading.media import detect_media_type
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_removed import SvgError


def encode(form, mode="RGB", size=(900, 500), **options):
    data = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(data, form, **options)
    return data.getvalue()


# Larger than what is kept, so that all of them are scaled.
SEEDS = [
    encode("PNG", "P"),
    encode("PNG", "RGBA"),
    encode("PNG", "I;16"),
    encode("JPEG", "CMYK", quality=20),
    encode("GIF", "P"),
    encode("GIF", "P", save_all=True, append_images=[Image.new("P", (900, 500))]),
    encode("WEBP", quality=20),
    encode("WEBP", save_all=True, append_images=[Image.new("RGB", (900, 500))], lossless=True),
]
GIF = b"GIF89a" + (900).to_bytes(2, "little") * 2 + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
SECOND_FRAME_CUT = GIF + b",\0\0\0\0\x01\0\x01\0\0" + b"\x02\x02\x4c\x01\0" + b",\0\0"


def look(data):
    """Read these bytes in each way, and assert what always holds."""
    kind = detect_media_type(data)
    try:
        prepared = prepare_logo(data)
    except ValueError as err:
        assert str(err).isprintable()  # noqa: PT017 - it may or may not be raised
        assert len(str(err)) < 300  # noqa: PT017
    else:
        assert min(prepared.size or (1, 1)) >= 1
    uri = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    with suppress(ValueError):
        assert draw_raster(data, str(kind), (344, 152)).mode == "RGBA"
    with suppress(SvgError):
        clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{uri}"/></svg>'.encode())


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20), st.binary(max_size=8)), max_size=4),
    st.integers(0, 40_000),
)
@example(SECOND_FRAME_CUT, [], 1000)
def test_any_change_of_a_raster_image(data, changes, length):
    for place, removed, new in changes:
        data = data[:place] + new + data[place + removed :]
    look(data[:length])


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF0000WEBP"]), st.binary(max_size=100))
def test_any_bytes_after_a_signature(signature, rest):
    look(signature + rest)
