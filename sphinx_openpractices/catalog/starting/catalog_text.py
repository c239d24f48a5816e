"""Practices as a catalog in YAML that people go on writing: an empty line between entries, and comments above them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.durations import Duration
from sphinx_openpractices.catalog.exporting.catalog_data import PlainDumper, convert_record
from sphinx_openpractices.text.printable import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.practices.practice import Practice

_WIDTH = 100


class WrittenPractice(NamedTuple):
    """A practice, and the lines of the comment above it."""

    record: Practice
    comment: tuple[str, ...] = ()


def format_practices(practices: Iterable[WrittenPractice], header: Iterable[str], *, is_ascii: bool = False) -> str:
    """Write a catalog below a comment, the *header*; *is_ascii* writes other characters of values as escapes."""
    entries = (_format_comment(each.comment) + _dump([_convert(each.record)], is_ascii=is_ascii) for each in practices)
    return f"{_format_comment(header)}\npractices:\n{textwrap.indent(chr(10).join(entries), '  ')}"


def _convert(practice: Practice) -> dict[str, Any]:
    """Return a practice as data with its dates; lists of one text are the text."""
    values = convert_record(practice, as_text=lambda value: value)
    texts = {name: value[0] for name, value in values.items() if isinstance(value, list) and len(value) == 1}
    return values | {name: text for name, text in texts.items() if isinstance(text, str)}


def _format_comment(lines: Iterable[str]) -> str:
    """Return lines as a comment; long ones are wrapped, unless they are indented, and words such as URLs stay whole.

    The name of a file can hold what would end the comment, or what YAML does not allow.
    """
    wrap = textwrap.TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False).wrap
    wrapped = (each for line in lines for each in ([line] if line[:1] in ("", " ") else wrap(line)))
    return "".join(f"{f'# {escape_unprintable(line)}'.rstrip()}\n" for line in wrapped)


class _Dumper(PlainDumper):
    """Indents lists in mappings, as the documentation does, and writes several lines as a block, and dates as dates."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - as PyYAML calls it
        """Go one level deeper."""
        super().increase_indent(flow, indentless=False)

    def represent_lines(self, data: str) -> yaml.ScalarNode:
        """Return text, as a block if it has several lines."""
        node = self.represent_str(data)
        node.style = node.style or ("|" if "\n" in data else None)
        return node

    def represent_day(self, data: CalendarDate) -> yaml.ScalarNode:
        """Return a day, or a month, which is text in YAML; neither has quotes."""
        return self.represent_scalar(f"tag:yaml.org,2002:{'timestamp' if data.day else 'str'}", str(data))

    def represent_duration(self, data: Duration) -> yaml.ScalarNode:
        """Return a number of days, months or years."""
        return self.represent_str(str(data))


_Dumper.add_representer(str, _Dumper.represent_lines)
_Dumper.add_representer(CalendarDate, _Dumper.represent_day)
_Dumper.add_representer(Duration, _Dumper.represent_duration)


def _dump(data: Any, *, is_ascii: bool) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=not is_ascii, sort_keys=False, width=_WIDTH)
