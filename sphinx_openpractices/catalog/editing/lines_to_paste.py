"""The lines to write by hand into a catalog whose form no command changes, in the format of the catalog."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents.lines import find_toml_lines

from .assessment_edit import ASSESSMENT_KEYS, write_assessment, write_evidence
from .line_places import find_line_begin
from .marked_node import NodeKind
from .toml_values import write_toml_value
from .written_values import convert_written
from .yaml_marks import mark_yaml
from .yaml_values import write_flow_mapping, write_yaml_value

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.practices.practice import Practice

    from .marked_node import MarkedNode
    from .written_values import WrittenItem, WrittenValue

_LISTS = ("evidence", "history")
_LINE_BREAK = re.compile(r"(?:\r\n?|\n)[ \t]*")


def format_lines_to_paste(file: GivenFile, index: int, before: Practice, after: Practice) -> list[str]:
    """Return the lines of what a review changes in the practice with this *index*.

    They replace the keys that are there. An entry of YAML in braces is written whole: as a block, where it can be one.
    """
    text = file.read_data().decode("utf-8-sig")
    suffix = file.path.suffix.lower()
    if suffix == ".toml":
        return _format_toml(text, index, before, after)
    if suffix == ".json":
        return _format_json(before, after)
    lines = _format_yaml(before, after)
    root = mark_yaml(text)
    entry = root.find("practices", index)
    if entry is None or entry.kind is not NodeKind.MAPPING:
        return lines
    column = entry.start - find_line_begin(text, entry.start)
    if not entry.in_brackets:
        return [" " * column + line for line in lines]
    written = {*ASSESSMENT_KEYS} - {name for name in _LISTS if getattr(before, name) == getattr(after, name) != ()}
    others = [_copy_pair(text, *pair) for pair in entry.pairs if pair[0].value not in written]
    entries = root.find("practices")
    if entries is None or entries.in_brackets:
        return [f"{{{', '.join([*others, *_format_in_brackets(before, after)])}}}"]
    block = [line for pair in others for line in pair.split("\n")] + lines
    column = entries.start - find_line_begin(text, entries.start)
    return [" " * column + ("  " if number else "- ") + line for number, line in enumerate(block)]


def _format_yaml(before: Practice, after: Practice) -> list[str]:
    """Return the keys that a review changes, in block style, with whole lists."""
    lines = [f"{name}: {write_yaml_value(value)}" for name, value in _get_scalars(after).items()]
    for name, items in _get_lists(before, after).items():
        lines += [f"{name}:", *(f"  - {write_flow_mapping(item.members)}" for item in items)]
    return lines


def _format_json(before: Practice, after: Practice) -> list[str]:
    """Return the members that a review changes, with whole lists."""
    values: dict[str, object] = {name: convert_written(value) for name, value in _get_scalars(after).items()}
    for name, items in _get_lists(before, after).items():
        values[name] = [{key: convert_written(value) for key, value in item.members.items()} for item in items]
    lines = json.dumps(values, ensure_ascii=False, indent=2).splitlines()[1:-1]
    return [line.removeprefix("  ") for line in lines]


def _format_in_brackets(before: Practice, after: Practice) -> list[str]:
    """Return the same, each key on one line."""
    lines = [f"{name}: {write_yaml_value(value, in_brackets=True)}" for name, value in _get_scalars(after).items()]
    for name, items in _get_lists(before, after).items():
        lines.append(f"{name}: [{', '.join(write_flow_mapping(item.members) for item in items)}]")
    return lines


def _copy_pair(text: str, key: MarkedNode, value: MarkedNode) -> str:
    """Return a key of a mapping in braces, and its value, for a block: further lines are indented more."""
    return f"{text[key.outer : key.end]}: " + _LINE_BREAK.sub("\n    ", text[value.outer : value.end])


def _format_toml(text: str, index: int, before: Practice, after: Practice) -> list[str]:
    """Return the keys that a review changes; lists as they are: in brackets, whole, or what is added as tables."""
    number = {"evidence": len(before.evidence), "history": len(before.history)}
    in_brackets = find_toml_lines(text).items_by_list
    is_inline = ("practices",) in in_brackets
    lines = [f"{name} = {write_toml_value(value)}" for name, value in _get_scalars(after).items()]
    tables: list[str] = []
    for name, items in _get_lists(before, after).items():
        written = [f"{{ {', '.join(_write_members(item))} }}" for item in items]
        if is_inline:
            lines.append(f"{name} = [{', '.join(written)}]")
        elif ("practices", index, name) in in_brackets:
            lines += [f"{name} = [", *(f"  {each}," for each in written), "]"]
        else:
            for item in items[number[name] :]:
                tables += ["", f"[[practices.{name}]]", *_write_members(item)]
    return [", ".join(lines)] if is_inline else lines + tables


def _write_members(item: WrittenItem) -> list[str]:
    return [f"{key} = {write_toml_value(value)}" for key, value in item.members.items()]


def _get_scalars(practice: Practice) -> dict[str, WrittenValue]:
    values = {"status": practice.status, "note": practice.note, "reviewed": practice.reviewed}
    return {name: value for name, value in values.items() if value}


def _get_lists(before: Practice, after: Practice) -> dict[str, list[WrittenItem]]:
    """Return the lists that a review changes."""
    both = {
        "evidence": (before.evidence, [write_evidence(each) for each in after.evidence]),
        "history": (before.history, [write_assessment(each) for each in after.history]),
    }
    return {name: items for name, (old, items) in both.items() if len(items) > len(old)}
