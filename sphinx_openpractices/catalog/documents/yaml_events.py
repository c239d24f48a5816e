"""YAML becomes a tree, by the events of its parser. Knows nothing of Sphinx.

PyYAML's own tree builder recurses in C: it overruns the stack at some ten thousand levels, and it says nothing of tags.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from .tree import MAX_LEVELS, TOO_DEEP, YAML_TAG_PREFIX, DocumentError, MappingNode, ScalarNode, SequenceNode, TreeNode

MAX_ALIASED = 100_000
"""Values that all aliases of a file may repeat: ten lines of aliases of aliases would be a billion."""


PARSER_LIMIT = "exceeded maximum nesting depth"
"""PyYAML 6.0.4 and later refuse 1,000 levels; as they read a line ahead, that can come before the event of the 51st."""

OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
"""End a line in YAML 1.1, but neither in YAML 1.2 nor in an editor; the lines of messages are those of editors."""


def read_yaml(text: str) -> TreeNode | None:
    """The tree of the one YAML document in *text*, made of the parser's events, without recursion."""
    reader = YamlReader()
    text = OTHER_BREAKS.sub(" ", text)
    event: Any
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            reader.read(event)
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        line = mark.line + 1 if mark else 1
        if err.problem == PARSER_LIMIT:
            raise DocumentError(line, TOO_DEEP) from None
        raise DocumentError(line, yaml_problem(err, text.split("\n")[line - 1 : line])) from None
    except yaml.reader.ReaderError as err:
        # libyaml counts bytes, Python's reader characters.
        line = text.encode()[: err.position].count(b"\n") + 1
        raise DocumentError(line, f"holds the character U+{err.character:04X}, which YAML does not allow") from None
    except UnicodeDecodeError:
        raise DocumentError(event.end_mark.line + 1, "a YAML tag after this is no text; write plain values") from None
    return reader.root


def yaml_problem(err: yaml.MarkedYAMLError, lines: list[str]) -> str:
    """The parser's words, and advice for the mistake that everybody makes once."""
    words = ": ".join(filter(None, (err.context, err.problem)))
    if lines and re.match(r"[ -]*\t", lines[0]):
        words += "; there is a tab before the first word: YAML indents with blanks"
    return f"is not YAML: {words}"


class YamlReader:
    """Builds a tree of YAML events, with bounds on depth and on what aliases repeat."""

    def __init__(self) -> None:
        self.root: TreeNode | None = None
        self.open: list[Level] = []
        self.anchors: dict[str, tuple[TreeNode, int, int] | None] = {}
        """By name: the node, how many values it holds, and its depth; ``None`` while it is not complete."""
        self.aliased = 0

    def read(self, event: Any) -> None:
        """Take the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            refuse_tag(event)
            line = event.start_mark.line + 1
            if event.style in {"|", ">"}:
                line += 1 + len(event.value) - len(event.value.lstrip("\n"))
            scalar = ScalarNode(event.value, line, bool(event.style))
            if event.anchor:
                self.anchors[event.anchor] = scalar, 1, 0
            self.add(scalar, 1, 0)
        elif kind in {yaml.MappingStartEvent, yaml.SequenceStartEvent}:
            refuse_tag(event)
            if event.anchor:
                self.anchors[event.anchor] = None
            self.open.append(Level(event.anchor, event.start_mark.line + 1, kind is yaml.MappingStartEvent))
            self.require_depth(0, event)
        elif kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
            level = self.open.pop()
            node = level.node()
            if level.anchor:
                self.anchors[level.anchor] = node, level.size, level.depth
            self.add(node, level.size, level.depth)
        elif kind is yaml.AliasEvent:
            self.add(*self.resolve(event))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise DocumentError(event.start_mark.line + 1, 'holds a second document; remove the line "---"')

    def add(self, node: TreeNode, size: int, depth: int) -> None:
        """Put a complete node into the list or mapping that is open, which grows by its *size*."""
        if not self.open:
            self.root = node
            return
        level = self.open[-1]
        level.children.append(node)
        level.size += size
        level.depth = max(level.depth, depth + 1)

    def resolve(self, event: Any) -> tuple[TreeNode, int, int]:
        """The node that an alias stands for, its size and its depth."""
        line = event.start_mark.line + 1
        if event.anchor not in self.anchors:
            raise DocumentError(line, f'the alias "*{event.anchor}" has no anchor "&{event.anchor}" before it')
        found = self.anchors[event.anchor]
        if found is None:
            raise DocumentError(line, f'the alias "*{event.anchor}" stands inside of what it repeats')
        self.aliased += found[1]
        if self.aliased > MAX_ALIASED:
            raise DocumentError(line, f"aliases repeat more than {MAX_ALIASED:,} values; write less of them")
        self.require_depth(found[2], event)
        return found

    def require_depth(self, more: int, event: Any) -> None:
        """Refuse what is nested too deeply."""
        if len(self.open) + more > MAX_LEVELS:
            raise DocumentError(event.start_mark.line + 1, TOO_DEEP)


class Level:
    """A list or a mapping of which the end is yet to come."""

    __slots__ = ("anchor", "children", "depth", "is_mapping", "line", "size")

    def __init__(self, anchor: str | None, line: int, is_mapping: bool) -> None:  # noqa: FBT001 - called once
        self.anchor = anchor
        self.line = line
        self.is_mapping = is_mapping
        self.children: list[TreeNode] = []
        self.size = 1
        self.depth = 0

    def node(self) -> TreeNode:
        """The complete node."""
        if self.is_mapping:
            return MappingNode(list(zip(self.children[::2], self.children[1::2], strict=True)), self.line)
        return SequenceNode(self.children, self.line)


def refuse_tag(event: Any) -> None:
    """YAML tags make objects of values; no file of ours needs any."""
    if event.tag is not None:
        tag = event.tag.replace(YAML_TAG_PREFIX, "!!")
        raise DocumentError(event.start_mark.line + 1, f'the YAML tag "{tag}" is not allowed; write the plain value')
