"""Makes ids from the texts of headings, as Goldmark does it for each ``autoIDType``.

Source: ``markup/goldmark/autoid.go`` of Hugo.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_openpractices.hugo.site.address_letters import strip_accents

_DASHES = re.compile("-{2,3}")
DEFAULT_ID_TYPE = "github"


def make_heading_id(text: str, id_type: str = DEFAULT_ID_TYPE) -> str:
    """Return the id for the text of a heading; several hyphens are dropped, since Hugo turns them into a dash."""
    text = _DASHES.sub("", text.strip())
    if id_type == "blackfriday":
        words = "".join(char.lower() if unicodedata.category(char)[0] in "LN" else " " for char in text)
        return "-".join(words.split())
    if id_type == "github-ascii":
        text = "".join(char for char in strip_accents(text) if char.isascii())
    return "".join("-" if char == " " else char.lower() for char in text if char in "-_ " or _is_letter(char))


def _is_letter(char: str) -> bool:
    """Return whether Go regards it as a letter or a digit."""
    return char.isalpha() or char.isdecimal()
