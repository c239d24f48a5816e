"""Builds the Markdown that MyST reads: directives with their fences and options, links, code, escaped text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark")
BLOCKS = MarkdownIt("commonmark").disable(["inline", "reference"])
"""Finds headings and HTML; version 3 of the parser reads definitions of links in time that grows with their square."""

ACTIVE = re.compile(r"[\\`*\[\]<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)")
"""What is markup wherever it stands in a line; an underscore within a word is none."""
LEADING = re.compile(r"#{1,6}(?=\s|$)|[>%]|[+:-](?=\s|$)|--|::|=+\s*$|\(.*\)=|\d{1,9}(?=[.)](?:\s|$))")
"""What is markup at the beginning of a line; behind the digits of a list, the backslash goes before the dot."""

OWN = re.compile(r"%|:::|\+\+\+|\(.*\)=")
"""What begins a block in MyST and none in other Markdown."""

SAFE = re.compile(r"[\w/.(](?:[^\s:#]|:(?=\S)| (?=[^\s#])|(?<! )#)*")
"""Values of options that need no quotes in YAML, of which MyST reads a part."""
WORDS = re.compile(r"[^\W\d_][^\n]*(?:\n\s*(?:\n|\Z)|\Z)")
"""A line that begins with a letter, by itself: always a paragraph, for which no parser is needed."""
PLACE = re.compile(r"(?:\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?)$")
"""What stands before the destination of a link, or of a link's definition."""


def directive(
    name: str, body: str = "", *, argument: str = "", options: Mapping[str, str | None] | None = None, mark: str = ":"
) -> str:
    """A directive: *argument* and *options* are values as MyST gives them to it, on one line each.

    An option that is ``None`` is a flag. *mark* is the character of its fence: colons around Markdown, backquotes
    around what nobody parses.
    """
    fence = fence_for(body, mark)
    first = f"{fence}{{{name}}} {one_line(argument)}".rstrip()
    lines = [first, *(option(key, value) for key, value in (options or {}).items())]
    # A blank line, so that no body is taken for options.
    return "\n".join([*lines, *(["", body] if body else []), fence])


def fence_for(body: str, mark: str) -> str:
    """A fence longer than any in the *body*."""
    if mark * 3 not in body:
        return mark * 3
    runs = re.findall(rf"^[ \t>*+-]*({re.escape(mark)}{{3,}})", body, re.MULTILINE)
    return mark * max((len(run) + 1 for run in runs), default=3)


def option(key: str, value: str | None) -> str:
    """The line of an option."""
    return f":{key}:" if value is None else f":{key}: {quoted(value)}"


def quoted(value: str) -> str:
    """The value of an option, in quotes where MyST would misread it; an empty one is two quotes."""
    value = one_line(value)
    if SAFE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def one_line(text: str) -> str:
    """*text* on one line, without what cannot be seen."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def indent(text: str, prefix: str) -> str:
    """*text* with *prefix* before each line: blanks in an item of a list, ``> `` in a quotation."""
    return "\n".join(f"{prefix}{line}" if line.strip() else prefix.rstrip() for line in text.split("\n"))


def cell(text: str) -> str:
    """*text* for a cell of a table: on one line, without a bar that would end the cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))


def escape(text: str) -> str:
    """Plain text, on one line, as Markdown that shows the same."""
    words = ACTIVE.sub(r"\\\g<0>", one_line(text))
    match = LEADING.match(words)
    if not match:
        return words
    return f"{match[0]}\\{words[match.end() :]}" if match[0].isdigit() else f"\\{words}"


def span(code: str) -> str:
    """Code within a line."""
    code = " ".join(code.split())
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"


def literal(code: str, language: str = "text") -> str:
    """A block of code."""
    mark = fence_for(code, "`")
    return f"{mark}{language}\n{code}\n{mark}"


def link(text: str, destination: str) -> str:
    """A link with a *text* that is Markdown already; without a destination the text alone."""
    return f"[{text}]({enclosed(destination)})" if destination else text


def image(alt: str, source: str) -> str:
    """An image within a line; *alt* is plain text."""
    return f"![{escape(alt)}]({enclosed(source)})"


def enclosed(destination: str) -> str:
    """A destination in angle brackets where Markdown would end it too soon."""
    if re.fullmatch(r"[^\s()<>\\&]+|[^\s()<>\\;]+", destination):
        return destination
    return "<" + re.sub(r"[<>\\]|&(?=#?\w+;)", r"\\\g<0>", one_line(destination)) + ">"


def reference(destination: str) -> str:
    """A link without a text of its own: Sphinx puts the title of a page in; of a file its name stands there."""
    path, _, anchor = destination.partition("#")
    if path.endswith(".md") or (not path and anchor):
        return f"[]({enclosed(destination)})"
    name = path.rstrip("/").rpartition("/")[2] if "://" not in path else destination
    return link(escape(name or destination), destination)


def is_destination(before: str) -> bool:
    """Whether what follows on the text *before* is the destination of a link: then it is no text to escape."""
    return PLACE.search(before.rpartition("\n")[2]) is not None


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, on one line."""
    return one_line(" ".join(words(token.children or ()) for token in PARSER.parse(markdown) if token.type == "inline"))


def words(tokens: Iterable[Token]) -> str:
    """The text of what stands in a line."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or (token.type == "html_inline" and token.content[:3] == "<br"):
            parts.append(" ")
        elif token.type in {"text", "code_inline", "image"}:
            parts.append(words(token.children or ()) if token.type == "image" else token.content)
    return "".join(parts)


def begins_with_paragraph(markdown: str) -> bool:
    """Whether the first block is a paragraph, as the caption of a figure has to be."""
    if WORDS.match(markdown):
        return True
    tokens = PARSER.parse(markdown)
    return bool(tokens) and tokens[0].type == "paragraph_open" and not OWN.match(markdown.lstrip())
