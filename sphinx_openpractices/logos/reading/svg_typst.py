"""A program that draws the file ``logo.svg`` of its folder on a page of the same size, ``logo.pdf``, with typst.

It does not import the package, and runs in a process that may hang or crash without harm to a build.
"""

from __future__ import annotations

from pathlib import Path

import typst

_PAGE = """
#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let logo = image.with(bytes(sys.inputs.svg), format: "svg")
#context {
  let size = measure(logo())
  if size.width * 112 > size.height * 208 { logo(width: 208pt) } else { logo(height: 112pt) }
}
"""
"""Draws the logo at the size of the logo box: a drawing may be larger than any page of TeX.

Without a date, two conversions give the same bytes.
"""


def main() -> None:
    """Draw the logo of the current folder, the only folder that typst may read."""
    svg = Path("logo.svg").read_text(encoding="utf-8")
    # Searching the fonts of the system takes longer than everything else, and few logos contain text.
    compiler = typst.Compiler(_PAGE.encode(), root=".", ignore_system_fonts="text" not in svg)
    # pdfTeX accepts PDF 1.5 without a warning; PDF 1.4 cannot write numbers as large as some gradients need.
    compiler.compile(output="logo.pdf", format="pdf", pdf_standards="1.5", sys_inputs={"svg": svg})


if __name__ == "__main__":
    main()
