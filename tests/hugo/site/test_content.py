"""The tree of pages is Hugo's, and pages that are left out are reported.

``pytest --minutes 5 tests/hugo/site/test_content.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
import site_judge
from hypothesis import given
from hypothesis import strategies as st
from site_judge import NOW

from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.content_names import read_content_name

KEYS = re.findall(
    r"\w+",
    """
    languages en de weight disabled contentdir baseurl permalinks page section a pattern target path kind cascade
    uglyurls defaultcontentlanguage defaultcontentlanguageinsubdir module mounts source lang sites matrix imports theme
    staticdir assetdir themesdir ignorefiles timezone frontmatter date taxonomies tags draft slug url aliases title
    linktitle publishdate expirydate published headless build _build render list removepathaccents disablepathtolower
    """,
)

needs_hugo = pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")
TOML = ["hugo.toml", ""]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return site_judge.unpack("tree", tmp_path_factory.mktemp("tree"))


def read(folder, pieces, language=""):
    return read_hugo_site(site_judge.write(pieces, folder), language, now=NOW)


def problems(site):
    return [str(problem) for problem in site.problems]


@needs_hugo
def test_kinds_parents_order_dates_and_files_are_those_of_hugo(tree):
    run = site_judge.hugo(tree, "build")
    assert run.returncode == 0, run.stderr
    theirs = json.loads((tree / "public" / "index.html").read_text(encoding="utf-8"))
    for page in theirs:
        page["files"] = sorted(unquote(name) for name in page["files"])
    ours = [
        {
            "path": page.key or "/",
            "kind": page.kind,
            "pages": [child.key for child in page.pages],
            "files": sorted(name for name in page.resources if read_content_name(name).kind == "file"),
            "parent": (page.parent.key or "/") if page.parent else "",
            "date": f"{page.date.astimezone(UTC):%Y-%m-%d}" if page.date else "",
            "weight": page.weight,
        }
        for page in read_hugo_site(tree, now=NOW).pages.values()
        if page.listed
    ]
    by_path = {page["path"]: page for page in theirs}
    assert len(ours) > 25
    assert {page["path"]: page for page in ours} == by_path


def test_what_is_left_out_is_named_with_the_reason(tree):
    site = read_hugo_site(tree, now=NOW)
    assert {(left.source.removeprefix("content/"), left.reason) for left in site.left_out} == {
        ("docs/draft.md", "is a draft"),
        ("docs/draft-bundle/index.md", "is a draft"),
        ("docs/draft-section/_index.md", "is a draft"),
        ("docs/future.md", "is to be published on 2030-01-01"),
        ("docs/future-date.md", "is to be published on 2030-01-01"),
        ("docs/expired.md", "has expired on 2020-01-01"),
        ("handed/gone-away.md", "is a draft"),
        ("docs/draft-bundle/lost.txt", "belongs to a page that is a draft"),
    }
    assert not any("lost.txt" in page.resources for page in site.pages.values())
    assert site.pages["/docs/draft-section/page"].linked
    assert not site.pages["/docs/draft-section"].linked


def test_time_decides_what_is_left_out(tree):
    site = read_hugo_site(tree, now=datetime(2031, 1, 1, tzinfo=UTC))
    assert "/docs/future" in site.pages
    assert "/docs/expired" not in site.pages


def test_pages_below_a_leaf_bundle_are_its_files(tree):
    bundle = read_hugo_site(tree, now=NOW).pages["/bundle"]
    assert bundle.bundle == "leaf"
    assert sorted(bundle.resources) == ["Image One.png", "images/index.md", "images/two.png", "note.md"]


def test_static_files_and_assets_are_found(tree):
    site = read_hugo_site(tree, now=NOW)
    assert site.static == {"/file.txt": tree / "static/file.txt"}
    assert site.assets == {"/media/picture.txt": tree / "assets/media/picture.txt"}


def test_pages_in_other_formats_are_known(tmp_path):
    site = read(tmp_path, [*TOML, "content/a.html", "", "content/b.rst", "", "content/c.md", ""])
    assert {page.source: page.is_markdown for page in site.pages.values() if page.file} == {
        "content/a.html": False,
        "content/b.rst": False,
        "content/c.md": True,
    }


def test_a_page_whose_dates_or_url_are_wrong_is_located_and_stays(tmp_path):
    text = "---\ntitle: x\ndate: soon\nexpiryDate: [a]\nurl: https://example.org/x\n---\n"
    site = read(tmp_path, [*TOML, "content/a.md", text])
    assert problems(site) == [
        'content/a.md:5: url: write only the path; "https://example.org/x" is a whole URL',
        'content/a.md:3: date: "soon" is not a date; write it as 2024-12-31',
        "content/a.md:4: expirydate: a list or a mapping is not a date; write it as 2024-12-31",
    ]
    assert site.pages["/a"].address == "/a/"


def test_two_files_for_one_page_are_a_problem(tmp_path):
    site = read(tmp_path, [*TOML, "content/a/index.md", "", "content/a.md", ""])
    assert problems(site) == ["content/a/index.md:1: is left out: it has the same logical path as content/a.md"]
    assert [left.source for left in site.left_out] == ["content/a/index.md"]


# Languages


def test_one_language_is_taken_and_the_others_are_named(tmp_path):
    folder = site_judge.unpack("languages", tmp_path)
    english, german = read_hugo_site(folder, now=NOW), read_hugo_site(folder, "de", now=NOW)
    assert english.config.languages == ("en", "de", "pt-br")
    assert sorted(english.others) == ["de", "fr", "pt-br"]
    assert english.others["fr"] == ["content/about.fr.md"]
    german_pages = {page.source for page in german.pages.values() if page.file}
    assert german_pages | {"content/docs/leaf/note.de.txt"} == set(english.others["de"])
    assert "content/docs/page.md" in german.others["en"]
    notes = [site.pages["/docs/leaf"].resources["note.txt"].name for site in (english, german)]
    assert notes == ["note.txt", "note.de.txt"]
    with pytest.raises(ValueError, match=r'^the site has no language "it"; use one of en, de, pt-br$'):
        read_hugo_site(folder, "it")


# Files and links


def test_symbolic_links_are_not_followed_and_are_named(tmp_path):
    outside = tmp_path / "outside"
    site_judge.write(["secret.md", "secret", "folder/page.md", ""], outside)
    folder = site_judge.write([*TOML, "content/a.md", "", "static/b.txt", ""], tmp_path / "site")
    (folder / "content/linked.md").symlink_to(outside / "secret.md")
    (folder / "content/out").symlink_to(outside)
    (folder / "content/round").symlink_to(folder / "content")
    (folder / "static/up").symlink_to(tmp_path)
    (folder / "assets").symlink_to(outside)
    site = read_hugo_site(folder, now=NOW)
    assert sorted(page.source for page in site.pages.values() if page.file) == ["content/a.md"]
    assert list(site.static) == ["/b.txt"]
    assert site.assets == {}
    assert sorted(problems(site)) == [
        "content/linked.md:1: is left out: Hugo does not follow symbolic links",
        "content/out:1: is left out: Hugo does not follow symbolic links",
        "content/round:1: is left out: Hugo does not follow symbolic links",
        'hugo.toml:1: the folder "assets" is left out: it is outside the site',
        "static/up:1: is left out: Hugo does not follow symbolic links",
    ]


def test_deep_trees_are_read_without_recursion(tmp_path):
    folder = site_judge.write([*TOML, "content/a.md", ""], tmp_path)
    deep = folder / "content"
    for _each in range(400):
        deep /= "d"
        deep.mkdir()
    (deep / "_index.md").write_text("deep", encoding="utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        site = read_hugo_site(folder, now=NOW)
    finally:
        sys.setrecursionlimit(limit)
    assert site.pages["/d" * 400].address == "/d" * 400 + "/"


# Fuzzing

TEXTS = st.sampled_from(
    [
        "",
        "en",
        "de",
        "content",
        "../x",
        "/",
        "/:slug/:sections[1:]/",
        ":year[",
        "{a,",
        "[z-a]",
        "**a**",
        "(",
        "\0",
        "é",
        "https://[",
        "2024-01-01",
        "always",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)
SETTINGS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory):
    """A small site to which a configuration and front matter are given."""
    return site_judge.write(["content/a/b.md", "", "content/c.de.md", ""], tmp_path_factory.mktemp("fuzz"))


@given(SETTINGS, SETTINGS)
def test_arbitrary_settings_and_front_matter_make_a_site_and_located_problems(fuzzed, configuration, front_matter):
    (fuzzed / "hugo.json").write_text(json.dumps(configuration), encoding="utf-8")
    for name in ("a/_index.md", "a/b.md"):
        (fuzzed / "content" / name).write_text(json.dumps(front_matter), encoding="utf-8")
    site = read_hugo_site(fuzzed, now=NOW)
    assert site.home.kind == "home"
    assert all((fuzzed / problem.file).parent.is_dir() and problem.line >= 1 for problem in site.problems)
    files = [*site.static.values(), *site.assets.values(), *(page.file for page in site.pages.values() if page.file)]
    assert all(file.resolve().is_relative_to(fuzzed.resolve()) for file in files)
    assert all(page.address.startswith("/") for page in site.pages.values() if page.linked)
