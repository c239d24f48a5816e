"""Finds images that TeX cannot read: pdfTeX, LuaTeX or XeTeX would stop there, without a PDF. Knows nothing of Sphinx.

The checks are those that tell the files at which one of them stopped (TeX Live 2022) from those that all took: TeX
reads interlaced images, 16 bits per channel and CMYK.
"""

from __future__ import annotations

import re
import struct
import zlib

from .media import measure_image

TEX_TYPES = ("application/pdf", "image/png", "image/jpeg")
"""The media types that all of them read."""

_MOST_INCHES = 226
"""The longest side: TeX cannot handle lengths above 16,384 points."""

_DEFAULT_RESOLUTION = (72.0, 72.0)
"""Pixels per inch of images that do not specify them."""

_PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""The bits of a channel, and the channels, by the type of color (PNG, 11.2.1)."""

_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column, first row and steps of each pass of an interlaced image (PNG, 8.1)."""

_LAST_FILTER = 4
"""The filters of rows, whose first byte they are, have the numbers 0 to 4 (PNG, 9.2)."""

_PIECE_BYTES = 1 << 20

_XREF = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


def require_tex_image(data: bytes, kind: str) -> None:
    """Raise ``ValueError`` with a short reason if TeX cannot read an image of one of :data:`TEX_TYPES`."""
    if kind == "application/pdf":
        _require_pdf(data)
        return
    resolution = _require_png(data) if kind == "image/png" else _read_jpeg_resolution(data)
    inches = [pixels / dpi for pixels, dpi in zip(measure_image(data, kind) or (), resolution, strict=True)]
    if max(inches) > _MOST_INCHES:
        raise ValueError(f"{max(inches):.0f} inches long at its resolution, more than {_MOST_INCHES}")


def _read_jpeg_resolution(data: bytes) -> tuple[float, float]:
    """Return the pixels per inch in both directions; ``imagesize`` takes a mere ratio for a resolution (JFIF 1.02)."""
    if data[6:11] != b"JFIF\0":
        return _DEFAULT_RESOLUTION
    unit, across, down = struct.unpack_from(">BHH", data, 13)
    per_inch = {1: 1.0, 2: 2.54}.get(unit, 0)
    return (across * per_inch, down * per_inch) if across * down * per_inch else _DEFAULT_RESOLUTION


def _require_png(data: bytes) -> tuple[float, float]:
    """Raise ``ValueError`` if libpng would stop at a file; return the pixels per inch in both directions."""
    chunks: dict[bytes, list[bytes]] = {}
    place = 8
    while b"IEND" not in chunks:
        if place + 12 > len(data):
            raise ValueError("cut off")
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError("cut off")
        if kind[:1].isupper():  # critical
            if kind not in {b"IHDR", b"PLTE", b"IDAT", b"IEND"}:
                raise ValueError(f"not standard PNG: {kind.decode('ascii', 'replace')}")
            if zlib.crc32(data[place + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
                raise ValueError("damaged")
        chunks.setdefault(kind, []).append(data[place + 8 : end - 4])
        place = end
    _require_pixels(chunks)
    density = chunks.get(b"pHYs", [b""])[0]
    across, down, unit = struct.unpack(">IIB", density) if len(density) == 9 else (0, 0, 0)
    return (across * 0.0254, down * 0.0254) if unit == 1 and across * down else _DEFAULT_RESOLUTION


def _require_pixels(chunks: dict[bytes, list[bytes]]) -> None:
    """Raise ``ValueError`` if the header is wrong or pixels are missing."""
    try:
        width, height, depth, color, _compression, _filter, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"][0])
    except (KeyError, struct.error):
        raise ValueError("damaged") from None
    if depth not in _PNG_DEPTHS.get(color, ()) or (color == 3 and b"PLTE" not in chunks) or b"IDAT" not in chunks:
        raise ValueError("damaged")
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    try:
        _require_rows(
            b"".join(chunks[b"IDAT"]),
            [
                (1 + (columns * depth * _PNG_CHANNELS[color] + 7) // 8, len(range(top, height, down)))
                for left, top, across, down in passes
                if (columns := len(range(left, width, across)))
            ],
        )
    except zlib.error:
        raise ValueError("damaged") from None


def _require_rows(packed: bytes, passes: list[tuple[int, int]]) -> None:
    """Raise ``ValueError`` or ``zlib.error`` if there are not as many rows of pixels as each pass should have."""
    unpacker = zlib.decompressobj()
    for row, rows in passes:
        size = missing = row * rows
        while missing:
            piece = unpacker.decompress(packed, min(missing, _PIECE_BYTES))
            if not piece:
                raise ValueError("cut off")
            if max(piece[(missing - size) % row :: row], default=0) > _LAST_FILTER:
                raise ValueError("damaged")
            packed = unpacker.unconsumed_tail
            missing -= len(piece)
    unpacker.decompress(packed, 1)  # compares the check sum


def _require_pdf(data: bytes) -> None:
    """Raise ``ValueError`` if a file is not a whole PDF file, or only its readers have the password."""
    _before, found, end = data.rpartition(b"startxref")
    offset = re.match(rb"\s+(\d{1,12})\s", end)
    if not data.startswith(b"%PDF-") or not found or offset is None:
        raise ValueError("cut off")
    if not _XREF.match(data, int(offset[1])):
        raise ValueError("damaged")
    if b"/Encrypt" in data:
        raise ValueError("encrypted")
