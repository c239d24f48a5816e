"""Translated text for readers, and warnings for authors."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import Self

from docutils.nodes import Node
from sphinx.locale import get_translation
from sphinx.util.logging import get_node_location, getLogger

from sphinx_openpractices.text.printable import bound_message, escape_unprintable
from sphinx_openpractices.text.unexpected import INTERNAL_KIND

MESSAGE_CATALOG = "sphinx_openpractices"
WARNING_TYPE = "openpractices"

_ = get_translation(MESSAGE_CATALOG)

_logger = getLogger(__name__)


class Subtype(StrEnum):
    """The kinds of problems; each value is a subtype for ``suppress_warnings``.

    The reference page of the warnings is generated from the meanings.
    """

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    CONFIG = (
        "config",
        "A value, theme option or sidebar in `conf.py` is invalid, and not used; or a tag or key there is misspelled.",
    )
    OPTION = "option", "An option or attribute is unknown, given twice or in the wrong place; it is ignored."
    VALUE = "value", "The value of an option is invalid; the option is ignored."
    TITLE = "title", "A project figure has no title; only its caption is shown."
    TARGET = "target", "The target of a card is invalid or does not exist; the card has no link."
    LOGO = "logo", "A logo is missing, outside the source directory or not an image; the card shows a monogram."
    FORMAT = "format", "The suffix of a logo belies its content; browsers show it, other programs may not."
    REMOTE = "remote", "A logo on another site was not fetched, and `openpractices_remote_logos` is `warn` or `error`."
    LOCK = (
        "lock",
        "The lock file of fetched logos is invalid, or a fetched file is missing or changed; it is not used.",
    )
    ACTIVE = (
        "active",
        "An SVG logo contains a script or other content that runs, loads or links; it is shown.",
    )
    DUPLICATE = "duplicate", "Two projects on a page have the same id; references cannot lead to the second."
    CATALOG = "catalog", "A catalog file or one of its entries is invalid; the file or the entry is left out."
    PRACTICE = (
        "practice",
        "A practice is met without evidence, has contradictory dates, or names an unknown principle; it is shown.",
    )
    SELECTION = (
        "selection",
        "A gallery or a figure names a project, a tag or a key that the catalog does not have, or is contradictory.",
    )
    REFERENCE = "reference", "A `{project}` reference names an unknown project; its text is shown without a link."
    CANONICAL = (
        "canonical",
        "Two pages have a `:canonical:` gallery with the same project; references lead to the first.",
    )
    GALLERY = (
        "gallery",
        "A gallery is empty, nested, or contains other content; or project figures are nested.",
    )
    ELEMENT = "element", "A `<project-figure>` is misspelled, incomplete, or in a place where it is not allowed."
    SYNTAX = (
        "syntax",
        "A directive is misspelled, never closed, wrongly nested, or in the syntax of another format.",
    )
    REVIEW = (
        "review",
        "A page has a wrong date or interval for its reviews, or a key for them of another tool; it is not used.",
    )
    CAPTION = "caption", "The raw HTML in a caption would change what follows the card; it is shown as code."
    HTML = "html", "A link in raw HTML leads to a page that does not exist; the link is left unchanged."
    BUILDER = "builder", "The builder cannot show some logos; they are left out."
    INTERNAL = (
        INTERNAL_KIND,
        "An error in this package itself, which you should report; only the thing in which it happened is left out.",
    )


def report_warning(subtype: Subtype, message: str, location: Node | str | None = None, *, once: bool = False) -> None:
    """Report that something is doubtful. *location* is a node or ``file:line``; *once* skips repeated messages."""
    _log(logging.WARNING, subtype, message, location, once=once)


def report_error(subtype: Subtype, message: str, location: Node | str | None = None, *, once: bool = False) -> None:
    """Report that something is wrong and was left out; the build continues, and fails under ``-W``."""
    _log(logging.ERROR, subtype, message, location, once=once)


def report_note(message: str) -> None:
    """Report what an author can do next: it is not a warning, and does not fail under ``-W``."""
    _logger.info("%s", bound_message(message))


def _log(level: int, subtype: Subtype, message: str, location: Node | str | None, *, once: bool) -> None:
    """Log a message of bounded length; no name in it, or of the file, can break the line or control the terminal."""
    place = get_node_location(location) if isinstance(location, Node) else location
    _logger.log(
        level,
        "%s",
        bound_message(message),
        type=WARNING_TYPE,
        subtype=subtype.value,
        location=place and escape_unprintable(place),
        once=once,
    )
