"""Shows names as plain text: settings that some templates of the parent print as HTML.

Templates of Sphinx escape only what their authors wrote ``|e`` after, so that a setting that is escaped in ``conf.py``
is escaped twice in some places. Here, the settings in the context of a page become :class:`markupsafe.Markup`: each is
escaped once, whether or not a template escapes it; in templates of a site, too.

These of the parent do not: ``layout.html``, ``search.html``, and the components ``edit-this-page``, ``icon-links``,
``navbar-logo``, ``navbar-nav`` and ``search-field`` in
https://github.com/pydata/pydata-sphinx-theme/tree/v0.16.1/src/pydata_sphinx_theme/theme/pydata_sphinx_theme
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from .serialized_pages import is_serializing

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TEXT_SETTINGS = frozenset(
    ("project", "version", "release", "language", "docstitle", "shorttitle", "logo_alt", "last_updated")
) | {"use_opensearch", "default_mode"}
"""Settings of Sphinx and of the parent, by their names in templates."""

TEXT_OPTIONS = frozenset(
    ("logo_link", "icon_links", "icon_links_label", "external_links", "header_dropdown_text", "search_bar_text")
)
"""Options of the parent. Of ``logo`` it is some values, and ``announcement`` is HTML."""

_LOGO_TEXTS = {"text", "alt_text", "link"}
_PAGE_NAME = "DOCUMENTATION_OPTIONS.pagename = '{}';"
"""The script of the parent for the name of a page:
https://github.com/pydata/pydata-sphinx-theme/blob/v0.16.1/src/pydata_sphinx_theme/__init__.py"""
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&'"}


def on_html_page_context_escape_settings(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Escape the settings, before the handlers of the parent use them."""
    if is_serializing(app):
        return
    for name in (TEXT_SETTINGS | {f"theme_{option}" for option in TEXT_OPTIONS}) & context.keys():
        context[name] = _escape_text(context[name])
    if logo := context.get("theme_logo"):
        texts = {key: logo[key] for key in _LOGO_TEXTS & logo.keys()}
        if texts.get("link") in app.env.all_docs:  # the parent makes a URL of it
            del texts["link"]
        context["theme_logo"] = logo | _escape_text(texts)
    if switcher := context.get("theme_switcher"):
        context["theme_switcher"] = {key: _escape_for_script(str(value)) for key, value in switcher.items()}


def on_html_page_context_escape_results(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Escape what the handlers of the parent have made of names of files: URLs, and a script."""
    if is_serializing(app):
        return
    logo, find_source = context["theme_logo"], context["get_edit_provider_and_url"]
    context["theme_logo"] = logo | {"image_relative": _escape_text(logo["image_relative"])}
    context["get_edit_provider_and_url"] = lambda: _escape_text([*find_source()])
    for file in context["script_files"]:
        attributes = getattr(file, "attributes", {})
        if attributes.get("body") == _PAGE_NAME.format(pagename):
            attributes["body"] = _PAGE_NAME.format(_escape_for_script(pagename))


def _escape_text(value: Any) -> Any:
    """Return a text as HTML, and lists and mappings with their texts as HTML; other values are unchanged."""
    if isinstance(value, dict):
        return {key: _escape_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_escape_text(each) for each in value]
    # A translation that is looked up later is not a string, but has its methods.
    return escape(value) if hasattr(value, "startswith") else value


def _escape_for_script(text: str) -> str:
    """Return the inner part of a string in a script; it may be in quotes of either kind."""
    return json.dumps(text)[1:-1].translate(_IN_SCRIPT)
