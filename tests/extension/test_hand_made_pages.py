"""Pages that public sites write by hand, with the catalog: sponsors in tiers, funders, affiliated packages."""

from __future__ import annotations

from bs4 import BeautifulSoup

SPONSORS = """\
projects:
- title: Keystone One
  target: https://one.example
  tags: keystone
  caption: "Gives.\\n\\n### What it pays\\n\\nAll."
- {title: Patron B, target: "https://b.example", tags: patron}
- {title: Patron A, target: "https://a.example", tags: patron}
"""
PACKAGES = """\
projects:
- title: sunpy
  target: https://sunpy.example
  extra: {maintainers: [A. One, B. Two], version-reviewed: "6.0"}
- {title: seaborn, target: "https://seaborn.example", tags: gallery}
- {title: seaborn, target: "https://seaborn.example", tags: theme}
- {id: numba, title: Numba, target: "https://one.example", tags: gallery}
- {id: numba, title: Numba, target: "https://other.example", tags: theme}
"""
FILES = {
    "index.md": "# Home\n\n```{toctree}\nsponsors\nfunders\npackages\n```\n",
    "sponsors.md": """\
# Our {project-count}`tags=keystone, patron` sponsors

:::{project-gallery}
:group-by: tags
:tags: keystone, patron
:groups: keystone = "Keystone sponsors, with thanks", patron = Patrons
:sort: title
:::

## Those that we fund

:::{project-gallery}
:relation: fund
:empty: We do not fund projects at present.
:::
""",
    "funders.md": "# Funders\n\n:::{project-gallery}\n:catalog: sponsors.yml\n:layout: list\n:sections:\n:::\n",
    "packages.md": """\
# Packages

:::{project-gallery}
:catalog: packages.yml
:show: extra.maintainers, extra.version-reviewed
:::
""",
    "sponsors.yml": SPONSORS,
    "packages.yml": PACKAGES,
}
WARNINGS = """\
packages.yml:6: ERROR: projects[2]: write it once, with the values of both; packages.yml:5 has the same \
target [openpractices.catalog]
packages.yml:8: ERROR: projects[4]: write it once, with the values of both, or choose another id if it is \
another project; packages.yml:7 has the same title [openpractices.catalog]
"""


def test_pages_of_sponsors_funders_and_packages(site):
    conf = {
        "openpractices_projects": ["sponsors.yml", "packages.yml"],
        "openpractices_labels": {"extra.version-reviewed": "Reviewed"},
    }
    built = site(FILES, **conf)
    assert built.warnings == WARNINGS
    sponsors = BeautifulSoup(built.bodies["sponsors"], "html.parser")
    assert sponsors.h1.contents[0] == "Our 3 sponsors"
    assert [each.get_text() for each in sponsors.select(".project-group-title")] == [
        "Keystone sponsors, with thanks",
        "Patrons",
    ]
    assert [each.get_text() for each in sponsors.select("#patron + ul .project-title")] == ["Patron A", "Patron B"]
    assert "We do not fund projects at present." in built.bodies["sponsors"]
    funders = BeautifulSoup(built.bodies["funders"], "html.parser")
    assert [each.a.get_text() for each in funders.select("section > h2")] == ["Keystone One", "Patron B", "Patron A"]
    assert funders.select_one(".project-caption .rubric").get_text() == "What it pays"
    packages = BeautifulSoup(built.bodies["packages"], "html.parser")
    lines = [each.get_text() for each in packages.select("#project-sunpy .project-meta p")]
    assert lines == ["Maintainers: A. One, B. Two", "Reviewed: 6.0"]
