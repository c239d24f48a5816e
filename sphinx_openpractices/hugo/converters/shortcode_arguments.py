"""The arguments of a shortcode, and a record of those that were used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.pieces import format_value

from .results import ConversionNote, ConversionResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode, Value

    from .results import NoteKind


@dataclass(slots=True)
class ShortcodeArguments:
    """The arguments of a shortcode; those that the converter does not take are reported as lost."""

    shortcode: Shortcode
    notes: list[ConversionNote] = field(default_factory=list)
    texts: dict[str | int, str] = field(init=False)
    """The arguments that are not blank, by name or by position from 0."""
    taken: set[str | int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Format the arguments as text."""
        params = self.shortcode.params
        pairs: Iterable[tuple[str | int, Value]] = enumerate(params) if isinstance(params, tuple) else params.items()
        self.texts = {key: text for key, value in pairs if (text := format_value(value)).strip()}

    def take(self, *names: str | int) -> str:
        """Return the first argument that has one of these names, or positions from 0, and is not blank."""
        for name in names:
            if name in self.texts:
                self.taken.add(name)
                return self.texts[name]
        return ""

    def has(self, name: str) -> bool:
        """Return whether the argument exists, even if it is empty."""
        return self.shortcode.get(name) is not None

    def add_note(self, kind: NoteKind, message: str) -> None:
        """Add a note for the report."""
        self.notes.append(ConversionNote(kind, message))

    def list_unused(self) -> list[str]:
        """Return the arguments that were not taken, as the author wrote them."""
        left = [(key, text) for key, text in self.texts.items() if key not in self.taken]
        return [f'"{text if isinstance(key, int) else key}"' for key, text in left]

    def make_result(
        self, text: str, *, block: bool = False, project: Mapping[str, str] | None = None
    ) -> ConversionResult:
        """Return the result, with a note about the arguments that were not taken."""
        if left := self.list_unused():
            verb = "is" if len(left) == 1 else "are"
            self.add_note("lost", f"{', '.join(left)} {verb} lost")
        return ConversionResult(text, block, tuple(self.notes), project=project)
