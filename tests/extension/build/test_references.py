"""``{project}``: references to canonical cards, targets and other sites, and warnings for unknown projects."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

CATALOG = """\
projects:
  - {id: hub, title: JupyterHub, target: https://jupyter.org/hub}
  - {title: Shown nowhere, target: https://example.org/nowhere}
  - {title: Our page, target: sub/page}
  - {title: Our label, target: the-label}
  - {title: Without a target}
  - {title: Broken target, target: none}
"""
GALLERY = ":::{{project-gallery}}\n:projects: {}\n{}\n:::\n"


def links(built, docname):
    """Return the links of the references on a page by their text; ``None`` for text without a link."""
    page = BeautifulSoup(built.bodies[docname], "html.parser")
    spans = page.select(".openpractices-project")
    return {span.get_text(): span.parent.get("href") if span.parent.name == "a" else None for span in spans}


def test_project_on_no_page_leads_to_its_target(site):
    text = "{project}`hub`, {project}`shown nowhere`, {project}`there <Our page>`, {project}`our-label`, "
    files = {
        "index.md": f"# I\n\n{text}{{project}}`Without a target`\n\n```{{toctree}}\nsub/page\n```\n",
        "sub/page.md": f"# Page\n\n(the-label)=\n## Label\n\n{text}",
        "projects.yml": CATALOG,
    }
    built = site(files, nitpicky=True)
    assert built.warnings == ""
    assert links(built, "index") == {
        "JupyterHub": "https://jupyter.org/hub",
        "Shown nowhere": "https://example.org/nowhere",
        "there": "sub/page.html",
        "Our label": "sub/page.html#the-label",
        "Without a target": None,
    }
    assert links(built, "sub/page")["there"] == "#"
    assert links(built, "sub/page")["Our label"] == "#the-label"


def test_project_on_no_page_with_an_unknown_target_is_an_error(site):
    built = site({"index.md": "{project}`Broken target`\n", "projects.yml": CATALOG})
    assert built.warnings == (
        'index.md:1: ERROR: target "none" of the project "broken-target" is neither a document nor a label '
        "of this site [openpractices.target]\n"
    )
    assert links(built, "index") == {"Broken target": None}


def test_catalog_in_a_folder_has_targets_and_logos_relative_to_it(site, png):
    files = {
        "index.md": "# I\n\n{project}`A page`\n\n```{toctree}\nsub/page\n```\n",
        "sub/page.md": "# P\n\n:::{project-gallery}\n:exclude: a-page\n:::\n",
        "data/projects.toml": (
            "[[projects]]\ntitle = 'A page'\ntarget = '../sub/page'\n"
            "[[projects]]\ntitle = 'Rooted'\ntarget = '/sub/page'\nlogo = '/root.png'\n"
            "[[projects]]\ntitle = 'Beside'\nlogo = 'beside.png'\nlogo-dark = '../root.png'\n"
        ),
        "data/beside.png": png(3, 4),
        "root.png": png(5, 6),
    }
    built = site(files, openpractices_projects="data/projects.toml")
    assert built.warnings == ""
    assert links(built, "index") == {"A page": "sub/page.html"}
    images = BeautifulSoup(built.bodies["sub/page"], "html.parser").select("img")
    assert [(image["src"], image["width"]) for image in images] == [
        ("../_images/root.png", "5"),
        ("../_images/beside.png", "3"),
        ("../_images/root.png", "5"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "card"),
    [
        ("", "", "z.html#project-hub"),
        ("", ":canonical:", "a.html#project-hub"),
        (":canonical:", "", "z.html#project-hub"),
    ],
)
def test_canonical_card_is_on_the_first_page_of_the_contents_or_where_a_gallery_says_so(first, second, card, site):
    files = {
        "index.md": "# I\n\n{project}`hub`\n\n```{toctree}\nmid\n```\n",
        "mid.md": "# M\n\n```{toctree}\nz\na\n```\n",
        "z.md": "# Z\n\n" + GALLERY.format("hub", first),
        "a.md": "# A\n\n" + GALLERY.format("hub", second),
        "0.md": "---\norphan: true\n---\n# 0\n\n" + GALLERY.format("hub", ""),
        "projects.yml": CATALOG,
    }
    built = site(files)
    assert built.warnings == ""
    assert links(built, "index") == {"JupyterHub": card}
    objects = [each for each in built.app.env.domains["openpractices"].get_objects() if each[0] == "hub"]
    assert objects == [("hub", "JupyterHub", "project", card[0], "project-hub", 1)]


def test_canonical_gallery_below_another_of_the_page_has_the_card(site):
    page = GALLERY.format("hub", "") + "\nBetween.\n\n" + GALLERY.format("hub", ":canonical:") + "\n{project}`hub`\n"
    built = site({"index.md": page, "projects.yml": CATALOG})
    second = BeautifulSoup(built.bodies["index"], "html.parser").select(".project-highlight")[1]
    assert links(built, "index") == {"JupyterHub": f"#{second['id']}"}


def test_two_canonical_galleries_on_two_pages_are_a_warning(site):
    canonical = GALLERY.format("hub", ":canonical:")
    files = {
        "index.md": f"# I\n\n{canonical}\n```{{toctree}}\nother\n```\n",
        "other.md": f"# O\n\n{canonical}\n{{project}}`hub`",
        "projects.yml": CATALOG,
    }
    built = site(files)
    assert built.warnings == (
        'other.md: WARNING: a gallery in index is also canonical for the project "hub"; references lead there '
        "[openpractices.canonical]\n"
    )
    assert links(built, "other") == {"JupyterHub": "index.html#project-hub"}


def test_unknown_reference_suggests_the_nearest_project_and_shows_its_text(site):
    files = {
        "index.md": "{project}`jupyterhubs`, {project}`words <hubs>`, {project}`what`\n\n"
        + GALLERY.format("broken-target", ""),
        "projects.yml": CATALOG,
    }
    built = site(files)
    assert built.warnings == (
        'index.md:1: WARNING: there is no project "jupyterhubs"; did you mean "JupyterHub"? [openpractices.reference]\n'
        'index.md:1: WARNING: there is no project "hubs"; did you mean "hub"? [openpractices.reference]\n'
        'index.md:1: WARNING: there is no project "what" [openpractices.reference]\n'
        'projects.yml:7: ERROR: target "none" is neither a document nor a label of this site [openpractices.target]\n'
    )
    assert links(built, "index") == {"jupyterhubs": None, "words": None, "what": None}


@pytest.mark.parametrize("nitpicky", [False, True])
def test_unknown_reference_can_be_ignored_with_nitpick_ignore(nitpicky, site):
    built = site(
        {"index.md": "{project}`what`\n"},
        nitpicky=nitpicky,
        nitpick_ignore=[("openpractices:project", "what")],
    )
    assert ("there is no project" in built.warnings) is not nitpicky


def test_sites_refer_to_the_projects_of_each_other_by_their_inventories(site):
    ours = site({"index.md": "# Ours\n\n" + GALLERY.format("hub", ""), "projects.yml": CATALOG}, folder="ours")
    theirs = site(
        {
            "index.md": (
                "# Theirs\n\n:::{project-figure}\n:title: Dask\n:::\n\n"
                "{project}`hub`, {project}`explicit <hub>`, {project}`ours:hub`, "
                "{external+ours:openpractices:project}`hub`, {project}`dask`, {project}`nowhere`\n"
            )
        },
        folder="theirs",
        extensions=["myst_parser", "sphinx_openpractices", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"ours": ("https://ours.example.org", str(ours.out / "objects.inv"))},
    )
    assert theirs.warnings == 'index.md:7: WARNING: there is no project "nowhere" [openpractices.reference]\n'
    page = BeautifulSoup(theirs.bodies["index"], "html.parser")
    hub = "https://ours.example.org/index.html#project-hub"
    assert [(link.get_text(), link["href"]) for link in page.select("p > a.reference")] == [
        ("JupyterHub", hub),
        ("explicit", hub),
        ("JupyterHub", hub),
        ("JupyterHub", hub),
        ("Dask", "#project-dask"),
    ]


def test_reference_shows_the_title_in_the_language_of_the_page(site, tmp_path):
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - only here
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    catalog = Catalog(locale="de")
    catalog.add("Compost", "Kompost")
    path = tmp_path / "site" / "locale" / "de" / "LC_MESSAGES" / "index.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    page = ":::{project-figure}\n:title: Compost\n:::\n\n{project}`compost`\n"
    built = site({"index.md": page}, language="de", locale_dirs=["locale"], gettext_auto_build=False)
    assert links(built, "index") == {"Kompost": "#project-compost"}
