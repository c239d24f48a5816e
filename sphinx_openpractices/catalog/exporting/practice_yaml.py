"""Practices as a catalog in YAML that people go on writing: an empty line between entries, and comments above them."""

from __future__ import annotations

import textwrap
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.durations import Duration
from sphinx_openpractices.catalog.keys import get_keys

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
    entries = (
        _format_comment(each.comment) + _dump([convert_record(each.record)], is_ascii=is_ascii) for each in practices
    )
    return f"{_format_comment(header)}\npractices:\n{textwrap.indent(chr(10).join(entries), '  ')}"


def convert_record(record: Any) -> dict[str, Any]:
    """Return a record with its parts as mappings; keys without a value are left out, and dates and times are kept."""
    values = {name: getattr(record, key.field) for name, key in get_keys(type(record)).items()}
    return {name: _convert_value(value) for name, value in values.items() if value}


def _convert_value(value: Any) -> Any:
    if isinstance(value, tuple):
        items = [_convert_value(each) for each in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return convert_record(value) if is_dataclass(value) and get_keys(type(value)) else value


def _format_comment(lines: Iterable[str]) -> str:
    """Return lines as a comment; long ones are wrapped, unless they are indented, and words such as URLs stay whole."""
    wrap = textwrap.TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False).wrap
    wrapped = (each for line in lines for each in ([line] if line[:1] in ("", " ") else wrap(line)))
    return "".join(f"{f'# {line}'.rstrip()}\n" for line in wrapped)


class _Dumper(yaml.SafeDumper):
    """Indents lists in mappings, as the documentation does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - as PyYAML calls it
        """Go one level deeper."""
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    """Return text, as a block of lines if it has several."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, "|" if "\n" in value else None)


def _represent_date(dumper: _Dumper, value: CalendarDate) -> yaml.ScalarNode:
    """Return a day, or a month, which is text in YAML; neither has quotes."""
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'timestamp' if value.day else 'str'}", str(value))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(CalendarDate, _represent_date)
_Dumper.add_representer(Duration, lambda dumper, value: _represent_text(dumper, str(value)))


def _dump(data: Any, *, is_ascii: bool) -> str:
    # of types-PyYAML, the functions take no dumper with methods of its own
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=not is_ascii, sort_keys=False, width=_WIDTH)
    return text
