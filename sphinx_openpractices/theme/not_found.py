"""Writes the page that servers send for unknown URLs, ``404.html``.

It is shown at any address, so its links begin with the path of the site. The element ``base`` would do that too, but a
content security policy may forbid it (``base-uri 'none'``), and a copy of the site on another host, such as a preview
of a change, would load the files of the published site.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file
from sphinx_openpractices.text.html_links import replace_values
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import StartTag
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_openpractices.text.html_tokens import Attribute

NOT_FOUND = "404"

_URL_ATTRIBUTES = {"href", "src", "action", "data-content_root", "data-bootstrap"}
"""The attributes with URLs on pages of the theme; scripts read those that begin with ``data-``."""


def write_not_found(app: Sphinx, title: str) -> None:
    """Write ``404.html``, unless ``sphinx-notfound-page`` writes it; it is the page ``404`` of the site, if it has one.

    Not through the event ``html-collect-pages``, because the dirhtml builder would write the page to a folder.
    """
    builder = cast("StandaloneHTMLBuilder", app.builder)
    file = Path(app.outdir) / "404.html"
    is_own = NOT_FOUND in app.env.all_docs
    source = Path(builder.get_outfilename(NOT_FOUND)) if is_own else file
    if source == file and "notfound.extension" in app.extensions:
        return
    if is_own and not source.is_file():  # with singlehtml
        return
    if not is_own:
        builder.handle_page(NOT_FOUND, {"title": title, "body": ""}, "404.html", outfilename=file)
    encoding = app.config.html_output_encoding
    page = read_file(source, MAX_TEXT_BYTES).decode(encoding)
    place = f"/{builder.get_target_uri(NOT_FOUND)}"
    changes = _change_links(page, place, _find_root(app.config.html_baseurl))
    file.write_bytes(replace_values(page, changes).encode(encoding, "xmlcharrefreplace"))


def _find_root(base: str) -> str:
    """Return the path of the site at the URL *base*, or an empty string, with which links stay relative."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    # One slash at the beginning: two would be those of a host.
    return f"/{parts.path.strip('/')}/".replace("//", "/") if parts.netloc else ""


def _change_links(page: str, place: str, root: str) -> Iterator[tuple[Attribute, str]]:
    """Yield the attributes with URLs that are relative to *place*, a path in the site; each begins with *root* now."""
    for tag in read_tokens(page):
        for attribute in tag.attributes if isinstance(tag, StartTag) else ():
            url = attribute.value or ""
            if attribute.name in _URL_ATTRIBUTES and url and not is_url(url) and not url.startswith(("#", "/")):
                yield attribute, root + urljoin(place, url).removeprefix("/") or "./"
