"""Fills in the template of a shortcode as Hugo does it, except for the escaping of values.

The result is HTML with marks in place of values: a mark is a number between two characters of private use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.hugo.markdown.commonmark import read_plain_text

from .pieces import Text, format_value
from .shortcode_templates import Branch, Output
from .template_actions import Call, Expression, Field, Literal
from .template_functions import TEXT_FUNCTIONS, trim_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pieces import Piece, Shortcode, Value
    from .shortcode_templates import Node, ShortcodeTemplate

_BEGIN, _END, INNER_MARK = "\ue010", "\ue011", "\ue012"
"""Private-use characters: those around the number of a value, and one where the content between the tags begins."""
VALUE_MARK = re.compile(f"{_BEGIN}(\\d+){_END}")
_PRIVATE = re.compile(f"[{_BEGIN}-{INNER_MARK}]")


_OLD_SETTING = "$_hugo_config"
"""The variable with which a template asks for the rules of old versions."""


def make_value_mark(number: int | str) -> str:
    """Return the mark of a value."""
    return f"{_BEGIN}{number}{_END}"


class Content(NamedTuple):
    """Content between the tags, or an argument; converted as *markdown*, or inserted as HTML."""

    pieces: tuple[Piece, ...]
    markdown: bool = True

    @property
    def is_shortcode(self) -> bool:
        """Whether it is a shortcode between the tags."""
        return len(self.pieces) == 1 and not isinstance(self.pieces[0], Text)

    @property
    def source(self) -> str:
        """The source of the content."""
        return "".join(piece.source for piece in self.pieces)


Filled = str | int | float | bool | Content | Mapping[str, "Value"] | tuple["Value", ...]


class TemplateError(Exception):
    """A value that cannot be inserted; the message is what the template asks for."""


@dataclass(slots=True)
class TemplateFilling:
    """Fills in a template for one *shortcode*; *base* is the URL of the site, *prefix* that of the language."""

    shortcode: Shortcode
    base: str = "/"
    prefix: str = ""
    values: list[Filled] = field(default_factory=list)
    """The values of the marks."""
    variables: dict[str, Filled] = field(default_factory=dict)

    @property
    def renders_inner(self) -> bool:
        """Whether Hugo reads the content alone as Markdown, as before version 0.55."""
        return self.shortcode.markdown and _OLD_SETTING in self.variables

    def fill(self, template: ShortcodeTemplate) -> str:
        """Return the HTML with marks; raise `TemplateError`."""
        return self._fill_nodes(template.nodes, "")

    def _fill_nodes(self, nodes: Sequence[Node], dot: Filled) -> str:
        parts = []
        for node in nodes:
            if isinstance(node, str):
                parts.append(_PRIVATE.sub("", node))
            elif isinstance(node, Branch):
                value = self._evaluate(node.condition, dot)
                if node.variable:
                    self.variables[node.variable] = value
                met = _is_true(value)
                parts.append(
                    self._fill_nodes(node.body if met else node.otherwise, value if met and node.binds else dot)
                )
            else:
                parts.append(self._fill_output(node, dot))
        return "".join(parts)

    def _fill_output(self, node: Output, dot: Filled) -> str:
        """Return a mark for a value, or the HTML that it is."""
        value = self._evaluate(node.value, dot)
        if node.variable:
            self.variables[node.variable] = value
            return ""
        if isinstance(value, Mapping | tuple) and not isinstance(value, Content):
            raise TemplateError("all its arguments at once")
        if isinstance(value, Content) and not value.markdown:
            return INNER_MARK + "".join(
                _PRIVATE.sub("", piece.source) if isinstance(piece, Text) else self._mark(Content((piece,)))
                for piece in value.pieces
            )
        return self._mark(value)

    def _mark(self, value: Filled) -> str:
        self.values.append(value)
        return make_value_mark(len(self.values) - 1)

    def _evaluate(self, expression: Expression, dot: Filled) -> Filled:
        if isinstance(expression, Literal):
            return expression.value
        if isinstance(expression, Field):
            return self._read_field(expression.name, dot)
        return self._call(expression, [self._evaluate(each, dot) for each in expression.arguments])

    def _read_field(self, name: str, dot: Filled) -> Filled:
        if name == "Inner":
            return Content(self.shortcode.inner or (), markdown=self.renders_inner)
        if name == "Params":
            return self.shortcode.params
        if name == "IsNamedParams":
            return self.shortcode.named
        if name == ".":
            return dot
        return self.variables.get(name, "")

    def _call(self, call: Call, given: list[Filled]) -> Filled:
        """Return the result of a function."""
        name, first, last = call.name, given[0], given[-1]
        if name in {"Get", "index", "isset"}:
            if name != "Get" and first is not self.shortcode.params:
                raise TemplateError(name)
            found = self.shortcode.get(last if isinstance(last, int) else to_plain_text(last))
            return found is not None if name == "isset" else "" if found is None else found
        if name in _LOGIC:
            return _LOGIC[name](given)
        if name in {"markdownify", "RenderString"}:
            return self._make_markdown(last)
        if name == "dict":
            return ""
        content = first if name == "Trim" else last
        return self._change_content(name, content) if isinstance(content, Content) else self._change_text(name, given)

    def _make_markdown(self, value: Filled) -> Content:
        """Return a value as Markdown."""
        if isinstance(value, Content):
            return Content(value.pieces)
        return Content((Text(to_plain_text(value), self.shortcode.start),))

    def _change_content(self, name: str, content: Content) -> Filled:
        """Return content after a function: white space at its ends does not matter."""
        if name in {"safeHTML", "string", "chomp"} or name.startswith("Trim"):
            return content if content.source.strip() else ""
        if name == "plainify" and all(isinstance(piece, Text) for piece in content.pieces):
            return read_plain_text(content.source)
        raise TemplateError(f"{name} of its content")

    def _change_text(self, name: str, given: list[Filled]) -> Filled:
        """Return text after a function."""
        text = to_plain_text(given[-1])
        if name in TEXT_FUNCTIONS:
            return TEXT_FUNCTIONS[name](text)
        if name.startswith("Trim"):
            return trim_text(name, to_plain_text(given[0]), text)
        if name == "replace":
            return to_plain_text(given[0]).replace(to_plain_text(given[1]), text)
        if name.lower().endswith("url"):
            return self._make_address(text, absolute=name.startswith("abs"), local="Lang" in name)
        if name == "printf":
            return _format_text(to_plain_text(given[0]), given[1:])
        if name == "print":
            return "".join(map(to_plain_text, given))
        raise TemplateError(name)

    def _make_address(self, path: str, *, absolute: bool, local: bool) -> str:
        """Return the address of a path below that of the site."""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", path, re.IGNORECASE):
            return path
        host, _, base = self.base.partition("://")[2].partition("/")
        if path.startswith("/") and not local:
            return f"https://{host}{path}" if absolute and host else path
        prefix = f"{self.prefix}/" if local and self.prefix else ""
        whole = f"/{base.rstrip('/')}/{prefix}{path.lstrip('/')}".replace("//", "/")
        return f"https://{host}{whole}" if absolute and host else whole


def to_plain_text(value: Filled) -> str:
    """Return a value as Go prints it; raise `TemplateError` for content."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return format_value(value)
    raise TemplateError("its content or its arguments as one value")


def _is_true(value: Filled) -> bool:
    """Return whether Go takes a value for true."""
    return bool(value.source) if isinstance(value, Content) else bool(value)


def _are_equal(first: Filled, second: Filled) -> bool:
    """Return whether Hugo takes two values for equal: text and numbers never are."""
    kinds = [str if isinstance(each, str) else bool if isinstance(each, bool) else float for each in (first, second)]
    return kinds[0] == kinds[1] and first == second


def _format_text(pattern: str, values: list[Filled]) -> str:
    """Return a pattern with values in place of ``%s``, ``%v`` and ``%d``."""
    parts = re.split(r"(%.)", pattern)
    left = list(values)
    for number, part in enumerate(parts):
        if not number % 2:
            continue
        if part == "%%":
            parts[number] = "%"
        elif part in {"%s", "%v", "%d"} and left:
            parts[number] = to_plain_text(left.pop(0))
        else:
            raise TemplateError(f"printf with {part}")
    return "".join(parts)


_LOGIC: dict[str, Callable[[list[Filled]], Filled]] = {
    "and": lambda given: next((each for each in given if not _is_true(each)), given[-1]),
    "or": lambda given: next((each for each in given if _is_true(each)), given[-1]),
    "not": lambda given: not _is_true(given[0]),
    "eq": lambda given: _are_equal(*given),
    "ne": lambda given: not _are_equal(*given),
    "default": lambda given: given[1] if _is_true(given[1]) or isinstance(given[1], bool) else given[0],
}
