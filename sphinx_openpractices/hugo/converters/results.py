"""What a converter is given, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_openpractices.catalog.documents import DocumentError
from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.shortcodes.pieces import format_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece, Shortcode, Value

    Converter = Callable[["Shortcode", "ConverterContext"], "ConversionResult"]

Placement = Literal["block", "line", "cell", "raw"]
"""Where the result goes: between blank lines, into a line of text, into a cell of a table, or where no markup is read,
such as code, an attribute of HTML or the destination of a link."""

FigureDialect = Literal["hugo", "hugoblox", "scientific-python"]
"""Whose ``figure`` a site has."""

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


def _convert_nothing(pieces: Sequence[Piece], place: Placement) -> str:
    """Nothing is read yet."""
    return ""


def _refuse_resource(name: str) -> str:
    """There is no file beside a text that is no page."""
    raise DocumentError(1, "there is no such file")


class ConverterContext(NamedTuple):
    """What a converter knows of the page, which those who convert pages supply by name.

    Lines are those of the file. A destination or a path that leads nowhere is reported by the function that was asked,
    and is empty.
    """

    resolve_link: Callable[[str, int], str]
    """A destination as the author wrote it, and its line -> the same in MyST: ``../x/index.md#y``, or a URL."""
    resolve_ref: Callable[[str, int], str]
    """The like for what ``ref`` and ``relref`` take."""
    resolve_image: Callable[[str, int], str]
    """The path of an image, and its line -> the path for this page, or a URL."""
    find_param: Callable[[str], str | None]
    """The value of a parameter of the page or the site."""
    convert_markdown: Callable[[str, int], str]
    """Markdown in an argument, and its line -> the same for MyST: links lead to where they led."""
    convert_pieces: Callable[[Sequence[Piece], Placement], str] = _convert_nothing
    """The content of a shortcode -> MyST, for a place; it comes from whoever reads the text."""
    claim_label: Callable[[str], str] = str
    """The name of a figure -> one that no other has, or nothing."""
    read_resource: Callable[[str], str] = _refuse_resource
    """The name of a file beside the page -> its text; raises ``DocumentError``."""
    place: Placement = "block"
    in_gallery: bool = False
    """Whether this stands in a container of project figures."""
    dialect: FigureDialect = "hugo"

    @property
    def inline(self) -> bool:
        """Whether no block can stand here."""
        return self.place != "block"


@dataclass(slots=True)
class ShortcodeArguments:
    """The arguments of a shortcode, and which of them were taken: the others are lost."""

    shortcode: Shortcode
    notes: list[ConversionNote] = field(default_factory=list)
    texts: dict[str | int, str] = field(init=False)
    """Those that are not blank, by name or by place from 0."""
    taken: set[str | int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Print them."""
        params = self.shortcode.params
        pairs: Iterable[tuple[str | int, Value]] = enumerate(params) if isinstance(params, tuple) else params.items()
        self.texts = {key: text for key, value in pairs if (text := format_value(value)).strip()}

    def take(self, *names: str | int) -> str:
        """The first argument that has one of these names, or places from 0, and is not blank."""
        for name in names:
            if name in self.texts:
                self.taken.add(name)
                return self.texts[name]
        return ""

    def has(self, name: str) -> bool:
        """Whether an argument is there, be it empty."""
        return self.shortcode.get(name) is not None

    def add_note(self, kind: NoteKind, message: str) -> None:
        """Tell something."""
        self.notes.append(ConversionNote(kind, message))

    def list_unused(self) -> list[str]:
        """The arguments that nobody took, as the author wrote them."""
        left = [(key, text) for key, text in self.texts.items() if key not in self.taken]
        return [f'"{text if isinstance(key, int) else key}"' for key, text in left]

    def make_result(
        self, text: str, *, block: bool = False, project: Mapping[str, str] | None = None
    ) -> ConversionResult:
        """The result, with a note for what was not taken."""
        if left := self.list_unused():
            verb = "is" if len(left) == 1 else "are"
            self.add_note("lost", f"{', '.join(left)} {verb} not carried over")
        return ConversionResult(text, block, tuple(self.notes), project=project)


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
