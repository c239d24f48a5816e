"""Shortcodes become Markdown for MyST, with notes on what is lost.

Each folder of ``conversions`` contains a Hugo page, the expected result, and the notes on its shortcodes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conversion_page import Page
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.hugo.converters.conversions import CONVERTERS, convert_shortcode, list_conversions
from sphinx_openpractices.hugo.shortcodes.pieces import Position, Shortcode, Text

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "conversions").glob("*/hugo.md"))
NAMED_IN_THE_ISSUE = (
    "figure highlight ref relref details youtube vimeo instagram x tweet gist param qr callout admonition alert cta "
    "button video pull-quote blockquote tabs grid cards image"
)
IMAGES = ["a b.png", "map.png", "dark.png", "logo.svg", "the logo.png", "media/map.png", "media/logo.svg"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_page_becomes_the_expected_markdown_with_the_expected_notes(folder, same_text):
    page = Page((folder / "hugo.md").read_text(encoding="utf-8"))
    same_text(page.markdown, (folder / "expected.md").read_text(encoding="utf-8"), "Markdown")
    same_text("\n".join(page.notes), (folder / "notes.txt").read_text(encoding="utf-8"), "notes")


def test_pages_build_without_a_warning(site, png):
    names = [folder.name for folder in FOLDERS]
    files = {f"{folder.name}.md": f"# {folder.name}\n\n" + (folder / "expected.md").read_text() for folder in FOLDERS}
    files["index.md"] = "# I\n\n```{toctree}\n" + "\n".join([*names, "regions"]) + "\n```\n"
    files["regions.md"] = "# Regions\n\n## North\n"
    files |= {path: SVG if path.endswith("svg") else png() for path in IMAGES}
    files |= {"media/talk.mp4": b"", "media/the logo.png": png(), "media/the%20logo.png": png()}
    built = site(files, strict=True, myst_heading_anchors=2)
    assert built.warnings == ""
    assert built.read("project-figures.html").count('project-highlight"') == 3
    assert built.read("figure.html").count("<figure") == 8
    assert '<a class="reference internal" href="regions.html#north"' in built.read("figure.html")
    assert "{{&lt; columns &gt;}}" in re.sub("<.*?>", "", built.read("unknown.html"))


def test_every_converter_says_what_it_makes_and_what_is_lost():
    assert set(NAMED_IN_THE_ISSUE.split()) <= set(CONVERTERS)
    assert {name for row in list_conversions() for name in row.names} == set(CONVERTERS)
    assert all(row.becomes and row.lost for row in list_conversions())


NAMES = """src alt title caption link target class width height id url href text label name type kind color items
summary attr attrlink attribution legend align author cite source start user cta_text cta_link lang image path"""
ARGUMENTS = st.sampled_from(NAMES.split())
VALUES = st.text(alphabet=st.sampled_from(list("a1 <p>'\"\\`*_[](){}:/#|\n\t-=.%&é"))) | st.sampled_from(
    [
        "https://example.org",
        "/regions/",
        "javascript:x",
        "<p class='project-title'>",
        "[[item]]\ntitle='x'",
        "\ue0000\ue001",
    ]
)
POSITION = Position(0, 1, 1)


@given(
    name=st.sampled_from([*CONVERTERS, "unknown", "t.inline"]),
    params=st.dictionaries(ARGUMENTS, VALUES, max_size=5) | st.lists(VALUES, max_size=3).map(tuple),
    inner=st.none() | VALUES,
    percent=st.booleans(),
    place=st.sampled_from(["block", "line", "cell", "raw"]),
    dialect=st.sampled_from(["hugo", "hugoblox", "scientific-python"]),
    in_gallery=st.booleans(),
)
def test_no_argument_makes_a_converter_fail(name, params, inner, percent, place, dialect, in_gallery):
    pieces = None if inner is None else (Text(inner, POSITION),)
    shortcode = Shortcode(name, percent, params, "{{< it >}}", POSITION, pieces, "{{< /it >}}" if pieces else "")
    context = Page("").context._replace(place=place, dialect=dialect, in_gallery=in_gallery)
    result = convert_shortcode(shortcode, context)
    assert result.outcome in {"converted", "partly", "kept"}
    if place in {"line", "cell"}:
        assert not result.block
        assert "\n" not in result.text
    if result.project:
        assert result.project["title"].strip()
    lines = result.text.split("\n")
    opened = [line for line in lines if re.match(r":::+\{", line)]
    assert not result.block or len([line for line in lines if re.fullmatch(":::+", line)]) >= len(opened)


TEXTS = """title caption text label name badge tag footer header summary attr legend author cite source cta_text
cta_alt_text subtitle description content message by role work quote heading attribution"""
REQUIRED = [
    ("figure image img video", {"src": "a.png"}),
    ("cta button btn", {"link": "/x/", "text": "Go"}),
    ("gist x x_simple tweet twitter twitter_simple", {"id": "1", "user": "u"}),
    ("youtube vimeo vimeo_simple instagram instagram_simple", {"id": "x"}),
    ("ref relref", {"path": "a"}),
    ("qr", {"text": "q"}),
    ("card", {"title": "T"}),
]
"""Arguments without which shortcodes are kept as code."""
HIDDEN = {"comment", "icon", "icons", "fa", "decoration"}
"""Shortcodes whose arguments no reader sees."""


@pytest.mark.parametrize("place", ["block", "line"])
@pytest.mark.parametrize("name", [name for name in CONVERTERS if "decoration" not in CONVERTERS[name].__name__])
def test_text_in_an_argument_is_kept_or_reported(name, place):
    for key in TEXTS.split():
        params = {**next((given for names, given in REQUIRED if name in names.split()), {}), key: "Zq7 words"}
        inner = (Text("Body", POSITION),)
        if CONVERTERS[name].__name__ in {"convert_tabs", "convert_cards"}:
            child = "tab" if "tab" in name else "card"
            inner = (Shortcode(child, False, params, "{{< c >}}", POSITION, inner, "{{< /c >}}"),)  # noqa: FBT003
            params = {}
        shortcode = Shortcode(name, False, params, "{{< it >}}", POSITION, inner, "{{< /it >}}")  # noqa: FBT003
        result = convert_shortcode(shortcode, Page("").context._replace(place=place))
        notes = " ".join(note.message for note in result.notes)
        is_setting = name in HIDDEN or (key == "text" and "tab" in name)  # Docsy: whether a tab is text
        assert "Zq7" in result.text or key in notes or "Zq7" in notes or result.kept or is_setting, key
