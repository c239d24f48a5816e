"""The settings of MyST in the site that is written; its pages are written for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils.utils.smartquotes import smartchars

from sphinx_openpractices.hugo.markdown.emoji_characters import EMOJI_EXTRA, has_emoji_names
from sphinx_openpractices.hugo.markdown.formulas import SCRIPT_DELIMITERS, Delimiters
from sphinx_openpractices.hugo.markdown.goldmark_options import GoldmarkOptions
from sphinx_openpractices.hugo.markdown.marked_text import SUBSCRIPT
from sphinx_openpractices.hugo.site.fields import ensure_mapping, to_text
from sphinx_openpractices.hugo.site.markup_settings import MarkupSettings

from .heading_ids import DEFAULT_ID_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

_EXTENSIONS = ("attrs_block", "attrs_inline", "colon_fence", "html_image")
"""What the conversions use on every site."""
_OPTIONAL = {"deflist": "definitionList", "strikethrough": "strikethrough", "tasklist": "taskList"}
"""Extensions of MyST that are those of Goldmark."""
_SYNTAX = {"table": "table", "footnote_def": "footnote.enable", "footnote_ref": "footnote.enable"}
"""Markup of MyST that a Hugo site can turn off."""
_MATH_KEYS = ("math", "mathjax", "katex")
"""Parameters that load a script for formulas in most themes."""
_MARKS = {"insert": "++", "mark": "==", "delete": "~~", "superscript": "^", "subscript": SUBSCRIPT}

_MAYBE_EMOJI = re.compile(r"(?<![\w:]):[a-z0-9_+-]+:")


class MystSettings(NamedTuple):
    """Values of ``conf.py``."""

    extensions: tuple[str, ...]
    disabled: tuple[str, ...]
    """``myst_disable_syntax``"""
    smart_quotes: bool


def choose_myst_settings(site: HugoSite) -> MystSettings:
    """Return the settings for a site."""
    markup = MarkupSettings(site.config)
    extensions = {*_EXTENSIONS, *(name for name, goldmark in _OPTIONAL.items() if markup.has_extension(goldmark))}
    if markup.has_extension("extras.delete.enable"):
        extensions.add("strikethrough")
    delimiters = _read_delimiters(markup)
    if delimiters or any(_has_math(each) for each in _find_parameters(site)):
        extensions.add("dollarmath")
    if any(each.opening.startswith("\\begin") for each in delimiters):
        extensions.add("amsmath")
    return MystSettings(
        tuple(sorted(extensions)),
        tuple(name for name, goldmark in _SYNTAX.items() if not markup.has_extension(goldmark)),
        not markup.has_extension("typographer.disable"),
    )


class SiteMarkdown:
    """How Goldmark reads the pages of a *site*."""

    def __init__(self, site: HugoSite) -> None:
        markup = MarkupSettings(site.config)
        self.params = _get_params(site)
        id_types = map(markup.get, ("markup.goldmark.parser.autoHeadingIDType", "markup.goldmark.parser.autoIDType"))
        self.id_type = next((each for each in map(to_text, id_types) if each != DEFAULT_ID_TYPE), DEFAULT_ID_TYPE)
        self.delimiters = _read_delimiters(markup)
        marks = {sign for name, sign in _MARKS.items() if markup.has_extension(f"extras.{name}.enable")}
        if markup.has_extension("strikethrough"):  # takes precedence over subscript
            marks = {*marks, "~"} - {SUBSCRIPT}
        self.myst = choose_myst_settings(site)
        self.shows_html = _shows_html(site, markup)
        cjk = markup.has_extension("cjk.enable")
        self.options = GoldmarkOptions(
            link_addresses=markup.has_extension("linkify"),
            protocol=to_text(markup.get("markup.goldmark.extensions.linkifyProtocol")) or "https",
            emoji=markup.is_on("enableEmoji"),
            quotes="" if markup.has_extension("typographer.disable") else _find_opening_quotes(site.config.language),
            escape_dollars="dollarmath" in self.myst.extensions,
            marks=frozenset(marks),
            break_lines=markup.is_on("markup.goldmark.renderer.hardWraps"),
            join_lines=cjk and markup.has_extension("cjk.eastAsianLineBreaks"),
            task_lists=markup.has_extension("taskList"),
            heading_attributes=markup.is_on("markup.goldmark.parser.attribute.title"),
            block_attributes=markup.is_on("markup.goldmark.parser.attribute.block"),
        )

    def choose_options(self, page: HugoPage) -> GoldmarkOptions:
        """Return the options for a page; its parameters take precedence over those of the site."""
        if self.delimiters:
            return self.options._replace(formulas=self.delimiters)
        own = {key: page.data[key] for key in _MATH_KEYS if key in page.data}
        return self.options._replace(formulas=SCRIPT_DELIMITERS if _has_math(self.params | own) else ())


def find_markup_notes(site: HugoSite) -> Iterator[str]:
    """Yield a message for each setting that is not carried over."""
    markup = MarkupSettings(site.config)
    yield from markup.find_advice()
    if (
        markup.is_on("enableEmoji")
        and not has_emoji_names()
        and any(_MAYBE_EMOJI.search(page.front.body) for page in site.pages.values())
    ):
        yield (
            "enableEmoji: names such as :tada: stay text; "
            f"run `pip install 'sphinx-openpractices[{EMOJI_EXTRA}]'` and migrate again"
        )


def _shows_html(site: HugoSite, markup: MarkupSettings) -> bool:
    """Return whether Hugo shows HTML in Markdown."""
    unsafe = "markup.goldmark.renderer.unsafe"
    merged = site.config.themes and to_text(markup.values.get("markup._merge")) in {"deep", "shallow"}
    # The settings of themes are not read; those that are to be merged often show HTML.
    return markup.is_on(unsafe) if unsafe in markup.values or not merged else True


def _find_opening_quotes(language: str) -> str:
    """Return the marks that open quotations in a language, as Sphinx writes them."""
    marks = vars(smartchars(language or "en"))
    return f"{marks['opquote']}{marks['osquote']}"


def _read_delimiters(markup: MarkupSettings) -> tuple[Delimiters, ...]:
    """Return the delimiters of formulas, those of blocks first; none if formulas are text."""
    if not markup.has_extension("passthrough.enable"):
        return ()
    return tuple(
        Delimiters(to_text(pair[0]), to_text(pair[1]), display=kind == "block")
        for kind in ("block", "inline")
        for pair in markup.get(f"markup.goldmark.extensions.passthrough.delimiters.{kind}") or ()
        if isinstance(pair, list) and len(pair) == 2 and all(map(to_text, pair))
    )


def _find_parameters(site: HugoSite) -> Iterator[Mapping[str, Any]]:
    """Yield the parameters of the site and of its pages."""
    yield _get_params(site)
    yield from (page.data for page in site.pages.values())


def _get_params(site: HugoSite) -> dict[str, Any]:
    """Return the parameters of the site."""
    return ensure_mapping(site.config.settings.get("params"))


def _has_math(params: Mapping[str, Any]) -> bool:
    """Return whether parameters ask for formulas."""
    return any(params.get(key) not in (None, False, "", "false") for key in _MATH_KEYS)
