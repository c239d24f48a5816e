"""The titles of pages as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.values import read_line
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_NO_TITLE = "<no title>"
"""What Sphinx calls a page without a title."""


def find_page_title(docname: str, env: BuildEnvironment) -> str:
    """Return the title of a page as one line of text, or its name if it has no title."""
    title = read_line(CONTROL_CHARACTERS.sub("", env.titles[docname].astext()))
    return docname if title in ("", _NO_TITLE) else title
