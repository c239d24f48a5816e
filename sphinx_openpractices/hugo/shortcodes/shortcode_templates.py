"""Reads the templates of a site's own shortcodes that are HTML with little else.

A template is read as a whole or not at all: one that asks for more than its arguments and its content is described by
what it asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .template_actions import ActionReader, Expression, UnsupportedActionError, list_asked

_ACTION = re.compile(
    r"\{\{(?P<left>-(?=\s))?"
    r"(?:\s*/\*(?P<comment>[^*]*(?:\*(?!/)[^*]*)*)\*/(?P<right>\s-)?\s*|(?P<action>(?:\"(?:[^\"\\\n]|\\.)*\"|`[^`]*`|[^}\"`]|\}(?!\}))*))"
    r"\}\}"
)
"""An action; one that ends with a space and a hyphen trims the text after it."""
_KEYWORD = re.compile(r"\s*(else\s+if|else\s+with|if|with|else|end)(?=\s|\(|$)\s*")
_MOST_ACTIONS = 500
_MOST_LEVELS = 20
_UNREADABLE = "an action that cannot be read"
_MOST_ASKED = 4


class Output(NamedTuple):
    """The value of an expression; or its assignment to a variable."""

    value: Expression
    variable: str = ""


@dataclass(slots=True)
class Branch:
    """``if`` or ``with``: its text if *condition* is true, and the text after ``else``."""

    condition: Expression
    binds: bool
    """Whether the dot is the value of the condition, as in ``with``."""
    variable: str = ""
    body: list[Node] = field(default_factory=list)
    otherwise: list[Node] = field(default_factory=list)


Node = str | Output | Branch


@dataclass(frozen=True, slots=True)
class ShortcodeTemplate:
    """A template that can be filled in: HTML with actions."""

    nodes: tuple[Node, ...]


def read_shortcode_template(source: str) -> ShortcodeTemplate | str:
    """Return a template, or what it asks for besides its arguments and its content."""
    pieces = _split_actions(source)
    if pieces is None:
        return _UNREADABLE
    asked: dict[str, None] = {}
    for number, piece in enumerate(pieces):
        if number % 2:
            asked |= dict.fromkeys(list_asked(_KEYWORD.sub("", piece, count=1) if piece.strip() != "end" else ""))
    if asked:
        names = list(asked)
        return ", ".join(names[:_MOST_ASKED]) + (f" and {len(names) - _MOST_ASKED} more" * (len(names) > _MOST_ASKED))
    try:
        return ShortcodeTemplate(tuple(_TreeReader().read(pieces)))
    except UnsupportedActionError as err:
        return str(err) or _UNREADABLE


def _split_actions(source: str) -> list[str] | None:
    """Return text and actions in turns, with white space trimmed; ``None`` if an action does not end."""
    pieces: list[str] = []
    position, trims = 0, False
    while (start := source.find("{{", position)) >= 0:
        match = _ACTION.match(source, start)
        if not match or len(pieces) > 2 * _MOST_ACTIONS:
            return None
        text = source[position:start].lstrip() if trims else source[position:start]
        pieces.append(text.rstrip() if match["left"] else text)
        action = match["action"] or ""
        trims = bool(match["right"] or re.search(r"\s-\Z", action))
        pieces.append(action[:-1] if trims and action else action)
        position = match.end()
    pieces.append(source[position:].lstrip() if trims else source[position:])
    return pieces


class _TreeReader:
    """Reads the tree of a template; raises ``UnsupportedActionError``."""

    def __init__(self) -> None:
        self.top: list[Node] = []
        self.current = self.top
        self.open: list[tuple[list[Node], list[Branch]]] = []
        """The list around each open ``if`` or ``with``, and its branches: ``else if`` adds one."""

    def read(self, pieces: list[str]) -> list[Node]:
        """Return the nodes of text and actions in turns."""
        for number, piece in enumerate(pieces):
            if not number % 2:
                self.current.append(piece)
            elif keyword := _KEYWORD.match(piece):
                self.read_keyword(" ".join(keyword[1].split()), piece[keyword.end() :])
            elif piece.strip():
                variable, value = ActionReader(piece).read_assignment()
                self.current.append(Output(value, variable))
        if self.open:
            raise UnsupportedActionError(_UNREADABLE)
        return self.top

    def read_keyword(self, words: str, rest: str) -> None:
        """Begin or end a branch."""
        if words in {"if", "with"}:
            branch = _read_branch(words, rest)
            self.current.append(branch)
            self.open.append((self.current, [branch]))
            self.current = branch.body
            if len(self.open) > _MOST_LEVELS:
                raise UnsupportedActionError(_UNREADABLE)
            return
        if not self.open or (words in {"else", "end"} and rest.strip()):
            raise UnsupportedActionError(_UNREADABLE)
        around, branches = self.open[-1]
        if words == "end":
            self.current = around
            self.open.pop()
        elif words == "else":
            self.current = branches[-1].otherwise
        else:
            branches.append(_read_branch(words.rpartition(" ")[2], rest))
            branches[-2].otherwise.append(branches[-1])
            self.current = branches[-1].body


def _read_branch(word: str, condition: str) -> Branch:
    """Return a branch without its text."""
    variable, value = ActionReader(condition).read_assignment()
    return Branch(value, word == "with", variable)
