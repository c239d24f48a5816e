"""Cleans the attributes of an SVG element."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, NamedTuple

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
from .svg_removed import CleanText, Removed, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HREF_NAMES = {"href": "href", f"{XLINK_NAMESPACE}{SEPARATOR}href": "xlink:href"}
"""The two attributes that refer to something (SVG 2, 5.4), and how each is written."""

_XML_ATTRIBUTES = {f"{XML_NAMESPACE}{SEPARATOR}lang": "xml:lang", f"{XML_NAMESPACE}{SEPARATOR}space": "xml:space"}

_SPACES = re.compile(r"[ \t\r\n]+")
_BASE64_IMAGE = re.compile(r"data:\s*image/[^,]*;\s*base64\s*", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")

_RASTER_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
"""The first bytes of the raster images that may be embedded; the media type in the address may be wrong."""


class CleanAttributes(NamedTuple):
    """The attributes of an element that are kept, by the names with which they are written, and what was removed."""

    kept: dict[str, str]
    removed: list[Removed]


def clean_attributes(element: str, attributes: Mapping[str, str], line: int) -> CleanAttributes:
    """Return the attributes of an element in the namespace of SVG that draw; each name follows its namespace."""
    kept: dict[str, str] = {}
    removed: list[Removed] = []
    for name, value in attributes.items():
        if name in HREF_NAMES:
            clean = _clean_reference(element, value, line)
        elif name == "style":
            clean = clean_style(value, line)
        elif name == "attributeName" and element in ANIMATIONS:
            clean = (
                CleanText(value)
                if value in ANIMATED
                else CleanText(None, (Removed(line, f"an animation of {shorten(value)}"),))
            )
        elif name in LISTS_OF_VALUES:
            clean = _clean_list(value, line)
        elif name in PRESENTATION:
            clean = clean_value(value, line)
        elif name in DRAWING_ATTRIBUTES or name in _XML_ATTRIBUTES:
            clean = CleanText(value if name == "id" else _SPACES.sub(" ", value))
        else:
            clean = CleanText(None, tuple(_find_dangers(element, name, value, line)))
        removed += clean.removed
        # An empty value is kept: it is invalid for most attributes, which is not the same as a missing one.
        if clean.text is not None:
            kept[HREF_NAMES.get(name) or _XML_ATTRIBUTES.get(name) or name] = clean.text
    return CleanAttributes(kept, removed)


def _clean_reference(element: str, address: str, line: int) -> CleanText:
    """Keep ``#id``, and the pixels of an ``<image>``: anything else is outside the file, or may contain scripts."""
    address = address.strip(" \t\r\n")
    if address.startswith("#"):
        return CleanText(None if element == "a" else address)
    head, _, payload = address.partition(",")
    if element in {"image", "feImage"} and _BASE64_IMAGE.fullmatch(head):
        payload = "".join(payload.split())
        kind = _detect_raster_kind(payload)
        if kind:
            return CleanText(f"data:image/{kind};base64,{payload}")
        return CleanText(None, (Removed(line, "an embedded image that is not a PNG, JPEG, GIF or WebP"),))
    return CleanText(None, (Removed(line, f"a reference to {shorten(address)}"),)) if address else CleanText(None)


def _detect_raster_kind(payload: str) -> str | None:
    """Return the format of an image in Base64, by its first bytes."""
    if len(payload) < 16 or not _BASE64.fullmatch(payload):
        return None
    start = base64.b64decode(payload[:16])
    return next((kind for signature, kind in _RASTER_SIGNATURES.items() if start.startswith(signature)), None)


def _clean_list(values: str, line: int) -> CleanText:
    """Clean the values of an animation: each is parsed separately, so each has to be harmless by itself."""
    cleaned = [clean_value(value, line) for value in _SPACES.sub(" ", values).split(";")]
    removed = tuple(each for clean in cleaned for each in clean.removed)
    # With one value less, the animation would be different.
    if any(clean.text is None for clean in cleaned):
        return CleanText(None, removed)
    return CleanText(";".join(clean.text or "" for clean in cleaned))


def _find_dangers(element: str, name: str, value: str, line: int) -> Sequence[Removed]:
    """Report an attribute that is not on a list, if it runs something or changes the targets of links."""
    namespace, _, local = name.rpartition(SEPARATOR)
    if namespace in ACTIVE_NAMESPACES or (not namespace and local.lower().startswith("on")):
        return [Removed(line, f"the attribute {shorten(local)} of <{element}>")]
    if namespace == XML_NAMESPACE and local == "base":
        return [Removed(line, f"a reference to {shorten(value)}")]
    return clean_value(value, line).removed if name == "cursor" else ()
