"""The visible lists of the pages of sections: what they say, in which order, and when there is none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from bs4 import BeautifulSoup
from site_judge import binary, hugo, page, unpack

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.pages.section_lists import write_long_date

EXPECTED = Path(__file__).parent / "section_lists"


@pytest.fixture
def sections(tmp_path):
    return unpack("sections", tmp_path / "hugo")


def test_sections_list_their_pages_after_their_text(sections, tmp_path, build, same_text):
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(sections), str(dest)]) == 0
    for path in sorted(EXPECTED.iterdir()):
        same_text((dest / path.name.replace("-", "/")).read_text("utf-8"), path.read_text("utf-8"), path.name)
    built = BeautifulSoup((build(dest) / "blog" / "index.html").read_text("utf-8"), "html.parser")
    assert [link["href"] for link in built.select(".page-list li > p:first-child > a")] == [
        "2024/newer/index.html",
        "2023/older/index.html",
        "undated.html",
    ]


@pytest.mark.skipif(binary() is None, reason="hugo is not installed")
def test_lists_have_the_pages_and_the_order_of_hugo(sections, tmp_path):
    made = hugo(sections, "--destination", str(tmp_path / "built"))
    assert made.returncode == 0, made.stderr
    files = migrate_site(sections).files
    for name in ("", "blog/", "docs/", "docs/parts/"):
        text = files[f"{name}index.md"]
        listed = re.findall(r"^- \[.*?\]\((.*?)\)", text, re.MULTILINE)
        contents = re.findall(r"^(?:.* <)?/([^<>\n]*?)>?$", text.partition("```{toctree}")[2], re.MULTILINE)
        assert [f"{name}{path}".removesuffix(".md") for path in listed] == contents
        addresses = (tmp_path / "built" / name / "index.html").read_text("utf-8").split()
        assert [f"/{path.removesuffix('index').rstrip('/')}/" for path in contents] == addresses


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "1. Mai 2024"),
        ("pt-br", "1 de maio de 2024"),
        ("ja", "2024年5月1日"),
        ("tlh", "May 1, 2024"),
        ("", "May 1, 2024"),
    ],
)
def test_dates_are_in_the_language_of_the_site(hugo, language, shown):
    config = 'title = "T"\n' + (f'defaultContentLanguage = "{language}"\n' if language else "")
    site = hugo({"content/a/p.md": page("x", title="P", date="2024-05-01")}, config)
    assert f"- [P](p.md) · *{shown}*\n" in migrate_site(site).files["a/index.md"]


def test_many_pages_with_dates_are_listed_by_year(hugo, tmp_path, build):
    dates = [f"20{20 + number // 10}-01-{1 + number % 10:02}" for number in range(21)]
    blog = {f"content/blog/p{date}.md": page("x", title=date, date=date) for date in dates}
    docs = {f"content/docs/p{date}.md": page("x", title=date, date=date, weight=1) for date in dates}
    ideas = {"content/blog/ideas.md": page("x", title="Ideas")}
    site = hugo(blog | docs | ideas)
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    pages = build(dest)
    found = [
        [
            each.get_text()
            for each in BeautifulSoup((pages / name / "index.html").read_text("utf-8"), "html.parser").select(
                ".page-list > .rubric, .page-list li a"
            )
        ]
        for name in ("blog", "docs")
    ]
    newest = sorted(dates, reverse=True)
    assert found == [["Ideas", "2022", newest[0], "2021", *newest[1:11], "2020", *newest[11:]], newest]


def test_pages_of_terms_list_the_pages_that_have_them(hugo, tmp_path, build):
    files = {
        "content/authors/_index.md": page("", title="Authors"),
        "content/authors/ann-ant/_index.md": page("Ann writes.", title="Ann Ant"),
        "content/blog/one.md": page("x", title="One", date="2024-01-01", authors=["Ann Ant", "nobody"]),
        "content/two.md": page("x", title="Two", date="2024-02-01", authors="ann-ant"),
        "content/draft.md": page("x", title="Draft", draft=True, authors="ann-ant"),
    }
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(hugo(files, 'title = "T"\n[taxonomies]\nauthor = "authors"\n')), str(dest)]) == 0
    build(dest)
    term = (dest / "authors" / "ann-ant" / "index.md").read_text("utf-8")
    listed = "- [Two](../../two.md) · *February 1, 2024*\n- [One](../../blog/one.md) · *January 1, 2024*\n"
    assert f"# Ann Ant\n\nAnn writes.\n\n:::{{container}} page-list\n\n{listed}:::\n" in term


def test_home_page_with_text_lists_nothing(hugo):
    files = {"content/_index.md": page("Welcome.", title="Home"), "content/a.md": page("x", title="A")}
    assert "page-list" not in migrate_site(hugo(files)).files["index.md"]


@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_english_dates_are_those_of_babel(language):
    for day in (date(2024, month, 31 if month in {1, 3, 5, 7, 8, 10, 12} else 1) for month in range(1, 13)):
        assert write_long_date(day, language) == format_date(day, "long", Locale("en"))
    assert write_long_date(date(33, 1, 2), language) == format_date(date(33, 1, 2), "long", Locale("en"))
