"""Marks code that its lexer does not accept, of which Sphinx would warn; Hugo highlights it as far as possible."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks

if TYPE_CHECKING:
    from pygments.lexer import Lexer  # type: ignore[import-untyped]

_OPENING = re.compile(
    r"(?P<before>[^`~\n]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<directive>\{code-block\})?[ \t]*(?P<name>\S*)"
)
_OPTIONS = re.compile(r"(?:[ \t]*:[\w-]+:.*\n)*\n?")
_PLAIN = {"", "text", "none", "plain", "plaintext"}
_PYTHON = {"py", "python", "py3", "python3", "default"}
_SIGNS = r"[\w \n()\[\]{}:;,.=+*/<>%&|^~-]*"
_PLAIN_PYTHON = re.compile(
    rf"""(?!>>>){_SIGNS}(?:(?:"[\w .,:/-]*"|'[\w .,:/-]*'|\#[^\n]*){_SIGNS})*""",
    re.ASCII,
)
"""Names, numbers, operators, plain strings and comments; the lexer accepts any sequence of them without ``class``."""


def relax_code(text: str) -> str:
    """Return a finished page in which code blocks with errors have the option `force`."""
    if "```" not in text and "~~~" not in text:
        return text
    parts = []
    done = 0
    for block in find_code_blocks(text):
        match = _OPENING.match(text, block.start, block.end)
        if match is None or not block.info or (block.info.startswith("{") and not match["directive"]):
            continue
        code = _OPTIONS.sub("", block.code, count=1) if match["directive"] else block.code
        if _is_accepted(match["name"].lower(), code):
            continue
        prefix = "".join(char if char == ">" else " " for char in match["before"])
        first = f"{match['before']}{match['fence']}{{code-block}} {match['name']}\n{prefix}:force:\n"
        blank = "" if match["directive"] else f"{prefix.rstrip()}\n"
        newline = text.find("\n", match.end(), block.end)
        parts += [text[done : block.start], first, blank]
        done = newline + 1 if newline >= 0 else block.end
    return "".join([*parts, text[done:]])


@lru_cache(maxsize=256)
def _is_accepted(name: str, code: str) -> bool:
    """Return whether the lexer accepts the code, which Sphinx checks in the same way (``sphinx.highlighting``)."""
    if name in _PLAIN or (name in _PYTHON and is_plain_python(code)):
        return True
    # Only pages with code need it.
    from pygments.token import Error  # type: ignore[import-untyped]  # noqa: PLC0415

    if name in _PYTHON:
        name = "pycon" if code.startswith(">>>") else "python"
    kind = _find_lexer(name)
    return kind is None or all(token is not Error for token, _text in kind().get_tokens(code))


def is_plain_python(code: str) -> bool:
    """Return whether the lexer of Python certainly accepts the code; asking the lexer takes much longer."""
    return "class" not in code and _PLAIN_PYTHON.fullmatch(code) is not None


@cache
def _find_lexer(name: str) -> type[Lexer] | None:
    """Return the class of the lexer for a language; Pygments looks for it among all of its languages."""
    from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]  # noqa: PLC0415
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        return find_lexer_class_by_name(name)  # type: ignore[no-any-return]
    except ClassNotFound:
        return None
