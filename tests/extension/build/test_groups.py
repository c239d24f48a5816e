"""Galleries in groups: titles, projects of each group, and what must be unique."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

LATEX_THEMES = ("manual", "howto")


def test_footnote_of_a_project_in_several_groups_is_referred_to_from_each(site):
    catalog = "projects:\n  - title: Dask\n    tags: [a, b]\n    caption: With a note.[^note]\n"
    page = (
        "# P\n\n:::{project-gallery}\n:group-by: tags\n:name: groups\n:::\n\n{ref}`them <groups>`\n\n[^note]: A note.\n"
    )
    built = site({"index.md": page, "projects.yml": catalog}, nitpicky=True)
    assert built.warnings == ""
    body = BeautifulSoup(built.bodies["index"], "html.parser")
    references = body.select(".project-caption a.footnote-reference")
    assert [reference["href"] for reference in references] == ["#note"] * 2
    assert len({reference["id"] for reference in references}) == 2
    assert {back["href"] for back in body.select("aside a[role=doc-backlink]")} == {
        f"#{each['id']}" for each in references
    }
    assert body.select_one("h2").find(id="groups")


CAPTIONS = {
    "index": "An {index}`indexed` word.",
    "label": "(lb-DOOR)=\nSee {ref}`here <lb-DOOR>`.",
    "equation": "```{math}\n:label: eq-DOOR\na\n```\n{eq}`eq-DOOR`",
    "figure": "```{figure} a.png\n:name: fig-DOOR\n\nA *figure*\n```\n{numref}`fig-DOOR`",
    "code": "```{code-block} text\n:caption: Code\n:name: code-DOOR\nx\n```\n{numref}`code-DOOR`",
    "table": "```{table} A table\n:name: tab-DOOR\n\n| a |\n|---|\n| b |\n```\n{numref}`tab-DOOR`",
    "object": "```{py:function} f_DOOR(x)\n{py:func}`f_DOOR`\n```",
    "term": "```{glossary}\nWord of DOOR\n  Meaning\n```\n{term}`Word of DOOR`",
    "todo": "```{todo}\nDo.\n```",
    "citation": "```{eval-rst}\n.. [C-DOOR] Text\n\nSee [C-DOOR]_.\n```",
    "footnote": "Note[^n-DOOR], other[^1], other[^1].\n\n[^n-DOOR]: Text *n*.\n[^1]: Text 1.",
    "nested": ":::{note}\n(inner-DOOR)=\nInner[^i], {ref}`inner <inner-DOOR>`.\n\n[^i]: Text i.\n:::",
}
RST_PAGE = """\
Rest
====

.. project-gallery::
   :group-by: tags

   .. project-figure::
      :title: R
      :tags: x, y

      One [#]_, two [#lab]_, three [*]_, four [4]_, |s|, link_, [RCIT]_, :numref:`rfig`, :eq:`req`, :ref:`t <target>`.

      .. [#] Auto.
      .. [#lab] Labelled.
      .. [*] Symbol.
      .. [4] Manual.
      .. |s| replace:: substituted
      .. _link: https://example.org/
      .. _target:

      .. figure:: a.png
         :name: rfig

         A figure

      .. math:: a
         :label: req

      .. [RCIT] Citation.
"""
BUILDERS = ["html", "singlehtml", "epub", "latex", "man", "text", "gettext", "xml", "linkcheck", "texinfo"]


@pytest.fixture
def pages_with_definitions(png):
    """Cards in two groups whose captions define something, from a catalog and in bodies."""
    entries = (
        f"- {{title: {name}, tags: [x, y], caption: {json.dumps(text.replace('DOOR', 'entry'))}}}\n"
        for name, text in CAPTIONS.items()
    )
    figures = (
        f"::::{{project-figure}}\n:title: {name}\n:tags: x, y\n\n{text.replace('DOOR', 'body')}\n::::\n"
        for name, text in CAPTIONS.items()
    )
    gallery = ":::::{project-gallery}\n:group-by: tags\n\n"
    return {
        "index.md": f"# Home\n\n{gallery}:::::\n\n```{{toctree}}\nbodies\nrest\n```\n",
        "bodies.md": f"# Bodies\n\n{gallery}{''.join(figures)}:::::\n",
        "rest.rst": RST_PAGE,
        "projects.yml": "projects:\n" + "".join(entries),
        "a.png": png(),
    }


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_a_caption_defines_is_defined_once_however_many_groups_show_it(builder, pages_with_definitions, site):
    conf = {"epub_copyright": "Us", "version": "1", "linkcheck_ignore": [".*"], "todo_include_todos": True}
    extensions = ["myst_parser", "sphinx_openpractices", "sphinx.ext.todo"]
    manuals = [("index", "site", "Site", "Us", 1)]
    built = site(pages_with_definitions, builder, numfig=True, extensions=extensions, man_pages=manuals, **conf)
    assert built.warnings == ""


def test_copy_of_a_card_reads_as_the_first_and_all_its_links_lead_somewhere(pages_with_definitions, site):
    built = site(
        pages_with_definitions, numfig=True, extensions=["myst_parser", "sphinx_openpractices", "sphinx.ext.todo"]
    )
    for page in ("index", "bodies", "rest"):
        body = BeautifulSoup(built.bodies[page], "html.parser")
        ids = [each["id"] for each in body.find_all(id=True)]
        assert len(ids) == len(set(ids))
        links = [each["href"][1:] for each in body.find_all("a", href=re.compile("^#."))]
        assert set(links) <= set(ids)
        for citation in body.select(".citation"):
            citation.extract()  # once on the page
        first, second = (
            [
                re.sub(r"(Fig\. |Table |Listing |\()\d", r"\1N", card.get_text().strip())
                for card in gallery.select(".project-caption")
            ]
            for gallery in body.select(".project-gallery")
        )
        assert first == second
    assert body.select(".footnote")


def test_titles_of_groups_are_messages_only_for_tags(site):
    catalog = "projects:\n  - {title: Dask, tags: [a tag], relation: use, license: MIT}\n  - title: Zarr\n"
    galleries = (f":::{{project-gallery}}\n:group-by: {key}\n:::\n" for key in ("tags", "relation", "license"))
    built = site({"index.md": "# P\n\n" + "\n".join(galleries), "projects.yml": catalog}, "gettext")
    messages = built.read("index.pot")
    assert 'msgid "a tag"' in messages
    assert not [word for word in ("Used", "MIT", "Other") if f'msgid "{word}"' in messages]


def test_title_of_a_group_is_a_heading_that_every_builder_has(site):
    gallery = ":::{project-gallery}\n:group-by: tags\n:caption: Caption\n:::\n"
    files = {"index.md": "# Index\n", "projects.yml": "projects:\n  - {title: Dask, tags: a}\n"}
    depths = range(1, 7)
    for depth in depths:
        sections = "".join(f"{'#' * level} Level {level}\n\n" for level in range(1, depth + 1))
        files[f"depth{depth}.md"] = f"---\norphan: true\n---\n{sections}{gallery}"
    built = site(files)
    assert built.warnings == ""
    for depth in depths:
        body = BeautifulSoup(built.bodies[f"depth{depth}"], "html.parser")
        levels = [int(body.find(string=text).find_parent(re.compile(r"h\d")).name[1]) for text in ("Caption", "a")]
        assert levels == [min(depth + 1, 5), min(depth + 2, 5)]
    documents = [
        (f"depth{depth}", f"{theme}{depth}.tex", "Title", "Author", theme) for depth in depths for theme in LATEX_THEMES
    ]
    manuals = [(f"depth{depth}", f"depth{depth}", "Title", "Author", 1) for depth in depths]
    for builder, options in {
        "latex": {"latex_documents": documents},
        "text": {},
        "man": {"man_pages": manuals},
    }.items():
        assert site(files, builder, strict=True, **options).warnings == ""


def test_gallery_without_projects_has_no_groups(site):
    page = "# P\n\n:::{project-gallery}\n:group-by: tags\n:caption: None\n:::\n"
    built = site({"index.md": page, "projects.yml": "projects: []\n"})
    assert "index.md:3: WARNING: add project figures to the body of this gallery" in built.warnings
    assert "project-group-title" not in built.bodies["index"]


def test_anchors_of_groups_are_made_of_their_names(site):
    catalog = (
        "projects:\n"
        "- {title: Dask, tags: [maps, taken, Ångström, 地図, C++], relation: maintain}\n"
        "- {title: Zarr, tags: maps, relation: [fund, maintain]}\n"
        "- title: Rest\n"
    )
    relations = ":::{project-gallery}\n:group-by: relation\n"
    galleries = (
        ":::{project-gallery}\n:group-by: tags\n:::\n",
        f"{relations}:::\n",
        f"{relations}:name: ours\n:caption: Ours\n:::\n",
        f"{relations}:::\n",
        f"{relations}:::\n",
    )
    page = "# P\n\n## Taken\n\n" + "\n".join(galleries) + "\n## Fund\n\nSee [the maps](#maps).[^1]\n\n[^1]: Note.\n"
    built = site({"index.md": page, "projects.yml": catalog})
    titles = BeautifulSoup(built.bodies["index"], "html.parser").select(".project-group-title")
    assert [title["id"] for title in titles] == [
        *("angstrom", "c-plus-plus", "maps", "tags-taken", "lcs7e", "other"),
        *("relation-maintain", "relation-fund", "relation-other"),
        *("ours-maintain", "ours-fund", "ours-other"),
        *("relation-2-maintain", "relation-2-fund", "relation-2-other"),
        *("relation-3-maintain", "relation-3-fund", "relation-3-other"),
    ]
    assert BeautifulSoup(built.bodies["index"], "html.parser").find("a", string="the maps")["href"] == "#maps"


def test_anchors_of_groups_do_not_depend_on_other_groups(site):
    gallery = ":::{project-gallery}\n:group-by: tags\n:catalog: FILE\n:::\n\n"
    page = "# P\n\n" + gallery.replace("FILE", "a.yml") + gallery.replace("FILE", "b.yml")
    files = {
        "index.md": page,
        "a.yml": "projects:\n- {title: A, tags: [x, maps]}\n",
        "b.yml": "projects:\n- {title: B, tags: [maps, y]}\n",
    }

    def list_anchors(files):
        body = site(files, openpractices_projects=["a.yml", "b.yml"]).bodies["index"]
        return [title["id"] for title in BeautifulSoup(body, "html.parser").select(".project-group-title")]

    assert list_anchors(files) == ["maps", "x", "tags-2-maps", "tags-2-y"]
    assert list_anchors({"a.yml": "projects:\n- {title: A, tags: x}\n"}) == ["x", "tags-2-maps", "tags-2-y"]


def test_links_from_other_pages_lead_to_groups_and_sections(site):
    gallery = ":::{project-gallery}\n:group-by: tags\n"
    files = {
        "index.md": "# P\n\n[](groups.md#maps), [](rest.rst#mit), [](sections.md#project-dask), {ref}`t <ours-maps>`, "
        "{ref}`theirs-maps`\n\n```{toctree}\ngroups\nrest\nsections\n```\n",
        "groups.md": f"# G\n\n{gallery}:groups: maps = All *maps*\n:name: ours\n:::\n",
        "rest.rst": "R\n=\n\n.. project-gallery::\n   :group-by: license\n",
        "sections.md": f"# S\n\n{gallery}:name: theirs\n:sections:\n:layout: list\n:::\n",
        "projects.yml": "projects:\n- {title: Dask, tags: maps, license: MIT}\n",
    }
    built = site(files)
    assert built.warnings == ""
    links = BeautifulSoup(built.bodies["index"], "html.parser").select("p > a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("groups.html#maps", "All *maps*"),
        ("rest.html#mit", "MIT"),
        ("sections.html#project-dask", "Dask"),
        ("groups.html#maps", "t"),
        ("sections.html#maps", "maps"),
    ]
