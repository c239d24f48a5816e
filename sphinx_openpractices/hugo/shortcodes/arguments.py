"""The arguments of a shortcode: all by position or all by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .values import TagError, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pieces import Value

ALIKE = "give all of them names, or none"


class Word(NamedTuple):
    """A value by position, or the name of one if another follows."""

    text: str
    value: Value


class Arguments:
    """Collects the arguments of the tag that begins at an offset; raises :class:`TagError` where Hugo does.

    Each method is told where the reading has come to.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.form = ""
        """Of the first argument; a name with a blank between it and ``=`` counts as ``positional``."""
        self.params: list[Value] | dict[str, Value] | None = None
        self.waiting: Word | None = None

    def take(self, form: str, start: int, word: str = "") -> None:
        """Note the form of the first argument; the others are to have it too. One without a *word* is in quotes."""
        self.form = self.form or form
        if self.form == form:
            return
        name = shortened(word) if word else "in quotes"
        if form == "positional":
            message = f"the argument {name} has no name and the first has one; {ALIKE}"
        elif isinstance(self.params, dict):
            message = f"the argument {name} has no blank before '=' and the first has one; write none"
        else:
            message = f"the argument {name} has a name and the first has none; {ALIKE}"
        raise TagError(start, message)

    def add(self, text: str, value: Value, stopped: int) -> None:
        """Keep a word until it is known whether a value follows."""
        self.settle(stopped)
        self.waiting = Word(text, value)

    def assign(self, value: Value, stopped: int) -> None:
        """Give the last word this value; where there is no word, Hugo drops it. The last of a name wins."""
        if not self.waiting:
            return
        name, self.waiting = self.waiting.text, None
        if self.params is None:
            self.params = {}
        if not isinstance(self.params, dict):
            message = f"the argument {shortened(name)} has a name and the first has none; {ALIKE}"
            raise TagError(self.start, message, stopped)
        self.params[name] = value

    def settle(self, stopped: int) -> None:
        """No value followed the last word: it is an argument by itself."""
        if not self.waiting:
            return
        if self.params is None:
            self.params = []
        if not isinstance(self.params, list):
            message = f"the argument {shortened(self.waiting.text)} has no name and the first has one; {ALIKE}"
            raise TagError(self.start, message, stopped)
        self.params.append(self.waiting.value)
        self.waiting = None

    def all(self, stopped: int) -> tuple[Value, ...] | Mapping[str, Value]:
        """The arguments, when the tag ends."""
        self.settle(stopped)
        return self.params if isinstance(self.params, dict) else tuple(self.params or ())
