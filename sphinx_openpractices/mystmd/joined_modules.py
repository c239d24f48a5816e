"""JavaScript modules, joined into one file: mystmd loads a plugin from a single one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT = re.compile(r"^import [^;]* from '([^']*)';\n", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")
_EXPORT = re.compile(r"^export (?!default )", re.MULTILINE)


def join_modules(main: Path) -> str:
    """Return a module after all that it imports, as one module that imports nothing but what Node.js has.

    All names of the modules share one scope then: each is in one module only, and an import renames nothing. What
    Node.js has is imported as a whole, ``import path from 'node:path';``.
    """
    builtins: dict[str, None] = {}
    modules: dict[Path, str] = {}
    _add_module(main, builtins, modules)
    return "\n\n".join(["\n".join(sorted(builtins)), *modules.values()]) + "\n"


def _add_module(path: Path, builtins: dict[str, None], modules: dict[Path, str]) -> None:
    text = read_file(path, MAX_TEXT_BYTES).decode()
    for found in _IMPORT.finditer(text):
        if not found[1].startswith("./"):
            builtins[found[0].strip()] = None
        elif (imported := path.parent / found[1]) not in modules:
            _add_module(imported, builtins, modules)
    modules[path] = _BLANK_LINES.sub("\n\n", _EXPORT.sub("", _IMPORT.sub("", text))).strip()
