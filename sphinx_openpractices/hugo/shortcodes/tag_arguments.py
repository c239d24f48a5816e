"""The arguments of a shortcode: either all by position or all by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .tag_values import TagError, shorten_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pieces import Value

_SAME_FORM = "name all arguments or none"


class _Word(NamedTuple):
    """A value by position, or the name of a value that follows."""

    text: str
    value: Value
    start: int


class TagArguments:
    """Collects the arguments of the tag that begins at an offset; raises :class:`TagError` where Hugo does.

    Methods take the offset up to which the tag was read as *stopped*.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.form = ""
        """``positional`` or ``named``, from the first argument; a name with a space before ``=`` is ``positional``."""
        self.params: list[Value] | dict[str, Value] | None = None
        self.starts: dict[str | int, int] = {}
        """The offsets at which the values begin, by name or by position from 0."""
        self.waiting: _Word | None = None

    def check_form(self, form: str, start: int, word: str = "") -> None:
        """Require the form of the first argument; an argument without a *word* is quoted."""
        self.form = self.form or form
        if self.form == form:
            return
        name = shorten_value(word) if word else "in quotes"
        if form == "positional":
            message = f"{_SAME_FORM}; the argument {name} has no name, but the first argument has one"
        elif isinstance(self.params, dict):
            message = f"remove the space before '='; the argument {name} has none, but the first argument has one"
        else:
            message = f"{_SAME_FORM}; the argument {name} has a name, but the first argument has none"
        raise TagError(start, message)

    def add(self, text: str, value: Value, start: int, stopped: int) -> None:
        """Keep a word that begins at *start* until it is known whether a value follows."""
        self.settle(stopped)
        self.waiting = _Word(text, value, start)

    def assign(self, value: Value, start: int, stopped: int) -> None:
        """Give the last word this value; without a word, Hugo drops the value. The last value of a name is used."""
        if not self.waiting:
            return
        name, self.waiting = self.waiting.text, None
        if self.params is None:
            self.params = {}
        if not isinstance(self.params, dict):
            text = f"the argument {shorten_value(name)} has a name, but the first argument has none"
            raise TagError(self.start, f"{_SAME_FORM}; {text}", stopped)
        self.params[name] = value
        self.starts[name] = start

    def settle(self, stopped: int) -> None:
        """Add the last word as an argument by position, since no value followed."""
        if not self.waiting:
            return
        if self.params is None:
            self.params = []
        if not isinstance(self.params, list):
            text = f"the argument {shorten_value(self.waiting.text)} has no name, but the first argument has one"
            raise TagError(self.start, f"{_SAME_FORM}; {text}", stopped)
        self.starts[len(self.params)] = self.waiting.start
        self.params.append(self.waiting.value)
        self.waiting = None

    def finish(self, stopped: int) -> tuple[Value, ...] | Mapping[str, Value]:
        """Return the arguments at the end of the tag."""
        self.settle(stopped)
        return self.params if isinstance(self.params, dict) else tuple(self.params or ())
