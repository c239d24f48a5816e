"""A section of a Hugo site becomes a blog of ABlog; tests/beside builds one."""

from __future__ import annotations

import pytest
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site

POST = page(
    "x",
    title="P",
    date="2024-05-01",
    authors=["ann", "Bo Bee, PhD"],
    tags=["Open Source", "C++", "???", "a: b"],
    categories="News",
)
POST_FIELDS = """---
date: '2024-05-01'
blogpost: true
author: Ann Ant, Bo Bee PhD
category: News
tags: 'open source, C++, a: b'
---
"""
AUTHOR = page("x", title="Ann Ant")
CONFIG = 'title = "T"\n[taxonomies]\nauthor = "authors"\n'


def test_posts_have_the_front_matter_of_ablog(hugo):
    files = {
        "content/blog/2024/p/index.md": POST,
        "content/blog/later.md": page("x", title="Later", date="2024-05-02T10:30:00+09:00", tags=["open source"]),
        "content/blog/guide.md": page("x", title="Guide", tags=["Open Source"]),
        "content/about.md": page("x", title="About", date="2024-05-01", tags=["c"]),
        "content/authors/ann/_index.md": AUTHOR,
    }
    made = migrate_site(hugo(files, CONFIG), blog=True).files
    assert made["blog/2024/p/index.md"].startswith(POST_FIELDS)
    assert made["blog/later.md"].startswith(
        "---\ndate: '2024-05-02 10:30:00'\nblogpost: true\ntags: open source\n---\n"
    )
    assert [name for name, text in made.items() if "blogpost" in text] == ["blog/2024/p/index.md", "blog/later.md"]
    section = made["blog/index.md"]
    assert ":::{postlist}\n" in section
    assert ":::{container} page-list\n\n- [Guide](guide.md)\n:::\n" in section
    assert section.endswith("/blog/later\n/blog/2024/p/index\n/blog/guide\n```\n")
    assert not any(
        "postlist" in text or "blogpost" in text for text in migrate_site(hugo(files, CONFIG)).files.values()
    )


@pytest.mark.parametrize(
    ("folder", "config", "path"),
    [
        ("posts", "", "posts/posts"),
        ("stories", '[params]\nmainSections = ["none", "stories"]\n', "stories/posts"),
        ("stories", 'mainsections = ["stories"]\n', "stories/posts"),
        ("news", "", "news/posts-2"),
    ],
)
def test_section_with_the_posts_is_the_blog(hugo, tmp_path, folder, config, path):
    files = {f"content/{folder}/p.md": POST, "content/articles/old.md": POST}
    if path.endswith("-2"):
        files[f"content/{folder}/posts.md"] = page("x", title="Posts")
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", "--blog", "ablog", str(hugo(files, f'title = "T"\n{config}')), str(dest)]) == 0
    conf = (dest / "conf.py").read_text("utf-8")
    assert '\nextensions = ["myst_parser", "sphinx_openpractices", "ablog"]\n' in conf
    assert f'\nblog_path = "{path}"\n' in conf
    assert f'\n    "{folder}/**": [\n' in conf
    assert (dest / "requirements.txt").read_text("utf-8").endswith("\nablog\n")


def test_site_without_posts_has_no_blog(hugo, tmp_path, capsys):
    site = hugo({"content/blog/p.md": page("x", title="P")})
    assert main(["migrate-hugo", "--blog", "ablog", str(site), str(tmp_path / "sphinx")]) == 1
    assert "no section has pages with dates, so there is no blog" in capsys.readouterr().err
    assert not (tmp_path / "sphinx").exists()


def test_featured_images_of_hugoblox_are_below_the_title(hugo):
    files = {"content/_index.md": page("x", title="Home")}
    for name, image in {
        "shown": {"caption": "By [A](/shown/)", "alt_text": "A hub"},
        "hidden": {"preview_only": True},
    }.items():
        files[f"content/{name}/index.md"] = page("x", title=name, image=image)
        files[f"content/{name}/a featured one.jpg"] = ""
    config = (
        'title = "T"\n[[module.imports]]\npath = "github.com/HugoBlox/hugo-blox-builder/modules/blox-bootstrap/v5"\n'
    )
    found = migrate_site(hugo(files, config))
    place = next(place for place, path in found.copies.items() if path.parent.name == "shown")
    figure = f":::{{figure}} {place.rpartition('/')[2]}\n:alt: A hub\n\nBy [A](index.md)\n:::"
    assert found.files["shown/index.md"] == f"# shown\n\n{figure}\n\nx\n"
    assert "figure" not in found.files["hidden/index.md"]
    assert not found.report.found["lost"]
    assert "figure" not in migrate_site(hugo(files)).files["shown/index.md"]
