"""Changes the keys and lists of a JSON text, with the line breaks and the indentation that it has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.values import read_line

from .json_marks import mark_json
from .line_places import find_line_begin, read_line_break
from .marked_node import MarkedNode, NodeKind
from .text_editor import TextEditor
from .written_values import EditRefusal, WrittenItem, WrittenValue, convert_written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class JsonEditor(TextEditor):
    """The editor of JSON."""

    def __init__(self, text: str) -> None:
        super().__init__(text, mark_json(text))
        self._is_ascii = text.isascii() and "\\u" in text

    def require_editable(self, mapping: MarkedNode) -> None:
        """Refuse nothing: each value is written where it is."""

    def set_member(self, mapping: MarkedNode, name: str, value: WrittenValue, order: Sequence[str]) -> None:
        """Set a key to a value; a new key follows those that precede it in the *order* of keys."""
        pair = mapping.find_pair(name)
        if pair is None:
            self._insert_member(mapping, name, self._write(value), order)
        elif pair[1].kind is not NodeKind.SCALAR or read_line(pair[1].value) != str(value):
            self._edits.replace(pair[1].start, pair[1].end, self._write(value))

    def remove_member(self, mapping: MarkedNode, name: str) -> None:
        """Remove a key, and its value."""
        pair = mapping.find_pair(name)
        if pair is None:
            return
        index = mapping.children.index(pair[0])
        if index:
            self._edits.replace(mapping.children[index - 1].end, pair[1].end, "")
        elif mapping.children[2:]:
            self._edits.replace(pair[0].start, mapping.children[2].start, "")
        else:
            self._edits.replace(pair[0].start, pair[1].end, "")

    def add_items(
        self, mapping: MarkedNode, name: str, items: Sequence[WrittenItem], order: Sequence[str], *, in_braces: bool
    ) -> None:
        """Add items to the end of a list, in the form of its last item; the braces of a new one are as in the file."""
        del in_braces
        pair = mapping.find_pair(name)
        if pair is None:
            self._insert_member(mapping, name, self._write_list(mapping, items), order)
        elif pair[1].is_empty:
            self._edits.replace(pair[1].start, pair[1].end, self._write_list(mapping, items))
        elif pair[1].kind is NodeKind.SEQUENCE:
            self._extend_list(pair[1], items)
        elif pair[1].style:
            lines = "".join(self._write("\n" + item.line)[1:-1] for item in items)
            self._edits.insert(pair[1].end - 1, lines)
        else:
            raise EditRefusal(f'its "{name}" is not a list')

    def remove_items(self, mapping: MarkedNode, name: str, indexes: Collection[int]) -> None:
        """Remove items of a list, each with the comma before it, or after those at the beginning."""
        pair = mapping.find_pair(name)
        items = pair[1].children if pair else []
        first = next((index for index in range(len(items)) if index not in indexes), len(items))
        if pair and first == len(items):
            self._edits.replace(pair[1].start + 1, pair[1].end - 1, "")
        elif first:
            self._edits.replace(items[0].start, items[first].start, "")
        for index in (each for each in indexes if each > first):
            self._edits.replace(items[index - 1].end, items[index].end, "")

    def _insert_member(self, mapping: MarkedNode, name: str, written: str, order: Sequence[str]) -> None:
        """Insert a key after those that precede it."""
        before = order[: order.index(name)]
        key, node = ([pair for pair in mapping.pairs if pair[0].value in before] or mapping.pairs)[-1]
        colon = self.text[key.end : node.start]
        self._edits.insert(node.end, f",{self._find_gap(mapping)}{self._write(name)}{colon}{written}")

    def _extend_list(self, node: MarkedNode, items: Iterable[WrittenItem]) -> None:
        last = node.children[-1]
        for item in items:
            is_text = last.kind is NodeKind.SCALAR
            written = self._write(item.line) if is_text else self._write_like(last, item)
            self._edits.insert(last.end, f",{self._find_gap(node)}{written}")

    def _write_like(self, last: MarkedNode, item: WrittenItem) -> str:
        """Write an item with the spaces of another one."""
        first, end = last.children[0], last.children[-1].end
        key, value = last.pairs[0]
        colon = self.text[key.end : value.start]
        inner = f",{self._find_gap(last)}".join(
            f"{self._write(name)}{colon}{self._write(each)}" for name, each in item.members.items()
        )
        return f"{self.text[last.start : first.start]}{inner}{self.text[end : last.end]}"

    def _write_list(self, mapping: MarkedNode, items: Iterable[WrittenItem]) -> str:
        """Write a new list; if the keys of *mapping* are on lines of their own, so are the items and their keys."""
        plain = [{name: convert_written(value) for name, value in item.members.items()} for item in items]
        gap = self._find_gap(mapping)
        if "\n" not in gap and "\r" not in gap:
            colon = self.text[mapping.pairs[0][0].end : mapping.pairs[0][1].start]
            return json.dumps(plain, ensure_ascii=self._is_ascii, separators=(f",{gap}", colon))
        own = gap[find_line_begin(gap, len(gap)) :]
        around = self.text[find_line_begin(self.text, mapping.end) : mapping.end - 1]
        step = own.removeprefix(around) if own.startswith(around) else "  "
        lines = json.dumps(plain, ensure_ascii=self._is_ascii, indent=step or "  ").split("\n")
        return (read_line_break(self.text, len(self.text)) + own).join(lines)

    def _find_gap(self, node: MarkedNode) -> str:
        """Return the space between the comma and the next value or key in a list or a mapping."""
        each = node.children[::2] if node.kind is NodeKind.MAPPING else node.children
        ends = node.children[1::2] if node.kind is NodeKind.MAPPING else node.children
        if len(each) > 1:
            return self.text[ends[-2].end : each[-1].start].replace(",", "", 1)
        before = self.text[node.start + 1 : each[0].start]
        return before if "\n" in before or "\r" in before else self._usual_gap

    @property
    def _usual_gap(self) -> str:
        """The space after a comma on one line."""
        return "" if '":' in self.text and '": ' not in self.text else " "

    def _write(self, value: WrittenValue) -> str:
        return json.dumps(convert_written(value), ensure_ascii=self._is_ascii)
