"""The private-use characters that mark places in a text while it is converted; no page contains them.

`MEANT` precedes whatever MyST reads and Hugo does not, such as a directive or a label, where the migration itself wrote
it. Everything else that only MyST reads is text of the author, and is escaped before the page is written.
"""

from __future__ import annotations

import re

MEANT = "\ue004"
"""Marks MyST's own markup as written by the migration."""

_MARKS = re.compile("[\ue000-\ue004]")

_OPENINGS = re.compile(r"(?:[:`~]{3,})?\{|:{3,}|[%(]|\+{3}")
"""Where MyST's own markup can begin."""


def mark_template(text: str) -> str:
    """Return a text of the site's owner, in whose markup everything is meant."""
    return _OPENINGS.sub(rf"{MEANT}\g<0>", text)


def remove_marks(text: str) -> str:
    """Return a text of the author without the characters that are used as marks."""
    return text if text.isascii() else _MARKS.sub("", text)
