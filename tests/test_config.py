"""The ``openpractices_*`` values."""

from __future__ import annotations

import pytest

PAGE = """
::::{project-gallery}
:show: relation

:::{project-figure}
:title: Dask
:relation: RELATION
:::
::::
"""


def test_relations_of_the_site_take_the_place_of_the_defaults(site):
    page = PAGE.replace("RELATION", "host, advise") + PAGE.replace("RELATION", "use").replace("Dask", "Zarr")
    built = site({"index.md": page}, openpractices_relations={"host": "Hosted", "advise": "<b>Advised</b>"})
    assert built.warnings == (
        "index.md:14: ERROR: project-figure: option \"relation\" 'use' is not one of host, advise "
        "[openpractices.value]\n"
    )
    assert "Hosted, &lt;b&gt;Advised&lt;/b&gt;" in built.bodies["index"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (["use"], "is not a mapping from names to words, such as {'use': 'Used by us'}"),
        ({}, "is not a mapping from names to words, such as {'use': 'Used by us'}"),
        ({"use": 1}, "holds a name or words that are no text"),
        ({"": "Used"}, "holds a name or words that are no text"),
    ],
)
def test_wrong_relations_warn_once_and_the_default_is_used(value, problem, site):
    built = site(
        {
            "index.md": PAGE.replace("RELATION", "use"),
            "other.md": f"---\norphan: true\n---\n{PAGE}".replace("RELATION", "fund"),
        },
        openpractices_relations=value,
    )
    default = "{'use': 'Used', 'contribute': 'Contributed to', 'maintain': 'Maintained', 'fund': 'Funded'}"
    assert built.warnings == (
        f"WARNING: conf.py: openpractices_relations {problem}; the default is used: {default} [openpractices.config]\n"
    )
    assert "Used" in built.bodies["index"]


def test_changed_relations_are_read_again(site):
    files = {"index.md": PAGE.replace("RELATION", "use")}
    assert "Hosted" not in site(files).bodies["index"]
    assert "Hosted" in site(files, openpractices_relations={"use": "Hosted"}).bodies["index"]
