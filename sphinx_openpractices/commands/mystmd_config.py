"""The ``myst.yml`` of a site, written where there is none, with values of the ``conf.py`` of a site for Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.mystmd.plugin_files import PLUGIN_FILE
from sphinx_openpractices.text.files import read_text_file

from .starter_site import quote_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CONFIG_FILE = "myst.yml"
_ADVICE = f"Add the plugin to {CONFIG_FILE}, below project:\n\n  plugins:\n    - {PLUGIN_FILE}"


def make_config(title: str, excluded: Iterable[str]) -> str:
    """Return a ``myst.yml``.

    *title* and *excluded* are ``project`` and ``exclude_patterns`` of ``conf.py``; a site without them is not one for
    Sphinx.
    """
    return "\n".join([*_list_lines(title, excluded), ""])


def _list_lines(title: str, excluded: Iterable[str]) -> Iterator[str]:
    yield "# The configuration of mystmd: https://mystmd.org/guide/frontmatter"
    yield "version: 1"
    yield "project:"
    if title:
        yield f"  title: {quote_json(title)}"
    yield "  plugins:"
    yield f"    - {PLUGIN_FILE}"
    patterns = list(excluded)
    if patterns:
        yield "  # Files that are not pages, as in conf.py."
        yield "  exclude:"
        yield from (f"    - {quote_json(each)}" for each in patterns)
    if title or patterns:
        yield "  # Do not report keys at the top of pages that only Sphinx reads, such as page-layout."
        yield "  error_rules:"
        yield "    - valid-page-frontmatter"
    yield "site:"
    yield "  template: book-theme"


def list_advice(path: Path) -> list[str]:
    """Return what to add to the configuration that a site has; nothing if it names the plugin."""
    try:
        is_named = PLUGIN_FILE in read_text_file(path, errors="replace")
    except OSError:
        is_named = False
    return [] if is_named else _ADVICE.split("\n")
