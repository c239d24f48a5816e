"""``migrate-hugo --practices``: the commitments of pages become a catalog beside the new site."""

from __future__ import annotations

import json

import pytest
import yaml

from sphinx_openpractices.commands.program import main

SITE = {
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/open/index.md": "---\ntitle: Open\n---\n# Open\n\nWe promise:\n\n## Money and more\n\n"
    '- **Accounts**: see [them](../docs/accounts.md#year-1), [here]({{< ref "#money-and-more" >}}) or '
    "[below](#money-and-more).\n"
    "- All [data](data.txt) and [code](https://example.org/code).\n\n## Thanks\n\nThank you.\n",
    "content/open/data.txt": "A",
    "content/docs/_index.md": "---\ntitle: Docs\n---\n",
    "content/docs/accounts.md": "---\ntitle: Accounts\n---\n## Year 1\n\n- **Accounts**: all.\n",
    "content/prose.md": "---\ntitle: Prose\n---\nText.\n",
}


@pytest.fixture
def migrate(hugo, tmp_path):
    """Run the command on the site; the result has the status and the folder of the new site."""

    def run(*options):
        dest = tmp_path / "sphinx"
        return main(["migrate-hugo", *options, str(hugo(SITE)), str(dest)]), dest

    return run


def list_changes(dest):
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    return [
        (each["file"], each["message"])
        for kind in ("changed", "site")
        for each in report[kind]
        if "practices.yml" in each["message"]
    ]


def test_commitments_of_named_pages_become_practices(migrate, build):
    names = ("--practices", "content/open/index.md", "--practices", "docs/accounts.md", "--practices", "prose")
    status, dest = migrate(*names)
    practices = yaml.safe_load((dest / "practices.yml").read_text("utf-8"))["practices"]
    assert (status, [each["id"] for each in practices]) == (0, ["accounts", "all-data-and-code", "accounts-2"])
    assert [each["target"] for each in practices[0]["evidence"]] == [
        "docs/accounts.md#year-1",
        "open/index.md#money-and-more",
    ]
    assert [each["target"] for each in practices[1]["evidence"]] == ["open/data.txt", "https://example.org/code"]
    assert list_changes(dest) == [
        ("content/open/index.md", "2 of its commitments are in practices.yml; show them with {practice-list}"),
        ("content/open/index.md", 'practices.yml: "Thanks" is left out, for it has no bullets (open/index.md:10)'),
        ("content/docs/accounts.md", "1 of its commitments are in practices.yml; show them with {practice-list}"),
        ("content/prose.md", "it has no commitments for practices.yml: neither bullets nor headings with text"),
    ]
    page = dest / "prose.md"
    page.write_text(page.read_text("utf-8") + "\n:::{practice-list}\n:::\n", "utf-8")
    html = (build(dest) / "prose.html").read_text("utf-8")
    assert 'href="docs/accounts.html#year-1"' in html
    assert 'href="open/index.html#money-and-more"' in html


def test_a_page_that_does_not_exist_is_reported_before_the_conversion(migrate, capsys):
    status, dest = migrate("--practices", "open/indx.md")
    assert (status, dest.exists()) == (1, False)
    assert capsys.readouterr().err.endswith(
        '/hugo: --practices: there is no page "open/indx.md"; did you mean "open/index.md"?\n'
    )


def test_without_commitments_there_is_no_catalog(migrate):
    status, dest = migrate("--practices", "prose.md")
    assert (status, (dest / "practices.yml").exists()) == (0, False)
