"""Builders of somebody else: one writes the nodes that it gets and looks at no base of a class, others extend Sphinx's."""

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.text import TextBuilder


class DoctreeBuilder(Builder):
    name = "doctree"

    def get_outdated_docs(self):
        return self.env.found_docs

    def get_target_uri(self, docname, typ=None):
        return docname

    def write_doc(self, docname, doctree):
        for node in doctree.findall(nodes.Element):
            for name in [name for name, value in node.attributes.items() if isinstance(value, bool | dict)]:
                del node[name]  # versions of docutils write these differently
            node.attributes.pop("original_uri", None)
        (self.outdir / f"{docname}.doctree").write_text(doctree[0].pformat(), encoding="utf-8")


class BookBuilder(LaTeXBuilder):
    name = "book"


class NotesBuilder(TextBuilder):
    name = "notes"


class FoldersBuilder(DirectoryHTMLBuilder):
    name = "folders"

    def get_doc_context(self, docname, body, metatags):
        context = super().get_doc_context(docname, body, metatags)
        return context | {"css_files": list(self.globalcontext["css_files"])}  # as sphinx-revealjs does


def visit_nothing(self, node):
    raise nodes.SkipNode


def setup(app):
    for builder in (DoctreeBuilder, BookBuilder, NotesBuilder, FoldersBuilder):
        app.add_builder(builder)
    # With visitors for these names, Sphinx no longer uses those that other extensions have for the format (sphinx#9219).
    app.add_node(nodes.decoration, override=True, folders=(visit_nothing, None), epub=(visit_nothing, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
