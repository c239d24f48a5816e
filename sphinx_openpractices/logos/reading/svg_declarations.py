"""Checks the declarations before the root of an SVG file: Illustrator names its namespaces there, attacks use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .svg_removed import Removed, shorten

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_W3C = ("http://www.w3.org/", "https://www.w3.org/", "-//W3C//")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Declarations:
    """Handles what is neither an element nor text, and adds external parts to *removed*.

    Entities of plain text are kept: expat expands them. If *references* of the longest entity could expand to more than
    *most* characters, ``ValueError`` is raised before.
    """

    def __init__(self, parser: XMLParserType, removed: list[Removed], references: int, most: int) -> None:
        self._parser = parser
        self._removed = removed
        self._longest = most // max(references, 1)
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.EntityDeclHandler = self._on_entity
        parser.SkippedEntityHandler = self._on_skipped
        parser.ProcessingInstructionHandler = self._on_instruction

    def _report(self, what: str) -> None:
        self._removed.append(Removed(self._parser.CurrentLineNumber, what))

    def _on_doctype(self, _name: str, system: str | None, public: str | None, _internal: bool) -> None:  # noqa: FBT001
        address = system or public
        if address and not address.startswith(_W3C):
            self._report(f"a reference to {shorten(address)}")

    def _on_entity(
        self,
        name: str,
        parameter: bool,  # noqa: FBT001 - expat's signature
        value: str | None,
        _base: str | None,
        system: str | None,
        *_others: str | None,
    ) -> None:
        if parameter:
            self._report(f"the parameter entity %{shorten(name)};")
        elif value is None:
            self._report(f"the entity &{shorten(name)}; of {shorten(system or '')}")
        elif name in _PREDEFINED:
            return
        elif "&" in value:
            # Drawing programs do not write these; each step multiplies, and old versions of expat crash on long chains.
            raise ValueError(f"the entity &{shorten(name)}; contains other entities")
        elif len(value) > self._longest:
            raise ValueError(f"the entity &{shorten(name)}; has {len(value)} characters and too many references")

    def _on_skipped(self, name: str, _parameter: bool) -> None:  # noqa: FBT001
        self._report(f"the entity &{shorten(name)};")

    def _on_instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._report("a stylesheet outside the file")
