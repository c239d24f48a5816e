"""Finds out why browsers show nothing of an SVG file: in an image, they show nothing at all after one mistake.

Measured with Chromium: without the right namespace, with a prefix that is not declared, or with XML that is not
well-formed, an ``img`` has no width and no height.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from sphinx_openpractices.text.printable import shorten_text

from .image_sizes import read_length, read_view_box
from .svg_lists import SEPARATOR, SVG_NAMESPACE, XLINK_NAMESPACE
from .svg_parser import create_svg_parser

_UNBOUND_PREFIX = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]

_NAMESPACES = {
    "svg": SVG_NAMESPACE,
    "xlink": XLINK_NAMESPACE,
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "inkscape": "http://www.inkscape.org/namespaces/inkscape",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "serif": "http://www.serif.com/",
    "sketch": "http://www.bohemiancoding.com/sketch/ns",
    "sodipodi": "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
}
"""The namespaces of the prefixes that drawing programs write."""

_PREFIX = re.compile(rb"[\s<]([A-Za-z_][\w.-]*):[A-Za-z_]")


class HiddenSvgError(ValueError):
    """Browsers show nothing of the file; the message is a predicate that says how to mend it."""


def read_shown_root(data: bytes) -> dict[str, str]:
    """Return the attributes of the root of an SVG file; raises :class:`HiddenSvgError` if browsers show nothing of it.

    Attributes without a namespace have their names.
    """
    roots: list[tuple[str, dict[str, str]]] = []
    parser = create_svg_parser(data, SEPARATOR)

    def on_start(name: str, attributes: dict[str, str]) -> None:
        roots.append((name, attributes))
        parser.StartElementHandler = None  # all else is left to expat, which is fast

    parser.StartElementHandler = on_start
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except expat.ExpatError as err:
        if b"<svg" in data or roots:
            raise HiddenSvgError(_describe_mistake(data, err, parser.ErrorByteIndex)) from None
        raise HiddenSvgError(f"is not an SVG image: {err}") from None
    except (LookupError, ValueError) as err:  # LookupError: an encoding that Python does not know
        raise HiddenSvgError(f"is not an SVG image: {err}") from None
    full_name, attributes = roots[0]
    namespace, _, name = full_name.rpartition(SEPARATOR)
    if name != "svg":
        raise HiddenSvgError(f"is not an SVG image: its root is <{shorten_text(name)}>")
    if namespace != SVG_NAMESPACE:
        raise HiddenSvgError(f'needs xmlns="{SVG_NAMESPACE}" in its <svg> element; browsers do not show it without')
    if side := _find_empty_side(attributes):
        raise HiddenSvgError(f"has no area; correct the {side} of its <svg> element")
    return attributes


def _describe_mistake(data: bytes, err: expat.ExpatError, place: int) -> str:
    """Return a predicate about a mistake in the XML that expat found at byte *place*."""
    if err.code != _UNBOUND_PREFIX:
        mistake = expat.ErrorString(err.code)
        return f"is not well-formed XML, so browsers do not show it; correct line {err.lineno}: {mistake}"
    tag = data[place:].partition(b">")[0]
    declared = data[:place] + tag
    unbound = [each for each in _PREFIX.findall(tag) if each != b"xmlns" and b"xmlns:" + each + b"=" not in declared]
    prefix = unbound[0].decode("utf-8", "replace") if unbound else ""
    declaration = f"xmlns:{shorten_text(prefix)}" + (f'="{_NAMESPACES[prefix]}"' if prefix in _NAMESPACES else "")
    return f"needs {declaration} in its <svg> element for line {err.lineno}; browsers do not show it without"


def _find_empty_side(attributes: dict[str, str]) -> str:
    """Return which attribute of the root is zero, which disables its rendering (SVG 2, 8.2 and 8.6)."""
    for side in ("width", "height"):
        if read_length(attributes.get(side)) == 0:
            return side
    return "viewBox" if 0 in read_view_box(attributes.get("viewBox"))[2:] else ""
