"""The settings of MyST in the site that is written; its pages are written for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.site.fields import ensure_mapping

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.hugo_site import HugoSite

_EXTENSIONS = ("attrs_block", "attrs_inline", "colon_fence", "deflist", "html_image", "strikethrough", "tasklist")
"""What the Markdown of every Hugo site can contain, and what the conversions use."""


def list_myst_extensions(site: HugoSite) -> list[str]:
    """Return the value of ``myst_enable_extensions``."""
    math = ensure_mapping(site.config.settings.get("params")).get("math")
    shows_math = math or any(page.data.get("math") for page in site.pages.values())
    return sorted([*_EXTENSIONS, *(["dollarmath"] if shows_math else [])])
