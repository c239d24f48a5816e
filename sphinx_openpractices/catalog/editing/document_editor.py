"""The editors of YAML and JSON, by the suffix of a file."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Protocol

import yaml

from .json_editor import JsonEditor
from .written_values import EditRefusal
from .yaml_editor import YamlEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.catalog.documents import GivenFile

    from .marked_node import MarkedNode
    from .written_values import WrittenItem, WrittenValue


class DocumentEditor(Protocol):
    """Gathers changes of a text, whose tree is *root*; everything else in the text is unchanged."""

    root: MarkedNode

    def apply(self) -> str:
        """Return the changed text."""

    def require_editable(self, mapping: MarkedNode) -> None:
        """Refuse a mapping that cannot be changed."""

    def set_member(self, mapping: MarkedNode, name: str, value: WrittenValue, order: Sequence[str]) -> None:
        """Set a key to a value; a new key follows those that precede it in the *order* of keys."""

    def write_scalar(self, node: MarkedNode, text: str) -> None:
        """Write a value as text, in quotes where the format needs them."""

    def order_members(self, mapping: MarkedNode, order: Sequence[str]) -> None:
        """Put the keys of a mapping in an *order*, each with its value and its comments."""

    def remove_member(self, mapping: MarkedNode, name: str) -> None:
        """Remove a key, and its value."""

    def add_items(
        self, mapping: MarkedNode, name: str, items: Sequence[WrittenItem], order: Sequence[str], *, in_braces: bool
    ) -> None:
        """Add items to the end of a list, in the form of its last item; those of a new list can be in braces."""


def open_editor(file: GivenFile) -> DocumentEditor:
    """Return the editor of a file; raises :class:`EditRefusal` if its format is not changed, or an edit broke it."""
    suffix = file.path.suffix.lower()
    if suffix == ".toml":
        raise EditRefusal("it is written in TOML")
    text = file.read_data().removeprefix(codecs.BOM_UTF8).decode()
    try:
        return JsonEditor(text) if suffix == ".json" else YamlEditor(text)
    except yaml.YAMLError:
        raise EditRefusal("other parts of it would change, too") from None


def replace_text(file: GivenFile, text: str) -> GivenFile:
    """Return a file with another text; a byte order mark stays."""
    mark = codecs.BOM_UTF8 if file.read_data().startswith(codecs.BOM_UTF8) else b""
    return file._replace(data=mark + text.encode())
