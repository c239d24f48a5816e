"""What to write in place of the most common mistakes in YAML.

The parser's own message is about its grammar, and often about a line below the mistake. So the lines around the error
are compared with what people write.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from sphinx_openpractices.text.printable import shorten_text

_LINE = re.compile(r"( *)((?:- +)*)(?:([^\s:#'\"\[\]{},&*!|>%@`?-][^:#]*|\"[^\"]*\"|'[^']*'):(?=[ \t]|$)[ \t]*)?(.*)")
"""A line: its indentation, its dashes, its key, and its value."""
CLOSE_COLON = re.compile(r"(\w[\w-]*)(?:[:\uff1a]|\s+=)\s*(\S.*)")
"""A key and a value without the space that YAML needs between them, or with another sign."""
_CONFLICT = re.compile(r"[<=>]{7}(?: |$)")
_SIGNS = "@`%*&!|>{}[],?-#"
"""Signs with which a text cannot begin."""
_LONGEST = 60


class YamlMistake:
    """A parser's error in *text*, after the event *last*; finds its line and what to write."""

    def __init__(self, err: yaml.MarkedYAMLError, last: Any, text: str) -> None:
        self.lines = text.split("\n")
        while len(self.lines) > 1 and not self.lines[-1].strip():
            self.lines.pop()
        self.last: Any = last if isinstance(last, yaml.ScalarEvent) else None
        """The last event, if it is a scalar."""
        self.context = err.context or ""
        self.problem = err.problem or ""
        mark = err.problem_mark or err.context_mark
        end = len(self.lines) - 1
        self.line = min(mark.line, end) if mark else 0
        self.column = mark.column if mark and mark.line <= end else len(self.lines[self.line])
        self.first = min(err.context_mark.line, end) if err.context_mark else self.line
        self.indent, self.dashes, self.key, self.value = self.split_line(self.line)

    def split_line(self, line: int) -> tuple[str, str, str, str]:
        """Return indentation, dashes, key and value of a line."""
        match = _LINE.fullmatch(self.lines[line].rstrip())
        return match.groups(default="") if match else ("", "", "", "")  # type: ignore[return-value]

    def describe(self) -> tuple[int, str]:
        """Return the line of the mistake, from 1, and what to write, or else the parser's message."""
        for find in (
            self.find_conflict,
            self.find_other_space,
            self.find_quote,
            self.find_bracket,
            self.find_sign,
            self.find_colon,
            self.find_missing_space,
            self.find_missing_colon,
            self.find_indentation,
        ):
            if found := find():
                return found[0] + 1, found[1]
        return self.line + 1, f"is not valid YAML: {': '.join(filter(None, (self.context, self.problem)))}"

    def find_conflict(self) -> tuple[int, str] | None:
        """Find the markers of a merge conflict in git."""
        for line in (self.first, self.line):
            if _CONFLICT.match(self.lines[line]):
                return line, "resolve the merge conflict that begins or ends here"
        return None

    def find_other_space(self) -> tuple[int, str] | None:
        """Find tabs and no-break spaces in an indentation."""
        for line in (self.line, self.first):
            blank = re.match(r"[\s-]*", self.lines[line])
            if blank and "\t" in blank[0]:
                return line, "indent with spaces, not with tabs"
            if blank and not blank[0].isascii():
                return line, "indent with usual spaces; this line begins with a no-break or other special space"
        return None

    def find_quote(self) -> tuple[int, str] | None:
        """Find quotes that are not closed, or closed before the end, and backslashes in them."""
        if "quoted scalar" in self.context or "-quoted" in self.context:
            if "end of stream" in self.problem:
                return self.first, "close the quote; it is not closed until the end of the file"
            return self.line, """write "/" in a path; around text with a backslash, write ' in place of \""""
        if self.last is None or self.last.style not in {"'", '"'}:
            return None
        begin, end = self.last.start_mark.line, self.last.end_mark.line
        if end != self.line or not self.lines[end][self.last.end_mark.column :].strip():
            return None
        if begin < end:
            return begin, f"close the quote; it is not closed until line {end + 1}"
        written = self.lines[end][self.last.start_mark.column :]
        inner = written[1:-1] if written[-1:] == written[:1] else written
        return end, f"put quotes around the whole value, as in {quote_yaml(inner)}"

    def find_bracket(self) -> tuple[int, str] | None:
        """Find brackets that are not closed, and texts in brackets that need quotes."""
        if "while parsing a flow" not in self.context:
            return None
        opening, closing = "[]" if "sequence" in self.context else "{}"
        if self.first < self.line or self.column >= len(self.lines[self.line]):
            return self.first, f'close the bracket "{opening}" with "{closing}", and write commas between its values'
        return self.line, 'write commas between the values in brackets, and put quotes around a text that contains ":"'

    def find_sign(self) -> tuple[int, str] | None:
        """Find a value that begins with a sign that has another meaning."""
        line = self.first if self.context.startswith("while scanning") else self.line
        _indent, _dashes, key, value = self.split_line(line)
        if not value or value[0] not in _SIGNS or self.lines[line].rfind(value) > self.column:
            return None
        if self.lines[line].startswith("%") or (not key and re.match(r"-\w", value)):
            return None  # a directive, or a dash without a space
        return line, f'put quotes around the value, as in {quote_yaml(value)}; it begins with "{value[0]}"'

    def find_colon(self) -> tuple[int, str] | None:
        """Find a value that contains a colon and a space."""
        if "mapping values are not allowed" not in self.problem or self.last is None:
            return None
        if self.key and re.search(r":(?:\s|$)", self.value):
            return self.line, f'put quotes around the value, as in {quote_yaml(self.value)}; it contains ": "'
        begin = self.last.start_mark.line
        if (not self.key or " " in self.key) and self.split_line(begin)[2]:
            return begin, f'put quotes around the value, which contains ": " in line {self.line + 1}'
        return None

    def find_missing_space(self) -> tuple[int, str] | None:
        """Find a key and a value, or a dash and a value, without the space between them."""
        line = self.find_line_without_key()
        if line is None:
            return None
        value = self.split_line(line)[3]
        if close := CLOSE_COLON.fullmatch(value):
            return line, f'write ": " between key and value, as in "{cut_text(f"{close[1]}: {close[2]}")}"'
        if re.match(r"\s*(?:- +)*-\w", self.lines[line]):
            return line, 'write a space after the "-"'
        return None

    def find_missing_colon(self) -> tuple[int, str] | None:
        """Find a line without a colon, and text that is not below its key."""
        line = self.find_line_without_key()
        if line is None:
            return None
        if line and (style := re.search(r":[ \t]+([|>])[-+0-9]*\s*$", self.lines[line - 1])):
            return line, f'indent the text below "{style[1]}" more than its key'
        value = self.split_line(line)[3]
        word, _space, rest = value.partition(" ")
        if rest:
            return (
                line,
                f'write a colon after the key, as in "{cut_text(f"{word}: {rest}")}"; or indent a text more',
            )
        return line, f'write a colon after "{cut_text(value)}"'

    def find_line_without_key(self) -> int | None:
        """Find the line that the parser takes for the beginning of a key, if it has none."""
        line = self.first
        if self.last and "mapping values are not allowed" in self.problem:
            line = self.last.start_mark.line
        elif "simple key" not in self.context:
            return None
        return None if self.split_line(line)[2] else line

    def find_indentation(self) -> tuple[int, str] | None:
        """Find a key or a dash that is not below those before it."""
        number = len(self.indent)
        before = [self.split_line(line) for line in range(self.line)]
        item = next((each for each in reversed(before) if each[1]), None)
        if item is None or not (self.key or self.dashes):
            return None
        if self.dashes:
            wanted = len(item[0])
            if wanted == number:
                return None
            return self.line, f'write {count_spaces(wanted)} before the "-", not {number}, as before the last one'
        wanted = len(item[0] + item[1])
        if self.key == item[2] and number < wanted:
            return self.line, f'begin a new item with "- ", as in "- {self.key}: …"'
        if wanted == number:
            return None
        return self.line, f'write {count_spaces(wanted)} before "{self.key}", not {number}, as before "{item[2]}"'


def quote_yaml(text: str) -> str:
    """Return *text* in the quotes of YAML, in place of typographic ones; a long text is shortened."""
    text = cut_text(text.strip("\u201c\u201d\u201e"))
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if '"' in text or "\\" in text else f'"{text}"'


def cut_text(text: str) -> str:
    """Return *text*, without its middle if it is long."""
    return shorten_text(text, _LONGEST)


def count_spaces(number: int) -> str:
    """Return a number of spaces in words."""
    return "1 space" if number == 1 else f"{number or 'no'} spaces"
