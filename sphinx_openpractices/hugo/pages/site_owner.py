"""Who made the site, and who holds the copyright, as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown.commonmark import read_plain_text

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.site_config import SiteConfig

_SIGN = re.compile(r"^(?:copyright\b|©|\(c\)|\s)+", re.IGNORECASE)
"""Sphinx writes it in front of the copyright."""
_YEAR = re.compile(r"\s*[-\u2013\u2014]?\s*\{+ *year *\}+", re.IGNORECASE)
"""The year of the build, in some themes; a build with Sphinx does not depend on the date."""


def get_author(config: SiteConfig) -> str:
    """Return the author of a Hugo site, or else its title."""
    return config.author or config.title


def get_copyright(config: SiteConfig) -> str:
    """Return the copyright of a Hugo site without the sign and without the year of the build; empty if it has none."""
    text = _SIGN.sub("", read_plain_text(_YEAR.sub("", config.copyright)))
    return text.strip(" ,;.")
