"""Keys that no project has, and names that no key can have, are reported where they are written."""

from __future__ import annotations

CATALOG = """\
projects:
- title: Ant
  tags: [maps]
  repository: https://example.org/ant/
  kind: dataset
  added: 2024-03
  extra: {maturity: sandbox, ok: no}
- title: Dog
"""

ABSENT = """# A

:::{project-gallery}
:projects: dog
:sort: repository
:show: tags, kind, extra.maturity
:group-by: added
:::

:::{project-gallery}
:sort: -license
:show: license, relation
:group-by: license
:::

::::{project-gallery}
:group-by: relation

:::{project-figure}
:title: Own
:extra.mine: 1
:::
::::

:::{project-gallery}
:tags: none
:empty: We have none.
:show: license, extra.nope
:group-by: license
:::
"""
BUILT_IN = ("sort", "license"), ("show", "license"), ("group-by", "license")


def test_a_built_in_key_that_no_project_has_is_reported(site):
    """Not if another project of the catalog or of the page has it, nor if the gallery is empty on purpose."""
    related = ":::{project-figure}\n:title: Two\n:relation: use\n:::\n"
    built = site({"index.md": f"{ABSENT}\n{related}", "projects.yml": CATALOG})
    near = 'did you mean "extra.licence"?'
    message = 'WARNING: project-gallery: option "%s": no project has the key "%s"; %s [openpractices.selection]'
    add = 'add it to a project, or remove "license" here'
    expected = [message % (*each, add) for each in BUILT_IN]
    assert [line.removeprefix("index.md:10: ") for line in built.warnings.splitlines()] == expected
    spelled = site({"index.md": ABSENT, "projects.yml": CATALOG.replace("ok: no", "licence: MIT")}, folder="spelled")
    lines = [message % (*each, near) for each in BUILT_IN]
    lines.insert(2, message % ("show", "relation", 'add it to a project, or remove "relation" here'))
    lines.append(message % ("group-by", "relation", 'add it to a project, or remove "relation" here'))
    assert [line.partition(": ")[2] for line in spelled.warnings.splitlines()] == lines


def test_a_built_in_key_in_a_catalog_that_cannot_be_read_is_not_reported(site):
    page = "# A\n\n::::{project-gallery}\n:sort: license\n\n:::{project-figure}\n:title: One\n:::\n::::\n"
    built = site({"index.md": page, "projects.yml": "projects: ["})
    assert built.warnings.count("\n") == 1
    assert "projects.yml" in built.warnings


FIGURES = """# F

:::{project-figure}
:title: One
:extra.Maturity: new
:extra.: 5
:extra: 5
:added: 2026-02-30
:::

<project-figure title="Two" extra.Maturity="new" extra.a.b="1" added="2024"></project-figure>
"""


def test_wrong_keys_of_figures_are_reported_and_attributes_have_any_case(site):
    page = f"{FIGURES}\n:::{{project-gallery}}\n:show: extra.maturity\n:::\n"
    built = site({"index.md": page, "projects.yml": CATALOG})
    figure, value = "index.md:3: ERROR: project-figure: option", "[openpractices.value]"
    element = "index.md:11: ERROR: <project-figure>: attribute"
    names = "with a-z, 0-9 and hyphens"
    advice = "write a day such as 2024-03-01, or a month such as 2024-03"
    assert built.warnings.splitlines() == [
        f"{figure} \"extra.Maturity\" is not a name; write 'extra.maturity', {names} {value}",
        f"{figure} \"extra.\" has no name; write one, such as 'extra.maturity' {value}",
        f"{figure} \"extra\" is a mapping of keys of your own; write one of them, such as 'extra.maturity' {value}",
        f"{figure} \"added\" '2026-02-30' does not exist; write a day from 2026-02-01 to 2026-02-28 {value}",
        f"{element} \"extra.a.b\" is not a name; write 'extra.a-b', {names} {value}",
        f"{element} \"added\" '2024' is not a date; {advice} {value}",
    ]
