"""Builds the Markdown that MyST reads: directives with their fences and options, links, code, escaped text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_ACTIVE = re.compile(r"[\\`*\[\]<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)")
"""What is markup wherever it stands in a line; an underscore within a word is none."""
_LEADING = re.compile(r"#{1,6}(?=\s|$)|[>%]|[+:-](?=\s|$)|--|::|=+\s*$|\(.*\)=|\d{1,9}(?=[.)](?:\s|$))")
"""What is markup at the beginning of a line; behind the digits of a list, the backslash goes before the dot."""


_SAFE = re.compile(r"[\w/.(](?:[^\s:#]|:(?=\S)| (?=[^\s#])|(?<! )#)*")
"""Values of options that need no quotes in YAML, of which MyST reads a part."""
_BEFORE_DESTINATION = re.compile(r"(?:\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?)$")
"""What stands before the destination of a link, or of a link's definition."""


def write_directive(
    name: str, body: str = "", *, argument: str = "", options: Mapping[str, str | None] | None = None, mark: str = ":"
) -> str:
    """A directive: *argument* and *options* are values as MyST gives them to it, on one line each.

    An option that is ``None`` is a flag. *mark* is the character of its fence: colons around Markdown, backquotes
    around what nobody parses.
    """
    fence = _make_fence(body, mark)
    first = f"{fence}{{{name}}} {join_lines(argument)}".rstrip()
    lines = [first, *(write_option(key, value) for key, value in (options or {}).items())]
    # A blank line, so that no body is taken for options.
    return "\n".join([*lines, *(["", body] if body else []), fence])


def _make_fence(body: str, mark: str) -> str:
    """A fence longer than any in the *body*."""
    if mark * 3 not in body:
        return mark * 3
    runs = re.findall(rf"^[ \t>*+-]*({re.escape(mark)}{{3,}})", body, re.MULTILINE)
    return mark * max((len(run) + 1 for run in runs), default=3)


def write_option(key: str, value: str | None) -> str:
    """The line of an option."""
    return f":{key}:" if value is None else f":{key}: {quote_value(value)}"


def quote_value(value: str) -> str:
    """The value of an option, in quotes where MyST would misread it; an empty one is two quotes."""
    value = join_lines(value)
    if _SAFE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def join_lines(text: str) -> str:
    """*text* on one line, without what cannot be seen."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def indent_lines(text: str, prefix: str) -> str:
    """*text* with *prefix* before each line: blanks in an item of a list, ``> `` in a quotation."""
    return "\n".join(f"{prefix}{line}" if line.strip() else prefix.rstrip() for line in text.split("\n"))


def escape_cell(text: str) -> str:
    """*text* for a cell of a table: on one line, without a bar that would end the cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))


def escape_text(text: str) -> str:
    """Plain text, on one line, as Markdown that shows the same."""
    escaped = _ACTIVE.sub(r"\\\g<0>", join_lines(text))
    match = _LEADING.match(escaped)
    if not match:
        return escaped
    return f"{match[0]}\\{escaped[match.end() :]}" if match[0].isdigit() else f"\\{escaped}"


def write_code_span(code: str) -> str:
    """Code within a line."""
    code = " ".join(code.split())
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"


def write_code_block(code: str, language: str = "text") -> str:
    """A block of code."""
    mark = _make_fence(code, "`")
    return f"{mark}{language}\n{code}\n{mark}"


def write_link(text: str, destination: str) -> str:
    """A link with a *text* that is Markdown already; without a destination the text alone."""
    return f"[{text}]({enclose_destination(destination)})" if destination else text


def write_image(alt: str, source: str) -> str:
    """An image within a line; *alt* is plain text."""
    return f"![{escape_text(alt)}]({enclose_destination(source)})"


def enclose_destination(destination: str) -> str:
    """A destination in angle brackets where Markdown would end it too soon."""
    if re.fullmatch(r"[^\s()<>\\&]+|[^\s()<>\\;]+", destination):
        return destination
    return "<" + re.sub(r"[<>\\]|&(?=#?\w+;)", r"\\\g<0>", join_lines(destination)) + ">"


def write_reference(destination: str) -> str:
    """A link without a text of its own: Sphinx puts the title of a page in; of a file its name stands there."""
    path, _, anchor = destination.partition("#")
    if path.endswith(".md") or (not path and anchor):
        return f"[]({enclose_destination(destination)})"
    name = path.rstrip("/").rpartition("/")[2] if "://" not in path else destination
    return write_link(escape_text(name or destination), destination)


def precedes_destination(before: str) -> bool:
    """Whether what follows on the text *before* is the destination of a link: then it is no text to escape."""
    return _BEFORE_DESTINATION.search(before.rpartition("\n")[2]) is not None


def write_admonition(body: str, title: str, kind: str) -> str:
    """An admonition with a title that is Markdown already; without a body the title alone, as Docutils asks for one."""
    if not body.strip():
        return f"**{join_lines(title)}**"
    return write_directive("admonition", body, argument=title, options={"class": kind} if kind else None)
