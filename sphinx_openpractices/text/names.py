"""Names as people type them: in any case, and with accents composed or not."""

from __future__ import annotations

import unicodedata


def fold_name(name: str) -> str:
    """Return *name* in a form in which names can be compared that differ only in case, spaces or Unicode form."""
    return " ".join(unicodedata.normalize("NFC", name.casefold()).split())
