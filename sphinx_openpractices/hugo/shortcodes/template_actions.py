"""Reads the actions of Go templates, ``{{ … }}``, as far as templates of shortcodes are carried over.

Source: `Go's text/template <https://pkg.go.dev/text/template>`__ for the syntax. What is allowed is in one table for
functions and one for methods; everything else is what a template *asks for*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .pieces import Value

_TOKEN = re.compile(
    r"\s+"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|`[^`]*`)"
    r"|(?P<number>[-+]?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<name>\$\w*(?:\.\w+)*|\.(?:\w+(?:\.\w+)*)?|[A-Za-z_]\w*(?:\.\w+)*)"
    r"|(?P<sign>:=|[=|()])"
)
_ESCAPE = re.compile(r"\\(n|t|r|[\"\\'])")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}

_SYNONYMS = {
    **{f"safe.{name}": f"safe{name}" for name in ("HTML", "URL", "CSS")},
    **{f"urls.{name}": f"{name[0].lower()}{name[1:]}" for name in ("RelURL", "AbsURL", "RelLangURL", "AbsLangURL")},
    **{f"transform.{name}": name.lower() for name in ("Markdownify", "Plainify")},
    **{f"compare.{name}": name.lower() for name in ("Eq", "Ne", "Default")},
    **{f"strings.{name}": name for name in ("Trim", "TrimSpace", "TrimPrefix", "TrimSuffix", "TrimLeft", "TrimRight")},
    **{f"strings.{name}": name.lower() for name in ("ToLower", "ToUpper", "Chomp")},
    "urls.URLize": "urlize",
    "strings.Replace": "replace",
    "transform.HTMLEscape": "htmlEscape",
    "fmt.Printf": "printf",
    "fmt.Print": "print",
    "cast.ToString": "string",
    "trim": "Trim",
    "lower": "tolower",
    "upper": "toupper",
    "collections.IsSet": "isset",
    "collections.Index": "index",
    "collections.Dictionary": "dict",
}
"""Long names of functions, and other names for the same function."""
FUNCTIONS = {
    **dict.fromkeys(
        ("safeHTML", "safeURL", "safeCSS", "markdownify", "plainify", "htmlEscape", "string", "not"), (1, 1)
    ),
    **dict.fromkeys(
        ("relURL", "absURL", "relLangURL", "absLangURL", "TrimSpace", "chomp", "tolower", "toupper"), (1, 1)
    ),
    **dict.fromkeys(("default", "eq", "ne", "Trim", "TrimPrefix", "TrimSuffix", "TrimLeft", "TrimRight"), (2, 2)),
    **dict.fromkeys(("isset", "index"), (2, 2)),
    **dict.fromkeys(("and", "or", "printf", "print", "dict"), (1, 9)),
    **dict.fromkeys(("Get", "urlize"), (1, 1)),
    "RenderString": (1, 2),
    "replace": (3, 3),
}
"""The least and the most arguments of each function and method."""
_METHODS = {
    **dict.fromkeys((".Get", "$.Get"), "Get"),
    **dict.fromkeys((".Page.RenderString", "$.Page.RenderString", "page.RenderString"), "RenderString"),
}
_FIELDS = {
    **dict.fromkeys((".Inner", "$.Inner", ".InnerDeindent", "$.InnerDeindent"), "Inner"),
    **dict.fromkeys((".Params", "$.Params"), "Params"),
    **dict.fromkeys((".IsNamedParams", "$.IsNamedParams"), "IsNamedParams"),
    ".": ".",
}
_PARAMETER = re.compile(r"\$?\.Params\.(\w+)")
_CONSTANTS: dict[str, Value] = {"true": True, "false": False, "nil": ""}


class Call(NamedTuple):
    """A function or method with its arguments."""

    name: str
    arguments: tuple[Expression, ...]


class Field(NamedTuple):
    """``Inner``, ``Params``, ``IsNamedParams``, the dot, or a variable with its ``$``."""

    name: str


class Literal(NamedTuple):
    """A value that the template contains."""

    value: Value


Expression = Call | Field | Literal


class UnsupportedActionError(Exception):
    """An action that is not carried over; the message is what it asks for."""


class ActionReader:
    """Reads the pipeline of one action."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens: list[tuple[str, str]] = []
        self.place = 0
        position = 0
        while position < len(source):
            match = _TOKEN.match(source, position)
            if not match:
                raise UnsupportedActionError(" ".join(source.split()))
            position = match.end()
            if match.lastgroup:
                self.tokens.append((match.lastgroup, match[0]))

    def read_assignment(self) -> tuple[str, Expression]:
        """Read a whole action; return the variable to which it assigns its value, or an empty string."""
        variable = ""
        if len(self.tokens) > 2 and self.tokens[1] in {("sign", ":="), ("sign", "=")}:
            variable, self.place = self.tokens[0][1], 2
        value = self.read_pipeline()
        if self.place < len(self.tokens) or (variable and not re.fullmatch(r"\$\w+", variable)):
            raise UnsupportedActionError(" ".join(self.source.split()))
        return variable, value

    def peek(self) -> tuple[str, str]:
        """Return the next token; empty at the end."""
        return self.tokens[self.place] if self.place < len(self.tokens) else ("", "")

    def read_pipeline(self) -> Expression:
        """Read commands between bars; the value of each is the last argument of the next."""
        value = self.read_command(())
        while self.peek() == ("sign", "|"):
            self.place += 1
            value = self.read_command((value,))
        return value

    def read_command(self, last: tuple[Expression, ...]) -> Expression:
        """Read a function with its arguments, or a value."""
        kind, text = self.peek()
        name = _METHODS.get(text) or _SYNONYMS.get(text, text)
        if kind != "name" or name not in FUNCTIONS:
            value = self.read_operand()
            if last or self.peek() not in {("", ""), ("sign", "|"), ("sign", ")")}:
                raise UnsupportedActionError(text)
            return value
        self.place += 1
        arguments: list[Expression] = []
        while self.peek() not in {("", ""), ("sign", "|"), ("sign", ")")}:
            arguments.append(self.read_operand())
        least, most = FUNCTIONS[name]
        if not least <= len(arguments) + len(last) <= most:
            raise UnsupportedActionError(text)
        return Call(name, (*arguments, *last))

    def read_operand(self) -> Expression:
        """Read a value, or a pipeline in parentheses."""
        kind, text = self.peek()
        self.place += 1
        if (kind, text) == ("sign", "("):
            value = self.read_pipeline()
            if self.peek() != ("sign", ")"):
                raise UnsupportedActionError(" ".join(self.source.split()))
            self.place += 1
            return value
        if found := _read_value(kind, text):
            return found
        raise UnsupportedActionError(text or " ".join(self.source.split()))


def _read_value(kind: str, text: str) -> Expression | None:
    """Return the value of a token; ``None`` if it has none."""
    if parameter := _PARAMETER.fullmatch(text):
        return Call("Get", (Literal(parameter[1]),))
    if kind == "text":
        return Literal(_unquote(text))
    if kind == "number":
        return Literal(float(text) if "." in text else int(text))
    if text in _CONSTANTS:
        return Literal(_CONSTANTS[text])
    if text in _FIELDS:
        return Field(_FIELDS[text])
    return Field(text) if kind == "name" and re.fullmatch(r"\$\w+", text) else None


def list_asked(source: str) -> list[str]:
    """Return everything in an action that templates of shortcodes cannot use here, by its name."""
    found = []
    for match in _TOKEN.finditer(source):
        text = match["name"]
        known = not text or text in _METHODS or text in _FIELDS or text in _CONSTANTS or text in {"if", "else", "with"}
        known = known or _SYNONYMS.get(text, text) in FUNCTIONS or bool(_PARAMETER.fullmatch(text))
        if not known and not re.fullmatch(r"\$\w*", text):
            found.append(text)
    return found


def _unquote(text: str) -> str:
    """Return the value of a quoted or raw string."""
    body = text[1:-1]
    return body if text[0] == "`" else _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), body)
