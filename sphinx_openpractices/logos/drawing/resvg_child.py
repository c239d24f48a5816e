"""Draws the SVG of standard input as PNG to standard output: a program of its own, which :mod:`.drawing` starts.

Some harmless looking files end resvg, and the whole process with it, or keep it busy forever. It imports nothing of
this package, so that it starts at once.
"""

from __future__ import annotations

import sys

import resvg_py


def main() -> None:
    """Fit the drawing into the width and height given, in pixels; the third argument is "fonts" or "no-fonts"."""
    width, height, fonts = sys.argv[1:]
    png = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        width=int(width),
        height=int(height),
        dpi=96,  # with the default, lengths in mm or pt come out wrong
        skip_system_fonts=fonts == "no-fonts",
    )
    sys.stdout.buffer.write(bytes(png))


if __name__ == "__main__":
    main()
