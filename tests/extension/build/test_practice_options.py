"""Bad options of practices: each has a message with what to write, and the rest of the page is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "practices"
CATALOG = """\
frameworks:
- id: scale
  title: Scale
  scale: [{id: high, label: High, as: mett}]
  sections: [{title: All, principles: [{id: a, title: A}]}]
practices:
- {id: good, statement: Good, status: partly}
- {id: bad, statement: Bad, status: mett}
- {id: doubtful, statement: Doubtful, status: met}
- {id: consequence, statement: Good, principle: scale#a, status: high}
"""


@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_bad_options_and_entries_are_reported_where_they_are(suffix, site, same_text):
    page = FOLDER / f"bad_options{suffix}"
    built = site({f"index{suffix}": page.read_text("utf-8"), "practices.yml": CATALOG})
    same_text(built.warnings, page.with_suffix(f"{suffix}.expected.txt").read_text("utf-8"), "warnings")
    names = re.findall(r"^(?::::\{practice\}|\.\. practice::) (.+)$", page.read_text("utf-8"), re.MULTILINE)
    assert re.findall('practice-name">([^<]*)', built.bodies["index"]) == names
    assert "practices[2].status" in built.warnings.partition(" [openpractices.practice]")[0]
    assert "<p>After.</p>" in built.bodies["index"]


def test_lines_of_options_are_the_same_in_each_syntax(site):
    """MyST and reStructuredText, with the lines that MyST joins."""
    lines = ["[One](https://example.org/1) 2026-05-01", "[Two](https://example.org/2)"]
    one = ":::{practice} One\n---\nevidence:\n  " + "\n  ".join(lines) + "\n---\n:::\n"
    two = ":::{practice} Two\n:evidence: |\n:   " + "\n:   ".join(lines) + "\n:::\n"
    three = ".. practice:: Three\n   :evidence: " + "\n      ".join(lines) + "\n"
    built = site({"index.md": f"# Page\n\n{one}\n{two}", "other.rst": f":orphan:\n\nPage\n====\n\n{three}"})
    assert built.warnings == ""
    expected = [("https://example.org/1", "One"), ("https://example.org/2", "Two")]
    for name, number in {"index": 2, "other": 1}.items():
        assert re.findall('<li><a [^>]*href="([^"]*)">(.*?)</a>', built.bodies[name]) == expected * number


def test_projects_that_practices_name_are_in_a_catalog_or_on_a_page(site):
    files = {
        "index.md": "# Page\n\n:::{practice-list}\n:::\n\n:::{project-figure}\n:title: Zarr\n:::\n",
        "practices.yml": "practices:\n- {id: a, statement: A, projects: [dask, zarr, numpi]}\n",
        "projects.yml": "projects:\n- title: Dask\n- title: NumPy\n",
    }
    message = (
        'practices.yml:2: WARNING: practices[0].projects: there is no project "numpi"; did you mean "numpy"? '
        "[openpractices.practice]\n"
    )
    assert site(files).warnings == message
    assert site(files).warnings == ""


LISTS = """\
# Page

:::{practice-list}
:status: mett
:::

:::{practice-list}
:status: high
:empty: None
:::

:::{practice-list}
:framework: possi-2.0
:::

:::{practice-list}
:principle: posi-2.0#living-wil
:::

:::{practice-list}
:principle: posi-2.0#living-will
:empty: None
:::

:::{practice-list}
:level: MUST
:::
"""


def test_lists_name_statuses_frameworks_and_principles_that_exist(site):
    catalog = CATALOG.replace("mett}]", "partly}]").replace("- {id: bad, statement: Bad, status: mett}\n", "")
    built = site({"index.md": LISTS, "practices.yml": catalog.replace("status: met}", "status: partly}")})
    assert [line.partition("practice-list: ")[2].rpartition(" [")[0] for line in built.warnings.splitlines()] == [
        'option "status": there is no status "mett"; did you mean "met"?',
        'option "framework": there is no framework "possi-2.0"; did you mean "posi-2.0"?',
        'option "principle": there is no principle "posi-2.0#living-wil"; did you mean "posi-2.0#living-will"?',
        'option "level" \'MUST\' is not one of must, should, may; did you mean "must"?',
    ]
