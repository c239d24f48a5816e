"""Projects as data for search engines: what is said, where, and that it cannot break out of its element."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.catalog.exporting.jsonld import SoftwareItem, format_json_ld

HOSTILE = '</script><script>alert(1)</script><!-- <script> & \u2028 "'

PAGE = """# Projects

:::{project-gallery}
:group-by: tags
:::

:::{project-figure} /logos/a.png
:title: Own page
:target: other
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
"""


@pytest.fixture
def build(site, png):
    def call(builder="html", **conf):
        other = "---\norphan: true\n---\n# Other\n"
        files = {"index.md": PAGE, "other.md": other, "projects.yml": CATALOG, "logos/a.png": png()}
        return site(files, builder, **conf)

    return call


def data_of(page):
    """The data of a page, read as a browser would."""
    scripts = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    return [json.loads(script.string) for script in scripts]


def test_page_with_a_gallery_lists_its_projects_once(build):
    built = build(html_baseurl="https://example.org/docs/")
    assert built.warnings == ""
    assert data_of(built.read("index.html")) == [
        {
            "@context": "https://schema.org",
            "@type": "ItemList",
            "numberOfItems": 3,
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": 1,
                    "item": {
                        "@type": "SoftwareSourceCode",
                        "name": "Dask",
                        "url": "https://dask.org",
                        "image": "https://example.org/docs/_images/a.png",
                        "description": "Parallel arrays.",
                        "keywords": ["arrays", "python"],
                        "license": "https://spdx.org/licenses/BSD-3-Clause.html",
                        "codeRepository": "https://github.com/dask/dask",
                    },
                },
                {
                    "@type": "ListItem",
                    "position": 2,
                    "item": {
                        "@type": "SoftwareApplication",
                        "name": " ".join(HOSTILE.split()),
                        "license": "MIT OR Apache-2.0",
                    },
                },
                {
                    "@type": "ListItem",
                    "position": 3,
                    "item": {
                        "@type": "SoftwareApplication",
                        "name": "Own page",
                        "url": "https://example.org/docs/other.html",
                        "image": "https://example.org/docs/_images/a.png",
                    },
                },
            ],
        }
    ]
    assert data_of(built.read("other.html")) == []


def test_site_without_an_address_has_addresses_from_the_page(build):
    items = [each["item"] for each in data_of(build().read("index.html"))[0]["itemListElement"]]
    assert (items[0]["image"], items[2]["url"]) == ("_images/a.png", "other.html")


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_addresses_are_right_in_other_html(builder, build):
    built = build(builder, html_baseurl="https://example.org/")
    items = [each["item"] for each in data_of(built.read("index.html"))[0]["itemListElement"]]
    assert items[0]["image"] == "https://example.org/_images/a.png"
    assert items[2]["url"] == f"https://example.org/{'other/' if builder == 'dirhtml' else '#document-other'}"


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
    text = format_json_ld([SoftwareItem(HOSTILE)])
    assert not set("<>&\u2028\u2029\n") & set(text)
    assert json.loads(text)["itemListElement"][0]["item"]["name"] == HOSTILE
