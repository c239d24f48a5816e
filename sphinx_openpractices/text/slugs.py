"""Stable ids made from titles."""

from __future__ import annotations

import re
import unicodedata

from docutils.nodes import make_id


def make_slug(title: str) -> str:
    """Return a stable id for *title*, in ``[a-z0-9-]+``.

    Letters that have no ASCII form are kept as Punycode (RFC 3492).
    """
    if title.isascii():  # what make_id does, but quickly
        name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    else:
        name = make_id("project " + title).removeprefix("project").strip("-")
    if name:
        return name
    folded = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[^a-z0-9-]", "", folded.encode("punycode").decode("ascii").lower()).strip("-") or "project"
