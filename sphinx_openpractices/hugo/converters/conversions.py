"""What becomes of each shortcode: the table from names to converters, and what becomes of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.hugo.markdown import myst_syntax

from . import builtin, cards, common
from . import figure_shortcode as figures
from .results import keep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .results import Context, Converter, Result

CONVERTERS: dict[str, Converter] = {
    "figure": figures.figure,
    **dict.fromkeys(("image", "img"), figures.image),
    "highlight": builtin.highlight,
    **dict.fromkeys(("ref", "relref"), builtin.ref),
    **dict.fromkeys(("details", "spoiler", "expand", "collapse", "toggle"), builtin.details),
    "youtube": builtin.youtube,
    **dict.fromkeys(("vimeo", "vimeo_simple"), builtin.vimeo),
    **dict.fromkeys(("instagram", "instagram_simple"), builtin.instagram),
    **dict.fromkeys(("x", "x_simple", "tweet", "twitter", "twitter_simple"), builtin.x),
    "gist": builtin.gist,
    "param": builtin.param,
    "qr": builtin.qr,
    "comment": builtin.comment,
    **dict.fromkeys(
        (
            *("callout", "admonition", "alert", "notice", "hint", "note", "tip", "info", "warning", "important"),
            *("caution", "danger", "attention"),
        ),
        common.callout,
    ),
    **dict.fromkeys(("cta", "button", "btn"), common.button),
    "video": common.video,
    **dict.fromkeys(("pull-quote", "pullquote", "blockquote", "quote"), common.quotation),
    **dict.fromkeys(("tabs", "tabpane", "tabgroup"), cards.tabs),
    "tab": cards.tab,
    **dict.fromkeys(("grid", "cards", "cardpane"), cards.cards),
    "card": cards.card,
}
"""By name in lower case. The first line of a converter's docstring says what becomes of it, and what is lost."""

WITHOUT_MARKUP = {"ref", "relref", "param", "highlight"}
"""What is text, and so can stand in code, in HTML and in the destination of a link."""
UNKNOWN = "is not known; its tags were kept as code"
TEMPLATE = "brings its template with it; kept as it was"


class Row(NamedTuple):
    """A line of the page that says what becomes of what."""

    names: tuple[str, ...]
    becomes: str
    lost: str


def rows() -> list[Row]:
    """What becomes of the shortcodes that are known, those with one converter together."""
    names: dict[Converter, list[str]] = {}
    for name, converter in CONVERTERS.items():
        names.setdefault(converter, []).append(name)
    found = []
    for converter, group in names.items():
        becomes, _, lost = (converter.__doc__ or "").splitlines()[0].rstrip(".").partition("; lost: ")
        found.append(Row(tuple(group), becomes, lost))
    return found


def convert(shortcode: Shortcode, context: Context, mapped: Mapping[str, Converter] | None = None) -> Result:
    """Turn a shortcode into MyST, by a site's own converter if it is *mapped*. Raises nothing."""
    name = shortcode.name.lower()
    own = (mapped or {}).get(name)
    converter = own or CONVERTERS.get(name)
    if name.endswith(".inline"):
        result = keep(shortcode, context, TEMPLATE, whole=True)
    elif converter is None:
        result = keep(shortcode, context, UNKNOWN)
    elif context.place == "raw" and not own and name not in WITHOUT_MARKUP:
        result = keep(shortcode, context, "stands in code, in HTML or in a link, where only text can stand")
    else:
        result = converter(shortcode, context)
    if context.place == "cell":
        result = replace(result, text=myst_syntax.cell(result.text))
    if context.place == "line" and "\n" in result.text:
        result = replace(result, text=" ".join(result.text.split("\n")))
    return result
