"""Detects the media type and the size of an image by its content: names and headers may be wrong."""

from __future__ import annotations

import os
from io import BytesIO

import imagesize

from .image_sizes import read_root_attributes, read_svg_size

SVG_TYPE = "image/svg+xml"

LOGO_SUFFIXES = {
    SVG_TYPE: ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
"""The media types in which logos are stored, each with the suffix by which Sphinx and browsers recognize it."""

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"\0\0\1\0": "image/vnd.microsoft.icon",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"8BPS": "image/vnd.adobe.photoshop",
    b"\xff\x0a": "image/jxl",
    b"\0\0\0\x0cJXL ": "image/jxl",
    b"\0\0\0\x0cjP  ": "image/jp2",
    b"%PDF-": "application/pdf",
    b"%!PS": "application/postscript",
    b"\xc5\xd0\xd3\xc6": "application/postscript",
    b"\x1f\x8b": "application/gzip",
}
"""The first bytes of images (WHATWG MIME Sniffing, 6.1); messages name the types that are not stored, too."""

_BRANDS = dict.fromkeys((b"avif", b"avis"), "image/avif") | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"
)
"""The brands of files in the container HEIF (ISO/IEC 23008-12)."""

BROWSER_TYPES = {*LOGO_SUFFIXES, "image/avif", "image/bmp", "image/vnd.microsoft.icon"}
"""The media types that all browsers show; TIFF, HEIC and JPEG XL are shown by some."""

_SUFFIX_TYPES = {
    **{suffix: kind for kind, suffix in LOGO_SUFFIXES.items()},
    **dict.fromkeys((".jpeg", ".jpe", ".jfif"), "image/jpeg"),
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".ico": "image/vnd.microsoft.icon",
}
"""The media types that suffixes promise."""

LONGEST_SIDE = 10**6
"""The largest plausible width or height, in pixels."""

MEASURED_TYPES = {"image/png", "image/jpeg", "image/gif"}
"""The media types of which every version of ``imagesize`` knows the size; it learned WebP, BMP and AVIF later."""

MOST_RASTER_PIXELS = 24_000_000
"""The most pixels of a raster image that is decoded: they take 96 MB, while the file may have a few kB."""

_HEAD_BYTES = 65536
"""How many bytes of a file that is not well-formed are searched for the tag of an SVG image."""


def detect_media_type(data: bytes) -> str | None:
    """Return the media type of an image, or ``None`` if it is not known."""
    for beginning, name in _SIGNATURES.items():
        if data.startswith(beginning):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _BRANDS:
        return _BRANDS[data[8:12]]
    return SVG_TYPE if _is_svg(data) else None


def _is_svg(data: bytes) -> bool:
    """Return whether the root of *data* is ``<svg>``, or would be but for a mistake in the XML."""
    try:
        read_root_attributes(data)
    except ValueError:
        return b"<svg" in data[:_HEAD_BYTES] and not is_html(data)
    return True


def describe_wrong_type(name: str, data: bytes, kind: str | None) -> str:
    """Return a predicate that says how to mend a file without an image or with a wrong suffix; empty if it is right.

    *data* is its content or the beginning of it, and *kind* its media type. Browsers and Sphinx rely on the suffix.
    """
    if kind is None:
        found = "empty" if not data.strip() else "HTML" if is_html(data) else "not an image"
        return f"is {found}; replace it with the image"
    if kind not in LOGO_SUFFIXES:
        shown = ", ".join(suffix[1:] for suffix in LOGO_SUFFIXES.values())
        return f"is {kind}; convert it to a type that Sphinx shows: {shown}"
    stem, suffix = os.path.splitext(name.lower())
    if suffix in {LOGO_SUFFIXES[kind], ".jpeg"} and _SUFFIX_TYPES[suffix] == kind:
        return ""
    has = f"its suffix is {suffix}" if suffix else "it has no suffix"
    return f"is {kind}, but {has}; rename it to {name[: len(stem)]}{LOGO_SUFFIXES[kind]}"


def is_html(data: bytes) -> bool:
    """Return whether *data* is a web page, such as a server sends instead of an image."""
    return b"<html" in data[:2000].lower()


def is_misnamed(name: str, kind: str) -> bool:
    """Return whether the suffix of a file promises another media type than *kind*."""
    return _SUFFIX_TYPES.get(os.path.splitext(name.lower())[1], kind) != kind


def measure_image(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, or ``None`` if an SVG image has no plausible size.

    Raises ``ValueError`` if a raster image is broken.
    """
    if kind == SVG_TYPE:
        return keep_plausible_size(read_svg_size(data))
    try:
        width, height = imagesize.get(BytesIO(data))
    except Exception:  # noqa: BLE001 - it raises anything: struct.error, IndexError …
        width = height = 0
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise ValueError(
            f"is broken: it begins like {kind}, but has no size; ask the owner of the logo for another file"
        )
    return round(width), round(height)


def keep_plausible_size(size: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a size, or ``None`` if a side is longer than that of any logo."""
    return size if size and max(size) <= LONGEST_SIDE else None
