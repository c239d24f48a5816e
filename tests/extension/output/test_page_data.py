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
