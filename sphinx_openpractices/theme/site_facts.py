"""The component ``site-facts``: facts about the site from the theme options ``site_*``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.exporting.project_data import make_license_url
from sphinx_openpractices.catalog.project import read_license
from sphinx_openpractices.extension.base.reporting import Subtype, _, report_warning
from sphinx_openpractices.text.urls import is_url, read_web_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx


class _SiteFact(NamedTuple):
    """A line of the component; without text, the label is the link, so there is a URL."""

    label: str
    text: str = ""
    url: str = ""


def list_site_facts(app: Sphinx, context: dict[str, Any]) -> Iterator[_SiteFact]:
    """Yield the known facts in the order of the component."""
    if name := _read_option(context, "license", str):
        yield _SiteFact(_("License"), name, _find_license_url(name))
    if url := _read_option(context, "source", read_web_url):
        yield _SiteFact(_("Source"), url=url)
    if url := _read_option(context, "contribute", lambda place: _find_place_url(place, app, context)):
        yield _SiteFact(_("How to contribute"), url=url)
    if context.get("last_updated"):
        yield _SiteFact(_("Last changed"), context["last_updated"])


def _read_option(context: dict[str, Any], name: str, read: Callable[[str], str]) -> str:
    """Read the theme option ``site_<name>``; for an invalid value, warn and return an empty string."""
    value = str(context.get(f"theme_site_{name}") or "").strip()
    try:
        return read(value) if value else ""
    except ValueError as err:
        message = f'conf.py: html_theme_options["site_{name}"]: {err}; it is left out'
        report_warning(Subtype.CONFIG, message, once=True)
        return ""


def _find_license_url(name: str) -> str:
    """Return the URL of the page about an SPDX license; other texts have none."""
    try:
        return make_license_url(read_license(name))
    except ValueError:
        return ""


def _find_place_url(place: str, app: Sphinx, context: dict[str, Any]) -> str:
    """Return *place* if it is a URL, or the URL of the document with this name; raises ``ValueError``."""
    if place in app.env.all_docs:
        return str(context["pathto"](place))
    if not is_url(place):
        raise ValueError(f"{place!r} is neither a URL nor a document of this site")
    return place if place.lower().startswith("mailto:") else read_web_url(place)
