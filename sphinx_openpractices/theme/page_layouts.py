"""Applies the field ``page-layout`` of a page: which of the parent's parts the page has, and its class in the HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.spelling import suggest_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FIELD = "page-layout"
_LAYOUTS = ("landing", "gallery")
_LANDING_STYLESHEET = "styles/openpractices-landing.css"


def apply_layout(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Add the layout of a page to its context as ``openpractices_layout``, and leave out what it does not have."""
    layout = str((context.get("meta") or {}).get(_FIELD) or "").strip()
    if not layout:
        return
    if layout not in _LAYOUTS:
        hint = suggest_name(layout, _LAYOUTS, otherwise=f"use {' or '.join(_LAYOUTS)}")
        report_warning(Subtype.OPTION, f'{_FIELD}: there is no layout "{layout}"{hint}', location=pagename)
        return
    context["openpractices_layout"] = layout
    context["sidebars"] = []
    context["theme_secondary_sidebar_items"] = []
    if layout == "landing":
        app.add_css_file(_LANDING_STYLESHEET, priority=200)  # only on this page
        context["theme_article_header_start"] = []
        context["theme_show_prev_next"] = False
