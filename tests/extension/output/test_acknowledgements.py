"""Acknowledgements at the foot of every page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

FUNDERS = """projects:
- {title: Sloan & Sons, target: "https://example.org/s?a=1&b=2", logo: logos/seal.svg, logo-dark: logos/seal-dark.svg}
- {title: The University, target: "about.md#more", logo: "https://example.org/logo.png"}
- {title: Everybody Else}
- {title: "<"}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'
FILES = {
    "index.md": "# Start\n\n```{toctree}\ndeep/page\nabout\n```\n",
    "deep/page.md": "# Page\n\n```{project-gallery}\n:catalog: funders.yml\n```\n",
    "about.md": "# About\n\n(more)=\n## More\n",
    "funders.yml": FUNDERS,
    "logos/seal.svg": SVG,
    "logos/seal-dark.svg": SVG,
}
CONFIG = {
    "html_theme": "openpractices",
    "openpractices_projects": ["funders.yml"],
    "openpractices_acknowledgements": ["funders.yml"],
}


def parts(gallery):
    """Return the cards as tuples: title, images without folders, and monogram."""
    return [
        (
            card.select_one(".project-title").get_text(strip=True),
            [
                {
                    **image.attrs,
                    "class": image.get_attribute_list("class"),
                    "src": image["src"].replace("../", ""),
                }
                for image in card.select(".project-logo > img")
            ],
            (mark := card.select_one(".project-monogram")) and mark.get_text(),
        )
        for card in gallery.select(":scope > .project-highlight")
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_foot_of_every_page_shows_the_logos_as_a_gallery_does(site, builder):
    built = site(FILES, builder, **CONFIG)
    assert built.warnings == ""
    files = [path for path in built.out.rglob("*.html") if "_static" not in path.parts]
    assert len(files) == 5  # three pages, search and 404
    pages = {path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in files}
    deep = next(page for page in pages.values() if page.select("article .project-gallery"))
    expected = parts(deep.select_one("article .project-gallery"))
    assert [title for title, _logos, _mark in expected] == [
        "Sloan & Sons",
        "The University",
        "Everybody Else",
        "<",
    ]
    assert expected[-1] == ("<", [], "<")
    for path, page in pages.items():
        (footer,) = page.select("footer .acknowledgements")
        assert parts(footer.select_one(".project-gallery")) == expected
        assert page.select('link[href*="project-gallery.css"]')
        assert footer.select_one(".acknowledgements-title").get_text() == "Supported by"
        for image in footer.select('img[src*="_images"]'):
            assert (path.parent / image["src"]).is_file()
    links = [link["href"] for link in deep.select(".acknowledgements a")]
    assert links == [
        "https://example.org/s?a=1&b=2",
        {"html": "../about.html#more", "dirhtml": "../../about/#more"}[builder],
    ]
    # Only cards in the text have anchors.
    assert not deep.select(".acknowledgements [id^=project-]")


def test_change_of_a_funder_writes_all_pages_again(site):
    site(FILES, **CONFIG)
    again = site({**FILES, "funders.yml": FUNDERS.replace("Everybody", "Somebody")}, **CONFIG)
    assert again.docnames_read == ["deep/page"]  # the page with the gallery
    assert "Somebody Else" in again.read("about.html")


def test_logos_are_not_lost_when_several_processes_write(site):
    built = site(FILES, parallel=2, **CONFIG)
    image = BeautifulSoup(built.read("about.html"), "html.parser").select_one(".acknowledgements img")
    assert (built.out / image["src"]).is_file()


def test_unknown_catalog_and_missing_logo_are_reported(site):
    files = {**FILES, "funders.yml": FUNDERS.replace("logos/seal.svg", "logos/seel.svg")}
    built = site(files, **{**CONFIG, "openpractices_acknowledgements": ["founders.yml", "funders.yml"]})
    missing, unknown = built.warnings.splitlines()
    assert missing.startswith('funders.yml:2: WARNING: projects[0]: logo "logos/seel.svg": there is no file')
    assert unknown == (
        'WARNING: conf.py: openpractices_acknowledgements names "founders.yml", which is not a catalog; '
        'did you mean "funders.yml"? [openpractices.config]'
    )
    footer = BeautifulSoup(built.read("about.html"), "html.parser").select_one(".acknowledgements")
    assert footer.select_one(".project-monogram").get_text() == "SS"


def test_pages_without_acknowledgements_have_no_trace_of_them(site):
    built = site(FILES, **{**CONFIG, "openpractices_acknowledgements": []})
    assert "acknowledgements" not in built.read("about.html")
    assert "project-gallery.css" not in built.read("about.html")


@pytest.mark.parametrize("builder", ["epub", "latex"])
def test_other_builders_ignore_acknowledgements(builder, site):
    config = {**CONFIG, "html_theme": "alabaster", "version": "1", "copyright": "Us"}
    without = site(FILES, builder, folder="without", **{**config, "openpractices_acknowledgements": []})
    assert site(FILES, builder, **config).warnings == without.warnings


def test_environment_is_kept_whatever_roles_the_pages_use(site):
    """Roles of Sphinx's domains keep the parser of the page that used them last, and it cannot be pickled."""
    built = site({**FILES, "about.md": "# About\n\n(more)=\n## More\n\n{py:func}`print`\n"}, **CONFIG)
    assert built.warnings == ""
    assert (built.app.doctreedir / "environment.pickle").is_file()
