"""The report of a migration: everything that was converted, and everything that a person should know."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.site.failed_pages import FailedPages
from sphinx_openpractices.text.messages import Message, Severity, make_message

from .report_kinds import REPORT_KINDS

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.converters.results import ConversionResult


@dataclass(slots=True)
class MigrationReport:
    """What was converted; every place is a file of the Hugo site with a line."""

    pages: dict[str, str] = field(default_factory=dict)
    """The new page for each file."""
    shortcodes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each shortcode was ``converted``, ``partly`` converted or ``kept``."""
    rewritten_links: int = 0
    """The number of links that were rewritten for the new site."""
    found: dict[str, list[Message]] = field(default_factory=lambda: {name: [] for name in REPORT_KINDS})
    projects: int = 0
    failed: FailedPages = field(default_factory=FailedPages)
    schemes: set[str] = field(default_factory=set)
    """The schemes of links to other sites, which MyST must know."""

    def add(self, kind: str, file: str, line: int, message: str) -> None:
        """Add a message to one of the lists."""
        severity = Severity.WARNING if REPORT_KINDS[kind].to_do else Severity.ADVICE
        if kind == "mistakes":
            severity = Severity.ERROR
        found = make_message(file, line, "", " ".join(message.split()))
        self.found[kind].append(found._replace(severity=severity))

    def count_shortcode(self, name: str, result: ConversionResult) -> None:
        """Count a shortcode."""
        self.shortcodes[name.lower()][result.outcome] += 1
        self.projects += result.project is not None

    def merge(self, other: MigrationReport) -> None:
        """Append the content of another report."""
        self.pages |= other.pages
        for name, outcomes in other.shortcodes.items():
            self.shortcodes[name].update(outcomes)
        for kind, problems in other.found.items():
            self.found[kind] += problems
        self.rewritten_links += other.rewritten_links
        self.schemes |= other.schemes
        self.projects += other.projects
        self.failed |= other.failed

    @property
    def attention_count(self) -> int:
        """The number of messages that need attention."""
        return sum(len(self.found[kind]) for kind, each in REPORT_KINDS.items() if each.to_do)

    def to_data(self) -> dict[str, Any]:
        """Return the whole report as plain data."""
        return {
            "pages": self.pages,
            "shortcodes": {name: dict(sorted(each.items())) for name, each in sorted(self.shortcodes.items())},
            "projects": self.projects,
            "links_rewritten": self.rewritten_links,
            **{kind: [problem.to_data() for problem in found] for kind, found in self.found.items()},
        }

    def format_json(self) -> str:
        """Return the whole report as JSON."""
        lines = json.dumps(self.to_data(), ensure_ascii=False, indent=2).split("\n")
        return "".join(f"{line if line.isprintable() else _escape_characters(line)}\n" for line in lines)


def _escape_characters(text: str) -> str:
    """Return *text* with escapes for control and format characters only, so that a person can read the names."""
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
