"""What to write in place of the most common mistakes in JSON and TOML.

Each row of a table has the beginning of a parser's message, a pattern for the text at the place of the error, and the
advice, into which the groups of the pattern are put. The first row that matches counts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .yaml_mistakes import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    _Row = tuple[str, str, str]

_CONFLICT = ("", r"[<=>]{7}(?:[ \n]|$)", "resolve the merge conflict that begins or ends here")
_BACKSLASH = 'write "/" in a path, and two backslashes for one in text'
_MORE = "remove what follows the last bracket; the data ends before this line"
_CURLY = "\u2018\u2019\u201c\u201d\u201e"

_JSON_ROWS = (
    ("Extra data", r"[\[{]", f"put all values in one list, or {_MORE}"),
    ("Extra data", "", _MORE),
    ("Invalid \\", "", _BACKSLASH),
    ("Unterminated", "", 'close the text with a quote ", or write \\n for a line break in it'),
    ("Invalid control", r"\n", 'close the text with a quote ", or write \\n for a line break in it'),
    ("Invalid control", r"\t", "write \\t for a tab in text"),
    ("Expecting", _CONFLICT[1], _CONFLICT[2]),
    ("Expecting", r"//|/\*|\#", "remove the comment; JSON does not have comments"),
    ("Expecting", r"$", "close the brackets that are open at the end of the file"),
    ("Expecting", f"['{_CURLY}]", 'put straight double quotes, ", around keys and text'),
    ("Expecting ':'", "", "write a colon after the key"),
    ("Expecting ','", "", ""),
    ("Expecting", r"true\b", "write true, in lower case and without quotes"),
    ("Expecting", r"false\b", "write false, in lower case and without quotes"),
    ("Expecting", r"(?:null|none)\b", "write null, in lower case and without quotes"),
    ("Expecting", r"([^\W\d]\w*)", 'put double quotes around keys and text, as in "{0}"'),
    ("Expecting", r",", "remove the extra comma"),
    ("Expecting", r"([\]}])", 'write a value before "{0}"'),
)
_HEADER = r"\[{1,2}\s*([\w.-]+)"
_KEY = r"([\w.\"'-]+)\s*"
_TOML_ROWS = (
    _CONFLICT,
    ("", r"//", 'begin a comment with "#"'),
    ("Cannot ", _HEADER, 'write "[[{0}]]", with two brackets, before each item of the list'),
    ("Cannot overwrite", _KEY + "=", "{0} is given twice; remove one"),
    ("Expected ']]", _HEADER, 'close the brackets, as in "[[{0}]]"'),
    ("Expected ']", _HEADER, 'close the bracket, as in "[{0}]"'),
    ("Unescaped", "", _BACKSLASH),
    ("Illegal character '\\n'", "", "close the quote in this line"),
    ("Unterminated", "", "close the quote that begins in this line"),
    ('Expected "\'"', "", "close the quote in this line"),
    ("Invalid initial", "", "write a mapping in braces on one line"),
    ("Expected '='", _KEY + r":$", 'write "[[{0}]]" for a list, or "[{0}]" for a mapping; this is YAML'),
    ("Expected '='", _KEY + r":\s*(.+)", "write {0} = {quoted}"),
    ("Expected '='", r"\w+ +\w", "put quotes around a key that contains a space"),
    ("Invalid date", _KEY + r"=\s*(.+)", "write a date that exists, such as 2024-03-01; {1} does not exist"),
    ("Expected newline", _KEY + r"=\s*(\d{4}-\d{2})$", "put quotes around a month: {0} = {quoted}"),
    ("Expected newline", r".*,$", "remove the comma at the end"),
    ("Expected newline", _KEY + r"=\s*[\"'](.*)[\"']$", "write {0} = {quoted}"),
    ("Invalid value", _KEY + r"=$", 'write a value after "="'),
    ("Invalid value", _KEY + r"=\s*(?=true)", "write {0} = true"),
    ("Invalid value", _KEY + r"=\s*(?=false)", "write {0} = false"),
    ("Invalid value", _KEY + r"=\s*\[", "put quotes around each text in the list"),
    ("Invalid value", _KEY + r"=\s*(.+)", "put quotes around the value: {0} = {quoted}"),
)


def describe_json_mistake(err: json.JSONDecodeError) -> tuple[int, str]:
    """Return the line of the mistake, and what to write, or else the parser's message."""
    before, after = err.doc[: err.pos].rstrip(), err.doc[err.pos :].lstrip()
    if err.msg.startswith("Illegal trailing comma"):  # Python 3.13, where the position is that of the comma
        before, after = err.doc[: err.pos + 1], after[1:].lstrip()
    last_line = before.count("\n") + 1
    if before.endswith(",") and after.startswith(("]", "}")):
        return last_line, f'remove the comma before "{after[0]}"'
    if not before:
        return err.lineno, 'begin the file with "{"; if it is YAML, its name has to end in .yml'
    if advice := _find_advice(_JSON_ROWS, err.msg, err.doc[err.pos :] if "control" in err.msg else after):
        return err.lineno, advice
    if err.msg.startswith("Expecting ','"):
        has_quote = re.match(r'"\w', err.doc[err.pos - 1 : err.pos + 1])
        return last_line, 'write \\" for a quote in text' if has_quote else "write a comma after the value"
    return err.lineno, f"is not valid JSON: {err.msg.removesuffix(' at')} in column {err.colno}"


def describe_toml_mistake(message: str, line: int, text: str) -> tuple[int, str]:
    """Return the line of the mistake, and what to write, or else the parser's *message*."""
    lines = text.split("\n")
    written = lines[line - 1].strip() if line <= len(lines) else ""
    if message == "Unclosed array" or (message == "Invalid value" and not written):
        opened = [number for number, each in enumerate(lines[:line], 1) if re.search(r"=\s*\[", each)]
        return (opened or [line])[-1], 'close the list with "]", and write commas between its values'
    if message.startswith("Unterminated"):
        line = next((number for number in range(line, 0, -1) if re.search("\"{3}|'{3}", lines[number - 1])), line)
    return line, _find_advice(_TOML_ROWS, message, written) or f"is not valid TOML: {message}"


def _find_advice(rows: Iterable[_Row], message: str, text: str) -> str:
    """Return the advice of the first row that matches."""
    for beginning, pattern, advice in rows:
        found = re.match(pattern, text, re.IGNORECASE) if message.startswith(beginning) else None
        if found:
            return advice.format(*found.groups(), quoted=_quote_value(found[found.re.groups]))
    return ""


def _quote_value(text: str) -> str:
    """Return *text* in double quotes, and in place of typographic ones; a long text is shortened."""
    outer = text[:1] if text[:1] in {'"', "'"} and text[:1] == text[-1:] else ""
    return json.dumps(cut_text(text.strip(_CURLY + outer)), ensure_ascii=False)
