"""Finds the pages of a site that the options of a command name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from sphinx_openpractices.text.spelling import suggest_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage


def find_named_pages(site: HugoSite, names: Sequence[str]) -> list[HugoPage]:
    """Find pages by their files, from the folder of the site or of its content; raises ``ValueError``."""
    known: dict[str, HugoPage] = {}
    for page in site.pages.values():
        if page.file and page.linked:
            for name in (page.source, page.content, page.key.strip("/")):
                known.setdefault(name, page)
    for name in names:
        if _clean(name) not in known:
            raise ValueError(f'--practices: there is no page "{name}"{suggest_name(_clean(name), known)}')
    return list(dict.fromkeys(known[_clean(name)] for name in names))


def _clean(name: str) -> str:
    return posixpath.normpath(name).strip("/")
