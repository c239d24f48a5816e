"""The report of a migration, with what needs attention, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.messages import Message, Severity, make_message
from sphinx_openpractices.text.printable import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.hugo.converters.results import ConversionResult

_TITLES = {
    "mistakes": "Errors in the Hugo site",
    "kept": "Shortcodes that were not converted",
    "lost": "Lost",
    "broken": "Broken links",
    "images": "Missing images",
    "site": "Menus, templates, settings and files that were not migrated",
    "alt": "Images without alternative text",
    "elsewhere": "Links to the site's own address, where Hugo has no page; left unchanged",
    "hidden": "Content that Hugo does not show; the new site does not show it either",
    "left_out": "Pages that Hugo does not publish",
    "languages": "Pages in other languages",
    "nowhere": "Links that did not work on the Hugo site and now do",
    "changed": "Changed",
}
"""The lists of the report, in order."""

_NEEDS_ATTENTION = ("mistakes", "kept", "lost", "broken", "images", "site")
"""The lists that need attention; the others are for information."""


@dataclass(slots=True)
class MigrationReport:
    """What was converted; every place is a file of the Hugo site with a line."""

    pages: dict[str, str] = field(default_factory=dict)
    """The new page for each file."""
    shortcodes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each shortcode was ``converted``, ``partly`` converted or ``kept``."""
    rewritten_links: int = 0
    """The number of links that were rewritten for the new site."""
    found: dict[str, list[Message]] = field(default_factory=lambda: {name: [] for name in _TITLES})
    projects: int = 0

    def add(self, kind: str, file: str, line: int, message: str) -> None:
        """Add a message to one of the lists."""
        severity = Severity.WARNING if kind in _NEEDS_ATTENTION else Severity.ADVICE
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
        self.projects += other.projects

    @property
    def attention_count(self) -> int:
        """The number of messages that need attention."""
        return sum(len(self.found[kind]) for kind in _NEEDS_ATTENTION)

    def format_summary(self) -> list[str]:
        """Return the lines of a summary for the terminal."""
        shortcodes = sum(sum(outcomes.values()) for outcomes in self.shortcodes.values())
        counts = (
            (len(self.pages), "page"),
            (shortcodes, "shortcode"),
            (self.projects, "project"),
            (self.rewritten_links, "link"),
        )
        done = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
        lists = [f"{_TITLES[kind]}: {len(found)}" for kind, found in self.found.items() if found]
        return [f"Converted: {done}", *lists]

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
        text = json.dumps(self.to_data(), ensure_ascii=False, indent=2)
        # Only control and format characters get escapes, so that a person can read the names.
        return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text) + "\n"

    def format_markdown(self) -> str:
        """Return the whole report as Markdown."""
        parts = ["# Migration report", *self.format_summary()[:1]]
        parts += _write_section(
            "Shortcodes", (_write_outcomes(name, each) for name, each in sorted(self.shortcodes.items()))
        )
        for kind, title in _TITLES.items():
            parts += _write_section(
                title,
                (f"`{problem.file}`, line {problem.line}: {problem.text_with_path}" for problem in self.found[kind]),
            )
        parts += _write_section("Pages", (f"`{source}` became `{target}`" for source, target in self.pages.items()))
        return "\n\n".join(parts) + "\n"


def _write_section(title: str, lines: Iterable[str]) -> list[str]:
    """Return a heading and a list, unless the list is empty."""
    items = [f"- {escape_unprintable(line)}" for line in lines]
    return [f"## {title}", "\n".join(items)] if items else []


def _write_outcomes(name: str, outcomes: Counter[str]) -> str:
    """Return a line with the outcomes of a shortcode."""
    return f"`{name}`: " + ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
