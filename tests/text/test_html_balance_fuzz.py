"""HTML without loose markup stays where it is, whatever it is."""

from __future__ import annotations

import html5lib
from html5lib.constants import formattingElements, scopingElements, specialElements
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.text.html_balance import find_loose_markup

# Those for which a parser has rules of their own.
SPECIAL = {name for _namespace, name in specialElements | formattingElements | scopingElements}
NAMES = st.sampled_from(sorted({*SPECIAL, "kbd", "option", "optgroup", "path", "rt", "svg", "math", "textarea"}))
TAGS = st.builds("<{}{}{}>".format, st.sampled_from(["", "/"]), NAMES, st.sampled_from(["", "/", " x", ' y="<"']))
OTHER = st.sampled_from(["text", "<!-- c -->", "<!--", "<!-->", "<?x>", '<a b="', "</>", "]]>", "<![CDATA["])
ELEMENTS = st.recursive(
    st.one_of(TAGS, OTHER, st.just("text")),
    lambda inner: st.builds("<{0}>{1}</{0}>".format, NAMES, st.lists(inner, max_size=3).map("".join)),
    max_leaves=6,
)


@given(st.lists(ELEMENTS, min_size=1, max_size=4), st.booleans())
def test_what_follows_balanced_html_is_not_changed(pieces, in_paragraph):
    loose = {each.piece for each in find_loose_markup(pieces)}
    kept = "".join(piece for index, piece in enumerate(pieces) if index not in loose)
    caption = f"<p>x{kept}y</p>" if in_paragraph else kept
    card = f"<ul id=g><li><div>{caption}</div></li><li id=next>N</li></ul><p id=end>E</p>"
    page = html5lib.parse(f"<!doctype html><title>P</title>{card}", namespaceHTMLElements=False)
    gallery = page.find(".//*[@id='g']")
    assert [each.get("id") for each in gallery] == [None, "next"], kept
    assert "".join(gallery[1].itertext()) == "N"
    assert not list(gallery[1])
    assert [each.get("id") for each in page.find("body")] == ["g", "end"]
