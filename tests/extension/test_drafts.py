"""A draft is in no output, and whatever names it says so."""

from __future__ import annotations

import pytest

CATALOG = """\
projects:
- {title: Ant, tags: [a], added: 2024-01}
- title: Bee
  target: https://bee.example
  tags: [b]
  caption: Hidden caption.
  draft: true
- {title: Fox, draft: yes}
"""
PAGE = """# P

:::{project-gallery}
:show: tags
:::

::::{project-gallery}
:::{project-figure}
:title: Cow
:target: https://cow.example
:draft:

Hidden body.
:::
<project-figure title="Dog" draft>Hidden content.</project-figure>
::::
"""
FILES = {"index.md": PAGE, "projects.yml": CATALOG, "own.md": "---\norphan: true\n---\n# O\n\nNothing.\n"}
HIDDEN = ("Bee", "Fox", "Cow", "Dog", "Hidden c", "Hidden b", "bee.example", "cow.example")
CONF = {"copyright": "2026, P", "version": "1", "openpractices_acknowledgements": ["projects.yml"]}


@pytest.mark.parametrize("builder", ["html", "epub", "text", "latex", "gettext", "linkcheck", "dummy"])
def test_a_draft_is_in_no_output(builder, site):
    built = site(FILES, builder, **CONF, openpractices_projects=["projects.yml"])
    if builder != "linkcheck":
        assert built.warnings == ""
    # The source is a part of HTML, too.
    files = [path for path in built.out.rglob("*") if path.is_file() and "_sources" not in path.parts]
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    assert [word for word in HIDDEN if word in written] == []
    assert [each[0] for each in built.app.env.domains["openpractices"].get_objects()] == ["ant"]


NAMED = """---
orphan: true
---
# N

{project}`Fox` {project}`cow` {project}`dog`

:::{project-figure}
:project: bee
:::

:::{project-gallery}
:projects: bee, ant
:exclude: bee
:::

:::{project-gallery}
:tags: b
:::

:::{project-figure}
:project: bee
:draft: false
:::

:::{project-figure}
:title: Emu
:draft: maybe
:::
"""
WARNINGS = """\
named.md:8: WARNING: project-figure: "bee" is a draft, which is in no output; remove "draft" in projects.yml:3 \
to show it
named.md:12: WARNING: project-gallery: option "exclude": remove "bee" here or from the option "projects"
named.md:12: WARNING: project-gallery: option "projects": "bee" is a draft, which is in no output; remove "draft" in \
projects.yml:3 to show it
named.md:17: WARNING: project-gallery: no project of the catalog matches all of its options
named.md:26: ERROR: project-figure: option "draft" 'maybe' is neither true nor false; write one of them
named.md:6: WARNING: "Fox" is a draft, which is in no output; remove "draft" in projects.yml:8 to show it
named.md:6: WARNING: "cow" is a draft, which is in no output; remove its option "draft" in index to show it
named.md:6: WARNING: "dog" is a draft, which is in no output; remove its option "draft" in index to show it
"""


def test_what_names_a_draft_says_so(site):
    built = site({**FILES, "named.md": NAMED})
    found = [line.rpartition(" [openpractices.")[0] for line in built.warnings.splitlines()]
    assert found == WARNINGS.splitlines()
    assert built.bodies["named"].count("https://bee.example") == 1


def test_a_draft_that_is_finished_is_read_where_it_is_shown_or_named(site):
    pages = {
        "all": "```{project-gallery}\n```",
        "name": "{project}`bee`",
        "none": "```{project-gallery}\n:tags: a\n```",
    }
    files = {f"{name}.md": f"---\norphan: true\n---\n# T\n\n{text}\n" for name, text in pages.items()}
    site({**FILES, **files})
    again = site({**FILES, **files, "projects.yml": CATALOG.replace("draft: true", "draft: no")})
    assert (again.warnings, sorted(again.docnames_read)) == ("", ["all", "index", "name"])
    assert "Hidden caption." in again.bodies["all"]
