"""The component ``site-facts``: facts about the site from the theme options ``site_*``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.exporting.jsonld import make_license_url
from sphinx_openpractices.extension.base.reporting import Subtype, _, report_warning
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class _SiteFact(NamedTuple):
    """A line of the component; without text, the label is the link."""

    label: str
    text: str = ""
    url: str = ""


def list_site_facts(app: Sphinx, context: dict[str, Any]) -> Iterator[_SiteFact]:
    """Yield the known facts in the order of the component."""
    if name := _read_option(context, "license"):
        url = make_license_url(name)
        yield _SiteFact(_("License"), name, url if is_url(url) else "")
    if url := _read_option(context, "source"):
        yield _SiteFact(_("Source"), url=url)
    if place := _read_option(context, "contribute"):
        yield _SiteFact(_("How to contribute"), url=_find_place_url(place, app, context))
    if context.get("last_updated"):
        yield _SiteFact(_("Last changed"), context["last_updated"])


def _read_option(context: dict[str, Any], name: str) -> str:
    """Return the theme option ``site_<name>``."""
    return str(context.get(f"theme_site_{name}") or "").strip()


def _find_place_url(place: str, app: Sphinx, context: dict[str, Any]) -> str:
    """Return *place* if it is a URL, or the URL of the document with this name; otherwise warn."""
    if is_url(place):
        return place
    if place in app.env.all_docs:
        return str(context["pathto"](place))
    message = f'conf.py: html_theme_options["site_contribute"] "{place}" is neither a URL nor a document of this site'
    report_warning(Subtype.CONFIG, message, once=True)
    return ""
