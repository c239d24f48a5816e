"""The stylesheet of the theme, from one file for each concern; landing pages have one more, in ``static/styles``."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "styles"
_CONCERNS = ("content", "page", "components", "parent")


def join_styles() -> str:
    """One stylesheet with all styles: readers see nothing before each file has come, so one is quicker than four."""
    return "\n".join((_FOLDER / f"{concern}.css").read_text(encoding="utf-8") for concern in _CONCERNS)
