"""The PDF and the EPUB of a converted site: every page, in order, and nothing that stops a build."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main

HOME = """---
title: Ants
sections:
- block: hero
  content:
    title: We study ants
    text: Since 1900.
    primary_action: {text: Join us, url: /join/}
    secondary_action: {text: Code, url: "https://code.example/"}
- block: markdown
  content: {title: About, text: Ants are good.}
- block: markdown
  content: {title: Contact, text: Write to us.}
---
"""
PAGES = {
    "content/_index.md": HOME,
    "content/join.md": "---\ntitle: Join\nweight: 1\n---\n## How\n\nÇa va 日本\n",
    "content/docs/_index.md": "---\ntitle: Docs\nweight: 2\n---\nAll.\n\n## Before\n\nRead.\n\n### More\n",
    "content/docs/one.md": "---\ntitle: One\nweight: 1\n---\n## Inside\n",
    "content/docs/two.md": "---\ntitle: Two\nweight: 2\n---\n",
    "static/favicon.ico": "an icon",
}
CONTENTS = """\
1 About
1 Contact
1 Join
2 How
1 Docs
2 Before
3 More
2 One
3 Inside
2 Two
"""
SECTIONS = {"chapter": 1, "section": 2, "subsection": 3}


@pytest.fixture
def migrate(hugo, tmp_path):
    def run(**more):
        assert main(["migrate-hugo", str(hugo(PAGES | more, 'title = "Ants"')), str(tmp_path / "new")]) == 0
        return tmp_path / "new"

    return run


def build(make_app, source, builder):
    app = make_app(builder, srcdir=source, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    return app.outdir


def test_chapters_of_the_pdf_are_in_the_order_of_the_site_and_its_buttons_apart(migrate, make_app):
    out = build(make_app, migrate(), "latex")
    (tex,) = out.glob("ants.tex")
    text = tex.read_text("utf-8")
    found = re.findall(r"^\\(chapter|section|subsection)\{(.+)\}$", text, re.MULTILINE)
    assert "".join(f"{SECTIONS[level]} {title}\n" for level, title in found) == CONTENTS
    assert text.partition(r"\chapter")[0].count(r"\item {}") == 2
    assert "openany,oneside" in text.partition(r"\begin{document}")[0]
    assert (out / "latexmkrc").read_text("utf-8").startswith("$latex = 'xelatex")


def test_table_of_contents_of_the_epub_has_every_page_and_the_icon_is_left_out(migrate, make_app):
    source = migrate()
    assert "favicon.ico" in (source / "conf.py").read_text("utf-8")
    out = build(make_app, source, "epub")
    nav = BeautifulSoup((out / "nav.xhtml").read_text("utf-8"), "html.parser").nav
    found = [(len(link.find_parents("ol")), link.get_text()) for link in nav.select("a")]
    expected = CONTENTS.replace("1 About\n1 Contact\n", "1 We study ants\n")
    assert "".join(f"{level} {title}\n" for level, title in found) == expected


@pytest.mark.parametrize(
    ("page", "needed"),
    [
        ("![a](/l.svg)", True),
        ("A ![a](/b.GIF) in a line", True),
        ('{{< figure src="/l.svg" link="https://a.example" title="A" class="project-highlight" >}}', False),
        ("No image.", False),
    ],
    ids=["svg", "gif", "logo", "none"],
)
def test_images_that_tex_does_not_read_are_converted(page, needed, migrate):
    conf = (migrate(**{"content/page.md": page, "static/b.GIF": "GIF89a"}) / "conf.py").read_text("utf-8")
    assert ("sphinx.ext.imgconverter" in conf) is needed
