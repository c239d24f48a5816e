"""What an SVG file declares before its root: Illustrator names its namespaces there, others attack with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .svg_removed import Removed, shorten

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_W3C = ("http://www.w3.org/", "https://www.w3.org/", "-//W3C//")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Declarations:
    """Listens to what the parser meets beside elements and text, and adds to *removed* what is external.

    Entities of plain text are kept: expat puts their text where they are named. Where that is done at most *references*
    times and may give more than *most* characters, ``ValueError`` is raised before it begins.
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
            # No drawing program writes these; each step multiplies, and old versions of expat fall over long chains.
            raise ValueError(f"the entity &{shorten(name)}; is made of other entities")
        elif len(value) > self._longest:
            raise ValueError(
                f"the entity &{shorten(name)}; has {len(value)} characters, too many for so many references"
            )

    def _on_skipped(self, name: str, _parameter: bool) -> None:  # noqa: FBT001
        self._report(f"the entity &{shorten(name)};")

    def _on_instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._report("a stylesheet outside of the file")
