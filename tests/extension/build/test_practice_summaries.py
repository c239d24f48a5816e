"""Summaries of practices, and comparisons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PRACTICES = Path(__file__).parents[2] / "roots" / "test-practices"
ONE = "practices: [{id: one, title: One, status: planned}]"


def find_summary(html):
    """Return the first summary, with a line for each element."""
    text = html[html.index('<div class="practice-summary') : html.index("</details>") + 10]
    return re.sub(r"(?<=[^\n])(?=<(?:tr|th|td|p|li|a)\b)", "\n", text)


def test_summary_is_a_table_with_a_map_of_the_page(built_once, same_text):
    built = built_once("practices", "html")
    assert built.warnings == ""
    same_text(find_summary(built.bodies["index"]), (PRACTICES / "summary.expected.html").read_text(encoding="utf-8"))


def test_cells_lead_to_practices_on_other_pages_and_groups_to_the_first_of_theirs(built_once):
    body = built_once("practices", "html").bodies["compare"]
    links = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>', find_summary(body))
    assert links[:3] == [
        "index.html#practice-members",
        "index.html#practice-members",
        "index.html#practice-living-will",
    ]


def test_a_summary_of_more_than_sixty_is_dense_and_sorted_by_status(site):
    statuses = ["unmet", "met", "retired", "partly"]
    entries = "".join(
        f"- {{id: p{n}, title: P, status: {statuses[n % 4]}, evidence: ['[E](index.md)']}}\n" for n in range(61)
    )
    built = site({"index.md": "# P\n\n:::{practice-summary}\n:::\n", "practices.yml": f"practices:\n{entries}"})
    assert built.warnings == ""
    body = built.bodies["index"]
    assert 'class="practice-summary practice-summary-dense"' in body
    tones = re.findall(r"practice-cell practice-status-(\w+)", body)
    assert tones == sorted(tones, key=["met", "partly", "unmet", "retired"].index)
    assert "Not assessed" not in body
    assert body.count(">All<") == 1
    assert body.count("practice-bar") == 2  # the head, and one row


@pytest.mark.parametrize(
    ("options", "catalog", "message"),
    [
        (":framework: posi-2", ONE, 'there is no framework "posi-2"; did you mean "posi-2.0"?'),
        (":status: met", ONE, "no practice of the catalog matches all of its options"),
        (":owners: Board", ONE, 'unknown option "owners"; did you mean "owner"?'),
        (":layout: table", ONE, 'unknown option "layout"'),
        ("", None, "create practices.yml next to conf.py; this site has no catalog"),
    ],
)
def test_mistakes_in_a_summary_are_located(options, catalog, message, site):
    files = {"index.md": f"# P\n\n:::{{practice-summary}}\n{options}\n:::\n\nAfter it.\n"}
    built = site(files | ({"practices.yml": catalog} if catalog else {}))
    [warning] = built.warnings.splitlines()
    assert warning.startswith("index.md:3: ")
    assert message in warning
    assert "After it." in built.bodies["index"]


def test_practices_in_no_catalog_are_named(site):
    own = ":::{practice} Own words\n:status: planned\n:::\n\n:::{practice}\n:practice: one\n:::\n"
    page = f"# P\n\n:::{{practice-summary}}\n:::\n\n{own}"
    built = site({"index.md": page, "practices.yml": ONE})
    [warning] = built.warnings.splitlines()
    assert warning.startswith("index.md:3: WARNING: practice-summary: add these practices to a catalog")
    assert '"own-words" in index' in warning
    assert '"one"' not in warning


def test_two_frameworks_have_a_summary_each_and_a_principle_without_practice_is_shown_alone_if_nothing_else_is_asked(
    site,
):
    frameworks = "".join(
        f"- {{id: {name}, title: {title}, sections: [{{title: S, principles: [{{id: a, title: A {title}}}]}}]}}\n"
        for name, title in (("x", "Ex"), ("y", "Why"))
    )
    practices = "practices:\n- {id: one, title: One, status: planned, principle: x#a}\n"
    page = (
        "# P\n\n:::{practice-summary}\n:framework: x, y\n:::\n\n"
        ":::{practice-list}\n:framework: x, y\n:layout: cards\n:::\n\n"
        ":::{practice-list}\n:framework: x, y\n:status: planned\n:layout: cards\n:::\n"
    )
    built = site({"index.md": page, "practices.yml": f"frameworks:\n{frameworks}{practices}"})
    assert built.warnings == ""
    body = built.bodies["index"]
    assert re.findall(r'practice-lead">(\w+): <strong>(\d of \d)', body) == [("Ex", "0 of 1"), ("Why", "0 of 1")]
    assert body.count(">A Why<") == 1
    assert body.count("No practice of ours answers this principle yet.") == 1


def test_a_day_before_everything_is_reported_and_the_comparison_shown(site):
    practices = "practices:\n- {id: one, title: One, status: planned, since: 2024-03, reviewed: 2026-05-12}\n"
    page = "# P\n\n:::{practice-list}\n:compare: 2020-01-01\n:layout: table\n:::\n"
    built = site({"index.md": page, "practices.yml": practices})
    message = 'option "compare": write 2024-03-01 or a later date; these practices have none as early as 2020-01-01'
    assert built.warnings.strip() == f"index.md:3: WARNING: {message} [openpractices.selection]"
    assert "Not there yet" in built.bodies["index"]


def test_groups_of_a_list_have_the_order_of_the_summary_whatever_the_practices_have(site):
    practices = "".join(f"- {{id: {n}, title: {n}, group: {n}-group, status: planned}}\n" for n in "zam")
    page = "# P\n\n:::{practice-summary}\n:::\n\n:::{practice-list}\n:group-by: group\n:sort: title\n:::\n"
    built = site({"index.md": page, "practices.yml": f"practices:\n{practices}"})
    assert built.warnings == ""
    assert re.findall("(.)-group(?:</a>|<a)", built.bodies["index"]) == [*"zam", *"zam"]


def test_a_step_back_is_outside_of_closed_details_in_every_layout(built_once):
    built = built_once("practices", "html")
    for page, count in (("index", 1), ("compare", 3)):
        body = re.sub(r"<details.*?</details>", "", built.bodies[page], flags=re.DOTALL)
        assert body.count("practice-change-back") == count, page


def test_a_page_is_written_again_when_the_place_of_a_practice_moves(site):
    files = {
        "index.md": "# P\n\n:::{practice-summary}\n:::\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# A\n\n:::{practice-list}\n:::\n",
        "b.md": "# B\n",
        "practices.yml": ONE,
    }
    assert 'href="a.html#practice-one"' in site(files).bodies["index"]
    built = site({"a.md": "# A\n", "b.md": "# B\n\n:::{practice-list}\n:::\n"})
    assert built.warnings == ""
    assert 'href="b.html#practice-one"' in built.read("index.html")
