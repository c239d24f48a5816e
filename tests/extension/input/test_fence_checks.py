"""Directives of MyST pages that end elsewhere than their author thinks; all pages of a test are one site."""

from __future__ import annotations

import pytest

A = ":::{project-figure}\n:title: A\n\nCaption.\n:::\n"
B = A.replace("A", "B")
UNCLOSED = A.removesuffix(":::\n")
AFTER = "\n## After\n\nText.\n"
LONGER = (
    'write "::::{%s}" here and "::::" at its end; the fence must be longer than that of {%s} on line %d, '
    "which is inside it"
)
STRAY = 'remove this ":::"; it does not close anything'
OPEN = 'write ":::" at the end of {project-figure}; it is never closed'
INSIDE = "ERROR: a project figure cannot be inside another; it was moved after it [openpractices.gallery]"

WRONG = {
    "same": (
        f":::{{project-gallery}}\n:layout: list\n\n{A}{B}:::\n{AFTER}",
        (3, LONGER % ("project-gallery", "project-figure", 6)),
    ),
    "directly": (f":::{{project-gallery}}\n{A}:::\n", (3, LONGER % ("project-gallery", "project-figure", 4))),
    "tip-around": (f":::{{tip}}\n{A}:::\n", (3, LONGER % ("tip", "project-figure", 4))),
    "tip-inside": (f"{UNCLOSED}:::{{tip}}\nx\n:::\n:::\n", (3, LONGER % ("project-figure", "tip", 7))),
    "forgotten": (f"{UNCLOSED}\n{B}{AFTER}", (3, 'write ":::" before line 8; {project-figure} is not closed there')),
    "never": (f"{UNCLOSED}{AFTER}", (3, OPEN)),
    "last": (f"::::{{project-gallery}}\n{B}{UNCLOSED}::::\n{AFTER}", (9, OPEN)),
    "gallery": (
        f"::::{{project-gallery}}\n:columns: 2\n\n{A}",
        (3, 'write "::::" at the end of {project-gallery}; it is never closed'),
    ),
    "stray": (f"{A}:::\n{AFTER}", (8, STRAY)),
    "stray-between": (f"{A}:::\n\n{B}{AFTER}", (8, STRAY)),
}


@pytest.mark.parametrize("marker", [":", "`"])
def test_wrong_ends_are_reported_once_and_nothing_is_lost(marker, site):
    pages = {f"{name}.md": f"# {name}\n\n{markup}" for name, (markup, _expected) in WRONG.items()}
    if marker == "`":
        pages = {name: text.replace(":::", "```").replace("```:", "````") for name, text in pages.items()}
    built = site(pages, root_doc="same", suppress_warnings=["toc.not_included"])
    expected = [
        f"{name}.md:{line}: WARNING: {text} [openpractices.syntax]" for name, (_markup, (line, text)) in WRONG.items()
    ]
    if marker == "`":
        expected = [line.replace('":::', '"```').replace("```:", "````") for line in expected]
    found = [line for line in built.warnings.splitlines() if not line.endswith(INSIDE)]
    assert sorted(found) == sorted(expected)
    for name, text in pages.items():
        for word in ("After", "Caption."):
            assert built.bodies[name.removesuffix(".md")].count(word) >= text.count(word)


RIGHT = f"""
::::{{project-gallery}}
{A}
{B}::::

:::{{tip}}
Text.
:::

:::
Text.
:::

````md
{UNCLOSED}````

```
code
```

```{{code-block}} md
Text.
{UNCLOSED}```

<!--
{UNCLOSED}-->

    {UNCLOSED.replace(chr(10), chr(10) + "    ")}

::::{{note}}
```{{project-figure}}
:title: C
```
::::

> {A.replace("A", "D").rstrip().replace(chr(10), chr(10) + "> ")}

- {A.replace("A", "E").rstrip().replace(chr(10), chr(10) + "  ")}
- :::{{tip}}
  Text.
  :::

Write `:::{{project-figure}}`, ``.. project-figure::`` or `<project_figure>`.
"""


def test_right_ends_and_examples_are_not_reported(site):
    built = site({"index.md": RIGHT})
    assert built.warnings == ""


def test_included_page_is_checked_in_its_own_file(site):
    built = site(
        {
            "index.md": "# Home\n\n```{include} part.txt\n```\n\n```{include} part.md\n```\n",
            "part.md": f"\n\n{UNCLOSED}",
            "part.txt": "x",
        },
        exclude_patterns=["part.md"],
    )
    assert built.warnings == f"part.md:3: WARNING: {OPEN} [openpractices.syntax]\n"


def test_option_given_twice_is_reported_at_the_second(site):
    page = (
        ":::{project-figure}\n:title: A\n:tags: x\n:title: B\n:::\n\n"
        "```{project-gallery}\n---\nprojects: b\nprojects: c\n---\n```\n"
    )
    files = {"index.md": page, "projects.yml": "projects: [{title: B, id: b}, {title: C, id: c}]\n"}
    built = site(files)
    said = 'ERROR: remove one of the two options "{}"; the second is used [openpractices.option]\n'
    assert built.warnings == f"index.md:4: {said.format('title')}index.md:10: {said.format('projects')}"
