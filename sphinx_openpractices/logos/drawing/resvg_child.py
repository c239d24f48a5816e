"""Draws the SVG from standard input as PNG to standard output: a separate program, which :mod:`.drawing` starts.

Some files that look harmless crash resvg, and the whole process with it, or keep it busy forever. The program does not
import this package, so that it starts quickly.
"""

from __future__ import annotations

import sys

import resvg_py


def main() -> None:
    """Fit the drawing into a width and a height in pixels; the third argument is "fonts" or "no-fonts"."""
    width, height, fonts = sys.argv[1:]
    png = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        width=int(width),
        height=int(height),
        dpi=96,  # with the default, lengths in mm or pt are wrong
        skip_system_fonts=fonts == "no-fonts",
    )
    sys.stdout.buffer.write(bytes(png))


if __name__ == "__main__":
    main()
