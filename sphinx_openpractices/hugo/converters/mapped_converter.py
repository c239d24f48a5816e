"""A converter that fills in a template from ``--map``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.markdown.marks import mark_template

from .results import ConversionResult, convert_inner, get_line
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A placeholder in a template: the *text* before it, its *name*, and the *way* its value is inserted."""

    text: str
    name: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class MappedConverter:
    """The converter for one of the site's own shortcodes."""

    arguments: tuple[str, ...]
    result: tuple[TemplateField, ...]
    block: bool

    def __call__(self, shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
        """Return the result, with notes on arguments that are missing and arguments that are not used."""
        args = ShortcodeArguments(shortcode)
        values = {name: args.take(name, place) for place, name in enumerate(self.arguments)}
        asked = {field.name for field in self.result} - {"", "inner"}
        for name in self.arguments:
            if name in asked and not values[name]:
                args.add_note("changed", f'has no "{name}"; left empty')
        inner = convert_inner(shortcode, context) if any(field.name == "inner" for field in self.result) else ""
        if not inner and any(piece.source.strip() for piece in shortcode.inner or ()) and not self.takes_inner:
            args.add_note("lost", "the content between the tags is lost; the result has no {inner}")
        text = "".join(
            mark_template(field.text)
            + (inner if field.name == "inner" else _write_value(values.get(field.name, ""), field.way, args, context))
            for field in self.result
        )
        return args.make_result(text.strip("\n"), block=self.block and not context.inline)

    @property
    def takes_inner(self) -> bool:
        """Whether the result contains the content between the tags."""
        return any(field.name == "inner" for field in self.result)


def _write_value(value: str, way: str, args: ShortcodeArguments, context: ConverterContext) -> str:
    """Convert the value of an argument in the *way* that the template asks for."""
    line = get_line(args.shortcode)
    if not value:
        return ""
    if way == "text":
        return myst_syntax.escape_text(value)
    if way == "link":
        return context.resolve_link(value, line) or context.resolve_link("", line)
    return context.resolve_image(value, line) if way == "image" else context.convert_markdown(value, line)
