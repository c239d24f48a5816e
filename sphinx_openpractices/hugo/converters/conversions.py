"""Chooses the converter for each shortcode, and handles the shortcodes that have none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.markdown.marks import remove_marks

from . import builtin_shortcodes, cards, docsy_blocks, tabs, theme_shortcodes
from . import figure_shortcode as figures
from .results import keep_shortcode
from .template_shortcodes import convert_with_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext
    from .results import ConversionResult, Converter

CONVERTERS: dict[str, Converter] = {
    "figure": figures.convert_figure,
    **dict.fromkeys(("image", "img"), figures.convert_image),
    "highlight": builtin_shortcodes.convert_highlight,
    **dict.fromkeys(("ref", "relref"), builtin_shortcodes.convert_ref),
    **dict.fromkeys(("details", "spoiler", "expand", "collapse", "toggle"), builtin_shortcodes.convert_details),
    "youtube": builtin_shortcodes.convert_youtube,
    **dict.fromkeys(("vimeo", "vimeo_simple"), builtin_shortcodes.convert_vimeo),
    **dict.fromkeys(("instagram", "instagram_simple"), builtin_shortcodes.convert_instagram),
    **dict.fromkeys(("x", "x_simple", "tweet", "twitter", "twitter_simple"), builtin_shortcodes.convert_x),
    "gist": builtin_shortcodes.convert_gist,
    "param": builtin_shortcodes.convert_param,
    "qr": builtin_shortcodes.convert_qr,
    "comment": builtin_shortcodes.convert_comment,
    **dict.fromkeys(
        (
            *("callout", "admonition", "alert", "notice", "hint", "note", "tip", "info", "warning", "important"),
            *("caution", "danger", "attention", "pageinfo"),
        ),
        theme_shortcodes.convert_callout,
    ),
    **dict.fromkeys(("cta", "button", "btn"), theme_shortcodes.convert_button),
    "video": theme_shortcodes.convert_video,
    **dict.fromkeys(("pull-quote", "pullquote", "blockquote", "quote"), theme_shortcodes.convert_quotation),
    **dict.fromkeys(("tabs", "tabpane", "tabgroup"), tabs.convert_tabs),
    "tab": tabs.convert_tab,
    **dict.fromkeys(("grid", "cards", "cardpane"), cards.convert_cards),
    "card": cards.convert_card,
    **dict.fromkeys(("blocks/cover", "blocks/lead", "blocks/section"), docsy_blocks.convert_block),
    "blocks/feature": docsy_blocks.convert_feature,
    "blocks/link-down": docsy_blocks.convert_decoration,
    "_param": docsy_blocks.convert_filled_param,
}
"""By name in lower case. The first line of a converter's docstring is in the reference: the result and what is lost."""

_WITHOUT_MARKUP = {"ref", "relref", "param", "_param", "highlight"}
"""Shortcodes whose result is text, also in code, in HTML and in the destination of a link."""
_UNKNOWN = "is not a known shortcode; its tags were kept as code"
_TEMPLATE = "is defined in the page itself; kept unchanged"


class ConversionRow(NamedTuple):
    """A row of the table in the reference."""

    names: tuple[str, ...]
    becomes: str
    lost: str


def list_conversions() -> list[ConversionRow]:
    """Return a row for each converter, with the names of its shortcodes."""
    names: dict[Converter, list[str]] = {}
    for name, converter in CONVERTERS.items():
        names.setdefault(converter, []).append(name)
    found = []
    for converter, group in names.items():
        becomes, _, lost = (converter.__doc__ or "").splitlines()[0].rstrip(".").partition("; lost: ")
        found.append(ConversionRow(tuple(group), becomes, lost))
    return found


def convert_shortcode(
    shortcode: Shortcode, context: ConverterContext, mapped: Mapping[str, Converter] | None = None
) -> ConversionResult:
    """Convert a shortcode to MyST, with a site's own converter if it is *mapped*; raises nothing."""
    name = shortcode.name.lower()
    if context.place == "html" and name in _WITHOUT_MARKUP:
        context = context._replace(place="raw")
    own = (mapped or {}).get(name)
    converter = own or CONVERTERS.get(name)
    if converter is None and (template := context.find_template(name)) is not None:
        converter = partial(convert_with_template, template=template)
    if name.endswith(".inline"):
        result = keep_shortcode(shortcode, context, _TEMPLATE, whole=True)
    elif converter is None:
        result = keep_shortcode(shortcode, context, _UNKNOWN)
    elif context.place == "raw" and not own and name not in _WITHOUT_MARKUP:
        result = keep_shortcode(
            shortcode, context, "is in code, in a tag or in a link, which can contain only text; kept unchanged"
        )
    else:
        result = converter(shortcode, context)
    if context.place == "cell":
        result = replace(result, text=myst_syntax.escape_cell(result.text))
    if context.place in {"line", "html"} and "\n" in result.text:
        result = replace(result, text=" ".join(result.text.split("\n")))
    if context.place == "html":
        result = replace(result, text=commonmark.render_line(remove_marks(result.text)))
    return result
