"""Adapts blocks of code to Sphinx: languages that Pygments knows, and lines that exist."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.markdown_text import write_code_span

from .results import keep_shortcode

if TYPE_CHECKING:
    from .converter_context import ConverterContext
    from .results import ConversionResult
    from .shortcode_arguments import ShortcodeArguments

_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_OTHER_NAMES = {
    "golang": "go",
    "jsonc": "json5",
    **dict.fromkeys(("plaintext", "plain", "txt", "tree", "goat"), "text"),
    **dict.fromkeys(("gotmpl", "go-template", "go-html-template", "go-text-template"), "text"),
}
"""Languages of Hugo's highlighter that Pygments calls otherwise, or does not know."""
_INFO = re.compile(r"(?P<language>[^\s{]*)\s*(?P<options>.*)", re.DOTALL)
"""What follows a fence; MyST would read a name in braces as a directive."""
_UNKNOWN = 'Pygments does not know the language "{}"; the code is not highlighted'
_NUMBERED = {"table", "inline", "true"}
_NO_BLOCK = "is in a line or a table, which cannot contain a block of code; kept unchanged"


@lru_cache(maxsize=512)
def _find_language(name: str) -> str:
    """Return the Pygments name of a language, or an empty string."""
    name = _OTHER_NAMES.get(name.lower(), name.lower())
    if name in {"", "text"}:
        return "text"
    # Only pages with code need it.
    from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]  # noqa: PLC0415
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return ""
    return name


def convert_fence(block: str, info: str) -> tuple[str, list[str]]:
    """Return a block of code with the Pygments name of the language in its *info* string, and messages about losses."""
    first, newline, rest = block.partition("\n")
    match = _INFO.match(info)
    if not info or not match or not first.rstrip().endswith(info):
        return block, []
    language, options = match.groups()
    known = _find_language(language)
    if known == info.lower():
        return block, []
    lost = [] if known else [_UNKNOWN.format(language)]
    if options:
        lost.append(f'the options "{options}" of a block of code are lost')
    before = first.rstrip().removesuffix(info)
    return f"{before}{known or 'text'}{newline}{rest}", lost


def convert_code(
    args: ShortcodeArguments, context: ConverterContext, language: str, code: str, written: str = ""
) -> ConversionResult:
    """Write the directive for *code*; *written* are Hugo's options for its lines."""
    options = _read_options(args, written)
    inline = options.pop("hl_inline", "") == "true"
    if context.inline and "\n" in code:
        return keep_shortcode(args.shortcode, context, _NO_BLOCK, whole=True)
    if context.inline or inline:
        return args.make_result(write_code_span(code))
    if not code.strip():
        args.add_note("lost", "contains no code")
        return args.make_result("")
    known = _find_language(language)
    if not known:
        args.add_note("lost", _UNKNOWN.format(language))
    values: dict[str, str | None] = {}
    if options.pop("linenos", "false") in _NUMBERED:
        values["linenos"] = None
        if (first := options.pop("linenostart", "")).isdecimal():
            values["lineno-start"] = first
    options.pop("linenostart", "")
    if lines := _read_lines(args, options.pop("hl_lines", ""), code.count("\n") + 1):
        values["emphasize-lines"] = lines
    for name in options:
        args.add_note("lost", f'the option "{name}" is lost')
    return args.make_result(
        myst_syntax.write_directive("code-block", code, argument=known or "text", options=values, mark="`"), block=True
    )


def _read_options(args: ShortcodeArguments, written: str) -> dict[str, str]:
    """Read the options of ``highlight``: pairs separated by commas, with names in any case."""
    options = {}
    for pair in filter(None, (each.strip() for each in written.split(","))):
        name, equals, value = pair.partition("=")
        if equals:
            options[name.strip().lower()] = value.strip().strip("\"'").lower()
        else:
            args.add_note("lost", f'the option "{pair}" has no value')
    return options


def _read_lines(args: ShortcodeArguments, written: str, number: int) -> str:
    """Read ranges of lines, separated by spaces, in code of *number* lines: Sphinx warns of lines that do not exist."""
    ranges = []
    for word in written.strip("[]").split():
        match = _RANGE.fullmatch(word)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last or first > number:
            args.add_note("lost", f'lines "{word}" are not emphasized; the code has lines 1 to {number}')
            continue
        last = min(last, number)
        ranges.append(f"{first}-{last}" if last > first else f"{first}")
    return ",".join(ranges)
