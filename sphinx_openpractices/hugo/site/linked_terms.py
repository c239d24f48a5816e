"""Adds the pages that Hugo makes for terms without a file, for the taxonomies to whose terms a page of the site links.

The report counts the terms of the others: sites have many, and most of their pages are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .content_names import ContentName, normalize_path
from .page import HugoPage
from .page_addresses import assign_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .hugo_site import HugoSite


def find_linked_terms(site: HugoSite) -> Iterator[HugoPage]:
    """Yield the pages of the terms without a file, for each taxonomy with a link to one of them."""
    if "term" in site.config.disabled_kinds:
        return
    text = "\n".join(page.front.body for page in site.pages.values())
    for taxonomy in sorted(site.config.taxonomies):
        found = list(_make_terms(site, taxonomy))
        # Links are written with the address of a term, or with its path for a render hook.
        names = {re.escape(name.strip("/")) for page in found for name in (page.address, page.key)}
        if found and re.search(rf"/(?:{'|'.join(sorted(names))})(?![\w-])", text):
            yield from found


def _make_terms(site: HugoSite, taxonomy: str) -> Iterator[HugoPage]:
    """Yield the pages of the terms of a taxonomy that have no file."""
    terms = {
        f"/{taxonomy}/{normalize_path(term)}": term
        for page in site.pages.values()
        if page.listed
        for term in page.list_terms(taxonomy)
    }
    for key, term in sorted(terms.items()):
        if key.rpartition("/")[2] and key not in site.pages and key not in site.out:
            name = ContentName("branch", key, key, key.rpartition("/")[2], "md")
            page = HugoPage(name, "term", site.config.language, f"{key[1:]}/_index.md")
            words = term if " " in term else term.replace("-", " ").replace("_", " ")
            page.title = page.link_title = words[:1].upper() + words[1:]
            assign_address(page, site.config)
            yield page
