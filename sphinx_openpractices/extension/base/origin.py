"""The place where a project is defined, and the names of its keys there: for messages, gettext, ids and paths."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from sphinx_openpractices.catalog.entries import find_value_line

from .boundaries import Boundary
from .reporting import Subtype, report_error, report_warning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.keys import KeyProblem


@dataclass(frozen=True)
class Origin:
    """A directive or an element on a page, or an entry of a catalog."""

    name: str
    """``project-figure``, ``<project-figure>`` or ``projects[3]``."""
    noun: str
    """What its keys are called: ``option``, ``attribute`` or ``key``."""
    source: str
    line: int
    document: nodes.document
    written: Mapping[str, str] = field(default_factory=dict)
    """Keys for which the author used another name: ``name`` for ``id``, ``src`` for ``logo``."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The lines of keys that have their own line."""
    folder: str | None = None
    """The base of relative paths, from the source directory; ``None`` for the folder of the page."""
    entry: Origin | None = None
    """The catalog entry that a figure shows; it has the keys that are not in *keys*."""
    keys: Collection[str] = ()
    """The keys that a figure with an *entry* sets itself."""

    @property
    def env(self) -> BuildEnvironment:
        """The environment of the document."""
        return cast("BuildEnvironment", self.document.settings.env)

    @property
    def base(self) -> str:
        """The folder to which paths are relative, from the source directory."""
        return posixpath.dirname(self.env.docname) if self.folder is None else self.folder

    def find_owner(self, key: str) -> Origin:
        """Return the origin that sets *key*, or of which it is a part: this one, or the catalog entry that it shows."""
        return self if self.entry is None or key.partition("[")[0] in self.keys else self.entry

    def find_line(self, key: str) -> int:
        """Return the line of *key*, or of what it is a part of, such as ``evidence[0].title``."""
        return find_value_line(self.lines, key, self.line)

    def mark(self, node: nodes.Element, key: str = "") -> None:
        """Set source and line of *node*, made from *key*; gettext skips nodes without them."""
        node.source, node.line = self.source, self.find_line(key)

    def guard(self, key: str = "") -> Boundary:
        """Return the boundary around what is made of *key*, or of all keys."""
        return Boundary(self.name, f"{self.source}:{self.find_line(key)}")

    def report_error(self, subtype: Subtype, message: str) -> None:
        """Report that something is wrong and was left out."""
        report_error(subtype, f"{self.name}: {message}", f"{self.source}:{self.line}")

    def report_warning(self, subtype: Subtype, message: str, key: str = "", *, severe: bool = False) -> None:
        """Report that *key* is doubtful, or wrong if *severe*; for a catalog entry only once, not on every page."""
        report = report_error if severe else report_warning
        report(subtype, f"{self.name}: {message}", f"{self.source}:{self.find_line(key)}", once=self.noun == "key")

    def report_problems(self, problems: Iterable[KeyProblem], subtypes: Mapping[str, Subtype] | None = None) -> None:
        """Report the problem of each key; *subtypes* has the keys whose values have their own subtype."""
        for name, message, known in problems:
            if known:
                name_there = self.written.get(name, name)
                self.report_error((subtypes or {}).get(name, Subtype.VALUE), f'{self.noun} "{name_there}" {message}')
            else:
                self.report_error(Subtype.OPTION, f'unknown {self.noun} "{name}"{message}')

    def report_selection(self, problems: Iterable[KeyProblem]) -> None:
        """Report options that select something that is not in the catalog."""
        for problem in problems:
            option = f'option "{problem.name}": ' if problem.name else ""
            self.report_warning(Subtype.SELECTION, option + problem.message)
