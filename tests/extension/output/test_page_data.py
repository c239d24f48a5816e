"""The data of pages, read by a JSON-LD processor with the vocabulary of schema.org."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from schema_org import check_data, read_data

ADDRESS = "https://example.org/docs/"

KEYS = """
    target: https://example.com/{kind}
    logo: logos/a.png
    caption: A *caption* of two

      paragraphs.
    tags: [a, b]
    license: {license}
    repository: https://example.com/{kind}.git
    kind: {kind}
"""
KINDS = {"software": "MIT", "organization": "MIT", "dataset": "CC-BY-4.0 AND LicenseRef-Ours", "other": "MIT"}
CATALOG = "projects:\n" + "".join(
    f"  - title: {kind} {how}{KEYS.format(kind=kind, license=license)}{summary}"
    for kind, license in KINDS.items()  # noqa: A001 - the key
    for how, summary in (("with summary", "    summary: In <short> & plain.\n"), ("without", ""))
)
MORE = """\
  - {title: Bare}
  - {title: Ours, license: LicenseRef-Ours}
  - {title: Two, license: mit or apache-2.0, target: other}
  - {title: Table, kind: dataset, summary: Numbers.}
"""
FUNDERS = "projects: [{title: Foundation, target: 'https://example.org/f'}, {title: A library, kind: software}]\n"
ORGANIZATION = {
    "name": "Example <Org>",
    "url": "https://example.org/us",
    "logo": "logos/a.png",
    "email": "us@example.org",
    "description": "We & others.",
}


@pytest.fixture
def files(png):
    page = "# Projects\n\n:::{project-gallery}\n:show: license\n:::\n"
    other = "# Other\n\n:::{project-figure}\n:project: foundation\n:::\n"
    return {
        "index.md": f"{page}\n```{{toctree}}\nother\n```\n",
        "other.md": other,
        "projects.yml": CATALOG + MORE,
        "funders.yml": FUNDERS,
        "logos/a.png": png(),
    }


@pytest.mark.parametrize(
    ("builder", "page", "other"),
    [
        ("html", "index.html", "other.html"),
        ("dirhtml", "index.html", "other/"),
        ("singlehtml", "index.html", "#document-other"),
    ],
)
def test_data_means_what_was_written(builder, page, other, files, site):
    conf = {
        "html_baseurl": ADDRESS,
        "openpractices_projects": ["projects.yml", "funders.yml"],
        "openpractices_acknowledgements": ["funders.yml"],
        "openpractices_organization": ORGANIZATION,
    }
    built = site(files, builder, **conf)
    assert built.warnings == ""
    data = read_data(built.read(page))
    check_data(data, ADDRESS)
    items = {each["name"]: each for each in data["mainEntity"]["itemListElement"]}
    assert len(items) == data["mainEntity"]["numberOfItems"] == 2 * len(KINDS) + 6
    assert {name: each["@type"] for name, each in items.items() if not name.endswith(("summary", "without"))} == {
        "Bare": "SoftwareApplication",
        "Ours": "SoftwareApplication",
        "Two": "SoftwareApplication",
        "Table": "Dataset",
        "Foundation": "Organization",
        "A library": "SoftwareApplication",
    }
    software = ["SoftwareApplication", "SoftwareSourceCode"]
    text = "A caption of two paragraphs."
    assert items["software with summary"] == {
        "@type": software,
        "name": "software with summary",
        "description": "In <short> & plain.",
        "keywords": ["a", "b"],
        "license": "https://spdx.org/licenses/MIT.html",
        "codeRepository": "https://example.com/software.git",
    }
    assert items["dataset without"] == {
        "@type": "Dataset",
        "name": "dataset without",
        "url": "https://example.com/dataset",
        "description": text,
        "keywords": ["a", "b"],
        "license": {"@type": "CreativeWork", "name": "CC-BY-4.0 AND LicenseRef-Ours"},
        "sameAs": "https://example.com/dataset.git",
    }
    assert items["organization without"] == {
        "@type": "Organization",
        "name": "organization without",
        "url": "https://example.com/organization",
        "logo": f"{ADDRESS}_images/a.png",
        "keywords": ["a", "b"],
        "sameAs": "https://example.com/organization.git",
    }
    assert items["other without"] == {
        "@type": "Thing",
        "name": "other without",
        "url": "https://example.com/other",
        "sameAs": "https://example.com/other.git",
    }
    assert items["Two"]["license"] == {"@type": "CreativeWork", "name": "MIT OR Apache-2.0"}
    assert data["publisher"] == {"@type": "Organization"} | ORGANIZATION | {"logo": f"{ADDRESS}_images/a.png"}
    assert (built.out / "_images" / "a.png").exists()


def test_files_of_acknowledgements_hold_organizations(site):
    """Also when only ``conf.py`` changes, and for a figure that shows an entry; a kind that is given stays."""
    pages = {
        "index.md": "# Home\n\n:::{project-gallery}\n:::\n\n:::{toctree}\nfigure\nown\n:::\n",
        "figure.md": "# Figure\n\n:::{project-figure}\n:project: Foundation\n:kind: other\n:::\n",
        "own.md": "# Own\n\n:::{project-figure}\n:title: Dask\n:::\n",
        "projects.yml": "projects: [{title: Zarr}]\n",
        "funders.yml": FUNDERS,
    }
    conf = {"openpractices_projects": ["projects.yml", "funders.yml"]}

    def kinds(built, page):
        assert built.warnings == ""
        data = read_data(built.read(page))
        check_data(data, ADDRESS)
        return [each["@type"] for each in data["itemListElement"]]

    before = site(pages, **conf)
    assert kinds(before, "index.html") == ["SoftwareApplication"] * 3
    built = site(pages, openpractices_acknowledgements=["funders.yml"], **conf)
    assert kinds(built, "index.html") == ["SoftwareApplication", "Organization", "SoftwareApplication"]
    assert kinds(built, "figure.html") == ["Thing"]
    assert kinds(built, "own.html") == ["SoftwareApplication"]
    assert "own" not in built.docnames_read
    assert kinds(site(pages, **conf), "index.html") == ["SoftwareApplication"] * 3


def test_galleries_group_and_show_kinds_with_their_defaults(site):
    page = "# Home\n\n:::{project-gallery}\n:group-by: kind\n:show: kind\n:::\n"
    files = {"index.md": page, "projects.yml": "projects: [{title: Zarr}, {title: Levels, kind: dataset}]\n"}
    built = site(
        {**files, "funders.yml": FUNDERS},
        openpractices_projects=["funders.yml", "projects.yml"],
        openpractices_acknowledgements=["funders.yml"],
    )
    assert built.warnings == ""
    html = BeautifulSoup(built.read("index.html"), "html.parser")
    assert [each.get_text() for each in html.select(".project-group-title")] == ["Software", "Organization", "Dataset"]
    assert {
        each.get_text(strip=True): each.parent.select_one(".project-meta").get_text(" ", strip=True)
        for each in html.select(".project-title")
    } == {
        "A library": "Kind: Software",
        "Zarr": "Kind: Software",
        "Foundation": "Kind: Organization",
        "Levels": "Kind: Dataset",
    }


PRACTICES = """\
frameworks:
  - id: house
    title: House rules
    version: "2"
    target: https://example.org/house
    sections: [{title: All, principles: [{id: open, title: Open by default, target: https://example.org/open}]}]
  - {id: own, title: Own, sections: [{title: All, principles: [{id: one, title: First}]}]}
practices:
  - id: code
    title: Open code
    statement: All code is *open* at <https://example.org/us>.
    group: Area
    principle: [house#open, own#one]
    level: must
    status: met
    evidence:
      - {title: Repositories, target: https://example.org/code, date: 2026-05}
      - {title: Policy, target: other.md}
      - {title: "Audit & more", target: data/audit 1.txt, date: 2025-12-31}
  - {id: plan, statement: A plan is published., group: Governance}
"""


@pytest.mark.parametrize(
    ("builder", "page", "other"),
    [("html", "index.html", "other.html"), ("dirhtml", "index.html", "other/"), ("singlehtml", "index.html", "")],
)
def test_practices_are_principles_of_the_publisher(builder, page, other, site):
    text = "# Home\n\n:::{practice-list}\n:layout: LAYOUT\n:group-by: group\n:::\n\n:::{toctree}\nother\n:::\n"
    files = {"other.md": "# Other\n", "practices.yml": PRACTICES, "data/audit 1.txt": "Audit.\n"}
    found = []
    for layout in ("list", "cards", "table"):
        built = site(
            {**files, "index.md": text.replace("LAYOUT", layout)},
            builder,
            html_baseurl=ADDRESS,
            openpractices_organization=ORGANIZATION | {"logo": ""},
        )
        data = read_data(built.read(page))
        check_data(data, ADDRESS)
        # Lists do not show that a statement without a title is not assessed.
        plan = data["mainEntity"]["itemListElement"][1]
        assert plan.pop("creativeWorkStatus", "") == ("" if layout == "list" else "Not assessed")
        found.append(data)
    assert found[0] == found[1] == found[2]
    (data, *_others) = found
    address = {"html": f"{ADDRESS}index.html", "dirhtml": ADDRESS, "singlehtml": f"{ADDRESS}#document-index"}[builder]
    assert data["publisher"]["publishingPrinciples"] == address
    address = address.partition("#")[0]
    items = data["mainEntity"]["itemListElement"]
    (policy,) = (each["url"] for each in items[0]["citation"] if each["name"] == "Policy")
    assert policy == f"{ADDRESS}{other}" or builder == "singlehtml"
    audit = items[0]["citation"][2]["url"]
    assert audit.startswith(f"{ADDRESS}_downloads/")
    assert (built.out / audit.removeprefix(ADDRESS).replace("%20", " ")).read_text(encoding="utf-8") == "Audit.\n"
    assert items == [
        {
            "@type": "CreativeWork",
            "name": "Open code",
            "text": "All code is open at https://example.org/us.",
            "url": f"{address}#practice-code",
            "creativeWorkStatus": "Met",
            "isBasedOn": [
                {
                    "@type": "CreativeWork",
                    "name": "House rules 2: Open by default",
                    "url": "https://example.org/open",
                },
                {"@type": "CreativeWork", "name": "Own"},
            ],
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": "Repositories",
                    "url": "https://example.org/code",
                    "datePublished": "2026-05",
                },
                {"@type": "CreativeWork", "name": "Policy", "url": policy},
                {"@type": "CreativeWork", "name": "Audit & more", "url": audit, "datePublished": "2025-12-31"},
            ],
        },
        {
            "@type": "CreativeWork",
            "text": "A plan is published.",
            "url": f"{address}#practice-plan",
        },
    ]


def test_page_with_projects_and_practices_has_both_lists(site):
    """Without a publisher, the page is what has both; in an e-book, there is no data."""
    page = "# Home\n\n:::{project-gallery}\n:::\n\n{practice}`code`\n\n:::{practice}\n:practice: code\n:::\n"
    files = {
        "index.md": page,
        "other.md": "---\norphan: true\n---\n# O\n",
        "projects.yml": "projects: [{title: Dask}]\n",
    }
    files |= {"practices.yml": PRACTICES, "data/audit 1.txt": "Audit.\n"}
    built = site(files)
    data = read_data(built.read("index.html"))
    assert (data["@type"], "publisher" in data) == ("WebPage", False)
    assert [[each["name"] for each in part["itemListElement"]] for part in data["mainEntity"]] == [
        ["Dask"],
        ["Open code"],
    ]
    assert "ld+json" not in built.read("other.html")


def test_principles_without_a_practice_and_earlier_statuses_are_no_practices(site):
    old = "    history: [{date: 2024-01-01, status: unmet}]\n    reviewed: 2026-01-01\n"
    practices = PRACTICES.replace("    evidence:\n", f"{old}    evidence:\n").replace(", own#one", "")
    page = "# Home\n\n:::{practice-list}\n:framework: own\n:::\n"
    compare = "# C\n\n:::{practice-list}\n:compare: 2025-01-01\n:layout: table\n:::\n"
    files = {"index.md": page, "compare.md": f"---\norphan: true\n---\n{compare}", "practices.yml": practices}
    built = site(files | {"other.md": "---\norphan: true\n---\n# O\n", "data/audit 1.txt": "Audit.\n"})
    assert "First" in built.bodies["index"]
    assert "ld+json" not in built.read("index.html")
    data = read_data(built.read("compare.html"))
    assert [each["creativeWorkStatus"] for each in data["itemListElement"]] == ["Met", "Not assessed"]
