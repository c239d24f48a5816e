"""Makes the files that depend on the accent color: the stylesheet with the palettes, and the icon."""

from __future__ import annotations

from sphinx_openpractices.colors.palette import make_palettes


def make_palette_css(accent: str) -> str:
    """Return the stylesheet with both palettes; print always uses the light one."""
    light, dark = (
        [f"--pst-color-{name}: {value};" for name, value in mode.items()] for mode in make_palettes(accent).values()
    )
    return "\n".join(
        [
            f"/* The palettes for the accent {accent}. Each build overwrites this file. */",
            "",
            "html:root {",
            *(f"  {line}" for line in light),
            "}",
            "",
            "@media screen {",
            '  html[data-theme="dark"] {',
            *(f"    {line}" for line in dark),
            "  }",
            "}",
            "",
        ]
    )


def make_icon_svg(accent: str) -> str:
    """Return the icon for sites without one, an open ring; otherwise browsers request a missing ``/favicon.ico``."""
    light = make_palettes(accent)["light"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="8" fill="{light["primary"]}"/>'
        f'<path d="M21 11a7 7 0 1 0 0 10" fill="none" stroke="{light["primary-text"]}" stroke-width="3.5" '
        'stroke-linecap="round"/></svg>\n'
    )
