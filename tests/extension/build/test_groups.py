"""Galleries in groups: titles, projects of each group, and what must be unique."""

from __future__ import annotations

import re

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
