"""What Goldmark reads in the Markdown of a page that MyST does not read, or reads differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .formulas import Delimiters


class GoldmarkOptions(NamedTuple):
    """Each field is for a setting of the site; the defaults change nothing."""

    link_addresses: bool = False
    protocol: str = "https"
    """For addresses that begin with ``www.``."""
    emoji: bool = False
    quotes: str = ""
    """The marks that open quotations for ``"`` and ``'``; empty if the site shows these unchanged."""
    formulas: tuple[Delimiters, ...] = ()
    escape_dollars: bool = False
    """Whether a dollar can begin a formula on the new site."""
    marks: frozenset[str] = frozenset()
    """The runs of characters that mark text, such as ``++``."""
    break_lines: bool = False
    join_lines: bool = False
    """Whether a line that ends in an East Asian character continues without a space."""
    task_lists: bool = False
    heading_attributes: bool = True
    block_attributes: bool = False
