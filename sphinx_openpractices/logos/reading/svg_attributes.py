"""Cleans the attributes of an SVG element."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import shorten_text

from .media import MEASURED_TYPES, measure_image
from .svg_css import clean_style, clean_value
from .svg_lists import (
    ACTIVE_NAMESPACES,
    ANIMATED,
    ANIMATIONS,
    DRAWING_ATTRIBUTES,
    LISTS_OF_VALUES,
    PRESENTATION,
    SEPARATOR,
    XLINK_NAMESPACE,
    XML_NAMESPACE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .svg_removed import CleaningLog

HREF_NAMES = {"href": "href", f"{XLINK_NAMESPACE}{SEPARATOR}href": "xlink:href"}
"""The two attributes that refer to something (SVG 2, 5.4), and how each is written."""

_XML_ATTRIBUTES = {f"{XML_NAMESPACE}{SEPARATOR}lang": "xml:lang", f"{XML_NAMESPACE}{SEPARATOR}space": "xml:space"}

_SPACES = re.compile(r"[ \t\r\n]+")
_BASE64_IMAGE = re.compile(r"data:\s*image/[^,]*;\s*base64\s*", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")

_RASTER_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
"""The first bytes of the raster images that may be embedded; the media type in the address may be wrong."""


def clean_attributes(element: str, attributes: Mapping[str, str], log: CleaningLog, line: int) -> dict[str, str]:
    """Return the attributes of an element in the namespace of SVG that draw, by the names with which they are written.

    Each name in *attributes* follows its namespace. What is removed is noted in *log*.
    """
    kept: dict[str, str] = {}
    for name, value in attributes.items():
        clean: str | None = None
        if name in HREF_NAMES:
            clean = _clean_reference(element, value, log, line)
        elif name == "style":
            clean = clean_style(value, log, line)
        elif name == "attributeName" and element in ANIMATIONS:
            if value in ANIMATED:
                clean = value
            else:
                log.remove(line, f"an animation of {shorten_text(value)}")
        elif name in LISTS_OF_VALUES:
            clean = _clean_list(value, log, line)
        elif name in PRESENTATION:
            clean = clean_value(value, log, line)
        elif name in DRAWING_ATTRIBUTES or name in _XML_ATTRIBUTES:
            clean = value if name == "id" else _SPACES.sub(" ", value)
        else:
            _report_danger(element, name, value, log, line)
        # An empty value is kept: it is invalid for most attributes, which is not the same as a missing one.
        if clean is not None:
            kept[HREF_NAMES.get(name) or _XML_ATTRIBUTES.get(name) or name] = clean
    return kept


def _clean_reference(element: str, address: str, log: CleaningLog, line: int) -> str | None:
    """Keep ``#id``, and the pixels of an ``<image>``: anything else is outside the file, or may contain scripts."""
    address = address.strip(" \t\r\n")
    if address.startswith("#"):
        return None if element == "a" else address
    head, _, payload = address.partition(",")
    if element in {"image", "feImage"} and _BASE64_IMAGE.fullmatch(head):
        payload = "".join(payload.split())
        kind = _detect_raster_kind(payload)
        if kind and _count_pixels(payload, f"image/{kind}", log, line):
            return f"data:image/{kind};base64,{payload}"
        log.remove(line, "an embedded image that is not a PNG, JPEG, GIF or WebP")
    elif address:
        log.remove(line, f"a reference to {shorten_text(address)}")
    return None


def _detect_raster_kind(payload: str) -> str | None:
    """Return the format of an image in Base64, by its first bytes."""
    if len(payload) < 16 or not _BASE64.fullmatch(payload):
        return None
    start = base64.b64decode(payload[:16])
    return next((kind for signature, kind in _RASTER_SIGNATURES.items() if start.startswith(signature)), None)


def _count_pixels(payload: str, kind: str, log: CleaningLog, line: int) -> bool:
    """Count the pixels of an image in Base64; returns whether it has any, as far as that can be known."""
    payload = payload.rstrip("=")
    try:
        width, height = measure_image(base64.b64decode(payload[: len(payload) // 4 * 4]), kind) or (0, 0)
    except ValueError:
        return kind not in MEASURED_TYPES
    log.count_pixels(width * height, line)
    return True


def _clean_list(values: str, log: CleaningLog, line: int) -> str | None:
    """Clean the values of an animation: each is parsed separately, so each has to be harmless by itself."""
    cleaned = [clean_value(value, log, line) for value in _SPACES.sub(" ", values).split(";")]
    # With one value less, the animation would be different.
    kept = [value for value in cleaned if value is not None]
    return ";".join(kept) if len(kept) == len(cleaned) else None


def _report_danger(element: str, name: str, value: str, log: CleaningLog, line: int) -> None:
    """Report an attribute that is not on a list, if it runs something or changes the targets of links."""
    namespace, _, local = name.rpartition(SEPARATOR)
    if namespace in ACTIVE_NAMESPACES or (not namespace and local.lower().startswith("on")):
        log.remove(line, f"the attribute {shorten_text(local)} of <{element}>")
    elif namespace == XML_NAMESPACE and local == "base":
        log.remove(line, f"a reference to {shorten_text(value)}")
    elif name == "cursor":
        clean_value(value, log, line)
