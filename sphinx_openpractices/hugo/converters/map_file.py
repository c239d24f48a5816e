"""``--map shortcodes.toml``: what a site wants its own shortcodes to become.

.. code-block:: toml

    [shortcodes.person]
    arguments = ["name", "role", "page"]
    result = "[{name:text}]({page:link}), {role}"

An argument stands as it was written, and is read as Markdown; with ``:text`` it is plain text, with ``:link`` the
destination of a link and with ``:image`` the path of an image, both for the page. ``{inner}`` is the content between
the tags; ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import DocumentError, MappingNode, ScalarNode, SequenceNode, read_document
from sphinx_openpractices.text.messages import Message, make_message
from sphinx_openpractices.text.spelling import suggest_or_list

from .mapped_converter import MappedConverter, TemplateField

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import TreeNode

    from .results import Converter

_KEYS = ("arguments", "result", "block")
_NAME = re.compile(r"[\w/.-]+")
_WAYS = ("text", "link", "image")
"""How an argument can be written into the result."""


def read_shortcode_map(path: Path, file: str = "") -> tuple[dict[str, Converter], list[Message]]:
    """The converters of a file by name in lower case, without those that have a problem, and all the problems.

    *file* is what messages call it. A file that cannot be read is one problem.
    """
    name = file or path.name
    try:
        root = read_document(path)
    except DocumentError as err:
        return {}, [make_message(name, err.line, "", err.message)]
    except OSError as err:
        return {}, [make_message(name, 1, "", f"cannot be read: {err.strerror}")]
    reader = MapFileReader(name)
    reader.read(root)
    return reader.converters, reader.problems


class MapFileReader:
    """Reads the tree of a file, and finds everything that is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.converters: dict[str, Converter] = {}
        self.problems: list[Message] = []

    def problem(self, line: int, message: str) -> None:
        """Note something wrong."""
        self.problems.append(make_message(self.file, line, "", message))

    def read(self, root: TreeNode | None) -> None:
        """The whole file."""
        found = None
        for key, value in root.pairs if isinstance(root, MappingNode) else ():
            if _read_text(key) == "shortcodes" and isinstance(value, MappingNode):
                found = value
            else:
                self.problem(
                    key.line, f'"{_read_text(key)}" has no place here; write tables such as [shortcodes.person]'
                )
        if found is None and not self.problems:
            self.problem(1, "holds no shortcodes; write tables such as [shortcodes.person]")
        for key, value in found.pairs if found else ():
            self.read_shortcode(_read_text(key), key.line, value)

    def read_shortcode(self, name: str, line: int, node: TreeNode) -> None:
        """One shortcode: its keys, and whether they fit together."""
        where = f"shortcodes.{name}"
        before = len(self.problems)
        if not _NAME.fullmatch(name):
            self.problem(line, f"{where}: a name holds letters, digits, '-', '_' and '/' only")
        if not isinstance(node, MappingNode):
            self.problem(line, f"{where}: is no table; write [{where}]")
            return
        values = {_read_text(key): value for key, value in node.pairs}
        for key, _value in node.pairs:
            if _read_text(key) not in _KEYS:
                hint = suggest_or_list(_read_text(key), _KEYS)
                self.problem(key.line, f"{where}.{_read_text(key)}: unknown key{hint}")
        arguments = self.read_arguments(where, values.get("arguments"))
        block = self.read_block(where, values.get("block"))
        result = self.read_result(where, line, values.get("result"), arguments)
        if name.lower() in self.converters:
            self.problem(line, f"{where}: is there twice; Hugo does not tell the cases of letters apart")
        if len(self.problems) == before:
            self.converters[name.lower()] = MappedConverter(tuple(arguments), tuple(result), block)

    def read_arguments(self, where: str, node: TreeNode | None) -> list[str]:
        """The names of the arguments, in the order in which they stand without names."""
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.problem(node.line, f'{where}.arguments: is no list; write names such as ["name", "role"]')
            return []
        names: list[str] = []
        for item in node.items:
            name = _read_text(item)
            if not re.fullmatch(r"[\w-]+", name) or name == "inner":
                self.problem(item.line, f'{where}.arguments: "{name}" is no name of an argument')
            elif name in names:
                self.problem(item.line, f'{where}.arguments: "{name}" is there twice')
            else:
                names.append(name)
        return names

    def read_block(self, where: str, node: TreeNode | None) -> bool:
        """Whether the result is a block."""
        if node is None:
            return False
        if not isinstance(node, ScalarNode) or not isinstance(node.data, bool):
            self.problem(node.line, f"{where}.block: is neither true nor false")
            return False
        return node.data

    def read_result(self, where: str, line: int, node: TreeNode | None, arguments: list[str]) -> list[TemplateField]:
        """The pieces of the template."""
        if node is None:
            self.problem(line, f'{where}: has no result; write one, such as result = "**{{name}}**"')
            return []
        if not isinstance(node, ScalarNode) or not node.quoted:
            self.problem(node.line, f"{where}.result: is no text")
            return []
        fields: list[TemplateField] = []
        try:
            for text, name, way, conversion in Formatter().parse(node.value):
                fields.append(TemplateField(text, name or "", way or ""))
                if name is not None:
                    self.check_field(where, node.line, name, way or "", conversion or "", arguments)
        except ValueError as err:
            self.problem(node.line, f"{where}.result: {err}; write '{{{{' and '}}}}' for braces")
        return fields

    def check_field(self, where: str, line: int, name: str, way: str, conversion: str, arguments: list[str]) -> None:
        """What the result asks for has to be given, in a way that there is."""
        if name != "inner" and name not in arguments:
            hint = suggest_or_list(name, [*arguments, "inner"])
            self.problem(line, f'{where}.result: asks for "{name}", which no argument gives{hint}')
        if conversion or (way and (way not in _WAYS or name == "inner")):
            written_way = f"!{conversion}" if conversion else f":{way}"
            ways = ", ".join(f"{{{name}:{each}}}" for each in _WAYS)
            right = "write {inner}" if name == "inner" else f"write {{{name}}}, or {ways}"
            self.problem(line, f'{where}.result: there is no "{written_way}"; {right}')


def _read_text(node: TreeNode) -> str:
    """The text of a key or of an item."""
    return node.value if isinstance(node, ScalarNode) else ""
