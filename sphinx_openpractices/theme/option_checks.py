"""Leaves out theme options and sidebars that the parent cannot use, such as those of the theme that a site had before.

At such a value, or a template that does not exist, the parent stops the build without naming ``conf.py``. The
configuration is not changed: the options are those of the builder, and the sidebars those of each page.
"""

from __future__ import annotations

import reprlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jinja2 import TemplateNotFound
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_openpractices.extension.base.reporting import Subtype, report_warning

from .site_links import LINK_EXAMPLE, LINK_OPTIONS, fits_links
from .used_theme import find_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


class _Rule(NamedTuple):
    """The values that the parent can use."""

    fits: Callable[[Any], bool]
    example: str


def _is_number(value: Any) -> bool:
    """Return whether *value* is a number; ``-D`` gives it as a string."""
    try:
        int(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_text(value: Any) -> bool:
    """Return whether *value* is a string, perhaps one that is translated later, or nothing."""
    return not value or hasattr(value, "startswith")


def _is_list_of_names(value: Any) -> bool:
    """Return whether *value* is a list of names, a string with commas, or nothing."""
    return not value or isinstance(value, str) or _is_list_of(value, lambda each: isinstance(each, str))


def _is_list_of(value: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, (list, tuple)) and all(map(fits, value))


def _is_mapping(value: Any, *keys: str) -> bool:
    """Return whether *value* is a mapping with these keys."""
    return isinstance(value, dict) and value.keys() >= set(keys)


TEMPLATE_LISTS = (
    "navbar_start",
    "navbar_center",
    "navbar_end",
    "navbar_persistent",
    "article_header_start",
    "article_header_end",
    "article_footer_items",
    "content_footer_items",
    "primary_sidebar_end",
    "secondary_sidebar_items",
    "footer_start",
    "footer_center",
    "footer_end",
)
_NUMBERS = ("show_toc_level", "header_links_before_dropdown", "sidebar_max_pages")
_TEXTS = ("announcement", "github_url", "gitlab_url", "bitbucket_url", "twitter_url")

_RULES = {
    **dict.fromkeys(TEMPLATE_LISTS, _Rule(_is_list_of_names, 'a list of templates, such as ["page-toc"]')),
    **dict.fromkeys(_NUMBERS, _Rule(_is_number, "a number")),
    **dict.fromkeys(_TEXTS, _Rule(_is_text, "a string")),
    "secondary_sidebar_items": _Rule(
        lambda value: all(map(_is_list_of_names, value.values() if isinstance(value, dict) else [value])),
        'a list of templates, such as ["page-toc"], or one for each pattern',
    ),
    "templates_skip_empty_check": _Rule(_is_list_of_names, "a list of templates"),
    "logo": _Rule(lambda value: not value or _is_mapping(value), '{"image_light": "logo.svg"}'),
    "icon_links": _Rule(
        lambda value: isinstance(value, list) and all(map(_is_mapping, value)),
        '[{"name": "…", "url": "https://…", "icon": "…"}]',
    ),
    "external_links": _Rule(
        lambda value: value == "" or _is_list_of(value, lambda each: _is_mapping(each, "name", "url")),
        '[{"name": "…", "url": "https://…"}]',
    ),
    **dict.fromkeys(LINK_OPTIONS, _Rule(fits_links, LINK_EXAMPLE)),
    "switcher": _Rule(
        lambda value: value in ("", None) or _is_mapping(value, "json_url", "version_match"),
        '{"json_url": "…", "version_match": "…"}',
    ),
    "analytics": _Rule(lambda value: not value or _is_mapping(value), '{"google_analytics_id": "…"}'),
    "navbar_align": _Rule(lambda value: value in ("content", "left", "right"), '"content", "left" or "right"'),
}
"""The options with which the parent stops the build if their value is of another type."""

_EDIT_SETTINGS = [
    {"edit_page_url_template"},
    *({f"{host}_user", f"{host}_repo", f"{host}_version"} for host in ("github", "gitlab", "bitbucket")),
]
"""The keys of ``html_context`` of which the parent needs one set for ``use_edit_page_button``."""


class OptionChecks:
    """Checks the values of options, and the templates in options and in ``html_sidebars``."""

    def __init__(self) -> None:
        self._missing: set[str] = set()

    def on_builder_inited_check_values(self, app: Sphinx) -> None:
        """Leave out each option with a value that the parent cannot use; before the parent uses them."""
        if find_theme(app) is None:
            return
        builder = cast("StandaloneHTMLBuilder", app.builder)
        problems = {name: _find_problem(app, name, value) for name, value in builder.theme_options.items()}
        for name, problem in problems.items():
            if problem:
                report_warning(Subtype.CONFIG, f'conf.py: html_theme_options["{name}"] {problem}; it is left out')
        builder.theme_options = {name: value for name, value in builder.theme_options.items() if not problems[name]}

    def on_builder_inited_check_templates(self, app: Sphinx) -> None:
        """Leave out templates that do not exist; after other extensions have added theirs."""
        if find_theme(app) is None:
            return
        builder = cast("StandaloneHTMLBuilder", app.builder)
        for name in TEMPLATE_LISTS:
            if name in builder.theme_options:
                place = f'html_theme_options["{name}"]'
                builder.theme_options[name] = self._keep_existing(builder, place, builder.theme_options[name])
        for pattern, names in app.config.html_sidebars.items():
            self._keep_existing(builder, f'html_sidebars["{pattern}"]', names)

    def _keep_existing(self, builder: StandaloneHTMLBuilder, place: str, names: Any) -> Any:
        """Return the templates in *names* that exist, and report the others; *names* may be a mapping of lists."""
        if isinstance(names, dict):
            return {pattern: self._keep_existing(builder, place, each) for pattern, each in names.items()}
        names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names or []
        missing = [name for name in names if name and not _has_template(builder, name)]
        for name in missing:
            message = f'{place} names "{name}", which is neither a template of this theme nor in templates_path'
            report_warning(Subtype.CONFIG, f"conf.py: {message}; it is left out")
        self._missing.update(missing)
        return [name for name in names if name and name not in missing]

    def on_html_page_context_remove_missing(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Remove templates that do not exist from the sidebars of a page."""
        context["sidebars"] = [name for name in context.get("sidebars") or () if name not in self._missing]


def _find_problem(app: Sphinx, name: str, value: object) -> str:
    """Return the problem of the value of an option, or the empty string."""
    if name in _RULES and not _RULES[name].fits(value):
        return f"is {reprlib.repr(value)}, but this theme takes {_RULES[name].example}"
    has_settings = any(keys <= app.config.html_context.keys() for keys in _EDIT_SETTINGS)
    if name == "use_edit_page_button" and value is True and not has_settings:
        return 'needs html_context = {"github_user": "…", "github_repo": "…", "github_version": "main"}'
    return ""


def _has_template(builder: StandaloneHTMLBuilder, name: str) -> bool:
    """Return whether a template exists; the parent adds a suffix to names without one."""
    templates = builder.templates
    if not isinstance(templates, BuiltinTemplateLoader):  # another bridge has other templates
        return True
    try:
        templates.get_source(templates.environment, name if PurePath(name).suffix else f"{name}.html")
    except TemplateNotFound:
        return False
    return True
