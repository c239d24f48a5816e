"""Pages of any shape, in ten builders, and more in long runs: this package adds no failure to those of Sphinx.

``pytest --minutes 5 tests/extension/test_page_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import pytest
from hypothesis import event, example, given, settings
from page_trees import PAGES, Block, Writer
from sphinx.testing.util import SphinxTestApp
from sphinx.util.parallel import SerialTasks
from sphinx.writers.latex import LaTeXTranslator

BUILDERS = ("html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml", "linkcheck")
BUILDERS_OF_LONG_RUNS = (*BUILDERS, "dirhtml", "json", "pseudoxml")
CONF = """
extensions = ["myst_parser", "sphinx.ext.ifconfig", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist", "substitution"]
myst_substitutions = {"name": "A {project}`dask` and <project-figure title='A'></project-figure>"}
rst_epilog = ".. |name| replace:: a name"
html_theme = "alabaster"
epub_copyright = version = "1"
"""
CATALOG = """
projects:
- {title: Dask, logo: logo.svg, tags: [a, b], relation: use, caption: 'Parallel *computing*[^1]'}
- {title: NumPy, tags: [a], summary: Numbers, license: MIT, repository: 'https://github.com/numpy/numpy'}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
OTHER = "---\norphan: true\n---\n# Other\n\n(label)=\n## Label\n\n:::{project-gallery}\n:::\n"

QUOTED_FIGURE = Block("epigraph", children=(Block("text", "(tag)"),))
"""Once, Sphinx failed on the quote after the figure was moved out of it."""


class Site:
    """A site with one page that changes, and all builders, which are made once."""

    def __init__(self, folder, builders):
        self.source = folder / "source"
        self.source.mkdir()
        for name, text in {
            "conf.py": CONF, "projects.yml": CATALOG, "logo.svg": SVG, "other.md": OTHER,
            "index.rst": "Index\n=====\n\n.. toctree::\n\n   md\n   rst\n", "md.md": "# A\n", "rst.rst": "A\n=\n",
        }.items():  # fmt: skip
            (self.source / name).write_text(text, encoding="utf-8")
        self.app = SphinxTestApp("html", srcdir=self.source, builddir=folder / "build")
        self.app.build()
        self.builders = []
        for name in builders:
            self.app.preload_builder(name)
            self.app.env.versioning_condition = None  # that of gettext is another
            builder = self.app.create_builder(name)
            builder.outdir = folder / name
            builder.outdir.mkdir()
            self.app.builder = builder
            builder.init()
            builder.copy_assets = lambda: None  # takes longer than a page
            self.builders.append(builder)

    def use(self, builder):
        """Make a builder that of the application."""
        self.app.builder = builder
        self.app.env._builder_cls = type(builder)  # noqa: SLF001 - since Sphinx 9
        for tag in list(self.app.tags):
            self.app.tags.remove(tag)
        self.app.tags.add(builder.format)
        builder.finish_tasks = SerialTasks()
        builder.document_data = []  # LaTeX and Texinfo add their documents for each page

    def build(self, text, docname):
        """Read a page and write it in all formats."""
        (self.source / f"{docname}.{docname}").write_text(text, encoding="utf-8")
        env = self.app.env
        self.use(self.builders[0])
        env.clear_doc(docname)
        self.app.builder.read_doc(docname)
        for builder in self.builders:
            self.use(builder)
            self.app.events.emit("env-updated", env)
            env.check_consistency()
            builder.write([docname, "index"], [docname], "update")


@pytest.fixture(scope="module")
def pages(tmp_path_factory, pytestconfig):
    builders = BUILDERS_OF_LONG_RUNS if pytestconfig.getoption("minutes") else BUILDERS
    with pytest.MonkeyPatch.context() as patched:
        # The document around the body takes longer than the body: Sphinx compiles its templates each time.
        patched.setattr(LaTeXTranslator, "render", lambda *_arguments: "")
        site = Site(tmp_path_factory.mktemp("fuzz"), builders)
        yield site
        site.app.cleanup()


@pytest.mark.parametrize("docname", ["md", "rst"])
@settings(max_examples=settings.default.max_examples // 5)  # each is written ten times
@example(blocks=[Block("project-figure", "", (("title", "Dask"),), (QUOTED_FIGURE,))])
@given(blocks=PAGES)
def test_pages_of_any_shape_are_built(pages, docname, blocks):
    myst = docname == "md"
    try:
        pages.build(Writer(myst=myst).write_page(blocks), docname)
    except Exception as err:  # noqa: BLE001 - whatever fails
        try:
            pages.build(Writer(myst=myst, ours=False).write_page(blocks), docname)
        except type(err):
            event("fails without this package, too")
        else:
            raise
