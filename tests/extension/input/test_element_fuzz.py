"""Whatever a page has in and around elements, it is built; elements of any text show that text.

``pytest --minutes 5 tests/extension/input/test_element_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp

from sphinx_openpractices.extension.base.nodes import project_title

CONF = """
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
"""
WORDS = r"""
    <project-figure <project-figure> </project-figure> </project-figure <project-figure/> <PROJECT-FIGURE
    <project-figur> title= title="A" title='B' title=C title src="a.svg" target="https://a.org" id="x" tags="a,b"
    project="dask" caption="*c*" /> > < " ' = & &amp; &#0; &#x110000; &quot <!-- --> <![ ]]> <? <div> </div> <b
    </b> <p> <script> </script> <svg><title> `a` ``` ~~~ ::: :::{project-figure} :::{project-gallery} :title:
    {project}`A` [a]( ) [^1]: [^1] * - 1. | # % $ \ text
"""
BLANKS = ["\n", "\n\n", " ", "\n  ", "\n    ", "\t", "\r\n", "\0", "\x0b", "\u2028", "\x85"]
PAGES = st.lists(st.sampled_from([*WORDS.split(), *BLANKS]) | st.text(max_size=3), max_size=25).map("".join)
# MyST and Sphinx take these for something else, or for the end of a line.
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Read a page; the result is its doctree and the warnings. An unexpected exception is one here, too."""
    source = tmp_path_factory.mktemp("elements")
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text("# I\n", encoding="utf-8")
    app = SphinxTestApp("dummy", srcdir=source)

    def read(page):
        (source / "index.md").write_bytes(page.encode("utf-8", "replace"))
        app.warning.truncate(0)
        app.build(force_all=True)
        return app.env.get_doctree("index"), app.warning.getvalue()

    yield read
    app.cleanup()


@example("[^1]: <project-figure />\n")
@example("<div>\n<![x\n</div>\n")
@example("::::{project-gallery}\n:::{project-gallery}\nsome text\n:::\n::::\n")
@given(PAGES)
def test_pages_of_any_pieces_are_read(read, page):
    _doctree, warnings = read(page)
    assert "[openpractices.internal]" not in warnings
    assert len(warnings) < 100_000


@given(TITLES.filter(str.strip))
def test_titles_of_any_text_are_that_text(read, title):
    doctree, _warnings = read(f'<project-figure title="{escape(title)}"></project-figure>\n\nThe rest.\n')
    assert [node.astext() for node in doctree.findall(project_title)] == [" ".join(title.split())]
    assert doctree.children[-1].astext() == "The rest."
