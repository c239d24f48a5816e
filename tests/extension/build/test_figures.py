"""Figures and galleries with names and values that authors know from elsewhere."""

from __future__ import annotations

from sphinx_openpractices.extension.base.nodes import caption_element, project_description, project_highlight

PAGE = """\
# Page

:::{project-figure}
:title: Dask
:link: https://dask.org
:image: dask.svg
:relation: use maintain
:::

<project-figure name="Zarr" title="Zarr" href="https://zarr.dev" description="Chunks"></project-figure>

:::{project-gallery}
:title: Ours
:order: title
:relation: sponsor
:::

:::{project-figure}
:title: One
:target: example.org/one
:::
"""


def test_usual_names_of_keys_and_values_get_a_suggestion_in_every_syntax(site):
    built = site({"index.md": PAGE, "projects.yml": "projects:\n- title: Xarray\n"})
    assert [line.partition("ERROR: ")[2].rpartition(" [")[0] for line in built.warnings.splitlines()] == [
        'project-figure: unknown option "link"; did you mean "target"?',
        'project-figure: unknown option "image"; did you mean "logo"?',
        (
            """project-figure: option "relation" 'use maintain' is not one of use, contribute, maintain, fund; """
            "write 'use, maintain', with commas"
        ),
        'project-gallery: unknown option "title"; did you mean "caption"?',
        'project-gallery: unknown option "order"; did you mean "sort"?',
        (
            """project-gallery: option "relation" 'sponsor' is not one of use, contribute, maintain, fund; """
            "to add it, set openpractices_relations in conf.py"
        ),
        '<project-figure>: unknown attribute "name"; did you mean "title"?',
        '<project-figure>: unknown attribute "href"; did you mean "target"?',
        '<project-figure>: unknown attribute "description"; did you mean "summary"?',
        "target \"example.org/one\" is neither a document nor a label of this site; write 'https://example.org/one'",
    ]


CATALOG = """\
projects:
  - title: Dask
    caption: Their *caption*.
    summary: Their summary
"""
OWN_TEXTS = {
    ":caption: Our *caption*.": ("Our caption.", None),
    ":summary: Our *summary*": ("Our *summary*", None),
    ":caption: Our *caption*.\n:summary: Our *summary*": ("Our caption.", "Our *summary*"),
    "\nOur *body*.": ("Our body.", None),
    ":summary: Our *summary*\n\nOur *body*.": ("Our body.", "Our *summary*"),
    ":summary:": (None, None),
    "": ("Their caption.", "Their summary"),
}


def test_own_text_of_a_figure_replaces_both_texts_of_the_entry(site):
    figures = [f":::{{project-figure}}\n:project: dask\n:name: f{i}\n{own}\n:::\n" for i, own in enumerate(OWN_TEXTS)]
    built = site({"index.md": "# Page\n\n" + "\n".join(figures), "projects.yml": CATALOG})
    assert built.warnings == ""
    cards = [
        tuple(
            next((each.astext() for each in card.findall(kind)), None)
            for kind in (caption_element, project_description)
        )
        for card in built.doctree("index").findall(project_highlight)
    ]
    assert cards == list(OWN_TEXTS.values())


SUMMARIES = """\
<project-figure title="Dask" summary="Arrays &amp; *frames*
of <any> size"></project-figure>

:::{project-figure}
---
title: Zarr
summary: |
  Arrays & *frames*

  of <any> size
---
:::

```{eval-rst}
.. project-figure::
   :title: Xarray
   :summary: Arrays & *frames*
      of <any> size
```
"""


def test_summary_is_the_same_from_each_input_syntax(site):
    built = site({"index.md": f"# Page\n\n{SUMMARIES}"})
    assert built.warnings == ""
    caption = '<div class="project-caption"><p>Arrays &amp; *frames* of &lt;any&gt; size</p>\n</div>'
    assert built.bodies["index"].count(caption) == 3


def test_summary_of_a_figure_without_a_title_is_not_lost_and_not_markup(site):
    built = site({"index.md": "# Page\n\n:::{project-figure}\n:summary: It's *plain* -- `text`\n:::\n"})
    assert built.warnings == 'index.md:3: ERROR: project-figure: option "title" is missing [openpractices.title]\n'
    assert "<p>It's *plain* -- `text`</p>" in built.bodies["index"].replace("&#39;", "'")
