"""``{screens}``: pictures of a page on several screens, in the mode of the reader's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec


class ScreensDirective(SphinxDirective):
    """Shows the files ``_static/<argument>-<width>-<mode>.png``, the widest first; its content is their text.

    Formats other than HTML show the light ones. ``pictures.py`` makes the files.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return a container for each mode."""
        name = self.arguments[0]
        files = list(Path(self.env.srcdir, "_static").glob(f"{name}-*-*.png"))
        widths, modes = ({path.stem.rsplit("-")[part] for path in files} for part in (-2, -1))
        if not files:
            raise self.error(f"screens: there are no pictures of {name}; run docs/pictures.py")
        return [
            self.show_mode(sorted(widths, key=int, reverse=True), mode, modes) for mode in sorted(modes, reverse=True)
        ]

    def show_mode(self, widths: list[str], mode: str, modes: set[str]) -> nodes.Node:
        """Return the pictures of a mode; the first has the text, and the others show the same page."""
        # Without a class of a mode, the parent of the theme draws a white box around a picture.
        only = f"only-{mode}" if len(modes) > 1 else "dark-light"
        row = nodes.container("", classes=["screens", only])
        for width in widths:
            row += nodes.image(
                uri=f"/_static/{self.arguments[0]}-{width}-{mode}.png",
                alt="" if len(row) else " ".join(self.content),
                classes=[f"screen-{width}", only],
            )
            self.set_source_info(row[-1])
        return addnodes.only("", row, expr="html") if mode == "dark" else row


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("screens", ScreensDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
