"""Pages that have reviews: in each kind of source and each builder, and what is wrong there."""

from __future__ import annotations

import gzip

import pytest
from docutils import nodes

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.durations import read_duration
from sphinx_openpractices.catalog.practices.page_review import PageReview
from sphinx_openpractices.extension.base.review_nodes import page_review
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.output.page_assets import STATIC_FOLDER

INDEX = """---
reviewed: 2025-07-09
review-every: 12 months
owner: Board *and* office
---
Text before the title.

# Policies

The first paragraph.

```{toctree}
rst
never
untitled
plain
```
"""
RST = """.. A comment.

:reviewed: 2025-07
:next-review: 2027-02
:owner: The board's *office*

======
Travel
======

The first paragraph.
"""
NEVER = "---\nreview-every: 1 year\nreviewed:\n---\n# Never\n\nText.\n"
UNTITLED = "---\nnext-review: 2027-01-31\norphan: true\n---\nA page without a title.\n"
PLAIN = "---\nowner: Somebody\nreviewer: Another\nreview: yes\n---\n# Plain\n\nText.\n"
FILES = {"index.md": INDEX, "rst.rst": RST, "untitled.md": UNTITLED, "plain.md": PLAIN}
PAGES = FILES | {"index.md": INDEX.replace("never\n", "")}

OVERDUE = "review overdue by {time}, was due {date}"
INDEX_LINE = (
    '<p class="page-review">Reviewed <time datetime="2025-07-09">July 9, 2025</time>\N{NO-BREAK SPACE}· '
    f'<span class="practice-due" data-due="2026-07-09" data-overdue="{OVERDUE}">next review by '
    '<time datetime="2026-07-09">July 9, 2026</time></span>\N{NO-BREAK SPACE}· <span>Board *and* office</span></p>'
)
RST_LINE = (
    '<p class="page-review">Reviewed <time datetime="2025-07">July 2025</time>\N{NO-BREAK SPACE}· '
    f'<span class="practice-due" data-due="2027-02-28" data-overdue="{OVERDUE}">next review by '
    '<time datetime="2027-02">February 2027</time></span>\N{NO-BREAK SPACE}· <span>The board\'s *office*</span></p>'
)


@pytest.fixture
def pages(built_once):
    return built_once(PAGES, suppress_warnings=["toc.no_title", "toc.not_included"])


def test_line_is_below_the_title(pages):
    assert pages.warnings.splitlines() == []
    assert INDEX_LINE in pages.bodies["index"].split("</h1>")[1].split("<p>The first paragraph.")[0]
    assert RST_LINE in pages.bodies["rst"].split("</h1>")[1].split("<p>The first paragraph.")[0]
    assert pages.bodies["untitled"].startswith('<p class="page-review">Never reviewed')
    assert "review" not in pages.bodies["plain"].replace("reviewer", "")
    [line] = pages.doctree("index").findall(page_review)
    assert isinstance(line.parent[0], nodes.title)


def test_only_pages_with_a_line_have_the_script(pages):
    for docname, count in {"index": 1, "rst": 1, "untitled": 1, "plain": 0}.items():
        html = pages.read(f"{docname}.html")
        assert html.count("practice-overdue.js") == html.count("openpractices-reviews.css") == count
    head = pages.read("index.html").split("<title>")[0]
    assert '<script src="_static/practice-overdue.js"></script>' in head, "not deferred, and before all else"


def test_script_is_small():
    assert len(gzip.compress((STATIC_FOLDER / "practice-overdue.js").read_bytes())) <= 1024


def test_domain_has_the_reviews(pages):
    reviews = get_domain(pages.app.env).page_reviews
    assert sorted(reviews) == ["index", "rst", "untitled"]
    assert reviews["index"] == PageReview(
        reviewed=read_date("2025-07-09"), review_every=read_duration("12 months"), owner="Board *and* office", line=2
    )
    assert reviews["rst"].line == 3


@pytest.mark.parametrize("parallel", [0, 2])
def test_domain_follows_the_pages(site, parallel):
    many = {f"page{number}.md": NEVER.replace("reviewed:", f"reviewed: 2024-01-1{number}") for number in range(8)}
    files = many | {"index.md": "# Index\n\n```{toctree}\n:glob:\npage*\n```\n"}
    built = site(files, parallel=parallel)
    assert built.warnings == ""
    assert {name: str(each.reviewed) for name, each in get_domain(built.app.env).page_reviews.items()} == {
        f"page{number}": f"2024-01-1{number}" for number in range(8)
    }
    built = site(files | {"page3.md": "# Without\n"}, parallel=parallel)
    assert "page3" not in get_domain(built.app.env).page_reviews
    assert len(get_domain(built.app.env).page_reviews) == 7


@pytest.mark.parametrize(
    ("builder", "name", "text"),
    [
        (
            "text",
            "rst.txt",
            "Reviewed July 2025\N{NO-BREAK SPACE}· next review by February 2027\N{NO-BREAK SPACE}· The",
        ),
        ("man", "project.1", "Reviewed July 9, 2025\\ · next review by July 9, 2026\\ · Board *and* office"),
        ("texinfo", "project.texi", "Reviewed July 9, 2025"),
        ("latex", "project.tex", "\\small Reviewed July 9, 2025"),
        ("epub", "index.xhtml", '<span class="practice-due">next review by'),
        ("singlehtml", "index.html", "practice-overdue.js"),
        ("xml", "index.xml", '<due_text due="2026-07-09"'),
        ("gettext", "index.pot", 'msgid "Board *and* office"'),
    ],
)
def test_every_builder_writes_the_line(site, builder, name, text):
    files = {"index.md": INDEX.replace("never\nuntitled\nplain\n", ""), "rst.rst": RST}
    options = {
        "man_pages": [("index", "project", "Policies", ["us"], 1)],
        "texinfo_documents": [("index", "project", "Policies", "us", "project", "Policies.", "Miscellaneous")],
        "latex_documents": [("index", "project.tex", "Policies", "us", "manual")],
        "version": "1",
        "copyright": "us",
        "gettext_compact": False,
    }
    built = site(files, builder, **options)
    assert built.warnings == ""
    content = built.read(name)
    assert text in content
    if builder == "gettext":
        assert "index.md:4" in content
        assert "Reviewed" not in content


def test_owner_is_translated_as_plain_text_and_dates_are_of_the_language(site):
    catalog = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Board"\nmsgstr "*Vorstand*"\n'
    built = site(
        {"index.md": "---\nreviewed: 2025-07\nowner: Board\n---\n# A\n", "locale/de/LC_MESSAGES/index.po": catalog},
        language="de",
        locale_dirs=["locale"],
        gettext_compact=False,
    )
    assert built.warnings == ""
    line = built.bodies["index"].split('<p class="page-review">')[1].split("</p>")[0]
    assert line == 'Geprüft: <time datetime="2025-07">Juli 2025</time>\N{NO-BREAK SPACE}· <span>*Vorstand*</span>'


BAD = {
    "index.md": "# Index\n\n```{toctree}\n:glob:\n*\n```\n",
    "govuk.md": '---\nlast_reviewed_on: 2018-01-18\nreview_in: 6 weeks\nowner_slack: "#team"\n---\n# A\n',
    "dust.rst": ":proofread-on: 1974-06-20\n:dust-days-limit: 25\n:written-on: 1974-05-19\n\nA\n=\n",
    "near.rst": ":reviwed: 2026-01-01\n:next_review: 2027-01-01\n:review_every: 1 year\n:owner: A\n\nA\n=\n",
    "values.md": "---\ntitle: A\nreviewed: 2026-02-30\nreview-every: soon # soon\n---\n# A\n",
    "some.md": "---\nreviewed: 2026-1-9\nnext-review: 2026-13-01\nreview-every: 6 weeks\nowner:\n---\n# A\n",
    "time.md": "---\nreviewed: 2026-05-12 10:00:00  # noon\nnext-review: 2026-05-12#1\n---\n# A\n",
    "comment.md": "---\nreviewed: 2026-05-12\t# checked\nnext-review: '2027-05-12'\n---\n# A\n",
    "owners.md": "---\nreviewed: 2026-05-12\nowner: [Board, Team]\n---\n# A\n",
    "both.rst": ":next-review: 2026-01\n:reviewed: 2026-02\n:review-every: 1 month\n\nA\n=\n",
    "empty.md": NEVER,
    "low.rst": ":tocdepth: 2\n\nA\n=\n\n:reviewed: 2026-01-01\n:owner: B\n\nText.\n",
}
MESSAGES = """\
both.rst:3: WARNING: page: field "review-every": remove it or "next-review", which is used
both.rst:1: WARNING: page: field "next-review": write a date after the last review, 2026-02
dust.rst:1: WARNING: page: field "proofread-on" is a key of sphinx-dust; write "reviewed: 1974-06-20"
dust.rst:2: WARNING: page: field "dust-days-limit" is a key of sphinx-dust; write "review-every: 25 days"
empty.md:3: ERROR: page: field "reviewed" '' is not a date; {advice}
govuk.md:2: WARNING: page: field "last_reviewed_on" is a key of the GOV.UK tech-docs-gem; write "reviewed: 2018-01-18"
govuk.md:3: WARNING: page: field "review_in" is a key of the GOV.UK tech-docs-gem; write "review-every: 42 days"
govuk.md:4: WARNING: page: field "owner_slack" is a key of the GOV.UK tech-docs-gem; write "owner: #team"
low.rst:6: WARNING: page: write the field "reviewed" above the title of the page
near.rst:1: WARNING: page: field "reviwed" is not a key; did you mean "reviewed"?
near.rst:2: WARNING: page: field "next_review" is not a key; did you mean "next-review"?
near.rst:3: WARNING: page: field "review_every" is not a key; did you mean "review-every"?
owners.md:3: ERROR: page: field "owner" is not a text; write "owner: Board, Team"
some.md:2: ERROR: page: field "reviewed" '2026-1-9' is not a date; {advice}
some.md:4: ERROR: page: field "review-every" '6 weeks' is in weeks; write '42 days'
some.md:3: ERROR: page: field "next-review" '2026-13-01' does not exist; {advice}
time.md:2: ERROR: page: field "reviewed" '2026-05-12 10:00:00' has a time; write the day only, 2026-05-12
time.md:3: ERROR: page: field "next-review" '2026-05-12#1' is not a date; {advice}
values.md:3: ERROR: page: field "reviewed" '2026-02-30' does not exist; write a day from 2026-02-01 to 2026-02-28
values.md:4: ERROR: page: field "review-every" 'soon' is not a duration; write a number of days, months or years, such \
as '12 months'
"""


def test_messages_say_what_to_write(site, same_text):
    built = site(BAD)
    advice = "write a day such as 2024-03-01, or a month such as 2024-03"
    same_text(built.warnings.replace(" [openpractices.review]", ""), MESSAGES.replace("{advice}", advice), "warnings")
    assert "page-review" not in built.bodies["values"]
    assert "May 12, 2027" in built.bodies["comment"]
    assert "review" not in built.bodies["empty"]


def test_directive_of_sphinx_dust_has_a_message(site):
    options = ":proofread-on: 1974-06-20\n"
    files = {
        "index.md": f"# Index\n\n```{{reviewer-meta}}\n{options}```\n\n```{{toctree}}\nrst\n```\n",
        "rst.rst": f"A\n=\n\n.. reviewer-meta::\n   {options}",
    }
    hint = 'write "reviewed" and "review-every" in the front matter or in the field list at the top of the page'
    message = f'WARNING: "reviewer-meta" is a directive of sphinx-dust; {hint} [openpractices.syntax]'
    lines = site(files).warnings.splitlines()
    assert [line for line in lines if "openpractices" in line] == [f"index.md:3: {message}", f"rst.rst:4: {message}"]
