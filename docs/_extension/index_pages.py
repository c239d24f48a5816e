"""Index pages: each page that a visible ``{toctree}`` lists, with the description from its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class DescribePages(SphinxPostTransform):
    """Shows a definition list in place of a table of contents.

    The table of contents remains in the tree, hidden. Sphinx writes the pages of a table of contents again when a page
    in it changes.
    """

    default_priority = 5  # before Sphinx resolves references
    formats = ("html", "text")

    def run(self, **kwargs: object) -> None:
        """Add a list after each visible table of contents."""
        for toctree in self.document.findall(addnodes.toctree):
            if toctree.get("hidden"):
                continue
            toctree["hidden"] = True
            pages = nodes.definition_list("", *map(self.describe_page, toctree["includefiles"]), classes=["pages"])
            caption = toctree.get("caption")
            title = [nodes.rubric(caption, caption, **{"heading-level": 2})] if caption else []
            toctree.parent.parent.insert(toctree.parent.parent.index(toctree.parent) + 1, [*title, pages])

    def describe_page(self, docname: str) -> nodes.definition_list_item:
        """Return the title of a page, as a link, and its description."""
        uri = self.app.builder.get_relative_uri(self.env.docname, docname)
        title = [child.deepcopy() for child in self.env.titles[docname].children]
        text = self.env.metadata[docname].get("description", "")
        return nodes.definition_list_item(
            "",
            nodes.term("", "", nodes.reference("", "", *title, refuri=uri, internal=True)),
            nodes.definition("", nodes.paragraph(text, text)),
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(DescribePages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
