"""Joins the stylesheet of the theme from a file for each concern; landing pages have one more in ``static/styles``."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "styles"
_CONCERNS = ("icons", "content", "layout", "header", "page", "components", "parent", "print")


def join_styles() -> str:
    """Return one stylesheet: browsers show nothing until all are loaded, so one file is faster than eight."""
    return "\n".join((_FOLDER / f"{concern}.css").read_text(encoding="utf-8") for concern in _CONCERNS)
