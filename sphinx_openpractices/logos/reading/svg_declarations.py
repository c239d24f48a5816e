"""Checks the declarations before the root of an SVG file: Illustrator names its namespaces there, attacks use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import shorten_text

from .svg_parser import check_entity

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

    from .svg_removed import CleaningLog

_W3C = ("http://www.w3.org/", "https://www.w3.org/", "-//W3C//")


class Declarations:
    """Handles what is neither an element nor text, and adds external parts to *log*.

    Entities of plain text that are not longer than *longest* are kept: expat expands them.
    """

    def __init__(self, parser: XMLParserType, log: CleaningLog, longest: int) -> None:
        self._parser = parser
        self._log = log
        self._longest = longest
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.EntityDeclHandler = self._on_entity
        parser.SkippedEntityHandler = self._on_skipped
        parser.ProcessingInstructionHandler = self._on_instruction

    def _report(self, what: str) -> None:
        self._log.remove(self._parser.CurrentLineNumber, what)

    def _on_doctype(self, _name: str, system: str | None, public: str | None, _internal: bool) -> None:  # noqa: FBT001
        address = system or public
        if address and not address.startswith(_W3C):
            self._report(f"a reference to {shorten_text(address)}")

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
            self._report(f"the parameter entity %{shorten_text(name)};")
        elif value is None:
            self._report(f"the entity &{shorten_text(name)}; of {shorten_text(system or '')}")
        else:
            check_entity(name, value, self._longest)

    def _on_skipped(self, name: str, _parameter: bool) -> None:  # noqa: FBT001
        self._report(f"the entity &{shorten_text(name)};")

    def _on_instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._report("a stylesheet outside the file")
