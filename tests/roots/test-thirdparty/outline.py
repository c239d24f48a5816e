"""A builder of somebody else: it knows the standard nodes of a list and nothing more."""

from docutils.io import StringOutput
from docutils.writers import Writer
from sphinx.builders.text import TextBuilder
from sphinx.util.docutils import SphinxTranslator


class OutlineTranslator(SphinxTranslator):
    def __init__(self, document, builder):
        super().__init__(document, builder)
        self.depth = 0
        self.text = ""

    def visit_bullet_list(self, node):
        self.depth += 1

    def depart_bullet_list(self, node):
        self.depth -= 1

    def visit_list_item(self, node):
        self.text += "  " * self.depth + "- "

    def depart_list_item(self, node):
        pass

    def depart_paragraph(self, node):
        self.text += "\n"

    def visit_Text(self, node):
        self.text += node.astext()

    def depart_reference(self, node):
        self.text += f" (#{node.get('refid', '')})" if node.get("internal") else f" ({node['refuri']})"

    def visit_image(self, node):
        self.text += f"[{node['uri']}] "

    def pass_over(self, node):
        pass

    visit_document = depart_document = visit_section = depart_section = pass_over
    visit_title = depart_title = visit_paragraph = visit_reference = pass_over
    visit_container = depart_container = depart_Text = depart_image = pass_over
    visit_target = depart_target = pass_over
    visit_emphasis = depart_emphasis = visit_inline = depart_inline = pass_over


class OutlineWriter(Writer):
    def __init__(self, builder):
        super().__init__()
        self.builder = builder

    def translate(self):
        visitor = self.builder.create_translator(self.document, self.builder)
        self.document.walkabout(visitor)
        self.output = visitor.text


class OutlineBuilder(TextBuilder):
    name = "outline"
    format = "outline"
    out_suffix = ".outline"
    default_translator_class = OutlineTranslator

    def write_doc(self, docname, doctree):
        writer = OutlineWriter(self)
        writer.write(doctree, StringOutput(encoding="unicode"))
        (self.outdir / f"{docname}.outline").write_text(writer.output, encoding="utf-8")


def setup(app):
    app.add_builder(OutlineBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
