"""Plain text and code within a line of Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~^|#]")
"""Characters that have a meaning within a line of MyST, its extensions included, or of GitHub."""
_REFERENCE = re.compile(r"[@#](?=\w)")
"""What begins a mention of a person, or the number of an issue."""
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
"""What makes a link of an address ("GitHub Flavored Markdown", 6.9)."""
_NOTHING = "<!-- -->"
"""A comment, which is not shown. After it, the rest of a mention or a number is only text for GitHub."""


def escape_markdown(value: str) -> str:
    """Return *value* for use within a line of Markdown, with a backslash before punctuation (CommonMark, 2.4)."""
    return _MARKUP.sub(r"\\\g<0>", value)


def escape_issue_text(value: str) -> str:
    """Return *value* for use within a line of an issue, where it neither notifies anyone nor becomes a link."""
    escaped = _ADDRESS.sub(r"\\\g<0>", escape_markdown(value))
    return _REFERENCE.sub(rf"\g<0>{_NOTHING}", escaped)


def write_code_span(code: str) -> str:
    """Write code within a line."""
    code = " ".join(code.split())
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"
