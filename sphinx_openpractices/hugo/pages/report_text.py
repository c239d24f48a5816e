"""The report of a migration for people: a to-do list in Markdown, and a summary for the terminal.

Messages that are alike are put together, and only the first of many are shown; the report in JSON has all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.markdown_text import write_code_span
from sphinx_openpractices.text.messages import list_first
from sphinx_openpractices.text.printable import escape_unprintable

from .report_kinds import REPORT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_openpractices.text.messages import Message

    from .report import MigrationReport
    from .report_kinds import ReportKind

_MOST_PLACES = 10
"""How many places of one message are shown."""
_MOST_ALIKE = 50
"""How many messages are shown that differ in quoted text only."""
_QUOTED = re.compile('"([^"]+)"')
_WHOLE_LIST = "migration.json has them all"


def format_summary(report: MigrationReport) -> list[str]:
    """Return at most seven lines for the terminal: what was converted, and how much there is to do, by list."""
    shortcodes = sum(sum(outcomes.values()) for outcomes in report.shortcodes.values())
    counts = (
        (len(report.pages), "page"),
        (shortcodes, "shortcode"),
        (report.projects, "project"),
        (report.rewritten_links, "link"),
    )
    done = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
    lists = [
        f"{each.title}: {len(report.found[kind])}"
        for kind, each in REPORT_KINDS.items()
        if each.to_do and report.found[kind]
    ]
    return [f"Converted: {done}", *lists]


def format_markdown(report: MigrationReport) -> str:
    """Return the report as Markdown: what to do first, then what is for information."""
    parts = ["# Migration report", *format_summary(report)[:1]]
    to_do = list(_write_lists(report, to_do=True))
    parts += ["## To do", *(to_do or ["Nothing needs your attention."])]
    if others := list(_write_lists(report, to_do=False)):
        parts += ["## For information", *others]
    parts += _write_section(
        "Shortcodes", (_write_outcomes(name, each) for name, each in sorted(report.shortcodes.items()))
    )
    parts += _write_section("Pages", (f"{_show(old)} became {_show(new)}" for old, new in report.pages.items()))
    return "\n\n".join(parts) + "\n"


def _write_lists(report: MigrationReport, *, to_do: bool) -> Iterator[str]:
    """Yield the headings and the lists of one half of the report."""
    for name, kind in REPORT_KINDS.items():
        messages = report.found[name]
        if messages and kind.to_do is to_do:
            yield f"### {kind.title} ({len(messages)})"
            yield kind.advice
            yield "\n".join(_write_items(name, kind, messages))


def _write_items(name: str, kind: ReportKind, messages: Sequence[Message]) -> Iterator[str]:
    """Yield the items of a list: one for each message, with its places, those with most places first."""
    mark = "- [ ]" if kind.to_do else "-"
    places: defaultdict[str, list[Message]] = defaultdict(list)
    for message in messages:
        places[message.text_with_path].append(message)
    alike = Counter(_QUOTED.sub('""', text) for text in places)
    shown: Counter[str] = Counter()
    for text, found in sorted(places.items(), key=lambda item: -len(item[1])):
        pattern = _QUOTED.sub('""', text)
        shown[pattern] += 1
        if shown[pattern] <= _MOST_ALIKE:
            yield from _write_item(mark, text, found)
        elif shown[pattern] == alike[pattern]:
            number = alike[pattern] - _MOST_ALIKE
            yield f"{mark} and {number} more like this: {_show_text(pattern)} (`{name}` in {_WHOLE_LIST})"


def _write_item(mark: str, text: str, found: Sequence[Message]) -> Iterator[str]:
    """Yield the lines for a message and its places."""
    if len(found) == 1:
        yield f"{mark} {_show(found[0].file)}, line {found[0].line}: {_show_text(text)}"
        return
    yield f"{mark} {_show_text(text)} ({len(found)} places)"
    files: defaultdict[str, list[str]] = defaultdict(list)
    for message in found[:_MOST_PLACES]:
        files[message.file].append(str(message.line))
    for file, lines in files.items():
        yield f"  - {_show(file)}, line{'' if len(lines) == 1 else 's'} {', '.join(dict.fromkeys(lines))}"
    if len(found) > _MOST_PLACES:
        yield f"  - and {len(found) - _MOST_PLACES} more; {_WHOLE_LIST}"


def _show(name: str) -> str:
    """Return the name of a file as code."""
    return write_code_span(escape_unprintable(name))


def _show_text(text: str) -> str:
    """Return a message as Markdown that shows it, with what it quotes as code."""
    parts = _QUOTED.split(text)
    return "".join(write_code_span(part) if index % 2 else _escape_part(part) for index, part in enumerate(parts))


def _escape_part(part: str) -> str:
    """Return a part of a line as Markdown; the letters around it keep the spaces at its ends."""
    return myst_syntax.escape_text(f"x{part}x")[1:-1]


def _write_section(title: str, lines: Iterable[str]) -> list[str]:
    """Return a heading and a list, unless the list is empty."""
    items = [f"- {line}" for line in lines]
    return [f"## {title}", "\n".join(items)] if items else []


def _write_outcomes(name: str, outcomes: Counter[str]) -> str:
    """Return a line with the outcomes of a shortcode."""
    return f"{_show(name)}: " + ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))


def describe_failures(messages: Sequence[Message]) -> str:
    """Return a line that names the pages that were left out after an unexpected error."""
    files = list_first((message.file for message in messages), len(messages), 5)
    return f"Left out after an internal error, please report it: {files}"
