"""Writes the featured image of a page, which the theme HugoBlox shows below the title: a file named ``*featured*``.

Source: ``functions/get_featured_image.html`` and ``page_header.html`` of HugoBlox (``blox-bootstrap``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.site.fields import ensure_mapping, to_flag, to_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_openpractices.hugo.site.page import HugoPage

_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def find_featured_image(page: HugoPage) -> str:
    """Return the name of the featured image among the files of a page, or an empty string."""
    names = (name for name in sorted(page.resources) if "featured" in name.lower())
    found = next((name for name in names if name.lower().endswith(_IMAGES)), "")
    hidden = to_flag(ensure_mapping(page.data.get("image")).get("preview_only"))
    return "" if hidden or page.kind != "page" else found


def write_featured_image(page: HugoPage, path: str, convert: Callable[[str, str], str]) -> str:
    """Write the figure with the image at *path*; *convert* converts a text of the front matter, given its key."""
    image = ensure_mapping(page.data.get("image"))
    caption = convert("image.caption", to_text(image.get("caption"))).strip()
    if caption and not commonmark.begins_with_paragraph(caption):
        caption = f"{myst_syntax.write_comment('')}\n\n{caption}"
    alt = {"alt": to_text(image.get("alt_text"))}
    return myst_syntax.write_directive("figure", caption, argument=path.replace(" ", "\\ "), options=alt)
