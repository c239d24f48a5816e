"""``--map shortcodes.toml``: how a site's own shortcodes are converted.

.. code-block:: toml

    [shortcodes.person]
    arguments = ["name", "role", "page"]
    result = "[{name:text}]({page:link}), {role}"

An argument is read as Markdown. With ``:text`` it is plain text, with ``:link`` the destination of a link and with
``:image`` the path of an image, both as seen from the page. ``{inner}`` is the content between the tags; ``{{`` and
``}}`` are braces.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import DocumentError, MappingNode, ScalarNode, SequenceNode, read_document
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.messages import Message, bound_messages, make_message
from sphinx_openpractices.text.spelling import suggest_or_list

from .mapped_converter import MappedConverter, TemplateField

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import TreeNode

    from .results import Converter

_KEYS = ("arguments", "result", "block")
_NAME = re.compile(r"[\w/.-]+")
_WAYS = ("text", "link", "image")
"""How an argument can be inserted into the result."""


def read_shortcode_map(path: Path, file: str = "") -> tuple[dict[str, Converter], list[Message]]:
    """Return the valid converters of a file, by name in lower case, and all errors.

    *file* is the name of the file in messages. A file that cannot be read is one error.
    """
    name = file or path.name
    try:
        root = read_document(path)
    except DocumentError as err:
        return {}, [make_message(name, err.line, "", err.message)]
    except OSError as err:
        return {}, [make_message(name, 1, "", describe_read_error(err, path))]
    reader = _MapFileReader(name)
    reader.read(root)
    return reader.converters, bound_messages(reader.problems)


class _MapFileReader:
    """Reads the tree of a file, and finds every error in it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.converters: dict[str, Converter] = {}
        self.problems: list[Message] = []

    def add_problem(self, line: int, path: str, message: str) -> None:
        """Add an error."""
        self.problems.append(make_message(self.file, line, path, message))

    def read(self, root: TreeNode | None) -> None:
        """Read the whole file."""
        found = None
        for key, value in root.pairs if isinstance(root, MappingNode) else ():
            if _read_text(key) == "shortcodes" and isinstance(value, MappingNode):
                found = value
            else:
                self.add_problem(
                    key.line, "", f'"{_read_text(key)}" is not allowed here; write tables such as [shortcodes.person]'
                )
        if found is None and not self.problems:
            self.add_problem(1, "", "contains no shortcodes; write tables such as [shortcodes.person]")
        for key, value in found.pairs if found else ():
            self.read_shortcode(_read_text(key), key.line, value)

    def read_shortcode(self, name: str, line: int, node: TreeNode) -> None:
        """Read the keys of a shortcode, and check that they fit together."""
        where = f"shortcodes.{name}"
        before = len(self.problems)
        if not _NAME.fullmatch(name):
            self.add_problem(line, where, "use only letters, digits, '-', '_' and '/' in the name")
        if not isinstance(node, MappingNode):
            self.add_problem(line, where, f"is not a table; write [{where}]")
            return
        values = {_read_text(key): value for key, value in node.pairs}
        for key, _value in node.pairs:
            if _read_text(key) not in _KEYS:
                hint = suggest_or_list(_read_text(key), _KEYS)
                self.add_problem(key.line, f"{where}.{_read_text(key)}", f"unknown key{hint}")
        arguments = self.read_arguments(where, values.get("arguments"))
        block = self.read_block(where, values.get("block"))
        result = self.read_result(where, line, values.get("result"), arguments)
        if name.lower() in self.converters:
            self.add_problem(line, where, "is defined twice; Hugo ignores case in the names of shortcodes")
        if len(self.problems) == before:
            self.converters[name.lower()] = MappedConverter(tuple(arguments), tuple(result), block)

    def read_arguments(self, where: str, node: TreeNode | None) -> list[str]:
        """Read the names of the arguments, in the order of positional arguments."""
        if node is None:
            return []
        path = f"{where}.arguments"
        if not isinstance(node, SequenceNode):
            self.add_problem(node.line, path, 'is not a list; write names such as ["name", "role"]')
            return []
        names: list[str] = []
        for item in node.items:
            name = _read_text(item)
            if not re.fullmatch(r"[\w-]+", name) or name == "inner":
                self.add_problem(item.line, path, f'"{name}" cannot be the name of an argument')
            elif name in names:
                self.add_problem(item.line, path, f'"{name}" is listed twice')
            else:
                names.append(name)
        return names

    def read_block(self, where: str, node: TreeNode | None) -> bool:
        """Read whether the result is a block."""
        if node is None:
            return False
        if not isinstance(node, ScalarNode) or not isinstance(node.data, bool):
            self.add_problem(node.line, f"{where}.block", "is not true or false")
            return False
        return node.data

    def read_result(self, where: str, line: int, node: TreeNode | None, arguments: list[str]) -> list[TemplateField]:
        """Read the parts of the template."""
        if node is None:
            self.add_problem(line, where, 'has no result; write one, such as result = "**{name}**"')
            return []
        if not isinstance(node, ScalarNode) or not node.quoted:
            self.add_problem(node.line, f"{where}.result", "is not text; write it in quotes")
            return []
        fields: list[TemplateField] = []
        try:
            for text, name, way, conversion in Formatter().parse(node.value):
                fields.append(TemplateField(text, name or "", way or ""))
                if name is not None:
                    self.check_field(where, node.line, name, way or "", conversion or "", arguments)
        except ValueError as err:
            self.add_problem(node.line, f"{where}.result", f"{err}; write '{{{{' and '}}}}' for braces")
        return fields

    def check_field(self, where: str, line: int, name: str, way: str, conversion: str, arguments: list[str]) -> None:
        """Check that a placeholder names an argument, and a way to insert it."""
        path = f"{where}.result"
        if name != "inner" and name not in arguments:
            hint = suggest_or_list(name, [*arguments, "inner"])
            self.add_problem(line, path, f'"{name}" is not an argument{hint}')
        if conversion or (way and (way not in _WAYS or name == "inner")):
            written_way = f"!{conversion}" if conversion else f":{way}"
            ways = ", ".join(f"{{{name}:{each}}}" for each in _WAYS)
            right = "write {inner}" if name == "inner" else f"write {{{name}}}, or {ways}"
            self.add_problem(line, path, f'"{written_way}" is not supported; {right}')


def _read_text(node: TreeNode) -> str:
    """Return the text of a key or an item."""
    return node.value if isinstance(node, ScalarNode) else ""
