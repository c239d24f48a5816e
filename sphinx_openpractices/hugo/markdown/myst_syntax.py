"""Writes the Markdown of MyST: directives with fences and options, links, code and escaped text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .marks import MEANT

if TYPE_CHECKING:
    from collections.abc import Mapping


_ACTIVE = re.compile(r"[\\`*\[\]<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)")
"""Markup anywhere in a line; an underscore within a word is not markup."""
_LEADING = re.compile(r"#{1,6}(?=\s|$)|[>%{]|[+:-](?=\s|$)|\+[ \t]*\+|--|::|=+\s*$|\(.*\)=|\d{1,9}(?=[.)](?:\s|$))")
"""Markup at the beginning of a line; in a numbered list, the backslash goes between digits and dot."""


_SAFE = re.compile(r"[\w/.(](?:[^\s:#]|:(?=\S)| (?=[^\s#])|(?<! )#)*")
"""Option values that need no quotes, although MyST reads a part of YAML."""
_BEFORE_DESTINATION = re.compile(r"(?:\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?)$")
"""What precedes the destination of a link or of a link definition."""


def write_directive(
    name: str, body: str = "", *, argument: str = "", options: Mapping[str, str | None] | None = None, mark: str = ":"
) -> str:
    """Write a directive; *argument* and *options* are plain values, each on one line.

    An option with the value ``None`` is a flag. *mark* is the character of the fence: a colon if the body is Markdown,
    a backquote if it is not parsed.
    """
    fence = _make_fence(body, mark)
    first = f"{MEANT}{fence}{{{name}}} {join_lines(argument)}".rstrip()
    lines = [first, *(write_option(key, value) for key, value in (options or {}).items())]
    # A blank line, so that the body is not read as options.
    return "\n".join([*lines, *(["", body] if body else []), f"{MEANT}{fence}"])


def write_label(name: str) -> str:
    """Write the line of a label, which precedes what it names."""
    return f"{MEANT}({name})="


def write_comment(text: str) -> str:
    """Write a comment, which readers do not see; without a text, it is an empty one."""
    return "\n".join(f"{MEANT}% {line}".rstrip() for line in text.split("\n"))


def _make_fence(body: str, mark: str) -> str:
    """Return a fence longer than any in the *body*."""
    if mark * 3 not in body:
        return mark * 3
    runs = re.findall(rf"^[ \t>*+-]*{MEANT}?({re.escape(mark)}{{3,}})", body, re.MULTILINE)
    return mark * max((len(run) + 1 for run in runs), default=3)


def write_option(key: str, value: str | None) -> str:
    """Write the line of an option."""
    return f":{key}:" if value is None else f":{key}: {_quote_option(value)}"


def _quote_option(value: str) -> str:
    """Write the value of an option, quoted where MyST would misread it; an empty value is two quotes."""
    value = join_lines(value)
    if _SAFE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def join_lines(text: str) -> str:
    """Return *text* on one line, without unprintable characters."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def indent_lines(text: str, prefix: str) -> str:
    """Put *prefix* before each line of *text*: spaces in a list item, ``> `` in a quotation."""
    return "\n".join(f"{prefix}{line}" if line.strip() else prefix.rstrip() for line in text.split("\n"))


def escape_cell(text: str) -> str:
    """Return *text* for a table cell: on one line, with bars escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))


def escape_text(text: str) -> str:
    """Return plain text as Markdown on one line that shows the same text."""
    escaped = _ACTIVE.sub(r"\\\g<0>", join_lines(text))
    match = _LEADING.match(escaped)
    if not match:
        return escaped
    return f"{match[0]}\\{escaped[match.end() :]}" if match[0].isdigit() else f"\\{escaped}"


def write_code_block(code: str, language: str = "text") -> str:
    """Write a block of code."""
    mark = _make_fence(code, "`")
    return f"{mark}{language}\n{code}\n{mark}"


def write_link(text: str, destination: str) -> str:
    """Write a link; *text* is Markdown. Without a destination, return the text."""
    return f"[{text}]({enclose_destination(destination)})" if destination else text


def write_image(alt: str, source: str) -> str:
    """Write an image within a line; *alt* is plain text."""
    return f"![{escape_text(alt)}]({enclose_destination(source)})"


def enclose_destination(destination: str) -> str:
    """Return a destination, in angle brackets if Markdown would end it too early."""
    if re.fullmatch(r"[^\s()<>\\&]+|[^\s()<>\\;]+", destination):
        return destination
    return "<" + re.sub(r"[<>\\]|&(?=#?\w+;)", r"\\\g<0>", join_lines(destination)) + ">"


def write_reference(destination: str) -> str:
    """Write a link without a text of its own: Sphinx inserts the title of a page; for a file, use its name."""
    path, _, anchor = destination.partition("#")
    if path.endswith(".md") or (not path and anchor):
        return f"[]({enclose_destination(destination)})"
    name = path.rstrip("/").rpartition("/")[2] if "://" not in path else destination
    return write_link(escape_text(name or destination), destination)


def precedes_destination(before: str) -> bool:
    """Return whether the text after *before* is the destination of a link, and so must not be escaped."""
    return _BEFORE_DESTINATION.search(before.rpartition("\n")[2]) is not None


def write_admonition(body: str, title: str, kind: str) -> str:
    """Write an admonition; *title* is Markdown. Without a body, write the title alone: Docutils requires a body."""
    if not body.strip():
        return f"**{join_lines(title)}**"
    return write_directive("admonition", body, argument=title, options={"class": kind} if kind else None)
