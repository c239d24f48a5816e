"""Elements as the bytes of an SVG file: the same elements are always the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .svg_lists import SVG_NAMESPACE, XLINK_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# Without them, a parser would make spaces of them (XML 1.0, 3.3.3).
_ATTRIBUTE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


class SvgWriter:
    """Call :meth:`start`, :meth:`text` and :meth:`end` in the order of the file, then :meth:`data`."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._in_tag = False
        """``>`` or ``/>`` is still to come."""
        self._links = ""
        """The namespace of XLink, once it is needed."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._end_tag()
        written = "".join(f' {key}="{value.translate(_ATTRIBUTE_ESCAPES)}"' for key, value in attributes.items())
        if "xlink:href" in attributes:
            self._links = f' xmlns:xlink="{XLINK_NAMESPACE}"'
        # The root gets its namespaces in the end.
        self._parts.append(f"<{name}{written}" if self._open else written)
        self._open.append(name)
        self._in_tag = True

    def text(self, text: str) -> None:
        """Text within the element that began last."""
        if text:
            self._end_tag()
            self._parts.append(text.translate(_ESCAPES))

    def end(self) -> None:
        """The element that began last ends."""
        name = self._open.pop()
        self._parts.append("/>" if self._in_tag else f"</{name}>")
        self._in_tag = False

    def data(self) -> bytes:
        """The whole file."""
        return f'<svg xmlns="{SVG_NAMESPACE}"{self._links}{"".join(self._parts)}\n'.encode()

    def _end_tag(self) -> None:
        if self._in_tag:
            self._parts.append(">")
            self._in_tag = False
