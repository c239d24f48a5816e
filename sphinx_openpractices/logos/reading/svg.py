"""Cleans an SVG logo: the drawing stays the same, and nothing in it runs, loads or links elsewhere.

The file is read by expat, which does not load anything itself, and written anew from what is on the lists of
``svg_lists.py``. Everything else is removed: a list of what is dangerous would never be complete.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from sphinx_openpractices.text.printable import shorten_text

from .svg_attributes import HREF_NAMES, clean_attributes
from .svg_css import clean_sheet
from .svg_declarations import Declarations
from .svg_lists import (
    ACTIVE_ELEMENTS,
    ACTIVE_NAMESPACES,
    ADOBE_NAMESPACES,
    ANIMATIONS,
    DRAWING_ELEMENTS,
    SEPARATOR,
    SVG_NAMESPACE,
)
from .svg_parser import MAX_SVG_BYTES, compute_longest_entity
from .svg_removed import CleaningLog, Removed, SvgError
from .svg_uses import Uses
from .svg_writer import SvgWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Cleaned", "Removed", "SvgError", "clean_svg"]

_MAX_SVG_DEPTH = 100
_MAX_DRAWN_ELEMENTS = 1_000_000
"""The most elements that are drawn, each use of one counted; drawing more would take minutes."""

_URL = re.compile(r"url\(#([^)]+)\)")
"""A reference, as clean attributes write it."""

_TEXT_ELEMENTS = frozenset({"style", "title"})
"""Elements that contain only text."""


class Cleaned(NamedTuple):
    """A harmless SVG file."""

    data: bytes
    """UTF-8; cleaning it again does not change it."""
    removed: tuple[Removed, ...]
    """The first active or external parts, by line; what only editors read is removed without a report."""
    text: bool
    """It draws text, which looks different where its font is not installed."""
    raster: bool
    """It contains a raster image."""
    removals: int = 0
    """The number of all active or external parts."""


def clean_svg(data: bytes) -> Cleaned:
    """Remove everything that does not draw; raises :class:`SvgError` for files that are not reasonable SVG images."""
    if len(data) > MAX_SVG_BYTES:
        raise SvgError(f"is too large: {len(data) / 1e6:.1f} MB, more than {MAX_SVG_BYTES // 10**6} MB")
    return _Cleaner(data).clean(data)


class _Cleaner:
    """Receives the parts of a file from expat, and passes on those that are kept."""

    def __init__(self, data: bytes) -> None:
        self._writer = SvgWriter()
        self._uses = Uses()
        self._log = CleaningLog()
        self._kept: list[str] = []
        """Names of the open elements that are kept."""
        self._skipped: list[bool] = []
        """The open elements from the first that is removed; for each, whether it, or one around it, was reported."""
        self._characters = 0
        self._collected: list[str] = []
        self._collected_from = 1
        self._held: Mapping[str, str] = {}
        """The attributes of the open element that contains only text."""
        self._text = self._raster = False

        self._parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.CharacterDataHandler = self._on_text
        self._declarations = Declarations(self._parser, self._log, compute_longest_entity(data))

    def clean(self, data: bytes) -> Cleaned:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat's signature
        except expat.ExpatError as err:
            raise SvgError(f"is not an SVG image: {expat.ErrorString(err.code)}", err.lineno) from None
        except SvgError:
            raise
        except (LookupError, ValueError) as err:  # LookupError: an encoding that Python does not know
            raise SvgError(
                f"is not an SVG image: {shorten_text(str(err), 200)}", self._parser.CurrentLineNumber
            ) from None
        drawn = self._uses.count_drawn()
        if drawn > _MAX_DRAWN_ELEMENTS:
            raise SvgError(f"draws {drawn:.2g} elements, more than {_MAX_DRAWN_ELEMENTS}")
        # A line break that is written as a reference, such as "&#10;", does not begin a line of the file.
        last = self._parser.CurrentLineNumber
        removed = sorted((Removed(min(line, last), what) for line, what in self._log.first), key=itemgetter(0))
        return Cleaned(self._writer.to_bytes(), tuple(removed), self._text, self._raster, self._log.number)

    def _on_start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(SEPARATOR)
        line = self._parser.CurrentLineNumber
        if not self._kept and not self._skipped and (namespace, name) != (SVG_NAMESPACE, "svg"):
            where = f'in the namespace "{shorten_text(namespace)}"' if namespace else f'without xmlns="{SVG_NAMESPACE}"'
            raise SvgError(f"is not an SVG image: its root is <{shorten_text(name)}> {where}", line)
        if len(self._kept) + len(self._skipped) >= _MAX_SVG_DEPTH:
            raise SvgError(f"is nested more than {_MAX_SVG_DEPTH} levels deep", line)
        self._log.count_parts(1 + len(attributes), line)
        self._count(sum(map(len, attributes)) + sum(map(len, attributes.values())), line)
        if (
            self._skipped
            or namespace != SVG_NAMESPACE
            or name not in DRAWING_ELEMENTS
            or self._kept[-1:] in (["style"], ["title"])
        ):
            self._skip(_describe_danger(namespace, name, attributes), line)
            return
        kept = clean_attributes(name, attributes, self._log, line)
        if name in ANIMATIONS and "attributeName" in attributes and "attributeName" not in kept:
            self._skip(None, line)
            return
        references = [kept[href] for href in HREF_NAMES.values() if href in kept]
        self._raster = self._raster or any(reference.startswith("data:") for reference in references)
        used = [reference[1:] for reference in references if reference.startswith("#")]
        self._uses.begin_element(
            kept.get("id"), used + [match[1] for value in kept.values() for match in _URL.finditer(value)]
        )
        self._kept.append(name)
        if name in _TEXT_ELEMENTS:
            self._held, self._collected, self._collected_from = kept, [], line
        else:
            self._writer.begin_element(name, kept)

    def _on_text(self, text: str) -> None:
        self._count(len(text), self._parser.CurrentLineNumber)
        if self._skipped:
            return
        if self._kept[-1] in _TEXT_ELEMENTS:
            self._collected.append(text)
        elif "text" in self._kept:
            self._text = self._text or bool(text.strip())
            self._writer.add_text(text)

    def _on_end(self, _name: str) -> None:
        if self._skipped:
            del self._skipped[-1]
            return
        name = self._kept.pop()
        self._uses.end_element()
        if name in _TEXT_ELEMENTS:
            text = "".join(self._collected)
            if name == "style":
                text = clean_sheet(text, self._log, self._collected_from) or ""
            if not text.strip():
                return
            self._writer.begin_element(name, self._held)
            self._writer.add_text(text)
        self._writer.end_element()

    def _skip(self, what: str | None, line: int) -> None:
        reported = bool(self._skipped and self._skipped[-1])
        if what and not reported:
            self._log.remove(line, what)
        self._skipped.append(reported or bool(what))

    def _count(self, characters: int, line: int) -> None:
        # Entities, and attributes that are declared for all elements, expand a little text to much.
        self._characters += characters
        if self._characters > 2 * MAX_SVG_BYTES:
            raise SvgError(f"contains more than {2 * MAX_SVG_BYTES} characters when its entities are expanded", line)


def _describe_danger(namespace: str, name: str, attributes: Mapping[str, str]) -> str | None:
    """Return the report of an element that is removed, or ``None`` if no program would have run, loaded or drawn it."""
    if namespace in ACTIVE_NAMESPACES:
        return f"{ACTIVE_NAMESPACES[namespace]} <{shorten_text(name)}>"
    if namespace != SVG_NAMESPACE or name not in ACTIVE_ELEMENTS:
        return None
    # Illustrator keeps its own data in a foreignObject that requires Illustrator.
    return None if ADOBE_NAMESPACES in attributes.get("requiredExtensions", "") else f"<{name}>"
