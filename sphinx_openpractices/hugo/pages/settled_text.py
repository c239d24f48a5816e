"""Mends what Sphinx would warn of in the text of a finished page, and reports what that leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.relaxed_code import relax_code
from sphinx_openpractices.hugo.markdown.definitions import settle_definitions
from sphinx_openpractices.hugo.markdown.html_images import settle_images
from sphinx_openpractices.hugo.markdown.loose_html import settle_html
from sphinx_openpractices.hugo.markdown.rules import settle_rules

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx_openpractices.hugo.site.page import HugoPage

    from .report import MigrationReport


def settle_text(text: str, page: HugoPage, labels: Container[str], report: MigrationReport) -> str:
    """Return the text of a page that Sphinx reads without warnings; *labels* are the labels of the page."""
    text, definitions = settle_definitions(text, labels)
    for name, which, reason in definitions:
        line = _find_line(page, f"{name}:", which)
        report.add("hidden", page.source, line, f'the definition of "{name}" is left out; {reason}')
    # Without the tags around it, an image may be one that MyST reads.
    text, tags = settle_html(settle_rules(text))
    for tag, which, reason in tags:
        report.add("changed", page.source, _find_line(page, tag, which), f"{tag} {reason}")
    text, images = settle_images(text)
    for tag in images:
        report.add("lost", page.source, _find_line(page, tag), f"the image {tag} has no src; it is left out")
    return relax_code(text)


def _find_line(page: HugoPage, text: str, which: int = 1) -> int:
    """Return the line of a *text* in the body of the file; *which* tells which one of several it is."""
    places = [match.start() for match in re.finditer(re.escape(text), page.front.body, re.IGNORECASE)]
    place = places[min(which, len(places)) - 1] if places else 0
    return page.front.line + page.front.body.count("\n", 0, place)
