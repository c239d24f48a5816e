"""What a migration did, and what is left for a person, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.messages import Message, Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.hugo.converters.results import ConversionResult

_TITLES = {
    "mistakes": "Wrong in the site",
    "kept": "Shortcodes that are not known",
    "lost": "What could not be carried over",
    "broken": "Links that lead nowhere",
    "images": "Images that are not there",
    "alt": "Images without a text for those who cannot see them",
    "elsewhere": "Addresses of the site at which Hugo puts nothing; they stay as they are",
    "left_out": "Pages that Hugo leaves out",
    "languages": "Pages in other languages",
    "nowhere": "Links that led nowhere on the Hugo site, and lead somewhere now",
    "changed": "What is other than it was",
}
"""The lists of the report, in its order."""

_NEEDS_ATTENTION = ("mistakes", "kept", "lost", "broken", "images")
"""Those that need a person; the others are to be known."""


@dataclass(slots=True)
class MigrationReport:
    """What was done; every place is a file of the Hugo site with a line."""

    pages: dict[str, str] = field(default_factory=dict)
    """The page that each file became."""
    shortcodes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each shortcode was ``converted``, ``partly`` converted or ``kept``."""
    mended: int = 0
    """Links that were written anew and lead to where they led."""
    found: dict[str, list[Message]] = field(default_factory=lambda: {name: [] for name in _TITLES})
    projects: int = 0

    def add(self, kind: str, file: str, line: int, message: str) -> None:
        """Put something into one of the lists."""
        severity = Severity.WARNING if kind in _NEEDS_ATTENTION else Severity.ADVICE
        if kind == "mistakes":
            severity = Severity.ERROR
        found = make_message(file, line, "", " ".join(message.split()))
        self.found[kind].append(found._replace(severity=severity))

    def count(self, name: str, result: ConversionResult) -> None:
        """Count a shortcode."""
        self.shortcodes[name.lower()][result.outcome] += 1
        self.projects += result.project is not None

    def merge(self, other: MigrationReport) -> None:
        """Take over what another report says, behind what this one does."""
        self.pages |= other.pages
        for name, outcomes in other.shortcodes.items():
            self.shortcodes[name].update(outcomes)
        for kind, problems in other.found.items():
            self.found[kind] += problems
        self.mended += other.mended
        self.projects += other.projects

    @property
    def needs_a_person(self) -> int:
        """How many entries somebody has to look at."""
        return sum(len(self.found[kind]) for kind in _NEEDS_ATTENTION)

    def as_text(self) -> list[str]:
        """The short form, for a screen."""
        shortcodes = sum(sum(outcomes.values()) for outcomes in self.shortcodes.values())
        counts = (
            (len(self.pages), "page"),
            (shortcodes, "shortcode"),
            (self.projects, "project"),
            (self.mended, "link"),
        )
        done = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
        lists = [f"{len(found)}: {_TITLES[kind]}" for kind, found in self.found.items() if found]
        return [f"{done} written anew", *lists]

    def as_data(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            "pages": self.pages,
            "shortcodes": {name: dict(sorted(each.items())) for name, each in sorted(self.shortcodes.items())},
            "projects": self.projects,
            "links_written_anew": self.mended,
            **{kind: [problem.to_data() for problem in found] for kind, found in self.found.items()},
        }

    def as_json(self) -> str:
        """The same as text."""
        return json.dumps(self.as_data(), ensure_ascii=False, indent=2) + "\n"

    def as_markdown(self) -> str:
        """All of it, for people."""
        parts = ["# What became of the Hugo site", *self.as_text()[:1]]
        parts += _write_section(
            "Shortcodes", (_write_outcomes(name, each) for name, each in sorted(self.shortcodes.items()))
        )
        for kind, title in _TITLES.items():
            parts += _write_section(
                title,
                (f"`{problem.file}`, line {problem.line}: {problem.text_with_path}" for problem in self.found[kind]),
            )
        parts += _write_section("Pages", (f"`{source}` is `{target}`" for source, target in self.pages.items()))
        return "\n\n".join(parts) + "\n"


def _write_section(title: str, lines: Iterable[str]) -> list[str]:
    """A heading and a list, if there is anything in it."""
    items = [f"- {line}" for line in lines]
    return [f"## {title}", "\n".join(items)] if items else []


def _write_outcomes(name: str, outcomes: Counter[str]) -> str:
    """What became of one."""
    return f"`{name}`: " + ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
