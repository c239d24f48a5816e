"""Seven builders of other projects: galleries are lists of standard nodes, or cards where HTML pages are written."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from test_beside import sphinx_build

HERE = Path(__file__).parent / "builders"
EXTENSIONS = {
    "confluence": "sphinxcontrib.confluencebuilder",
    "docx": "docxbuilder",
    "markdown": "sphinx_markdown_builder",
    "pdf": "rst2pdf.pdfbuilder",
    "revealjs": "sphinx_revealjs",
    "rinoh": "rinoh.frontend.sphinx",
    "rst": "sphinxcontrib.restbuilder",
}
WORDS = [
    "Reviewed July 9, 2025",
    "next review by July 9, 2026",
    "Board",
    "Before the galleries.",
    "soil",
    "Compost",
    "Makes good soil; how.",
    "Relation: Used, Funded",
    "Repository: code.example/compost",
    "tools",
    "Another page",
    "No logo",
    "One",
    "Two",
    "A text element with a gallery:",
    "Hoe",
    "Behind the galleries: Compost",
]
URLS = [
    "https://compost.example/?a=1&b=2",
    "https://how.example",
    "https://code.example/compost",
    "https://hoe.example",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory, png):
    """Build the site with a builder. Any warning is an error, and none needs the network."""
    root = tmp_path_factory.mktemp("builders")
    source = root / "site"
    shutil.copytree(HERE / "site", source)
    (source / "light.png").write_bytes(png(2000, 2000))
    (source / "dark.png").write_bytes(png(2000, 2001))
    (source / "tall.png").write_bytes(png(300, 1200))

    def build(builder):
        out = root / builder
        extensions = f"extensions=myst_parser,sphinx_openpractices,{EXTENSIONS[builder]}"
        sphinx_build(source, out, "-b", builder, "-d", root / f"{builder}-doctrees", "-D", extensions)
        return out

    return build


@pytest.mark.parametrize(("builder", "suffix"), [("confluence", "conf"), ("markdown", "md"), ("rst", "rst")])
def test_text_of_a_builder_is_a_list_with_one_logo_and_every_link(builder, suffix, built, same_text):
    page = (built(builder) / f"index.{suffix}").read_text(encoding="utf-8")
    same_text(page, (HERE / "expected" / f"index.{suffix}").read_text(encoding="utf-8"), builder)


@pytest.mark.parametrize("builder", ["pdf", "rinoh"])
def test_pdf_has_every_project_with_logos_of_one_size(builder, built):
    reader = PdfReader(built(builder) / "garden.pdf")
    pages = [page for page in reader.pages if "Compost" in page.extract_text()]
    assert len(pages) == 1
    assert_in_order(WORDS, pages[0].extract_text())
    links = [note.get_object().get("/A", {}).get("/URI") for note in pages[0]["/Annots"]]
    for url in URLS:
        assert url in links
    sizes = [tuple(map(round, size)) for page in reader.pages for size in list_image_sizes(page)]
    assert sizes == [(72, 72), (18, 72), (18, 72)]


def list_image_sizes(page):
    """The width and height of each image on a page of a PDF, in points."""
    sizes = []

    def note(operator, operands, matrix, _text_matrix):
        if operator == b"Do" and page["/Resources"]["/XObject"][operands[0]]["/Subtype"] == "/Image":
            sizes.append((matrix[0], matrix[3]))

    page.extract_text(visitor_operand_before=note)
    return sizes


def assert_in_order(words, text):
    """Assert that *text* has all the words, one after another, however its lines are broken."""
    text, position = " ".join(text.split()), 0
    for each in words:
        assert each in text[position:], text
        position = text.index(each, position) + len(each)


def test_docx_has_every_project_with_logos_of_one_size(built):
    file = zipfile.ZipFile(io.BytesIO((built("docx") / "garden.docx").read_bytes()))
    document = file.read("word/document.xml").decode()
    paragraphs = ["".join(re.findall(r"<w:t[ >][^<]*", each)) for each in document.split("</w:p>")]
    assert_in_order(WORDS, " ".join(re.sub(r"<w:t[^>]*>", "", each) for each in paragraphs))
    links = file.read("word/_rels/document.xml.rels").decode()
    for url in URLS:
        assert f'"{escape(url)}"' in links
    emu_per_point = 12700
    sizes = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', document)
    assert [(int(x) / emu_per_point, int(y) / emu_per_point) for x, y in sizes] == [(72, 72), (18, 72), (18, 72)]


def test_slides_have_cards_with_their_stylesheet_and_filter(built):
    pages = {
        path.stem: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in built("revealjs").glob("*.html")
    }
    files = {
        name: [
            Path(each.get("href") or each.get("src", "")).name.partition("?")[0]
            for each in page.select("link[rel=stylesheet], script")
        ]
        for name, page in pages.items()
    }
    assert "project-gallery.css" in files["index"]
    assert {"project-filter.css", "project-filter.js"} <= set(files["index"])
    assert "openpractices-reviews.css" in files["index"]
    assert "practice-overdue.js" in files["index"]
    assert "project-gallery.css" in files["other"]
    assert "project-filter.js" not in files["other"]
    assert [
        card.text for card in pages["index"].select("ul.project-gallery > li.project-highlight .project-title a")
    ] == ["Compost", "Another page", "Hoe"]
