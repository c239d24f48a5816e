"""What a converter returns: the text and notes for the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.markdown_text import write_code_span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext, Placement

    Converter = Callable[["Shortcode", "ConverterContext"], "ConversionResult"]


NoteKind = Literal["lost", "changed", "nowhere", "alt", "kept", "hidden"]
"""What a note reports: something was lost; something changed; a link that was broken on the Hugo site and now works; an
image without alternative text; a shortcode that was kept unchanged; content that Hugo hides."""


class ConversionNote(NamedTuple):
    """A note for the report; the *message* follows the name of the shortcode."""

    kind: NoteKind
    message: str


@dataclass(frozen=True, slots=True)
class ConversionResult:
    """What a shortcode becomes; a *block* needs blank lines around it, and the indentation of its place.

    *project* is the catalog entry for a project figure.
    """

    text: str
    block: bool = False
    notes: tuple[ConversionNote, ...] = ()
    kept: bool = False
    project: Mapping[str, str] | None = None

    @property
    def outcome(self) -> Literal["converted", "partly", "kept"]:
        """Return ``kept`` if unchanged, ``partly`` if something was lost, else ``converted``."""
        if self.kept:
            return "kept"
        return "partly" if any(note.kind == "lost" for note in self.notes) else "converted"


def get_line(shortcode: Shortcode) -> int:
    """Return the line on which a shortcode begins."""
    return shortcode.start.line


def convert_inner(shortcode: Shortcode, context: ConverterContext, place: Placement | None = None) -> str:
    """Convert the content between the tags, for the shortcode's place or another, without blank lines around it."""
    return context.convert_pieces(shortcode.inner or (), place or context.place).strip("\n") if shortcode.inner else ""


def keep_shortcode(
    shortcode: Shortcode, context: ConverterContext, message: str, *, whole: bool = False
) -> ConversionResult:
    """Return the tags as visible code; the content between them is converted if it is text.

    *message* gives the reason; *whole* means that the content is not text.
    """
    notes = (ConversionNote("kept", message),)
    if context.place == "raw":
        return ConversionResult(shortcode.source, block=False, notes=notes, kept=True)
    filled = any(piece.source.strip() for piece in shortcode.inner or ())
    whole = whole or not filled or shortcode.name.lower() in _DATA_SHORTCODES
    if context.inline:
        show, between = write_code_span, " "
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
"""Shortcodes of many sites whose content is data: shown as code, including the content."""
