"""Galleries in galleries and in figures, and bodies from which all is taken."""

from __future__ import annotations

import re

import pytest

NESTED = """
::::::{project-gallery}
:sort: title

:::::{project-gallery}
One text.

::::{project-gallery}
:::{project-figure}
:title: Zarr
:::
::::
:::::
:::{project-figure}
:title: Dask
:::
::::::

Between.

:::::::{project-figure}
:title: Xarray

::::::{project-gallery}
:::::{project-gallery}
Another text.

::::{project-figure}
:title: NumPy

:::{project-gallery}
A last text.
:::
::::
:::::
::::::
:::::::
"""
SHOWN = "* Dask / * Zarr / One text. / Between. / * Xarray / * NumPy / Another text. / A last text.\n"
FOOTNOTES = """
Text [^1] [^2] [^3] [^4].

[^1]: <project-figure />

[^2]: <project-figure></project-figure>

[^3]:
    :::{project-figure}
    :::

[^4]:
    :::{project-gallery}
    :::
"""
RST_FOOTNOTES = """
Text [1]_ [2]_ [3]_.

.. [1] .. project-figure::
.. [2] .. project-gallery::
.. [3] .. project-gallery::

          .. comment
"""


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man"])
def test_galleries_in_galleries_become_one_with_all_their_projects(site, builder):
    built = site({"index.md": NESTED, "projects.yml": "projects: []\n"}, builder)
    problems = re.findall(r"(index\.md:\d+): (?:ERROR|WARNING): (.*) \[openpractices\.gallery\]\n", built.warnings)
    inner = "a project gallery cannot contain another; the projects of the inner one were added to it"
    text = "a project gallery can contain only project figures; the rest of its body was moved after it"
    moved = "a project figure cannot be inside another; it was moved after it"
    assert problems == [
        ("index.md:24", moved),
        ("index.md:32", moved),
        ("index.md:5", inner),
        ("index.md:8", inner),
        ("index.md:6", text),
        ("index.md:26", inner),
        ("index.md:32", inner),
        ("index.md:27", text),
    ]
    assert len(built.warnings.splitlines()) == len(problems)
    if builder == "text":
        assert " / ".join(built.read("index.txt").split("\n\n")) == SHOWN


OPENED = ["::::{epigraph}\n", "::::{note}\n", "::::{container}\n", "::::{pull-quote}\n"]
PREFIXES = ["> ", "- ", "1. ", "[^1]\n\n[^1]:\n    "]
INNER = {
    "element": '<project-figure title="Inner {}"></project-figure>',
    "directive": ":::{{project-figure}}\n:title: Inner {}\n:::",
}


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man", "texinfo"])
@pytest.mark.parametrize("kind", INNER)
def test_wrappers_in_captions_from_which_all_is_moved(site, builder, kind):
    """Sphinx fails on an empty block quote with a class."""
    page = "# A\n"
    for number, opening in enumerate([*OPENED, *PREFIXES]):
        inner = INNER[kind].format(number)
        indent = "" if opening in OPENED else "> " if opening == "> " else " " * len(opening.split("\n")[-1])
        text = opening + inner.replace("\n", f"\n{indent}") + ("" if indent else "\n::::")
        page += f"\n:::::{{project-figure}}\n:title: Outer {number}\n\n{text}\n:::::\n"
    built = site({"index.md": page}, builder)
    moved = [line for line in built.warnings.splitlines() if "it was moved after it" in line]
    assert len(moved) == len(OPENED + PREFIXES)
    assert built.warnings.splitlines() == moved
    if builder == "text":
        shown = re.findall(r"(Outer|Inner) (\d)", built.read("index.txt"))
        assert shown == [(title, str(number)) for number in range(len(moved)) for title in ("Outer", "Inner")]


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man", "texinfo"])
@pytest.mark.parametrize("page", [{"index.md": FOOTNOTES}, {"index.rst": RST_FOOTNOTES}], ids=["myst", "rst"])
def test_footnotes_from_which_all_is_taken(site, builder, page):
    """Docutils' writer of man pages fails on an empty footnote."""
    built = site({**page, "projects.yml": "projects: []\n"}, builder)
    subtypes = re.findall(r"\[openpractices\.(\w+)\]\n", built.warnings)
    assert set(subtypes) == {"gallery", "title"}
    assert len(subtypes) == len(built.warnings.splitlines())
