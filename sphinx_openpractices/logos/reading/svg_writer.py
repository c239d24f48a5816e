"""Writes elements as an SVG file: the same elements always give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .svg_lists import SVG_NAMESPACE, XLINK_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# Without these, a parser would replace the characters by spaces (XML 1.0, 3.3.3).
_ATTRIBUTE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


class SvgWriter:
    """Call :meth:`begin_element`, :meth:`add_text` and :meth:`end_element` in order, then :meth:`to_bytes`."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._in_tag = False
        """Whether ``>`` or ``/>`` is not written yet."""
        self._links = ""
        """The declaration of XLink, if it is needed."""

    def begin_element(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._end_tag()
        written = "".join(f' {key}="{value.translate(_ATTRIBUTE_ESCAPES)}"' for key, value in attributes.items())
        if "xlink:href" in attributes:
            self._links = f' xmlns:xlink="{XLINK_NAMESPACE}"'
        # The namespaces of the root are written last.
        self._parts.append(f"<{name}{written}" if self._open else written)
        self._open.append(name)
        self._in_tag = True

    def add_text(self, text: str) -> None:
        """Add text to the innermost open element."""
        if text:
            self._end_tag()
            self._parts.append(text.translate(_ESCAPES))

    def end_element(self) -> None:
        """End the innermost open element."""
        name = self._open.pop()
        self._parts.append("/>" if self._in_tag else f"</{name}>")
        self._in_tag = False

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        return f'<svg xmlns="{SVG_NAMESPACE}"{self._links}{"".join(self._parts)}\n'.encode()

    def _end_tag(self) -> None:
        if self._in_tag:
            self._parts.append(">")
            self._in_tag = False
