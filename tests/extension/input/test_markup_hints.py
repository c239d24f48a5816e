"""Markup that its author meant as a directive or an element, and that a parser took for something else."""

from __future__ import annotations

import re

import pytest

FIGURE = ":::{project-figure}\n:title: Dask\n:::\n"
COLONS = (
    'add "colon_fence" to myst_enable_extensions in conf.py, or write "```{project-figure}" and, at its end, "```"; '
    "the page shows the directive as text"
)
TEXT = 'write ":::{project-figure}" and, at its end, ":::"; the page shows the directive as text'
BRACES = 'write ":::{project-figure}", with the braces, and a space after them'
RST_TEXT = 'write ".. project-figure::", with its options and its body indented; the page shows it as text'
MEANT = 'there is no directive "{}"; did you mean "project-{}"?'
COMMENT = 'write ".. project-{}::", with two colons; this is a comment'
NO_LINE = 'write options as ":name: value", and leave an empty line between them and the body'
INDENT = 'indent the option "target" and the lines after it like the body'
NO_ELEMENT = 'write ".. project-figure::" instead of "<project-figure>"; the element is for MyST pages'
ELEMENT = 'there is no element <project_figure>; did you mean "project-figure"?'

ARGUMENT = "on the next line; the directive has no argument [openpractices.option]"
MOVED = "a project gallery can contain only project figures; the rest of its body was moved after it"

# The markup, the line in it that is reported, and the message.
MYST = [
    (".. project-figure:: logo.svg\n   :title: Dask\n", 1, TEXT),
    ("Text.\n\n::{project-figure}\n:title: Dask\n::\n", 3, TEXT),
    (":::project-figure\n:title: Dask\n:::\n", 1, BRACES),
    (":::{project-figure}logo.svg\n:title: Dask\n:::\n", 1, BRACES),
    (":::{project figure}\n:title: Dask\n:::\n", 1, BRACES),
    ("Text.\n```project-figure\n:title: Dask\n```\n", 2, BRACES),
    (":::{project_figure}\n:title: Dask\n:::\n", 1, MEANT.format("project_figure", "figure")),
    ("```{figure-project}\n:title: Dask\n```\n", 1, MEANT.format("figure-project", "figure")),
    (":::{projectgallery}\n:::\n", 1, MEANT.format("projectgallery", "gallery")),
    ("Text.\n\n<project_figure title='Dask'>\n", 3, ELEMENT),
]
RST = [
    ("..project-figure:: logo.svg\n   :title: Dask\n", 1, RST_TEXT),
    ("Text.\n:::{project-figure}\n\nText.\n", 2, RST_TEXT),
    (".. project-figure: logo.svg\n   :title: Dask\n", 1, COMMENT.format("figure")),
    ("Text.\n\n* .. project-gallery\n     :columns: 2\n", 3, COMMENT.format("gallery")),
    (".. project_figure:: logo.svg\n", 1, MEANT.format("project_figure", "figure")),
    (".. project-figure::\n   :title: Dask\n   Caption.\n", 1, NO_LINE),
    (".. project-gallery::\n\n   .. project-figure::\n      :title: A\n   :target: b\n", 5, INDENT),
    ("Text.\n\n<project-figure title='Dask'>\n", 3, NO_ELEMENT),
]
RIGHT = {
    "md": """\
`:::{project-figure}` and ``.. project-figure::`` are code. A project: figures.

    :::{project-figure}

Not ..project-figure:: in a line, nor :::{project-figure}.

````
```{project_figure}
```
````

<!-- .. project-figure:: x -->

:::projects
Text.
:::
""",
    "rst": """\
``.. project-figure::`` and ``<project-figure>`` are code::

   .. project_figure:: logo.svg

.. project figures follow
.. project-figure is a directive

.. code-block:: rst

   .. project-figure: logo.svg

..
   .. project-figure:: x
""",
}


@pytest.mark.parametrize(("suffix", "cases"), [("md", MYST), ("rst", RST)], ids=["md", "rst"])
def test_mistaken_markup_is_reported_at_its_line(suffix, cases, site):
    heading = {"md": "# {}\n\n", "rst": "{}\n=\n\n"}[suffix]
    pages = {f"p{number}.{suffix}": heading.format(number) + markup for number, (markup, _, _) in enumerate(cases)}
    built = site(pages, root_doc="p0", suppress_warnings=["toc.not_included"])
    found = re.findall(r"(?m)^(p\d+\.\w+:\d+): WARNING: (.*) \[openpractices\.syntax\]$", built.warnings)
    above = heading.count("\n")
    expected = [(f"p{number}.{suffix}:{above + line}", message) for number, (_, line, message) in enumerate(cases)]
    assert sorted(found) == sorted(expected)


def test_disabled_colons_are_reported_once_on_a_page(site):
    built = site({"index.md": f"# Home\n\nText.\n{FIGURE}\n{FIGURE}"}, myst_enable_extensions=[])
    assert built.warnings == f"index.md:4: WARNING: {COLONS} [openpractices.syntax]\n"


def test_examples_and_prose_are_not_reported(site):
    pages = {f"page.{suffix}": text for suffix, text in RIGHT.items()}
    for page, text in pages.items():
        assert site({page: text}, folder=page, root_doc="page").warnings == ""


def test_element_that_does_not_exist_is_reported(site):
    built = site({"index.md": "# Home\n\n<project-gallery>\n</project-gallery>\n"})
    message = "there is no element <project-gallery>; write the directive {project-gallery}"
    assert built.warnings == f"index.md:3: ERROR: <project-figure>: {message} [openpractices.element]\n"


def test_options_in_the_wrong_place_are_reported(site):
    page = """# Home

:::{project-figure}

:title: A
:target: https://example.org
:::

:::{project-figure}
title: B
:::

:::{project-figure}
:title: C

Caption.

:tags: x
:::

:::{project-figure} JupyterHub
:::

:::{project-figure} title: Dask
:::

<project-figure title="D">
:target: https://example.org
</project-figure>
"""
    built = site({"index.md": page})
    here = "it is part of the body here [openpractices.option]"
    above = f"above the body, without an empty line before it; {here}"
    logo = "on the next line; the text after the name of a directive is the logo [openpractices.title]"
    assert built.warnings.splitlines() == [
        f'index.md:5: ERROR: project-figure: write ":title: A" {above}',
        f'index.md:6: ERROR: project-figure: write ":target: https://example.org" {above}',
        f'index.md:10: ERROR: project-figure: write ":title: B" with a colon before the name; {here}',
        f'index.md:18: ERROR: project-figure: write ":tags: x" {above}',
        f'index.md:21: ERROR: project-figure: write ":title: JupyterHub" {logo}',
        f'index.md:24: ERROR: project-figure: write ":title: Dask" {logo}',
        f'index.md:28: ERROR: <project-figure>: write target="https://example.org" in the tag; {here}',
    ]


def test_options_that_became_the_argument_are_reported(site):
    page = """\
Home
====

.. project-figure:: logo.svg
   title: A

.. project-figure:: logo.svg
   :title:B
   :target: https://example.org

.. project-gallery:: projects.yml
"""
    built = site({"index.rst": page})
    here = "it is part of the logo here [openpractices.option]"
    assert built.warnings.splitlines() == [
        f'index.rst:5: ERROR: project-figure: write ":title: A"; {here}',
        'index.rst:4: ERROR: project-figure: option "title" is missing [openpractices.title]',
        f'index.rst:8: ERROR: project-figure: write ":title: B"; {here}',
        'index.rst:7: ERROR: project-figure: option "title" is missing [openpractices.title]',
        f'index.rst:11: ERROR: project-gallery: write ":catalog: projects.yml" {ARGUMENT}',
    ]


def test_options_of_a_gallery_in_the_wrong_place_are_reported_and_select_nothing(site):
    page = """\
# Home

:::{project-gallery}

:tags: x
:::

:::{project-gallery}
tags: x
:::

::::{project-gallery}

:tags: x

:::{project-figure}
:title: Zarr
:::
::::
"""
    built = site({"index.md": page, "projects.yml": "projects: [{title: Dask}]\n"})
    here = "it is part of the body here [openpractices.option]"
    above = f"above the body, without an empty line before it; {here}"
    assert built.warnings.splitlines() == [
        f'index.md:5: ERROR: project-gallery: write ":tags: x" {above}',
        f'index.md:9: ERROR: project-gallery: write ":tags: x" with a colon before the name; {here}',
        f'index.md:14: ERROR: project-gallery: write ":tags: x" {above}',
        f"index.md:14: WARNING: {MOVED} [openpractices.gallery]",
    ]
    assert "Zarr" in built.bodies["index"]
    assert "Dask" not in built.bodies["index"]


def test_directives_of_practices_are_known_too(site):
    built = site(
        {
            "index.md": "# T\n\n:::{practice-list}\n:::\n\n```{practise-list}\n```\n",
            "other.rst": ":orphan:\n\nT\n=\n\n.. practice: Living will\n\n.. practice-sumary::\n",
        },
        myst_enable_extensions=[],
    )
    ours = (line.partition(" [openpractices.syntax]") for line in built.warnings.splitlines())
    colons = (
        'add "colon_fence" to myst_enable_extensions in conf.py, or write "```{practice-list}" and, at its end, "```"'
    )
    assert [line for line, kind, _rest in ours if kind] == [
        f"index.md:3: WARNING: {colons}; the page shows the directive as text",
        'index.md:6: WARNING: there is no directive "practise-list"; did you mean "practice-list"?',
        'other.rst:6: WARNING: write ".. practice::", with two colons; this is a comment',
        'other.rst:8: WARNING: there is no directive "practice-sumary"; did you mean "practice-summary"?',
    ]
