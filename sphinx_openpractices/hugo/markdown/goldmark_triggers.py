"""Finds texts in which Goldmark reads nothing that MyST does not: most pages of most sites, which need no parser."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .marked_text import SUBSCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .goldmark_options import GoldmarkOptions


_PLAIN_LINK = re.compile(r"\[[\w .,*]*\]\((?:https?|ftp)://[^\s()<>\\]*\)")
"""The addresses that most pages have, which need no conversion."""


def has_trigger(text: str, options: GoldmarkOptions) -> bool:
    """Return whether the conversion may change a text; true for some that it does not change."""
    # A line feed precedes each line, and letters replace the links, in which nothing is converted.
    text = "\n" + _PLAIN_LINK.sub("a", text)
    return any(trigger.search(text) for trigger in _compile_triggers(options))


@lru_cache
def _compile_triggers(options: GoldmarkOptions) -> list[re.Pattern[str]]:
    """Return patterns for the beginning of what is converted.

    Each begins with a character, for which Python searches much faster than for one of several.
    """
    return [re.compile(each, re.MULTILINE) for each in _list_triggers(options)]


def _list_triggers(options: GoldmarkOptions) -> Iterator[str]:
    """Yield a pattern for the beginning of each thing that is converted."""
    yield r"\n {0,3}(?:=+|-+)[ \t]*$"  # a heading that is underlined
    yield r"\n {1,3}#"
    yield r"\\"  # what it escapes would begin something else
    if options.heading_attributes or options.block_attributes:
        yield r"\{"
    if options.task_lists:
        yield r"\[[ xX]\]"
    if options.link_addresses:
        yield from ("://", r"www\.", "@")
    if options.emoji:
        yield ":[A-Za-z0-9_+-]+:"
    if options.quotes:
        yield from ("<<", ">>", "=[\"']")
    if options.escape_dollars:
        yield r"\$"
    yield from (re.escape(each.opening) for each in options.formulas)
    yield from (re.escape(mark.replace(SUBSCRIPT, "~")) for mark in sorted(options.marks))
    if options.break_lines or options.join_lines:
        yield r"\n(?<!\A\n)"
