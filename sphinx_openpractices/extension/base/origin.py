"""Where something was written, and in which words: for messages, gettext, ids and relative paths."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from .warnings import Subtype, report_error, report_warning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.keys import KeyProblem


@dataclass(frozen=True)
class Origin:
    """A directive or an element of a page, or an entry of a catalog."""

    name: str
    """``project-figure``, ``<project-figure>`` or ``projects[3]``."""
    noun: str
    """What its keys are called: ``option``, ``attribute`` or ``key``."""
    source: str
    line: int
    document: nodes.document
    written: Mapping[str, str] = field(default_factory=dict)
    """Keys that the author wrote by another name: ``id`` as ``name``, ``logo`` as ``src``."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The lines of keys that have lines of their own."""
    folder: str | None = None
    """Where relative paths begin, from the source directory; ``None``: beside the page."""
    entry: Origin | None = None
    """Where the keys come from that are not among *keys*, when a figure shows an entry of the catalog."""
    keys: Collection[str] = ()

    @property
    def env(self) -> BuildEnvironment:
        """The environment of the document."""
        return cast("BuildEnvironment", self.document.settings.env)

    @property
    def base(self) -> str:
        """The folder in which relative paths begin, from the source directory."""
        return posixpath.dirname(self.env.docname) if self.folder is None else self.folder

    def of(self, key: str) -> Origin:
        """What *key* was written in: this, or the entry of the catalog that is shown."""
        return self if self.entry is None or key in self.keys else self.entry

    def line_of(self, key: str) -> int:
        """The line of *key*."""
        return self.lines.get(key, self.line)

    def mark(self, node: nodes.Element, key: str = "") -> None:
        """Give *node*, which *key* says, its place in the source, without which gettext and messages lose it."""
        node.source, node.line = self.source, self.line_of(key)

    def report_error(self, subtype: Subtype, message: str) -> None:
        """Say what was wrong and left out."""
        report_error(subtype, f"{self.name}: {message}", f"{self.source}:{self.line}")

    def report_warning(self, subtype: Subtype, message: str, key: str = "", *, severe: bool = False) -> None:
        """Say what is doubtful of *key*, or wrong; of an entry once, on however many pages it is shown."""
        say = report_error if severe else report_warning
        say(subtype, f"{self.name}: {message}", f"{self.source}:{self.line_of(key)}", once=self.noun == "key")

    def report_problems(self, problems: Iterable[KeyProblem], subtypes: Mapping[str, Subtype] | None = None) -> None:
        """Say what is wrong with each key; *subtypes* names those whose values have a subtype of their own."""
        for name, message, known in problems:
            if known:
                word = self.written.get(name, name)
                self.report_error((subtypes or {}).get(name, Subtype.VALUE), f'{self.noun} "{word}" {message}')
            else:
                self.report_error(Subtype.OPTION, f'unknown {self.noun} "{name}"{message}')
