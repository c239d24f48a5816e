"""After a change of a practice, Sphinx reads exactly the pages that show or mention it."""

from __future__ import annotations

import pytest

CATALOG = """\
frameworks:
  - id: house
    title: House rules
    sections:
      - title: All
        principles:
          - {id: open, title: Open by default}
          - {id: lasting, title: Made to last}
practices:
  - id: code
    title: Open code
    statement: All code is *open*.
    group: Work
    principle: house#open
    status: met
    note: Two repositories are closed.
    evidence: "[Repositories](https://example.org/code)"
    projects: [dask]
  - id: plan
    title: Living will
    statement: A plan is published.
    group: Governance
    status: partly
    reviewed: 2026-05-12
  - id: money
    title: Open books
    statement: Accounts are published.
    group: Governance
    status: planned
"""
PROJECTS = "projects:\n  - title: Dask\n  - title: Zarr\n"

PAGES = {
    "all": ":::{practice-list}\n:::\n",
    "work": ":::{practice-list}\n:group: Work\n:::\n",
    "chosen": ":::{practice-list}\n:practices: plan\n:layout: cards\n:::\n",
    "framework": ":::{practice-list}\n:framework: house\n:::\n",
    "one": ":::{practice}\n:practice: money\n:::\n",
    "summary": ":::{practice-summary}\n:::\n",
    "whole": ":::{practice-summary}\n:framework: house\n:::\n",
    "mention": "See {practice}`plan`.\n",
    "plain-cards": ":::{project-gallery}\n:::\n",
    "plain": "Nothing.\n",
}


def files(catalog=CATALOG):
    index = "# Index\n\n```{toctree}\n" + "\n".join(PAGES) + "\n```\n"
    pages = {f"{page}.md": f"# {page}\n\n{text}" for page, text in PAGES.items()}
    return {"index.md": index, **pages, "practices.yml": catalog, "projects.yml": PROJECTS}


def changed(before, after):
    assert before in CATALOG
    return CATALOG.replace(before, after)


CODE = {"all", "work", "framework", "summary", "whole"}
PLAN = {"all", "chosen", "mention", "summary"}
MONEY = {"all", "one", "summary"}

CHANGES = {
    "a note": (changed("Two repositories", "Three repositories"), CODE),
    "a statement": (changed("A plan is", "Its plan is"), PLAN),
    "a review date": (changed("2026-05-12", "2026-06-12"), PLAN),
    "a status": (changed("status: planned", "status: partly"), MONEY),
    "the title of a framework": (changed("House rules", "Rules of the house"), CODE),
    "the title of a principle without an answer": (changed("Made to last", "To last"), {"framework", "whole"}),
    "one practice more": (CATALOG + "  - {id: more, title: More, statement: One.}\n", {"all", "summary"}),
}


@pytest.mark.parametrize("parallel", [0, 2])
def test_change_of_one_practice_reads_the_pages_that_show_or_mention_it(parallel, site):
    assert site(files(), parallel=parallel).warnings == ""
    # What is read again does not depend on the number of processes; two changes show it.
    changes = CHANGES if not parallel else {name: CHANGES[name] for name in ("a note", "one practice more")}
    for change, (catalog, read_again) in changes.items():
        assert set(site(files(catalog), parallel=parallel).docnames_read) == read_again, change
        assert set(site(files(), parallel=parallel).docnames_read) == read_again, f"{change} is taken back"
    assert site(files(), parallel=parallel).docnames_read == []


def test_label_of_a_status_in_the_configuration_reads_the_pages_with_practices(site):
    site(files())
    labels = {"met": "Kept", "partly": "Half kept", "planned": "Planned"}
    again = site(files(), openpractices_statuses=labels)
    assert again.warnings == ""
    assert "Kept" in again.bodies["all"]
    assert set(again.docnames_read) >= {"all", "work", "chosen", "framework", "one"}
    assert site(files(), openpractices_statuses=labels).docnames_read == []
    reordered = site(files(), openpractices_statuses=dict(reversed(labels.items())))
    assert {"all", "work"} <= set(reordered.docnames_read)


def test_comment_in_the_catalog_reads_no_page(site):
    site(files())
    assert site(files("# A comment\n" + CATALOG)).docnames_read == []
