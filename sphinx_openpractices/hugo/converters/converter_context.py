"""TODO."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_openpractices.catalog.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece


Placement = Literal["block", "line", "cell", "raw"]
"""Where the result goes: between blank lines, into a line of text, into a cell of a table, or where no markup is read,
such as code, an attribute of HTML or the destination of a link."""


FigureDialect = Literal["hugo", "hugoblox", "scientific-python"]
"""Whose ``figure`` a site has."""


def _convert_nothing(pieces: Sequence[Piece], place: Placement) -> str:
    """Nothing is read yet."""
    return ""


def _refuse_resource(name: str) -> str:
    """There is no file beside a text that is no page."""
    raise DocumentError(1, "there is no such file")


class ConverterContext(NamedTuple):
    """What a converter knows of the page, which those who convert pages supply by name.

    Lines are those of the file. A destination or a path that leads nowhere is reported by the function that was asked,
    and is empty.
    """

    resolve_link: Callable[[str, int], str]
    """A destination as the author wrote it, and its line -> the same in MyST: ``../x/index.md#y``, or a URL."""
    resolve_ref: Callable[[str, int], str]
    """The like for what ``ref`` and ``relref`` take."""
    resolve_image: Callable[[str, int], str]
    """The path of an image, and its line -> the path for this page, or a URL."""
    find_param: Callable[[str], str | None]
    """The value of a parameter of the page or the site."""
    convert_markdown: Callable[[str, int], str]
    """Markdown in an argument, and its line -> the same for MyST: links lead to where they led."""
    convert_pieces: Callable[[Sequence[Piece], Placement], str] = _convert_nothing
    """The content of a shortcode -> MyST, for a place; it comes from whoever reads the text."""
    claim_label: Callable[[str], str] = str
    """The name of a figure -> one that no other has, or nothing."""
    read_resource: Callable[[str], str] = _refuse_resource
    """The name of a file beside the page -> its text; raises ``DocumentError``."""
    place: Placement = "block"
    in_gallery: bool = False
    """Whether this stands in a container of project figures."""
    dialect: FigureDialect = "hugo"

    @property
    def inline(self) -> bool:
        """Whether no block can stand here."""
        return self.place != "block"
