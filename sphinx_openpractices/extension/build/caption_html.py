"""Keeps raw HTML of a caption within its card."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.nodes import caption_element, find_galleries, get_title, project_caption_plain
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.html_balance import find_loose_markup


class CaptionHtmlTransform(SphinxTransform):
    """Shows raw HTML as code if it would change what follows the card, such as a ``<textarea>`` that is not closed.

    Markdown takes any tag for HTML, and a catalog has captions by many authors. Elements must end where they begin,
    within one paragraph or block. Runs after ``Locale`` (20), since translations contain HTML, too. Added only to pages
    with projects.
    """

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Report HTML in captions that is not balanced, and replace it."""
        for gallery in find_galleries(self.document):
            for card in gallery.entries:
                for caption in card.children:
                    if isinstance(caption, caption_element) and not isinstance(caption, project_caption_plain):
                        self.contain_caption(caption, card)

    def contain_caption(self, caption: nodes.Element, card: nodes.Element) -> None:
        """Replace the HTML in a caption that is not balanced."""
        siblings: dict[nodes.Element, list[nodes.raw]] = {}
        for raw in caption.findall(nodes.raw):
            if "html" in raw.get("format", "").split():
                siblings.setdefault(raw.parent, []).append(raw)
        for pieces in siblings.values():
            self.contain(pieces, card)

    def contain(self, pieces: list[nodes.raw], card: nodes.Element) -> None:
        """Replace those of the pieces that are not balanced."""
        for loose in find_loose_markup([raw.astext() for raw in pieces]):
            raw = pieces[loose.piece]
            title = get_title(card).astext()
            message = f'caption of "{title}": {loose}; it is shown as code'
            report_warning(Subtype.CAPTION, message, raw, once="entry" in card)
            text = raw.astext().strip()
            code = nodes.literal(text, text)
            raw.parent.replace(
                raw, code if isinstance(raw.parent, nodes.TextElement) else nodes.paragraph("", "", code)
            )
