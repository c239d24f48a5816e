"""Opens the editor of a file by its suffix, and keeps what it wrote."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import yaml

from .json_editor import JsonEditor
from .written_values import EditRefusal
from .yaml_editor import YamlEditor

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.documents import GivenFile

    from .text_editor import TextEditor


def open_editor(file: GivenFile) -> TextEditor:
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
