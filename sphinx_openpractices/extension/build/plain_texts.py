"""Translates plain text: titles, summaries, alternative text, groups and metadata."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations, translation
from typing import TYPE_CHECKING, Any, cast

from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.extension.base.nodes import plain_text

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_TRANSLATIONS = "openpractices_translations"


class PlainTextTransform(SphinxTransform):
    """Replaces plain text by its translation, which is not parsed either, see :class:`.nodes.plain_text`.

    Runs right after ``Locale`` (20), and before ``TranslationProgressTotaliser`` (25). Added only to pages with
    projects.
    """

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Translate the page."""
        catalog = _find_translations(self.env)
        for node in self.document.findall(plain_text):
            vars(node).pop("is_hidden", None)  # keeps pickles small
            if catalog is not None:
                _translate(node, catalog)


def _translate(node: plain_text, catalog: NullTranslations) -> None:
    """Replace a text if there is a translation, and note whether there is one, as Sphinx does."""
    for message in node.extract_original_messages():
        text = read_line(catalog.gettext(message))
        node["translated"] = bool(text)
        if text:
            node.apply_translated_message(message, text)


def has_translations(env: BuildEnvironment) -> bool:
    """Return whether texts of the current page may be replaced by translations."""
    return _find_translations(env) is not None


def _find_translations(env: BuildEnvironment) -> NullTranslations | None:
    """Return the translations of the current page, which are loaded once."""
    if _TRANSLATIONS not in env.temp_data:
        env.temp_data[_TRANSLATIONS] = _load_translations(env)
    return cast("NullTranslations | None", env.temp_data[_TRANSLATIONS])


class _NoTranslations(NullTranslations):
    """The last resort: tells a missing translation from one that equals the text, such as that of most names."""

    def gettext(self, message: str) -> str:
        """Return nothing."""
        return ""


def _load_translations(env: BuildEnvironment) -> NullTranslations | None:
    """Return the translations of the current page, as Sphinx finds them; ``None`` if there are none."""
    domain = docname_to_domain(env.docname, env.config.gettext_compact)
    found: list[GNUTranslations] = []
    for folder in env.config.locale_dirs:
        try:
            found.append(translation(domain, env.srcdir / folder, [env.config.language]))
        except Exception:  # noqa: BLE001, S112 - a broken file too: Sphinx ignores them all
            continue
    if not found:
        return None
    for each, fallback in zip(found, [*found[1:], _NoTranslations()], strict=True):
        each.add_fallback(fallback)
    return found[0]
