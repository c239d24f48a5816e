"""What axe-core and the browser's accessibility tree say of galleries."""

from __future__ import annotations

import pytest

# The links of the Read the Docs theme have a contrast of 4.3 and no underline, on all of its pages.
RTD_LINKS = [[".project-caption a"], [".project-meta a"]]

WIDTHS = (320, 768, 1280)
"""A phone, a tablet and a screen: the styles change at 640 and 960 pixels."""


def assert_none(found):
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("site", "page_name"),
    [
        ("gallery", "gallery"),
        ("gallery", "groups"),
        ("pages", "index"),
        ("pages", "projects"),
        ("pages", "section/detail"),
        ("gallery", "landing"),
        ("arabic", "index"),
        ("long-name", "index"),
        ("filter", "index"),
        ("practices", "index"),
        ("practices", "ledger"),
        ("practices", "filter"),
    ],
)
def test_axe_finds_nothing_on_a_page_of_any_width(look, violations, site, page_name, mode):
    page = look(page_name, site=site, mode=mode)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert_none([f"{width}: {each}" for each in violations(page, mode=mode)])


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("theme", "exclude"),
    [
        ("pydata_sphinx_theme", []),
        ("sphinx_book_theme", []),
        ("furo", []),
        ("alabaster", []),
        ("sphinx_rtd_theme", RTD_LINKS),
    ],
)
def test_axe_finds_nothing_in_the_galleries_of_other_themes(look, violations, theme, exclude, mode):
    page = look(theme=theme, mode=mode)
    scope = {"include": [[".project-gallery"], [".project-gallery-caption"]], "exclude": exclude}
    assert_none(violations(page, mode=mode, scope=scope))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("theme", "exclude"),
    [
        ("pydata_sphinx_theme", []),
        ("sphinx_book_theme", []),
        ("furo", []),
        ("alabaster", []),
        ("sphinx_rtd_theme", [[".practice a"], [".practice-title .headerlink"]]),
    ],
)
def test_axe_finds_nothing_in_the_practices_of_other_themes(look, violations, theme, exclude, mode):
    for page_name in ("index", "ledger"):
        page = look(page_name, theme, site="practices", mode=mode)
        assert_none(violations(page, mode=mode, scope={"include": [[".practice"]], "exclude": exclude}))


def test_axe_is_really_asked(visit, violations):
    page = visit()
    page.locator(".project-logo img").first.evaluate("image => image.removeAttribute('alt')")
    assert [found.partition(":")[0] for found in violations(page, scope=".project-gallery")] == ["image-alt"]


def test_axe_is_asked_again_about_what_looks_other_than_before(visit, violations):
    page = visit()
    page.locator(".project-logo img").first.evaluate("image => image.removeAttribute('alt')")
    assert [found.partition(":")[0] for found in violations(page)] == ["image-alt"]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 900})
    assert violations(page, mode="dark") == []
    for rule in ("#project-square p { color: #444 }", "#project-listed { background: #999; color-scheme: light }"):
        style = page.add_style_tag(content=rule.replace("}", "!important }").replace(";", "!important;"))
        found = violations(page, mode="dark")
        assert {each.partition(":")[0] for each in found} == {"color-contrast"}
        style.evaluate("style => style.remove()")
    assert violations(page, mode="dark") == []


@pytest.fixture
def tree():
    """Read the browser's accessibility tree of one element: role, name and children of all that is not ignored."""

    def read(page, selector):
        session = page.context.new_cdp_session(page)
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        element = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        backend = session.send("DOM.describeNode", {"nodeId": element})["node"]["backendNodeId"]
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

        def branch(node):
            children = [found for child in node.get("childIds", []) for found in branch(nodes[child])]
            if node["ignored"]:
                return children
            return [(node["role"]["value"], node.get("name", {}).get("value", ""), children)]

        return branch(next(node for node in nodes.values() if node.get("backendDOMNodeId") == backend))[0]

    return read


def descendants(children):
    """Each role and name below a node of the tree."""
    for role, name, below in children:
        yield role, name
        yield from descendants(below)


def test_a_gallery_is_a_list_named_by_its_caption_with_an_item_for_each_project(look, tree):
    role, name, items = tree(look(), ".with-meta")
    assert (role, name) == ("list", "Projects with everything")
    assert [role for role, _name, _children in items] == ["listitem"] * 3


def test_each_group_is_a_list_named_by_its_heading_below_that_of_the_section_or_the_caption(look, tree, theme):
    page = look("groups", theme)
    headings = page.locator(".project-group-title").evaluate_all(
        "all => all.map(each => [each.tagName, each.textContent])"
    )
    assert page.locator("h2.project-gallery-caption").text_content() == "By what we do"
    assert headings == [
        ["H3", "Used"],
        ["H3", "Maintained"],
        ["H3", "Funded"],
        ["H3", "Other"],
        ["H3", "BSD-3-Clause"],
        ["H3", "MIT"],
        ["H3", "Other"],
    ]
    lists = page.locator(".project-gallery").evaluate_all(
        "all => all.map(each => each.getAttribute('aria-labelledby'))"
    )
    named = [page.locator(f"#{name}").text_content() for name in lists]
    assert named == [text for _tag, text in headings]
    assert tree(page, ".project-gallery")[:2] == ("list", "Used")


def test_each_link_is_named_by_the_title_alone(look, tree):
    _role, _name, items = tree(look(), ".project-gallery")
    links = [name for role, name in descendants(items) if role == "link"]
    assert links == [
        "Square",
        "a link of its own",
        "A wide logo",
        "A tall logo",
        "A pair of logos",
        "Raster",
        "Monogram",
    ]


def test_each_title_is_read_once_and_a_monogram_never(look, tree):
    _role, _name, items = tree(look(), ".project-gallery")
    texts = [name for role, name in descendants(items) if role == "StaticText"]
    assert [texts.count(title) for title in ("Square", "Raster", "Monogram", "No link")] == [1, 1, 1, 1]
    assert "M" not in texts


def test_only_a_logo_with_a_text_is_read(look, tree):
    _role, _name, items = tree(look(), ".project-gallery")
    images = [name for role, name in descendants(items) if role in {"image", "img"}]
    assert images == ["A circle beside a square"]


def test_a_wall_of_logos_is_read_by_its_titles(look, tree):
    _role, name, items = tree(look(), ".wall")
    links = [name for role, name in descendants(items) if role == "link"]
    assert name == "A wall of logos"
    assert links == ["Square logo", "Wide logo", "Logo for each mode", "Without a logo"]
