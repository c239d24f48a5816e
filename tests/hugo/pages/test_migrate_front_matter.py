"""Front matter is converted: titles, texts, and the blocks of landing pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site


def test_shortcodes_in_the_front_matter_are_expanded(hugo):
    front = {
        "title": "On {{< param motto >}}",
        "description": "It is {{< param motto >}}{{< nobody >}}",
        "motto": "open & *free*",
    }
    migration = migrate_site(hugo({"content/p.md": page("text", **front)}))
    text = migration.files["p.md"]
    assert "description: It is open & *free*{{< nobody >}}\n" in text
    assert "\n# On open & \\*free\\*\n" in text
    (kept,) = migration.report.found["kept"]
    assert (kept.file, kept.line) == ("content/p.md", 3)


LANDING = """\
---
title: Home
sections:
- block: hero
  content:
    title: We work *in the open*
    text: Read [why](/#principles).
    primary_action: {text: Begin, url: /p/, icon: star}
    secondary_action: {text: "", url: "https://example.org/x"}
    image: {filename: hero.png}
- block: features
  id: principles
  content:
    title: Our principles
    items:
    - name: Openness
      description: |-

        See [how](/p/) {{< nobody >}}
        {{< details >}}With {{< within >}}{{< /details >}}
      icon: star
      role: none
    - title: Care
      url: /p/
    - {name: Ada, title: Host, link: "https://example.org/ada"}
    - Just *words*
    - url: https://example.org/y
- block: cta-button-list
  content:
    text: Two ways
    buttons: [{text: One, url: p.md}, {text: Nowhere}]
- block: collection
  content: {filters: {folders: [blog]}}
---
# Home

Before.
"""


def test_blocks_of_a_landing_page_are_sections_with_their_links(hugo):
    migration = migrate_site(hugo({"content/_index.md": LANDING, "content/p.md": page("x", title="P")}))
    assert (
        migration.files["index.md"].partition("```")[0]
        == """\
---
page-layout: landing
---

# Home

Before.

## We work in the open

Read [why](#principles).

:::{container} call-to-action

[Begin](p.md)
[https://example.org/x](https://example.org/x)
:::

(principles)=
## Our principles

- **Openness**

  See [how](p.md) `{{< nobody >}}`
  :::{admonition} Details
  :class: dropdown

  With `{{< within >}}`
  :::

- [**Care**](p.md)

- [**Ada**](https://example.org/ada)

- Just *words*

- [https://example.org/y](https://example.org/y)

Two ways

:::{container} call-to-action

[One](p.md)
:::

"""
    )
    assert [(problem.line, problem.text) for problem in migration.report.found["lost"]] == [
        (4, 'the block "hero" loses: image'),
        (11, 'the block "features" loses: items.role, items.title'),
        (32, 'the block "collection" has no text; it is lost'),
    ]
    assert [problem.line for problem in migration.report.found["kept"]] == [19, 20]


@pytest.mark.parametrize(
    ("name", "front", "becomes"),
    [
        (
            "open-practices/index.md",
            {"sections": [{"id": "a", "title": "How *we* work", "text": "x"}]},
            "(a)=\n# How we work",
        ),
        ("open-practices/index.md", {"sections": [{"text": "x"}]}, "# Open practices\n\nx"),
        ("b_c.md", {"linktitle": "B & C"}, "# B & C"),
        ("b_c.md", {}, "# B c"),
    ],
)
def test_a_page_without_a_title_gets_one(hugo, name, front, becomes):
    text = migrate_site(hugo({f"content/{name}": page("", **front)})).files[name]
    assert text.startswith(becomes + "\n")


def test_the_table_of_contents_has_the_titles_for_links(hugo, build, tmp_path):
    pages = {
        "content/a.md": page("x", title="A long title", linkTitle="A <1>", weight=1),
        "content/b.md": page("x", title="B", weight=2),
    }
    assert main(["migrate-hugo", str(hugo(pages)), str(tmp_path / "sphinx")]) == 0
    assert "\n\nA <1> </a>\n/b\n```\n" in (tmp_path / "sphinx" / "index.md").read_text("utf-8")
    home = BeautifulSoup((build(tmp_path / "sphinx") / "index.html").read_text("utf-8"), "html.parser")
    assert "A <1>" in [link.get_text(strip=True) for link in home.select('nav a[href="a.html"]')]
