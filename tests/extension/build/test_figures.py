"""Figures and galleries with names and values that authors know from elsewhere."""

from __future__ import annotations

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
        '<project-figure>: unknown attribute "description"; did you mean "caption"?',
        "target \"example.org/one\" is neither a document nor a label of this site; write 'https://example.org/one'",
    ]
