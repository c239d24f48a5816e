"""What a converter is given, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_openpractices.hugo.markdown import myst_syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext, Placement

    Converter = Callable[["Shortcode", "ConverterContext"], "ConversionResult"]


NoteKind = Literal["lost", "changed", "nowhere", "alt", "kept"]
"""What a note is about: something was lost; something is other than it was; a link that led nowhere on the Hugo site
and leads somewhere now; an image without a text for those who cannot see it; a shortcode that was kept as it is."""


class ConversionNote(NamedTuple):
    """What a person should know of one shortcode, in words that follow on its name."""

    kind: NoteKind
    message: str


@dataclass(frozen=True, slots=True)
class ConversionResult:
    """What a shortcode becomes; a *block* wants blank lines around it, and the indentation of the place.

    *project* is the entry of a catalog that says the same as the text, where that is one project figure.
    """

    text: str
    block: bool = False
    notes: tuple[ConversionNote, ...] = ()
    kept: bool = False
    project: Mapping[str, str] | None = None

    @property
    def outcome(self) -> Literal["converted", "partly", "kept"]:
        """``kept`` as it was, ``partly`` where something was lost."""
        if self.kept:
            return "kept"
        return "partly" if any(note.kind == "lost" for note in self.notes) else "converted"


def get_line(shortcode: Shortcode) -> int:
    """The line on which a shortcode begins."""
    return shortcode.start.line


def convert_inner(shortcode: Shortcode, context: ConverterContext, place: Placement | None = None) -> str:
    """The content between the tags, for the place of the shortcode or for another, without blank lines around it."""
    return context.convert_pieces(shortcode.inner or (), place or context.place).strip("\n") if shortcode.inner else ""


def keep_shortcode(
    shortcode: Shortcode, context: ConverterContext, message: str, *, whole: bool = False
) -> ConversionResult:
    """The tags as code, where everybody sees them; what stands between them is converted, if it is text.

    *message* says why; *whole*: what stands between them is known to be no text.
    """
    notes = (ConversionNote("kept", message),)
    if context.place == "raw":
        return ConversionResult(shortcode.source, block=False, notes=notes, kept=True)
    filled = any(piece.source.strip() for piece in shortcode.inner or ())
    whole = whole or not filled or shortcode.name.lower() in _DATA_SHORTCODES
    if context.inline:
        show, between = myst_syntax.write_code_span, " "
    else:
        show, between = myst_syntax.write_code_block, "\n\n"
    parts = [shortcode.source] if whole else [shortcode.opening, "", shortcode.closing]
    shown = [show(part) if part else convert_inner(shortcode, context) for part in parts]
    return ConversionResult(
        between.join(part for part in shown if part), block=not context.inline, notes=notes, kept=True
    )


_DATA_SHORTCODES = {
    *("chart", "chartjs", "echarts", "viz", "diagram", "mermaid", "plantuml", "svg"),
    *("math", "katex", "latex", "music"),
    *("html", "rawhtml", "raw", "unsafe", "script", "style"),
    *("csv", "json", "toml", "yaml"),
}
"""Shortcodes that sites often have, whose content is data: shown as code, whole."""
