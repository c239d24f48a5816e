"""Plain text as Markdown that shows the same, within a line."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~^|#]")
"""Characters that have a meaning within a line of MyST, its extensions included, or of GitHub."""
_REFERENCE = re.compile(r"[@#](?=\w)")
"""What begins a mention of a person, or the number of an issue."""
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
"""What makes a link of an address ("GitHub Flavored Markdown", 6.9)."""
_NOTHING = "<!-- -->"
"""Shows nothing, and separates what would be a reference."""


def escape_markdown(value: str) -> str:
    """Return *value* for use within a line of Markdown, with a backslash before punctuation (CommonMark, 2.4)."""
    return _MARKUP.sub(r"\\\g<0>", value)


def escape_issue_text(value: str) -> str:
    """Return *value* for use within a line of an issue, where it notifies no one and makes no links."""
    escaped = _ADDRESS.sub(r"\\\g<0>", escape_markdown(value))
    return _REFERENCE.sub(rf"\g<0>{_NOTHING}", escaped)


def write_code_span(code: str) -> str:
    """Write code within a line."""
    code = " ".join(code.split())
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"
