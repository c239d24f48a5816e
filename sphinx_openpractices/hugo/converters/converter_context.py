"""What a converter can find out about the page that contains the shortcode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_openpractices.catalog.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece
    from sphinx_openpractices.hugo.shortcodes.shortcode_templates import ShortcodeTemplate
    from sphinx_openpractices.hugo.site.render_hooks import TitleUse


Placement = Literal["block", "line", "cell", "html", "raw"]
"""Where the result is inserted: between blocks, in a line of text, in a table cell, in a line of HTML, which turns the
result into HTML, or where no markup is parsed, such as code, an attribute of HTML or the destination of a link."""


FigureDialect = Literal["hugo", "hugoblox", "scientific-python"]
"""Which ``figure`` shortcode a site uses."""


def _convert_nothing(pieces: Sequence[Piece], place: Placement) -> str:
    """Return no text; used before the page supplies its own function."""
    return ""


def _keep_text(text: str, line: int) -> str:
    """Return the text; used before the page supplies its own function."""
    return text


def _recognize_nothing(url: str) -> bool:
    """Return that the URL may need a closer look."""
    return False


def _refuse_resource(name: str) -> str:
    """Raise an error: a text without a page has no files."""
    raise DocumentError(1, "there is no such file")


def _find_no_template(name: str) -> None:
    """Return no template."""


class ConverterContext(NamedTuple):
    """What a converter can ask of the page.

    Line numbers count from the beginning of the file. The ``resolve_`` functions report broken links themselves, and
    return an empty string for them.
    """

    resolve_link: Callable[[str, int], str]
    """Destination as written by the author, line -> destination in MyST: ``../x/index.md#y``, or a URL."""
    resolve_ref: Callable[[str, int], str]
    """The same for the argument of ``ref`` and ``relref``."""
    resolve_image: Callable[[str, int], str]
    """Path of an image, line -> path for this page, or a URL."""
    find_param: Callable[[str], str | None]
    """Name -> value of a parameter of the page or the site."""
    is_elsewhere: Callable[[str], bool] = _recognize_nothing
    """URL -> whether it certainly is a plain one of another site, which the ``resolve_`` functions return unchanged."""
    convert_markdown: Callable[[str, int], str] = _keep_text
    """Markdown in an argument, line -> the same for MyST, with links that lead to the same places."""
    convert_pieces: Callable[[Sequence[Piece], Placement], str] = _convert_nothing
    """Content of a shortcode, placement -> MyST."""
    claim_label: Callable[[str], str] = str
    """Wanted name of a figure -> name that is unique on the site, or an empty string."""
    read_resource: Callable[[str], str] = _refuse_resource
    """Name of a file beside the page -> its text; raises ``DocumentError``."""
    find_template: Callable[[str], ShortcodeTemplate | str | None] = _find_no_template
    """Name of a shortcode in lower case -> the site's own template, or what the template asks for; ``None`` without."""
    site_address: str = "/"
    """The base URL of the site."""
    language_prefix: str = ""
    """The first part of all addresses in the language of the site."""
    shows_html: bool = True
    """Whether the site shows raw HTML in Markdown."""
    title_use: TitleUse = "tooltip"
    """What the site makes of the title of an image."""
    place: Placement = "block"
    in_gallery: bool = False
    """Whether the shortcode is in a container of project figures."""
    dialect: FigureDialect = "hugo"

    @property
    def inline(self) -> bool:
        """Whether a block cannot be inserted here."""
        return self.place != "block"
