"""Catalogs of practices in YAML in random styles: every seed gives the same one."""

from __future__ import annotations

import json
import random
from typing import NamedTuple

TEXTS = (
    "Two pages; a successor is not named.",
    "Café, äöü 😀",
    "yes",
    "12",
    "a: b",
    "tab\tin it",
    "C #1",
    "'single' \"double\"",
    "- dash",
    "*star",
    "&and",
    "2024-01-01 met",
    "back \\n slash",
    "{a}, [b",
    "~",
    "colon:",
    "!tag",
    "? key",
    "| bar",
    "@at",
    "`code`",
    "a, b] c}",
)
COMMENTS = ("  # plain", " # Café 😀", "\t# after a tab", "  #")
CHANGED = ("status", "reviewed", "note")


class Line(NamedTuple):
    """A line, and the key and the practice of which it is a part; comments and empty lines have none."""

    text: str
    key: str = ""
    practice: str = ""


class RandomCatalog:
    """The *lines* of a file, with its line *end*; *ids* are those of its practices."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.indentation = self.pick(0, 2, 4)
        self.end = self.pick("\n", "\n", "\r\n", "\r")
        self.ids = [f"practice-{number}" for number in range(self.random.randint(1, 3))]
        top = [*self.pick([], ["---"], ["%YAML 1.1", "---"]), "# Été", *self.pick([], ["x-free: &free {a: 1}"])]
        self.lines = [Line(text) for text in [*top, "practices:" + self.comment()]]
        for name in self.ids:
            self.lines += [*self.make_entry(name), *self.make_gap(self.indentation)]
        self.lines += self.pick([], [], [Line("...")])
        mark = self.pick("", "", "\ufeff")
        text = self.end.join(line.text for line in self.lines)
        self.data = (mark + text + self.pick("", self.end, self.end * 2)).encode()

    def pick(self, *choices):
        return self.random.choice(choices)

    def comment(self):
        return self.pick(*COMMENTS, *[""] * 8)

    def make_gap(self, column):
        """Nothing, an empty line or a line with a comment."""
        gap = self.pick(None, None, None, "", "   ", "# at the margin", " " * column + "# own")
        return [] if gap is None else [Line(gap)]

    def quote(self, text):
        """A text in one of the forms that YAML reads as this text."""
        single = "'" + text.replace("'", "''") + "'"
        is_plain = text.replace(".", "").replace(" ", "").isalpha() and text != "yes"
        return self.pick(single, json.dumps(text, ensure_ascii=False), *[text] * 2 * is_plain)

    def make_scalar(self, key, text, *, is_short=False):
        """The lines of a key with a text, from the column of the key."""
        name = self.pick(key, key, key, f'"{key}"', f"'{key}'")
        one_line = [f"{name}:{self.pick(' ', '   ')}{self.quote(text)}{self.comment()}"]
        below = [f"{name}:{self.comment()}", f"  {self.quote(text)}{self.comment()}"]
        literal = [f"{name}: |{self.comment()}", *(f"  {part}" for part in text.split("; ")), ""]
        folded = [f"{name}: >-{self.comment()}", f"    {text}", ""]
        plain = [f"{name}: Some", f"   more words{self.comment()}"]
        return self.pick(*[one_line] * 4, below, *[] if is_short else [literal, folded, plain])

    def make_list(self, key, items):
        """The lines of a list in block style; each item has its keys, and a text of the same meaning."""
        space = self.pick("", "  ")
        lines = [f"{key}:{self.comment()}"]
        form, dash, inner = self.pick("braces", "block", "text"), self.pick("- ", "-   "), self.pick("", " ")
        for members, text in items:
            lines += [each.text for each in self.make_gap(len(space))]
            pairs = [f"{name}: {value}" for name, value in members.items()]
            if form == "block":
                starts = [space + dash, *[space + " " * len(dash)] * (len(pairs) - 1)]
                lines += [start + pair + self.comment() for start, pair in zip(starts, pairs, strict=True)]
            else:
                written = f"{{{inner}{', '.join(pairs)}{inner}}}" if form == "braces" else text
                lines.append(space + dash + written + self.comment())
        return lines

    def make_entry(self, name):
        keys = {
            "id": self.make_scalar("id", name, is_short=True),
            "statement": self.make_scalar("statement", "We do it."),
        }
        if self.pick("assessed", "assessed", "not assessed") == "assessed":
            keys["status"] = self.make_scalar("status", self.pick("met", "partly"), is_short=True)
            keys["reviewed"] = ["reviewed: " + self.pick("2025-03-04", "2025-03", "'2025-03-04'") + self.comment()]
            if self.pick("with", "without") == "with":
                keys["note"] = self.make_scalar("note", self.pick(*TEXTS))
        earlier = [({"date": "2023-01-01", "status": "planned"}, "2023-01-01 planned")]
        earlier += self.pick([], [({"date": "2024-01", "status": "met", "note": "x"}, "2024-01 met x")])
        keys |= self.pick({}, {"owner": self.make_scalar("owner", "Board", is_short=True)})
        link = ({"title": "Plan", "target": "plan.md"}, "'[Plan](plan.md)'")
        keys |= self.pick({}, {"evidence": self.make_list("evidence", [link])})
        text = ["history: |" + self.comment(), "   2023-01-01 planned Soon", "   2024-01-01 partly", ""]
        keys |= self.pick({}, {"history": text}, *[{"history": self.make_list("history", earlier)}] * 2)
        keys |= self.pick(
            {}, {"extra": ["extra:", "  deep:", f"    more: |{self.pick('', '+', '-')}", "      text", ""]}
        )
        rest = list(keys)
        self.random.shuffle(rest)
        lines: list[Line] = []
        for number, key in enumerate(rest):
            column = self.indentation + 2
            lines += self.make_gap(column) if number else []
            start = " " * self.indentation + "- " if not number else " " * column
            first, *others = keys[key]
            lines.append(Line(start + first, key, name))
            lines += [Line(" " * column + each if each else "", key, name) for each in others]
        return lines
