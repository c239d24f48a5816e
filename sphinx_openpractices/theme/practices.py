"""What a site says of itself at the foot of each page: the theme's options ``practices_*``, in words and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.jsonld import license_url
from sphinx_openpractices.messages import Subtype, _, warn
from sphinx_openpractices.project import is_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class Practice(NamedTuple):
    """A line of the component ``open-practices``; without a text, the label itself is the link."""

    label: str
    text: str = ""
    url: str = ""


def practices(app: Sphinx, context: dict[str, Any]) -> Iterator[Practice]:
    """What is known, in the order in which it is shown."""
    if name := option(context, "license"):
        yield Practice(_("License"), name, license_url(name) if is_remote(license_url(name)) else "")
    if url := option(context, "source"):
        yield Practice(_("Source"), url=url)
    if place := option(context, "contribute"):
        yield Practice(_("How to contribute"), url=place_url(place, app, context))
    if context.get("last_updated"):
        yield Practice(_("Last changed"), context["last_updated"])


def option(context: dict[str, Any], name: str) -> str:
    """The option ``practices_<name>`` of the theme."""
    return str(context.get(f"theme_practices_{name}") or "").strip()


def place_url(place: str, app: Sphinx, context: dict[str, Any]) -> str:
    """A URL as it is, or where a document of the site is."""
    if is_remote(place):
        return place
    if place in app.env.all_docs:
        return str(context["pathto"](place))
    message = (
        f'conf.py: html_theme_options["practices_contribute"] "{place}" is neither a URL nor a document of this site'
    )
    warn(Subtype.CONFIG, message, once=True)
    return ""
