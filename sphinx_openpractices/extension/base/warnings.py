"""Words for readers and warnings for authors."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sphinx.locale import get_translation
from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

MESSAGE_CATALOG = "sphinx_openpractices"
WARNING_TYPE = "openpractices"

_ = get_translation(MESSAGE_CATALOG)

_logger = logging.getLogger(__name__)


class Subtype(StrEnum):
    """What can be wrong; each value is a subtype for ``suppress_warnings``.

    The reference page of the warnings is made from these lines.
    """

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    CONFIG = "config", "An `openpractices_*` value or a theme option in `conf.py` is wrong; its default is used."
    OPTION = "option", "An option or attribute is unknown or given twice; it is ignored."
    VALUE = "value", "The value of an option is wrong; the option is ignored."
    TITLE = "title", "A project figure has no title; only its caption is shown."
    TARGET = "target", "A card leads nowhere; it has no link."
    LOGO = "logo", "A logo is missing, outside the source directory or no image; the card shows a monogram."
    REMOTE = "remote", "A logo of another site was not fetched, and `openpractices_remote_logos` does not allow it."
    LOCK = "lock", "The lock of the fetched logos is wrong, or a fetched file is missing or changed; it is not used."
    ACTIVE = "active", "An SVG logo holds a script, or something else that is more than a picture; it is shown."
    DUPLICATE = "duplicate", "Two projects on one page have one id; the second cannot be referred to."
    CATALOG = "catalog", "A catalog file, or an entry of it, is wrong; the file or the entry is left out."
    SELECTION = "selection", "A gallery or a figure asks for projects that the catalog does not have."
    REFERENCE = "reference", "A `{project}` reference names no project; its text is shown."
    CANONICAL = "canonical", "Two pages say `:canonical:` of one project; references lead to the first."
    GALLERY = "gallery", "A gallery is empty, is nested, or holds something that is no project figure."
    ELEMENT = "element", "A `<project-figure>` is misspelt, unclosed or at a place that cannot hold one."
    HTML = "html", "A link in raw HTML leads to no page of the source; it stays as it is."
    BUILDER = "builder", "This builder cannot show some logos; they are left out."


def report_warning(subtype: Subtype, message: str, location: Node | str | None = None, *, once: bool = False) -> None:
    """Say that something is doubtful: *location* is a node or ``file:line``; *once*: not again in the same words."""
    _logger.warning("%s", message, type=WARNING_TYPE, subtype=subtype.value, location=location, once=once)


def report_error(subtype: Subtype, message: str, location: Node | str | None = None, *, once: bool = False) -> None:
    """Say that something is wrong and was left out; the build goes on, and fails under ``-W``."""
    _logger.error("%s", message, type=WARNING_TYPE, subtype=subtype.value, location=location, once=once)
