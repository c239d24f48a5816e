"""Keeps a page to what Hugo shows: text that only MyST reads as markup stays text, HTML that Hugo omits is omitted.

A `ShownMarkupReader` finds both; most pages have nothing that it could find, and are not read.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from .marks import MEANT
from .shown_markup_reader import Edit, ShownMarkupReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .site_parser import ParserSettings

_WRITTEN = rf"{MEANT}(?:[:`~]+ *\{{[^\s}}]*\}}|:+|[(%][^\n]*|\{{[^}}\n]*\}}?)"
"""What the migration itself has written."""
_MAYBE = re.compile(
    rf"{_WRITTEN}"
    r"|\}`|\]\{|\)\{|`\{|\)=[ \t]*$"  # roles, attributes, labels
    r"|:::|```[`~]*[ \t]*\{|~~~[`~]*[ \t]*\{"  # directives
    r"|<[a-z][a-z0-9+.-]*:(?!//)|\](?:\(|:)\s*<?(?!https?:)[\w+.&#;\\%-]*[:&\\]"  # schemes
    r"|</?project-|!\[[^\[\]\n]*`",  # elements, texts of images
    re.IGNORECASE | re.MULTILINE,
)
"""Where markup that only MyST reads may begin; pages without any need no parser.

Each alternative begins with a character, for which Python searches much faster than for the alternatives.
"""
_MAYBE_LINE = re.compile(rf"{_WRITTEN}|(?P<text>^(?:[^\w\n\[]|\d|\[[^\]\n]*\])*(?:%|\+[ \t]*\+|\{{))", re.MULTILINE)
"""The same at the beginning of a line: comments, breaks and attributes."""
_MAYBE_FORMULA = re.compile(rf"{MEANT}\$+[^$]*\$+|\\.|(?P<text>\$)", re.DOTALL)
_MAYBE_HTML = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_ROUNDS = 3
"""How often a page is read. The first time should do; the next one proves it."""


class UnmeantMarkupError(Exception):
    """Text that MyST reads as markup, however it is escaped."""


class OmittedHtml(NamedTuple):
    """A *text* without the HTML at some *spans* of the original text."""

    text: str
    spans: Sequence[tuple[int, int]] = ()
    origins: Sequence[int] = ()
    """The number of the original line of each line."""


def escape_unmeant(text: str, settings: ParserSettings) -> str:
    """Return a page, or Markdown for one, in which the parser of the site finds only markup that is meant.

    Marks of what is meant are removed. Raise `UnmeantMarkupError` if markup remains.
    """
    for _ in range(_ROUNDS):
        if not _has_candidate(text, settings):
            return text.replace(MEANT, "")
        pieces = text.split(MEANT)
        meant = list(accumulate(map(len, pieces[:-1])))
        text = "".join(pieces)
        edits = ShownMarkupReader(text, settings, set(meant)).edits.values()
        if not edits:
            return text
        text = _apply_edits(text, [*edits, *(Edit(offset, offset, MEANT) for offset in meant)])
    raise UnmeantMarkupError


def _has_candidate(text: str, settings: ParserSettings) -> bool:
    """Return whether something that is not meant may be markup of MyST."""
    patterns = [_MAYBE_LINE] if any(sign in text for sign in "%+{") else []
    if "dollarmath" in settings.extensions and "$" in text:
        patterns.append(_MAYBE_FORMULA)
    return (
        text.startswith("---")
        or any(not match[0].startswith(MEANT) for match in _MAYBE.finditer(text))
        or any(match["text"] is not None for pattern in patterns for match in pattern.finditer(text))
    )


def omit_html(text: str, settings: ParserSettings) -> OmittedHtml:
    """Return Markdown without raw HTML."""
    if not _MAYBE_HTML.search(text):
        return OmittedHtml(text, [], range(text.count("\n") + 1))
    edits = sorted(ShownMarkupReader(text, settings, set()).html)
    lines = iter(range(text.count("\n") + 1))
    origins = [next(lines)]
    done = 0
    for start, end, _ in edits:
        origins += islice(lines, text.count("\n", done, start))
        deque(islice(lines, text.count("\n", start, end)), maxlen=0)
        done = end
    origins += lines
    return OmittedHtml(_apply_edits(text, edits), [(edit.start, edit.end) for edit in edits], origins)


def _apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; of two that overlap, the first one counts."""
    parts = []
    done = 0
    for edit in sorted(edits):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join([*parts, text[done:]])
