"""Projects as data for search engines: what is said, where, and that it cannot break out of its element."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from schema_org import check_data

from sphinx_openpractices.catalog.exporting.jsonld import format_json_ld
from sphinx_openpractices.catalog.exporting.practice_data import LinkedWork, PracticeItem
from sphinx_openpractices.catalog.exporting.project_data import ProjectItem, make_license_url

ADDRESS = "https://example.org/docs/"
HOSTILE = '</script><script>alert(1)</script><!-- <script> & \u2028 "'

PAGE = """# Projects

:::{project-gallery}
:group-by: tags
:::

:::{project-figure} /logos/a.png
:title: Own page
:target: /other
:kind: organization
:::
"""
CATALOG = f"""\
projects:
  - title: Dask
    target: https://dask.org
    logo: logos/a.png
    caption: Parallel *arrays*.
    tags: [arrays, python]
    license: BSD-3-Clause
    repository: https://github.com/dask/dask
  - title: {json.dumps(HOSTILE)}
    license: MIT OR Apache-2.0
    summary: Not  markup, *really*.
    caption: Of *any* kind.
"""


@pytest.fixture
def build(site, png):
    def call(builder="html", **conf):
        other = "---\norphan: true\n---\n# Other\n\n(place)=\n## Place\n"
        files = {"index.md": PAGE, "other.md": other, "projects.yml": CATALOG, "logos/a.png": png()}
        return site(files, builder, **conf)

    return call


def data_of(page):
    """The data of a page, read as a browser would."""
    scripts = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    return [json.loads(script.string) for script in scripts]


def items_of(page):
    """The projects in the data of a page."""
    (data,) = data_of(page)
    return data.get("mainEntity", data)["itemListElement"]


def test_page_with_a_gallery_lists_its_projects_once(build):
    built = build(html_baseurl="https://example.org/docs/", author="Example", copyright="2026")
    assert built.warnings == ""
    assert data_of(built.read("index.html")) == [
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "publisher": {"@type": "Organization", "name": "Example", "url": "https://example.org/docs/"},
            "mainEntity": {
                "@type": "ItemList",
                "numberOfItems": 3,
                "itemListElement": [
                    {
                        "@type": ["SoftwareApplication", "SoftwareSourceCode"],
                        "name": "Dask",
                        "keywords": ["arrays", "python"],
                        "license": "https://spdx.org/licenses/BSD-3-Clause.html",
                        "codeRepository": "https://github.com/dask/dask",
                    },
                    {
                        "@type": "SoftwareApplication",
                        "name": " ".join(HOSTILE.split()),
                        "description": "Not markup, *really*.",
                        "license": {"@type": "CreativeWork", "name": "MIT OR Apache-2.0"},
                    },
                    {
                        "@type": "Organization",
                        "name": "Own page",
                        "url": "https://example.org/docs/other.html",
                        "logo": "https://example.org/docs/_images/a.png",
                    },
                ],
            },
        }
    ]
    assert data_of(built.read("other.html")) == []


def test_without_a_publisher_the_list_is_all_of_the_data(build):
    (data,) = data_of(build().read("index.html"))
    assert list(data) == ["@context", "@type", "numberOfItems", "itemListElement"]
    assert (data["@context"], data["@type"], data["numberOfItems"]) == ("https://schema.org", "ItemList", 3)


def test_site_without_an_address_has_addresses_from_the_page(build):
    item = items_of(build().read("index.html"))[2]
    assert (item["logo"], item["url"]) == ("_images/a.png", "other.html")


PLACES = """\
# Places

:::{project-figure} /logos/a.png
:title: Page
:target: /other
:kind: organization
:::

:::{project-figure}
:title: Label, of software
:target: place
:::

:::{project-figure}
:title: Here
:target: here
:kind: organization
:::

:::{project-figure}
:title: Elsewhere
:target: https://example.com/a?b&c
:kind: organization
:::

:::{project-figure}
:title: Elsewhere, of software
:target: https://example.com/a?b&c
:::

:::{project-figure}
:title: Mail
:target: mailto:us@example.com
:kind: organization
:::

:::{project-figure}
:title: Nowhere
:kind: organization
:::

(here)=
## Here
"""


@pytest.mark.parametrize("base", ["https://example.org/docs", "https://example.org/docs/", ""])
@pytest.mark.parametrize(
    ("builder", "page", "expected"),
    [
        ("html", "sub/places.html", ["other.html", "other.html#place", "sub/places.html#here"]),
        ("dirhtml", "sub/places/index.html", ["other/", "other/#place", "sub/places/#here"]),
        ("singlehtml", "index.html", ["#document-other", "#place", "#here"]),
    ],
    ids=lambda value: value if isinstance(value, str) and "." not in value else "",
)
def test_addresses_are_right_in_all_html(builder, page, expected, base, site, png):
    index = "# Home\n\n:::{toctree}\nother\nsub/places\n:::\n"
    files = {"index.md": index, "other.md": "# Other\n\n(place)=\n## Place\n", "logos/a.png": png()}
    built = site({**files, "sub/places.md": PLACES}, builder, html_baseurl=base)
    assert built.warnings == ""
    html = BeautifulSoup(built.read(page), "html.parser")
    links = [each["href"] for each in html.select(".project-title a")]
    items = items_of(built.read(page))
    found = [item.get("url") for item in items]
    if base:
        assert found[:3] == [f"https://example.org/docs/{each}" for each in expected]
        assert items[0]["logo"] == "https://example.org/docs/_images/a.png"
    else:
        assert found[:3] == links[:3]
        assert items[0]["logo"] == html.select_one(".project-logo img")["src"]
    assert found[3:] == ["https://example.com/a?b&c", None, None, None]


def test_data_can_be_switched_off_and_is_not_in_books(build):
    assert len(data_of(build().read("index.html"))) == 1
    off = build(openpractices_jsonld=False)
    # The pages are written again without being read.
    assert off.docnames_read == []
    assert data_of(off.read("index.html")) == []
    assert b"ld+json" not in b"".join(path.read_bytes() for path in build("epub").out.rglob("*.xhtml"))


def test_wrong_switch_is_a_warning_and_the_default_is_used(build):
    built = build(openpractices_jsonld="no")
    assert built.warnings == (
        "WARNING: conf.py: openpractices_jsonld must be True or False; the default is used: True "
        "[openpractices.config]\n"
    )
    assert data_of(built.read("index.html"))


def test_nothing_in_a_value_can_end_the_script_or_the_line():
    text = format_json_ld([[ProjectItem(HOSTILE)]], {"name": HOSTILE})
    assert not set("<>&\u2028\u2029\n") & set(text)
    data = json.loads(text)
    assert data["mainEntity"]["itemListElement"][0]["name"] == data["publisher"]["name"] == HOSTILE


PRACTICES = [
    PracticeItem("Living will"),
    PracticeItem(
        "",
        text="A plan says <how> & when.",
        url=f"{ADDRESS}#practice-plan",
        status="Partly met",
        principles=(LinkedWork("POSI 2.0: Living will", "https://example.org/posi"), LinkedWork("Ours: Plan")),
        evidence=(LinkedWork("Plan", f"{ADDRESS}_downloads/plan.txt", "2026-05-01"), LinkedWork("Vote")),
    ),
]


def test_practices_are_works_of_schema_org():
    data = json.loads(format_json_ld([PRACTICES], {"name": "Example", "publishingPrinciples": ADDRESS}))
    check_data(data, ADDRESS)
    assert data["publisher"] == {"@type": "Organization", "name": "Example", "publishingPrinciples": ADDRESS}
    assert data["mainEntity"]["itemListElement"] == [
        {"@type": "CreativeWork", "name": "Living will"},
        {
            "@type": "CreativeWork",
            "text": "A plan says <how> & when.",
            "url": f"{ADDRESS}#practice-plan",
            "creativeWorkStatus": "Partly met",
            "isBasedOn": [
                {"@type": "CreativeWork", "name": "POSI 2.0: Living will", "url": "https://example.org/posi"},
                {"@type": "CreativeWork", "name": "Ours: Plan"},
            ],
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": "Plan",
                    "url": f"{ADDRESS}_downloads/plan.txt",
                    "datePublished": "2026-05-01",
                },
                {"@type": "CreativeWork", "name": "Vote"},
            ],
        },
    ]


def test_projects_and_practices_of_a_page_are_two_lists():
    text = format_json_ld([[ProjectItem("Dask")], PRACTICES])
    data = json.loads(text)
    check_data(data, ADDRESS)
    assert (data["@type"], "publisher" in data) == ("WebPage", False)
    assert [(each["@type"], each["numberOfItems"]) for each in data["mainEntity"]] == [("ItemList", 1), ("ItemList", 2)]
    assert json.loads(format_json_ld([PRACTICES]))["@type"] == "ItemList"


@pytest.mark.parametrize(
    ("expression", "url"),
    [
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("GPL-3.0-or-later", "https://spdx.org/licenses/GPL-3.0-or-later.html"),
        ("0BSD", "https://spdx.org/licenses/0BSD.html"),
        *((each, "") for each in ("MIT OR Apache-2.0", "(MIT)", "Apache-2.0+", "LicenseRef-Ours", "")),
        ("GPL-2.0-only WITH Classpath-exception-2.0", ""),
    ],
)
def test_only_one_license_of_the_list_has_an_address(expression, url):
    assert make_license_url(expression) == url
