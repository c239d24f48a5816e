"""The front matter of a page, in YAML, TOML or JSON, found and read as Hugo does it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    TreeNode,
    decode_document,
)
from sphinx_openpractices.catalog.documents.json_toml import read_json, read_toml
from sphinx_openpractices.catalog.documents.yaml_events import read_yaml
from sphinx_openpractices.text.files import MAX_TEXT_BYTES
from sphinx_openpractices.text.messages import Message, bound_messages, make_message

from .fields import make_plain_value, to_text
from .plain_yaml import read_plain_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FRONT_MATTER_READERS: dict[str, Callable[[str], TreeNode | None]] = {
    "YAML": read_yaml,
    "TOML": read_toml,
    "JSON": read_json,
}
_FENCES = {"-": ("YAML", "---"), "+": ("TOML", "+++")}
"""The line above and below front matter, by the character at which Hugo expects it."""

_LEADING_SPACE = " \t\n\v\f\ufeff"
"""Characters that may precede front matter."""
_JSON_PIECE = re.compile(r'["{}]|\\.', re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The parts of a page.

    *data* has its own keys in lower case, as Hugo does, and those of nested mappings as written. *line* is the line of
    the file at which the *body* begins; *lines* are those at which values begin, by their keys, joined with dots for
    nested values: ``sections.0.text``. *kind* is ``YAML``, ``TOML``, ``JSON`` or empty. If the front matter cannot be
    read, the page has problems, no data, and its whole text as body.
    """

    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    line: int = 1
    lines: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    problems: tuple[Message, ...] = ()
    date_texts: dict[str, str] = field(default_factory=dict)
    """The dates as written: for Hugo, ``title: 2024-1-1`` is text."""
    source: str = ""
    """The text above the body."""

    def get_text(self, key: str) -> str:
        """Return the text of a key, empty if there is none."""
        return self.date_texts.get(key) or to_text(self.data.get(key))


def read_front_matter(content: bytes, file: str) -> FrontMatter:
    """Split the *content* of a page into its parts; *file* is its path for messages. Never raise."""
    try:
        if len(content) > MAX_TEXT_BYTES:
            raise DocumentError(1, f"a page of {len(content) / 1e6:.1f} MB is too large")
        text = decode_document(content)
    except DocumentError as err:
        problems = (make_message(file, err.line, "", err.message),)
        if len(content) > MAX_TEXT_BYTES:
            return FrontMatter(problems=problems)
        # Hugo shows replacement characters, too.
        page = read_front_matter(content.decode("utf-8", "replace").encode(), file)
        return replace(page, problems=(*problems, *page.problems))
    start = len(text) - len(text.lstrip(_LEADING_SPACE))
    try:
        found = _find_front_matter(text, start)
        if not found:
            return FrontMatter(body=text)
        kind, begin, end, body = found
        # Empty lines replace those above, so that parsers report the right lines.
        root = _parse_front_matter(kind, "\n" * text.count("\n", 0, begin) + text[begin:end])
    except DocumentError as err:
        return FrontMatter(body=text, problems=(make_message(file, err.line, "", err.message),))
    line = text.count("\n", 0, body) + 1
    return _collect_fields(FrontMatter(body=text[body:], line=line, kind=kind, source=text[:body]), root, file)


def _find_front_matter(text: str, start: int) -> tuple[str, int, int, int] | None:
    """Return the kind of front matter, where it begins and ends, and where the body begins; raise `DocumentError`."""
    first = text[start : start + 1]
    line = text.count("\n", 0, start) + 1
    if first == "{":
        return _find_json(text, start, line)
    if first not in _FENCES:
        return None
    kind, fence = _FENCES[first]
    if not text.startswith(fence, start):
        raise DocumentError(
            line, f'put front matter at the top; Hugo expects "{fence}" in a page that begins with "{first}"'
        )
    begin = start + len(fence)
    begin += text.startswith("\n", begin)
    closing = re.compile(f"^{re.escape(fence)}", re.MULTILINE).search(text, begin)
    if not closing:
        raise DocumentError(line, f'close the front matter with a line "{fence}"')
    body = closing.end() + text.startswith("\n", closing.end())
    return kind, begin, closing.start(), body


def _find_json(text: str, start: int, line: int) -> tuple[str, int, int, int]:
    """Return the same for JSON, which ends with the brace that closes the first one."""
    if text.startswith("{{", start):
        raise DocumentError(line, 'put front matter at the top; Hugo reads a page that begins with "{{" as JSON')
    level, quoted = 0, False
    for piece in _JSON_PIECE.finditer(text, start):
        if piece[0] == '"':
            quoted = not quoted
        elif not quoted and piece[0] in "{}":
            level += 1 if piece[0] == "{" else -1
        if level == 0:
            return "JSON", start, piece.end(), piece.end() + text.startswith("\n", piece.end())
    raise DocumentError(line, 'close the front matter with "}"')


def _parse_front_matter(kind: str, text: str) -> MappingNode:
    """Return the tree of front matter; raise `DocumentError` if it cannot be read."""
    root = read_plain_yaml(text) if kind == "YAML" else None
    if root is None and text.strip():
        root = FRONT_MATTER_READERS[kind](text)
    if root is not None and not isinstance(root, MappingNode):
        raise DocumentError(root.line, 'the front matter is not a mapping; write lines such as "title: About"')
    return root or MappingNode([], 1)


def _collect_fields(page: FrontMatter, root: MappingNode, file: str) -> FrontMatter:
    """Return *page* with the keys of *root*, and with messages about them."""
    problems = list(page.problems)
    for key, value in root.pairs:
        if not isinstance(key, ScalarNode):
            problems.append(make_message(file, key.line, "", "a key that is not text is left out"))
            continue
        name = key.value.lower()
        if name in page.data:
            problems.append(make_message(file, key.line, name, "remove the duplicate key; the last one is used"))
        page.data[name] = make_plain_value(value)
        page.lines[name] = value.line if isinstance(value, ScalarNode) else key.line
        if not isinstance(value, ScalarNode):
            page.lines.update(_find_nested_lines(name, value))
        page.date_texts.pop(name, None)
        if isinstance(page.data[name], date) and isinstance(value, ScalarNode):
            page.date_texts[name] = value.value
    return replace(page, problems=tuple(bound_messages(problems))) if problems else page


def _find_nested_lines(path: str, node: TreeNode) -> Iterator[tuple[str, int]]:
    """Return the lines of the values in a list or a mapping, by their keys joined with dots."""
    if isinstance(node, MappingNode):
        items = [(str(key.value), value) for key, value in node.pairs if isinstance(key, ScalarNode)]
    elif isinstance(node, SequenceNode):
        items = [(str(index), item) for index, item in enumerate(node.items)]
    else:
        return
    for key, value in items:
        yield f"{path}.{key}", value.line
        yield from _find_nested_lines(f"{path}.{key}", value)
