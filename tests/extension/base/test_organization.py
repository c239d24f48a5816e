"""``openpractices_organization``: who publishes the site."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.organization import Organization

PAGE = {"index.md": "# Home\n\n:::{project-figure}\n:title: Dask\n:::\n"}


EXPECTED = """\
["name"] must be text, in quotes; it is 7; it is ignored
["url"] 'example.org' is not an http or https URL; write 'https://example.org'; it is ignored
["logo"] is a path on your own computer; write a path in the site, such as 'logos/logo.svg'; it is ignored
["email"] 'us at example.org' is not an email address; write one such as 'name@example.org'; it is ignored
["description"] is empty; write some text; it is ignored
: unknown key 'homepage'; did you mean "url"?
: unknown key 'adress'; use one of name, url, logo, email, description
: unknown key 3; use one of name, url, logo, email, description
"""


def organization_of(built):
    return get_config(built.app.env).organization


@pytest.mark.parametrize(
    ("conf", "expected"),
    [
        ({}, Organization()),
        ({"author": " An  Org ", "html_baseurl": "https://a.example/"}, Organization("An Org", "https://a.example/")),
        ({"author": "", "html_baseurl": "/docs/"}, Organization()),
        (
            {"author": "A", "html_baseurl": "https://a.example/", "openpractices_organization": {"name": "Our Org"}},
            Organization("Our Org", "https://a.example/"),
        ),
        (
            {"openpractices_organization": {"logo": "https://a.example/l.svg", "email": "a@b.example"}},
            Organization("", "", "https://a.example/l.svg", "a@b.example"),
        ),
    ],
)
def test_author_and_address_of_the_site_are_the_defaults(conf, expected, site):
    built = site(PAGE, **conf)
    assert built.warnings == ""
    assert organization_of(built) == expected


def test_each_wrong_member_is_reported_and_ignored(site):
    wrong = {
        "name": 7,
        "url": "example.org",
        "logo": "C:\\logo.svg",
        "email": "us at example.org",
        "description": " ",
        "homepage": "https://example.org",
        "adress": "Here",
        3: "",
    }
    built = site(PAGE, author="Author", openpractices_organization=wrong)
    begin, end = "WARNING: conf.py: openpractices_organization", " [openpractices.config]"
    lines = [line.removeprefix(begin).removesuffix(end) for line in built.warnings.splitlines()]
    assert lines == EXPECTED.splitlines()
    assert organization_of(built) == Organization("Author")


def test_anything_but_a_mapping_is_reported(site):
    built = site(PAGE, openpractices_organization="Our Org")
    assert built.warnings == (
        "WARNING: conf.py: openpractices_organization must be a mapping, such as "
        "{'name': 'Example', 'url': 'https://example.org'}; the default is used [openpractices.config]\n"
    )
    assert organization_of(built) == Organization()


@pytest.mark.parametrize(
    ("logo", "problem"),
    [
        ("logos/none.svg", "'logos/none.svg' does not exist; write its path from the source directory"),
        ("../a.svg", "is outside the source directory; copy the file into it"),
    ],
)
def test_a_logo_that_is_not_in_the_source_is_reported_and_ignored(logo, problem, site):
    built = site(PAGE, openpractices_organization={"name": "Our Org", "logo": logo})
    assert built.warnings == (
        f'WARNING: conf.py: openpractices_organization["logo"] {problem}; it is ignored [openpractices.config]\n'
    )
    assert '"publisher":{"@type":"Organization","name":"Our Org"},' in built.read("index.html")


def test_the_logo_is_copied_in_every_build_and_found_from_every_page(site, png):
    files = {
        "index.md": "# Home\n\n:::{toctree}\nsub/page\n:::\n",
        "sub/page.md": PAGE["index.md"],
        "our logo.png": png(),
    }
    conf = {"openpractices_organization": {"name": "Our Org", "logo": "/our logo.png"}, "html_theme": "basic"}
    for page in (files["sub/page.md"], files["sub/page.md"] + "\nMore.\n"):
        built = site({**files, "sub/page.md": page}, **conf)
        assert built.warnings == ""
        assert '"logo":"../_images/our%20logo.png"' in built.read("sub/page.html")
        assert (built.out / "_images" / "our logo.png").unlink() is None
    # Nothing else of a site shows it.
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    assert not soup.select('script[type="application/ld+json"]')
