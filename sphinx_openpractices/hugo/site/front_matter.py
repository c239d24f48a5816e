"""The front matter of a page, in YAML, TOML or JSON, found and read as Hugo does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import (
    MAX_DOCUMENT_BYTES,
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    TreeNode,
    decode_document,
)
from sphinx_openpractices.catalog.documents.json_toml import read_json, read_toml
from sphinx_openpractices.catalog.documents.tree import MAX_LEVELS
from sphinx_openpractices.catalog.documents.yaml_events import read_yaml

from .fields import plain, to_flag, to_number, to_text, to_texts
from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READERS: dict[str, Callable[[str], TreeNode | None]] = {"YAML": read_yaml, "TOML": read_toml, "JSON": read_json}
FENCES = {"-": ("YAML", "---"), "+": ("TOML", "+++")}
"""The line above and below front matter, by the character that makes Hugo look for it."""

BEFORE = " \t\n\v\f\ufeff"
"""What may stand above front matter."""
JSON_PIECE = re.compile(r'["{}]|\\.', re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A page, taken apart.

    *data* has the keys in lower case, as Hugo knows them, those of mappings within as they are written. *line* is that
    of the file at which the *body* begins; *lines* are those at which values begin, by their keys, in lists and
    mappings with dots between: ``sections.0.text``. *kind* is ``YAML``, ``TOML``, ``JSON`` or empty. A page with front
    matter that cannot be read has problems, no data and all its text as body.
    """

    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    line: int = 1
    lines: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    problems: tuple[Problem, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    """The dates among the values in the words of their author: Hugo takes ``title: 2024-1-1`` for a text."""

    def text(self, key: str) -> str:
        """The text of a key, empty where there is none."""
        return self.words.get(key) or to_text(self.data.get(key))

    def texts(self, key: str) -> list[str]:
        """The texts of a key with a list."""
        return to_texts(self.data.get(key))

    def number(self, key: str) -> int:
        """The whole number of a key, 0 where there is none."""
        return to_number(self.data.get(key))

    def flag(self, key: str) -> bool:
        """Whether a key says yes."""
        return to_flag(self.data.get(key))


def read_front_matter(content: bytes, file: str) -> FrontMatter:
    """Take the *content* of a page apart; *file* is its path for messages. Raises nothing."""
    try:
        if len(content) > MAX_DOCUMENT_BYTES:
            raise DocumentError(1, f"{len(content) / 1e6:.1f} MB are too much for a page")
        text = decode_document(content)
    except DocumentError as err:
        return FrontMatter(problems=(Problem(file, err.line, err.message),))
    start = len(text) - len(text.lstrip(BEFORE))
    try:
        found = find(text, start)
        if not found:
            return FrontMatter(body=text)
        kind, begin, end, body = found
        # The lines above keep their number, and so do the parsers' messages.
        root = parse(kind, "\n" * text.count("\n", 0, begin) + text[begin:end])
    except DocumentError as err:
        return FrontMatter(body=text, problems=(Problem(file, err.line, err.message),))
    line = text.count("\n", 0, body) + 1
    return collect(FrontMatter(body=text[body:], line=line, kind=kind), root, file)


def find(text: str, start: int) -> tuple[str, int, int, int] | None:
    """The kind of the front matter, where it begins and ends, and where the body begins; raises `DocumentError`."""
    first = text[start : start + 1]
    line = text.count("\n", 0, start) + 1
    if first == "{":
        return find_json(text, start, line)
    if first not in FENCES:
        return None
    kind, fence = FENCES[first]
    if not text.startswith(fence, start):
        raise DocumentError(line, f'begins with "{first}", where Hugo expects "{fence}"; put front matter above it')
    begin = start + len(fence)
    begin += text.startswith("\n", begin)
    closing = re.compile(f"^{re.escape(fence)}", re.MULTILINE).search(text, begin)
    if not closing:
        raise DocumentError(line, f'the front matter has no end; close it by a line "{fence}"')
    body = closing.end() + text.startswith("\n", closing.end())
    return kind, begin, closing.start(), body


def find_json(text: str, start: int, line: int) -> tuple[str, int, int, int]:
    """The like for JSON, which ends with the brace that closes the first one."""
    if text.startswith("{{", start):
        raise DocumentError(line, 'begins with "{{", which Hugo takes for JSON; put front matter above it')
    level, quoted = 0, False
    for piece in JSON_PIECE.finditer(text, start):
        if piece[0] == '"':
            quoted = not quoted
        elif not quoted and piece[0] in "{}":
            level += 1 if piece[0] == "{" else -1
        if level == 0:
            return "JSON", start, piece.end(), piece.end() + text.startswith("\n", piece.end())
    raise DocumentError(line, 'the front matter has no end; close it by "}"')


def parse(kind: str, text: str) -> MappingNode:
    """The tree of front matter; raises `DocumentError`."""
    try:
        root = READERS[kind](text) if text.strip() else None
    except RecursionError:
        raise DocumentError(1, f"is nested too deeply; {MAX_LEVELS} levels are enough for everybody") from None
    if root is not None and not isinstance(root, MappingNode):
        raise DocumentError(root.line, 'the front matter is no mapping; write lines such as "title: About"')
    return root or MappingNode([], 1)


def collect(page: FrontMatter, root: MappingNode, file: str) -> FrontMatter:
    """Put the keys of *root* into *page*, with what is wrong with them."""
    problems = list(page.problems)
    for key, value in root.pairs:
        if not isinstance(key, ScalarNode):
            problems.append(Problem(file, key.line, "a key is no text; left out"))
            continue
        name = key.value.lower()
        if name in page.data:
            problems.append(Problem(file, key.line, f'the key "{name}" is there twice; the last one counts'))
        page.data[name] = plain(value)
        page.lines[name] = value.line if isinstance(value, ScalarNode) else key.line
        page.lines.update(nested_lines(name, value))
        page.words.pop(name, None)
        if isinstance(page.data[name], date) and isinstance(value, ScalarNode):
            page.words[name] = value.value
    return FrontMatter(page.data, page.body, page.line, page.lines, page.kind, tuple(problems), page.words)


def nested_lines(path: str, node: TreeNode) -> Iterator[tuple[str, int]]:
    """The lines of all that is within a list or a mapping, by their keys with dots between."""
    if isinstance(node, MappingNode):
        within = [(str(key.value), value) for key, value in node.pairs if isinstance(key, ScalarNode)]
    elif isinstance(node, SequenceNode):
        within = [(str(index), item) for index, item in enumerate(node.items)]
    else:
        return
    for key, value in within:
        yield f"{path}.{key}", value.line
        yield from nested_lines(f"{path}.{key}", value)
