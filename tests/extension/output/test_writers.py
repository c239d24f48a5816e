"""Galleries in formats other than HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FORMATS = Path(__file__).parents[2] / "roots" / "test-formats"


def between(text):
    """Return the gallery of the page, and the line before it."""
    return text[text.index("Before the gallery.") : text.index("Behind the gallery.")]


def plain_man(roff):
    """Return a simplified output of ``man``: a line for each line, without indentation."""
    roff = roff.replace(".IP \\(bu 2\n", "* ")
    roff = re.sub(r"^\.(INDENT|UNINDENT|sp|TP).*\n", "", roff, flags=re.MULTILINE)
    roff = re.sub(r"^\.B ", "", roff, flags=re.MULTILINE)
    roff = re.sub(r"\\f[BIP]|\\[%:&]|\\X'tty: link[^']*'", "", roff)
    # Some versions of Sphinx show URLs without their scheme.
    return roff.replace("\\-", "-").replace("<mailto:", "<")


def test_text_is_a_list_with_targets_in_angle_brackets(built_once, same_text):
    built = built_once("formats", "text")
    assert built.warnings == ""
    same_text(between(built.read("index.txt")), (FORMATS / "expected.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("show_urls", [False, True])
def test_man_page_is_a_list_with_each_target_once(show_urls, built_once, same_text):
    built = built_once("formats", "man", **({"man_show_urls": True} if show_urls else {}))
    assert built.warnings == ""
    shown = plain_man(between(built.read("formats.1")))
    # Links in captions look like other links on the page; the newest docutils adds their targets.
    shown = re.sub(r"^(Par.*|github.*)$", lambda match: re.sub(r" <[^>]*>", "", match[0]), shown, flags=re.MULTILINE)
    same_text(shown, (FORMATS / "expected.man").read_text(encoding="utf-8"))


def test_texinfo_is_a_list_with_linked_titles(built_once, same_text):
    built = built_once("formats", "texinfo")
    assert built.warnings == ""
    same_text(between(built.read("formats.texi")), (FORMATS / "expected.texi").read_text(encoding="utf-8"))


@pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
def test_logos_and_monograms_leave_nothing_behind_in_text(builder, built_once):
    built = built_once("formats", builder)
    [path] = [path for path in built.out.iterdir() if path.suffix in {".txt", ".1", ".texi"}]
    text = path.read_text(encoding="utf-8")
    assert "No link" in text
    for noise in ("[image", "@image", "dask.png", "dask-dark", "Slanted bars", "NL\n"):
        assert noise not in text


def test_latex_titles_are_bold_and_linked(built_once):
    built = built_once("formats", "latex")
    assert built.warnings == ""
    tex = between(built.read("formats.tex"))
    assert re.findall(r"\{\\bfseries (.*)\\par\}", tex)[:4] == [
        r"\sphinxhref{https://dask.org/?a=1\&b=2}{Dask}",
        "No link",
        r"\sphinxhref{mailto:team@example.org}{Mail}",
        r"{\hyperref[\detokenize{index::doc}]{\sphinxcrossref{This site}}}",
    ]


def test_latex_shows_one_logo_of_a_pair_or_the_monogram(built_once):
    built = built_once("formats", "latex")
    tex = built.read("formats.tex")
    assert re.findall(r"\\includegraphics\[[^]]*\]\{(.*?)\}(?=\})", tex) == ["{dask}.png", "{dask}.png"]
    assert re.findall(r"\\Large\\bfseries (\w+)", between(tex)) == ["NL", "M"]
    assert (built.out / "dask.png").is_file()
    assert not (built.out / "dask-dark.png").exists()


IN_A_ROW = {"": 3, ":columns: 2\n": 2, ":columns: 6\n": 3, ":layout: list\n": 1, ":layout: logos\n": 3}


def test_latex_rows_hold_at_most_three_boxes_and_never_pass_the_margin(site):
    page = "# P\n"
    for at, options in enumerate(IN_A_ROW):
        figures = "".join(f":::{{project-figure}}\n:title: Project {at}-{number}\n:::\n" for number in range(7))
        page += f"\n::::{{project-gallery}}\n{options}\n{figures}::::\n"
    built = site({"index.md": page}, "latex")
    assert built.warnings == ""
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    galleries = re.findall(r"\\begin\{savenotes\}.*?\\end\{savenotes\}", tex, re.DOTALL)
    for gallery, in_a_row in zip(galleries, IN_A_ROW.values(), strict=True):
        # A box that begins on its own line belongs to the row; the row ends where TeX ends a paragraph.
        rows = re.split(r"\\par\\vspace\{[^}]*\}", gallery)[:-1]
        widths = [numbers(r"\\begin\{minipage\}\[t\]\{([\d.]+)\\linewidth\}", row) for row in rows]
        gaps = [numbers(r"\\hspace\{([\d.]+)\\linewidth\}", row) for row in rows]
        assert [len(row) for row in widths] == [in_a_row] * (7 // in_a_row) + [7 % in_a_row] * bool(7 % in_a_row)
        for row, row_gaps in zip(widths, gaps, strict=True):
            assert sum(row) + sum(row_gaps) <= 1
        assert gallery.count("\\begin{minipage}") == gallery.count("\\end{minipage}")


def numbers(pattern, text):
    return [float(number) for number in re.findall(pattern, text)]


def test_latex_references_all_have_a_destination(built_once):
    built = built_once("good", "latex")
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    used = set(re.findall(r"\\hyperref\[\\detokenize\{(.+?)\}\]", tex))
    there = set(re.findall(r"\\label\{\\detokenize\{(.+?)\}\}", tex))
    # The targets of cards, the labels of cards and galleries, and the reference by the id of a project.
    assert {"more::doc", "index:first-gallery", "index:the-monogram", "index:project-jupyterhub"} <= used
    assert used - there == set()


@pytest.mark.parametrize("show_urls", ["footnote", "inline"])
def test_latex_keeps_the_title_apart_from_the_url_that_sphinx_shows(show_urls, built_once):
    built = built_once("formats", "latex", latex_show_urls=show_urls)
    assert built.warnings == ""
    assert r"\sphinxhref{https://dask.org/?a=1\&b=2}{Dask}" in built.read("formats.tex")


@pytest.mark.parametrize("show_urls", ["footnote", "inline"])
def test_epub_keeps_the_title_apart_from_the_url_that_sphinx_shows(show_urls, built_once):
    built = built_once("formats", "epub", epub_show_urls=show_urls, version="1", copyright="2025, The team")
    assert built.warnings == ""
    assert '<a href="https://dask.org/?a=1&amp;b=2">Dask</a>' in built.read("index.xhtml")


def test_epub_has_the_light_logo_of_a_pair_and_no_script(built_once):
    built = built_once("formats", "epub", version="1", copyright="2025, The team")
    page = built.read("index.xhtml")
    assert re.findall(r'<img [^>]*src="([^"]+)"', page) == ["_images/dask.png", "_images/dask.png"]
    assert "<script" not in page


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


def test_latex_uses_the_png_next_to_an_svg(site, png):
    built = site({"index.md": ":::{project-figure} a.*\n:title: A\n:::\n", "a.svg": SVG, "a.png": png()}, "latex")
    assert built.warnings == ""
    assert (built.out / "a.png").is_file()


def test_html_uses_the_svg_next_to_a_png(site, png):
    built = site({"index.md": ":::{project-figure} a.*\n:title: A\n:::\n", "a.svg": SVG, "a.png": png()})
    assert built.warnings == ""
    assert 'height="9" loading="lazy" src="_images/a.svg" width="9"' in built.bodies["index"]
