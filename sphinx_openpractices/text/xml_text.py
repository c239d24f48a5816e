"""Text that XML can hold."""

from __future__ import annotations

import re

_IMPOSSIBLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no document can have, not even as references (XML 1.0, 2.2)."""


def make_xml_text(text: str) -> str:
    """Return *text* without the characters that XML does not allow."""
    return _IMPOSSIBLE.sub("", text)
