"""Raster logos beyond what screens show."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image, ImageCms

from sphinx_openpractices.logos.drawing.raster import EXIF_ORIENTATION
from sphinx_openpractices.logos.drawing.scaling import LARGEST_LOGO, SAVE_OPTIONS, scale_down
from sphinx_openpractices.logos.reading.media import MOST_RASTER_PIXELS

TYPES = {values["format"]: media_type for media_type, values in SAVE_OPTIONS.items()}
MODES = {
    "PNG": ["1", "L", "LA", "P", "RGB", "RGBA"],
    "JPEG": ["L", "RGB", "CMYK"],
    "GIF": ["P"],
    "WEBP": ["RGB", "RGBA"],
}


def encode(image, form, **options):
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def decode(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def on_green(image):
    return Image.alpha_composite(Image.new("RGBA", image.size, "green"), image.convert("RGBA"))


@pytest.fixture
def camera():
    """What a camera adds to a picture: how it was held, its maker's name and a profile of its colors."""
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    exif[0x010F] = "Maker"
    return {"exif": exif, "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}


@pytest.mark.parametrize(("form", "mode"), [(form, mode) for form, modes in MODES.items() for mode in modes])
def test_a_large_image_is_scaled_in_its_format_whatever_its_pixels_are(form, mode):
    # The left half is gray, the right one transparent where the mode has that, else white.
    image = Image.new("RGBA", (2400, 600), (128, 128, 128, 255))
    image.paste((255, 255, 255, 0), (1200, 0, 2400, 600))
    data = encode(image.convert(mode), form)
    small = decode(scale_down(data, TYPES[form]))
    assert (small.format, small.size) == (form, (832, 208))
    for x in (208, 624)[mode == "1" :]:  # with bits alone gray is a pattern
        pixels = [on_green(each).getpixel((x * each.width // 832, 100)) for each in (decode(data), small)]
        assert all(abs(one - other) <= 6 for one, other in zip(*pixels, strict=True)), pixels


def test_gray_of_sixteen_bits_stays_gray():
    small = decode(scale_down(encode(Image.new("I;16", (2000, 1000), 128 * 257), "PNG"), "image/png"))
    assert small.getpixel((5, 5)) == 128


@pytest.mark.parametrize("form", TYPES)
def test_an_image_that_fits_is_left_as_it_is(form):
    assert scale_down(encode(Image.new("RGB", LARGEST_LOGO), form), TYPES[form]) is None


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_the_orientation_is_applied_the_profile_stays_and_the_rest_goes(form, camera):
    image = Image.new("RGB", (2000, 1000), "blue")
    image.paste("red", (0, 0, 1000, 1000))
    small = decode(scale_down(encode(image, form, **camera), TYPES[form]))
    assert small.size == (224, 448)
    assert (small.getpixel((112, 100))[0] > 200, small.getpixel((112, 348))[2] > 200) == (True, True)
    assert dict(small.getexif()) == {}
    assert small.info["icc_profile"] == camera["icc_profile"]


def test_an_image_that_fits_when_it_is_held_upright_is_left_as_it_is(camera):
    assert scale_down(encode(Image.new("RGB", (440, 800)), "JPEG", **camera), "image/jpeg") is None


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_an_animation_is_left_as_it_is(form):
    frames = [Image.new("RGB", (1200, 600), color) for color in ("red", "blue")]
    data = encode(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    assert scale_down(data, TYPES[form]) is None


def test_a_lossless_webp_stays_lossless():
    small = scale_down(encode(Image.new("RGB", (2000, 1000), "#123456"), "WEBP", lossless=True), "image/webp")
    assert b"VP8L" in small
    assert decode(small).convert("RGB").getpixel((5, 5)) == (0x12, 0x34, 0x56)


def test_a_sliver_keeps_a_pixel():
    assert decode(scale_down(encode(Image.new("RGB", (4000, 2)), "PNG"), "image/png")).size == (832, 1)


def test_a_cut_file_is_an_error():
    data = encode(Image.effect_noise((2000, 1000), 50), "PNG")
    with pytest.raises(ValueError, match="cannot be decoded"):
        scale_down(data[: len(data) // 2], "image/png")


def test_a_file_of_another_type_is_not_decoded():
    with pytest.raises(ValueError, match="its first bytes are not those of an image of this type"):
        scale_down(encode(Image.new("RGB", (2000, 1000)), "PNG"), "image/jpeg")


def test_a_bomb_is_refused_before_it_is_decoded():
    side = int(MOST_RASTER_PIXELS**0.5) + 10
    data = encode(Image.new("1", (side, side)), "PNG")
    assert len(data) < 10_000
    with pytest.raises(ValueError, match="more than the 24 million allowed"):
        scale_down(data, "image/png")


def test_without_pillow_only_what_is_too_large_asks_for_it():
    code = """
import io, sys
sys.modules["PIL"] = None
from sphinx_openpractices.logos.drawing.raster import MissingLibraryError
from sphinx_openpractices.logos.drawing.scaling import scale_down
large, small = (bytes.fromhex(part) for part in sys.stdin.read().split())
print(scale_down(small, "image/png"))
try:
    scale_down(large, "image/png")
except MissingLibraryError as err:
    print(err)
"""
    files = [encode(Image.new("RGB", size), "PNG").hex() for size in ((2000, 1000), (200, 100))]
    options = {"input": " ".join(files), "capture_output": True, "text": True}
    done = subprocess.run([sys.executable, "-c", code], check=True, **options)  # noqa: S603 - ours
    assert done.stdout == 'None\nPillow is not installed; install "sphinx-openpractices[images]"\n'
