"""The data of pages, read by a JSON-LD processor with the vocabulary of schema.org."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyld import jsonld

SCHEMA_ORG = json.loads((Path(__file__).parent / "schema-org.json").read_text(encoding="utf-8"))
"""The context and the terms that the data uses, of a release of schema.org: add those that new data needs."""
VOCABULARY = "http://schema.org/"
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


def expand(page, address):
    """The data of a page as a graph without a context, as programs read it; *address* is that of the page."""
    (script,) = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    context = {"contentType": "application/ld+json", "contextUrl": None, "document": SCHEMA_ORG["context"]}

    def load(url, _options):
        assert url == "https://schema.org"
        return {**context, "documentUrl": url}

    data = json.loads(script.string)
    (node,) = jsonld.expand(data, {"base": address, "documentLoader": load})
    return data, node


def find_types(names):
    """The types with these names, and those above them."""
    found = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        found.add(name)
        ahead += SCHEMA_ORG["types"][name]
    return found


def check_node(node):
    """Check that each property is one of the node's types, has a value of its range, and yield every value as text."""
    types = find_types(name.removeprefix(VOCABULARY) for name in node["@type"])
    for name, values in node.items():
        if name == "@type":
            continue
        term = SCHEMA_ORG["properties"][name.removeprefix(VOCABULARY)]
        assert types & set(term["domainIncludes"]), name
        for value in values:
            if "@id" in value:
                assert "URL" in term["rangeIncludes"]
                yield value["@id"]
            elif "@value" in value:
                assert {int: "Integer", str: "Text"}[type(value["@value"])] in term["rangeIncludes"], name
                yield value["@value"]
            else:
                assert find_types(each.removeprefix(VOCABULARY) for each in value["@type"]) & set(term["rangeIncludes"])
                yield from check_node(value)


def leaves(data):
    """Every value as written, but for the keywords of JSON-LD."""
    if isinstance(data, list):
        for each in data:
            yield from leaves(each)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value) if not name.startswith("@") else ()
    else:
        yield data


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
    data, graph = expand(built.read(page), ADDRESS)
    # Nothing is lost or changed, as a text that is taken for an address would be.
    assert sorted(map(str, check_node(graph))) == sorted(map(str, leaves(data)))
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
        data, graph = expand(built.read(page), ADDRESS)
        assert sorted(map(str, check_node(graph))) == sorted(map(str, leaves(data)))
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
