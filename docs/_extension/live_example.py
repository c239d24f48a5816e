"""``{example}``: a snippet of markup next to its result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.parsing import nested_parse_to_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec

LANGUAGES = {".md": "markdown", ".rst": "rst"}
"""The markup for each suffix; a snippet uses the markup of the page that shows it."""


class ExampleDirective(SphinxDirective):
    """Shows a file of ``docs/snippets`` twice: as source and as result.

    The argument is the path of the file in that folder. With ``:stack:``, the result is below the source on wide
    screens too. The snippet is parsed as part of the page, so its paths begin with a slash.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"stack": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return a container with two containers, which ``docs.css`` places side by side."""
        path = Path(self.env.srcdir, "snippets", self.arguments[0])
        self.env.note_dependency(path)
        try:
            text = path.read_text(encoding="utf-8")
            language = LANGUAGES[path.suffix]
        except OSError as err:
            raise self.error(f"example: {path}: {err.strerror}") from err
        except KeyError as err:
            raise self.error(f"example: {path}: not one of {', '.join(LANGUAGES)}") from err
        code = nodes.literal_block(text, text, language=language)
        self.set_source_info(code)
        source = nodes.container("", code, classes=["example-source"])
        result = nodes.container(
            "", *nested_parse_to_nodes(self.state, text, source=str(path)), classes=["example-result"]
        )
        stack = ["example-stack"] if "stack" in self.options else []
        return [nodes.container("", source, result, classes=["example", *stack])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("example", ExampleDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
