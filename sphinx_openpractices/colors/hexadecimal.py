"""Reads colors in the hexadecimal notation of CSS. Does not depend on Sphinx."""

from __future__ import annotations

import re

_SHORT_OR_LONG = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)


def read_color(text: str) -> str:
    """Return ``#rrggbb`` for ``#rgb`` or ``#rrggbb`` in any case (CSS Color 4, 5.2), or raise ``ValueError``."""
    color = text.strip().lower()
    if _SHORT_OR_LONG.fullmatch(color):
        return color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])
    if _SHORT_OR_LONG.fullmatch(f"#{color}"):
        raise ValueError(f'{text!r} is not a color; did you mean "#{color}"?')
    raise ValueError(f'{text!r} is not a color; write it as #rgb or #rrggbb, such as "#14665a"')
