"""Changes the keys and lists of a YAML text in block style; its comments, and all other lines, stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents.members import MERGE_KEY
from sphinx_openpractices.catalog.values import read_line

from .block_items import count_empty_lines, has_item_comment, remove_block_items
from .line_places import find_line_begin, find_line_end, read_line_break
from .marked_node import MarkedNode, NodeKind
from .text_editor import TextEditor
from .written_values import EditRefusal, WrittenItem, WrittenValue
from .yaml_marks import mark_yaml
from .yaml_values import write_flow_mapping, write_yaml_value

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_COMMENT = re.compile(r"\s(#[^\r\n]*)")


class YamlEditor(TextEditor):
    """The editor of YAML."""

    def __init__(self, text: str) -> None:
        super().__init__(text, mark_yaml(text))

    def require_editable(self, mapping: MarkedNode) -> None:
        """Refuse a mapping whose values are also elsewhere, or on one line."""
        if mapping.in_brackets:
            raise EditRefusal("it is in braces")
        if mapping.holds_alias() or mapping.find_pair(MERGE_KEY):
            raise EditRefusal("it has an alias or a merge key, whose values are elsewhere")

    def set_member(self, mapping: MarkedNode, name: str, value: WrittenValue, order: Sequence[str]) -> None:
        """Set a key to a value; a new key follows those that precede it in the *order* of keys."""
        pair = mapping.find_pair(name)
        if pair is None:
            place = self._find_place(mapping, name, order)
            self._insert_lines(place, _get_column(self.text, mapping), _write_pair(name, value))
            return
        key, node = pair
        is_block = node.kind is not NodeKind.SCALAR and not node.in_brackets
        if is_block and node.kind is NodeKind.SEQUENCE and isinstance(value, list):
            self._replace_items(node, name, value)
        elif node.kind is not NodeKind.SCALAR and _COMMENT.search(self.text, key.end, node.end):
            raise EditRefusal(f'its "{name}" has comments in it')
        elif is_block:
            self._edits.replace(self.text.index(":", key.end) + 1, node.end, f" {write_yaml_value(value)}")
        elif node.kind is not NodeKind.SCALAR or read_line(node.value) != str(value):
            written = write_yaml_value(value)
            comments = _COMMENT.findall(self._get_header(node))
            space = "" if self.text[key.end : node.start].endswith((" ", "\t", "\n", "\r")) else " "
            self._edits.replace(node.start, node.end, space + "  ".join([written, *comments]))

    def remove_member(self, mapping: MarkedNode, name: str) -> None:
        """Remove a key, and its value; a comment beside it stays, on a line of its own."""
        pair = mapping.find_pair(name)
        if pair is None:
            return
        key, node = pair
        begin, end = find_line_begin(self.text, key.outer), find_line_end(self.text, node.end)
        beside = self.text[key.end : node.start] + self._get_header(node) + self.text[node.end : end]
        if comments := _COMMENT.findall(beside):
            line_break = read_line_break(self.text, end) + " " * _get_column(self.text, mapping)
            self._edits.replace(key.outer, end, line_break.join(comments))
        elif self.text[begin : key.outer].strip():  # after a dash, where the next key takes its place
            rest = self.text[end:]
            self._edits.replace(key.outer, len(self.text) - len(rest.lstrip()), "")
        elif end < len(self.text):
            self._edits.replace(begin, end + len(read_line_break(self.text, end)), "")
        else:
            line_break = "\r\n" if self.text.endswith("\r\n", 0, begin) else self.text[:begin][-1:]
            self._edits.replace(begin - len(line_break), end, "")

    def add_items(
        self, mapping: MarkedNode, name: str, items: Sequence[WrittenItem], order: Sequence[str], *, in_braces: bool
    ) -> None:
        """Add items to the end of a list, in the form of its last item; those of a new list can be in braces."""
        pair = mapping.find_pair(name)
        if pair is None or pair[1].is_empty:
            self._make_list(mapping, name, items, order, in_braces=in_braces)
            return
        node = pair[1]
        if node.kind is NodeKind.SEQUENCE and not node.in_brackets:
            self._extend_list(node, items)
        elif node.kind is NodeKind.SCALAR and node.style == "|":
            body = self.text[find_line_end(self.text, node.start) : node.end].lstrip("\r\n")
            first = next(line for line in body.splitlines() if line.strip())
            self._insert_lines(node.end, len(first) - len(first.lstrip(" ")), [item.line for item in items])
        else:
            what = "in brackets" if node.in_brackets else "a text"
            raise EditRefusal(f'its "{name}" is {what}, not a list with each item after "- "')

    def has_comment(self, mapping: MarkedNode, name: str, index: int) -> bool:
        """Return whether an item of a list has a comment in it or beside it."""
        pair = mapping.find_pair(name)
        return pair is not None and has_item_comment(self.text, pair[1], index)

    def remove_items(self, mapping: MarkedNode, name: str, indexes: Collection[int]) -> None:
        """Remove items of a list, with the empty lines before them."""
        if pair := mapping.find_pair(name):
            remove_block_items(self._edits, *pair, indexes)

    def _make_list(
        self, mapping: MarkedNode, name: str, items: Sequence[WrittenItem], order: Sequence[str], *, in_braces: bool
    ) -> None:
        """Write a new list, or one in place of an empty value."""
        column = _get_column(self.text, mapping)
        lines = [
            " " * self._find_indentation(mapping) + line
            for item in items
            for line in ([f"- {write_flow_mapping(item.members)}"] if in_braces else _write_block(item, 2))
        ]
        pair = mapping.find_pair(name)
        if pair is None:
            self._insert_lines(self._find_place(mapping, name, order), column, [f"{name}:", *lines])
            return
        key, node = pair
        colon = self.text.index(":", key.end) + 1
        if node.end > colon:
            self._edits.replace(colon, node.end, "".join(map(" {}".format, _COMMENT.findall(self._get_header(node)))))
        self._insert_lines(node.end, column, lines)

    def _extend_list(self, node: MarkedNode, items: Sequence[WrittenItem]) -> None:
        """Add items to a list in block style, in the form of its last item."""
        last = node.children[-1]
        gap = re.search(r"-( *)$", self.text[find_line_begin(self.text, last.outer) : last.outer])
        dash = "-" + (gap[1] if gap else "") if gap and gap[1] else "- "
        # Lists in the items are as those in the items that are there: in brackets, or in block style.
        like = next((each for each in reversed(node.children) if _holds_block_list(each)), None)
        column = self._find_indentation(like) if like else None
        separator = [""] * count_empty_lines(self.text, node)
        lines: list[str] = []
        for item in items:
            lines += separator
            if last.kind is NodeKind.SCALAR:
                lines.append(dash + write_yaml_value(item.line))
            elif last.in_brackets:
                space = " " if self.text.startswith(" ", last.start + 1) else ""
                lines.append(dash + write_flow_mapping(item.members, space))
            else:
                lines += _write_block(item, len(dash), column)
        self._insert_lines(last.end, _get_column(self.text, node), lines)

    def _replace_items(self, node: MarkedNode, name: str, values: Sequence[WrittenValue]) -> None:
        """Replace the items of a list in block style; the lines of those that stay are kept, with their comments."""
        if any(child.kind is not NodeKind.SCALAR for child in node.children):
            raise EditRefusal(f'its "{name}" is not a list of plain values')
        begins = [find_line_begin(self.text, child.outer) for child in node.children]
        end = find_line_end(self.text, node.end)
        line_break = read_line_break(self.text, end)
        dash = self.text[begins[-1] : node.children[-1].outer]
        lines = {
            child.value: self.text[begin:after].removesuffix(line_break)
            for child, begin, after in zip(node.children, begins, [*begins[1:], end], strict=True)
        }
        written = [lines.get(str(value), dash + write_yaml_value(value)) for value in values]
        self._edits.replace(begins[0], end, line_break.join(written))

    def _insert_lines(self, place: int, column: int, lines: Collection[str]) -> None:
        """Insert lines below the one of a place."""
        end = find_line_end(self.text, place)
        line_break = read_line_break(self.text, end)
        self._edits.insert(end, "".join(line_break + (" " * column + line if line else "") for line in lines))

    def _find_place(self, mapping: MarkedNode, name: str, order: Sequence[str]) -> int:
        """Return the end of the pair after which a new key belongs."""
        before = order[: order.index(name)]
        found = [pair for pair in mapping.pairs if pair[0].value in before] or mapping.pairs
        return max(found[-1][1].end, found[-1][0].end)

    def _find_indentation(self, mapping: MarkedNode) -> int:
        """Return how far lists are indented below their keys: as in this mapping, or else as in the file."""
        for each in (mapping, self.root):
            for key, node in each.pairs:
                if node.kind is NodeKind.SEQUENCE and not node.in_brackets and node.children:
                    return max(_get_column(self.text, node) - _get_column(self.text, key), 0)
        return 2

    def _write(self, value: WrittenValue) -> str:
        return write_yaml_value(value)

    def _get_header(self, node: MarkedNode) -> str:
        """Return the first line of a block scalar, which has its sign and perhaps a comment; it has no text."""
        return self.text[node.start : find_line_end(self.text, node.start)] if node.style in {"|", ">"} else ""


def _get_column(text: str, node: MarkedNode) -> int:
    return node.start - find_line_begin(text, node.start)


def _holds_block_list(node: MarkedNode) -> bool:
    children = node.children if node.kind is NodeKind.MAPPING else []
    return any(child.kind is NodeKind.SEQUENCE and not child.in_brackets for child in children)


def _write_block(item: WrittenItem, indentation: int, column: int | None = None) -> list[str]:
    """Return the lines of an item in block style; its lists, too, at a *column*, if there is one."""
    dash = "-".ljust(indentation)
    return [
        (" " * indentation if number else dash) + line
        for number, line in enumerate(line for pair in item.members.items() for line in _write_pair(*pair, column))
    ]


def _write_pair(name: str, value: WrittenValue, column: int | None = None) -> list[str]:
    """Return the lines of a key and its value: each of the keys of a mapping on its own line, and items at a column."""
    if isinstance(value, list) and value and column is not None:
        return [f"{name}:", *(" " * column + f"- {write_yaml_value(each)}" for each in value)]
    if not isinstance(value, Mapping) or not value:
        return [f"{write_yaml_value(name)}: {write_yaml_value(value)}"]
    return [f"{name}:", *(f"  {write_yaml_value(key)}: {write_yaml_value(each)}" for key, each in value.items())]
