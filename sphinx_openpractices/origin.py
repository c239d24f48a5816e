"""Where something was written, and in which words: for messages, gettext and ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from .messages import Subtype, error, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .keys import Problem


@dataclass(frozen=True)
class Origin:
    """A directive or an element of a page."""

    name: str
    """``project-figure`` or ``<project-figure>``."""
    noun: str
    """What its keys are called: ``option`` or ``attribute``."""
    source: str
    line: int
    document: nodes.document
    written: Mapping[str, str] = field(default_factory=dict)
    """Keys that the author wrote by another name: ``id`` as ``name``, ``logo`` as ``src``."""

    @property
    def env(self) -> BuildEnvironment:
        """The environment of the document."""
        return cast("BuildEnvironment", self.document.settings.env)

    @property
    def location(self) -> str:
        """``file:line``, as Sphinx prints it."""
        return f"{self.source}:{self.line}"

    def mark(self, node: nodes.Element) -> None:
        """Give *node* its place in the source, without which gettext and messages lose it."""
        node.source, node.line = self.source, self.line

    def error(self, subtype: Subtype, message: str) -> None:
        """Say what was wrong and left out."""
        error(subtype, f"{self.name}: {message}", self.location)

    def warn(self, subtype: Subtype, message: str) -> None:
        """Say what is doubtful."""
        warn(subtype, f"{self.name}: {message}", self.location)

    def report(self, problems: Iterable[Problem], subtypes: Mapping[str, Subtype] | None = None) -> None:
        """Say what is wrong with each key; *subtypes* names those whose values have a subtype of their own."""
        for name, message, known in problems:
            if known:
                word = self.written.get(name, name)
                self.error((subtypes or {}).get(name, Subtype.VALUE), f'{self.noun} "{word}" {message}')
            else:
                self.error(Subtype.OPTION, f'unknown {self.noun} "{name}"; {message}')
