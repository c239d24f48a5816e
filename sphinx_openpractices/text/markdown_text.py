"""Plain text in Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~^|#]")
"""Characters that have a meaning within a line of MyST, its extensions included, or of GitHub."""


def escape_markdown(value: str) -> str:
    """Return *value* for use within a line of Markdown, with a backslash before punctuation (CommonMark, 2.4)."""
    return _MARKUP.sub(r"\\\g<0>", value)
