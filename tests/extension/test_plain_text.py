"""Plain text is never parsed, nor are its translations, and every builder shows it as it is."""

from __future__ import annotations

import json
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.util import texescape
from sphinx.util.nodes import extract_messages, is_smartquotable

from sphinx_openpractices.extension.base.nodes import caption_element, plain_text

CATALOG = """\
projects:
  - title: Dask
    logo: a.png
    alt: Logo
    summary:
      Arrays and
      frames
    tags: [arrays]
  - title: Zarr
    caption: Has *chunks*.
    summary: Stores chunks
    tags: [storage]
"""
PAGES = {
    "index.md": "# Home\n\n:::{project-gallery}\n:group-by: tags\n:show: tags\n:::\n",
    "index.rst": "Home\n====\n\n.. project-gallery::\n   :group-by: tags\n   :show: tags\n",
}
HOSTILE = [
    "*x* _y_ `a` {ref}`b` :ref:`c` |f| [d](e) <b>f</b>",
    ".. include:: conf.py",
    "{{ env.srcdir.joinpath('seen.txt').write_text('x') }} {{ f }}",
    "```{include} conf.py",
    "::: -- \"q\" 'r' ... [^1] [1]_ dangling_",
    "One. # noqa",
]
MESSAGES = ["Dask", "Logo", "Arrays and frames", "arrays", "Zarr", "Stores chunks", "storage"]
CONF = {
    "extensions": ["myst_parser", "sphinx_openpractices"],
    "myst_enable_extensions": ["colon_fence", "replacements", "smartquotes", "substitution"],
    "myst_substitutions": {"f": "SUBSTITUTED"},
    "rst_prolog": ".. |f| replace:: SUBSTITUTED\n",
    "locale_dirs": ["locale"],
    "language": "de",
}


def write_translations(folder, translations):
    """Write the message catalog of the page ``index``."""
    catalog = Catalog(locale="de")
    for text, translation in translations.items():
        catalog.add(text, translation)
    path = folder / "locale" / "de" / "LC_MESSAGES" / "index.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)


@pytest.mark.parametrize("page", PAGES)
def test_translations_of_plain_text_are_not_parsed(page, site, tmp_path, png):
    for number, text in enumerate(HOSTILE):
        folder = f"site{number}"
        write_translations(tmp_path / folder, {message: f"{text} {message}" for message in MESSAGES})
        built = site({page: PAGES[page], "projects.yml": CATALOG, "a.png": png()}, folder=folder, **CONF)
        assert built.warnings == ""
        assert not (tmp_path / folder / "seen.txt").exists()
        shown = BeautifulSoup(built.read("index.html"), "html.parser")

        def read_all(selector, shown=shown):
            return [each.get_text() for each in shown.select(selector)]

        assert read_all(".project-title") == [f"{text} Dask", f"{text} Zarr"]
        assert read_all(".project-caption") == [f"{text} Arrays and frames\n", "Has chunks.\n"]
        assert read_all(".project-group-title") == [f"{text} arrays", f"{text} storage"]
        assert read_all(".project-meta bdi") == [f"{text} arrays", f"{text} storage"]
        assert [each["alt"] for each in shown.select(".project-logo img")] == [f"{text} Logo"]
        (data,) = shown.select('script[type="application/ld+json"]')
        items = json.loads(data.string)["itemListElement"]
        described = [each["description"] for each in items]
        assert described == [f"{text} Arrays and frames", f"{text} Stores chunks"]


def test_translated_and_untranslated_text_is_counted(site, tmp_path):
    write_translations(tmp_path / "site", {"Dask": "Dask", "Zarr": "", "Arrays and frames": "Felder\n\nund mehr"})
    built = site(
        {"index.md": PAGES["index.md"], "projects.yml": CATALOG.replace("    logo: a.png\n", "")},
        **CONF,
        translation_progress_classes=True,
    )
    assert '<p class="translated project-title">Dask</p>' in built.bodies["index"]
    assert '<p class="untranslated project-title">Zarr</p>' in built.bodies["index"]
    assert '<p class="translated">Felder und mehr</p>' in built.bodies["index"]


def test_all_plain_text_is_a_message_at_its_place(site, png):
    built = site({"index.md": PAGES["index.md"], "projects.yml": CATALOG, "a.png": png()}, "gettext")
    assert built.warnings == ""
    with (built.out / "index.pot").open("rb") as file:
        found = {message.id: message.locations for message in read_po(file) if message.id}
    places = {text: [(path.rpartition("/")[2], line) for path, line in where] for text, where in found.items()}
    assert {"Home", "Has *chunks*.", *MESSAGES} == places.keys()
    expected = {"Dask": 2, "Logo": 4, "Arrays and frames": 6, "Zarr": 9, "Stores chunks": 11}
    assert {text: places[text] for text in expected} == {
        text: [("projects.yml", line)] for text, line in expected.items()
    }


SUMMARIES = [
    "*a* _b_ `c` ``d`` |f| {{ f }} \\ $x$ 100% #1 ~y^ A&B <i> \"q\" 'r' -- --- ... @z{w}",
    ".. include:: conf.py",
    "C:\\temp\\",
]
SUMMARY_PAGE = "Home\n====\n\n" + "".join(
    f".. project-figure::\n   :title: P{number}\n   :summary: {summary}\n\n" for number, summary in enumerate(SUMMARIES)
)


def build_summaries(site, builder):
    """Build the page; return what the builder wrote."""
    options = {key: value for key, value in CONF.items() if key not in {"locale_dirs", "language"}}
    book = {"project": "P", "author": "Us", "version": "1", "copyright": "2025, Us", "epub_show_urls": "no"}
    built = site({"index.rst": SUMMARY_PAGE}, builder, latex_engine="xelatex", **options, **book)
    assert built.warnings == ""
    names = {"latex": "*.tex", "text": "index.txt", "man": "*.1", "texinfo": "*.texi", "epub": "index.xhtml"}
    name = names.get(builder, f"index.{builder}")
    return next(built.out.glob(name)).read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_summaries_are_shown_as_they_are_in_html(builder, site):
    page = BeautifulSoup(build_summaries(site, builder), "html.parser")
    captions = page.select(".project-highlight > .project-caption > p")
    assert [each.get_text() for each in captions] == SUMMARIES
    assert not [each for each in captions if each.find_all()]


def test_summaries_are_shown_as_they_are_in_other_builders(site):
    text = build_summaries(site, "text")
    assert [each for each in SUMMARIES if " ".join(each.split()) not in " ".join(text.split())] == []
    latex = build_summaries(site, "latex")
    plain = re.sub(r"\\-|\\allowbreak\{\}", "", latex)
    assert [each for each in SUMMARIES if texescape.escape(each, "xelatex") not in plain] == []
    roff = build_summaries(site, "man").replace("\\-", "-").replace("\\e", "\\").replace("\\&", "")
    for escape, char in {"dq": '"', "aq": "'", "ga": "`", "ha": "^", "ti": "~", "rs": "\\"}.items():
        roff = roff.replace(f"\\({escape}", char)
    assert [each for each in SUMMARIES if each not in roff] == []
    texinfo = re.sub(r"@([@{}])", r"\1", build_summaries(site, "texinfo").replace("@w{-}", "-").replace("@w{`}", "`"))
    assert [each for each in SUMMARIES if each not in " ".join(texinfo.split())] == []


@pytest.mark.parametrize("group_by", ["tags", "relation", "license"])
def test_everything_outside_captions_is_plain(group_by, site, png):
    catalog = CATALOG.replace(
        "    tags:", "    relation: use\n    license: MIT\n    repository: https://a.example/b--c\n    tags:"
    )
    page = f":::{{project-gallery}}\n:group-by: {group_by}\n:show: tags, relation, license, repository\n:::\n"
    built = site({"index.md": page, "projects.yml": catalog, "a.png": png()}, root_doc="index")
    doctree = built.doctree("index")
    texts = [node for node, _message in extract_messages(doctree)]
    parsed = [node for node in texts if not isinstance(node, plain_text) and not is_in_caption(node)]
    assert [node.pformat() for node in parsed] == []
    changed = [text for text in doctree.findall(nodes.Text) if is_smartquotable(text) and not is_in_caption(text)]
    labels = {"Tags", "Relation", "License", "Repository"}
    assert [text for text in changed if text not in labels] == []


def is_in_caption(node):
    while node is not None and not isinstance(node, caption_element):
        node = node.parent
    return node is not None
