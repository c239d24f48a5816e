"""A blog of a Hugo site, in the shape of real ones, becomes a blog of ABlog that builds without a warning."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from test_beside import sphinx_build

SITE = Path(__file__).parent / "blog"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    dest = tmp_path_factory.mktemp("blog") / "sphinx"
    command = [sys.executable, "-P", "-m", "sphinx_openpractices", "migrate-hugo", "--blog", "ablog", SITE, dest]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return dest


def test_blog_lists_posts_newest_first_with_authors_tags_and_a_feed(source, tmp_path):
    sphinx_build(source, tmp_path / "html", "-b", "dirhtml")

    def links(path, selector):
        page = BeautifulSoup((tmp_path / "html" / path / "index.html").read_text("utf-8"), "html.parser")
        return [link.get_text() for link in page.select(selector)]

    titles = ["The third, on the same day", "The second", "The first: *Hello*, world"]
    assert links("blog", ".postlist .ablog-post-title a") == titles
    assert links("blog", ".page-list a") == ["How to write here"]
    post = "blog/2024/second"
    assert links(post, ".ablog__postcard a") == ["Ann Ant", "Updates", "impact", "open source"]
    assert [" ".join(text.split()) for text in links(post, ".prev-next-area a .prev-next-title")] == [
        titles[0],
        titles[2],
    ]
    first = (tmp_path / "html" / "blog" / "2023" / "first" / "index.html").read_text("utf-8")
    assert first.count("featured.png") == 1
    assert 'Photo by <a class="reference external" href="https://ann.example">Ann</a>' in first
    assert links("blog/posts/tag/open-source", ".ablog-post h2 a") == titles[1:]
    assert links("blog/posts/author/bo-bee-phd", ".ablog-post h2 a") == titles[2:]
    assert (tmp_path / "html" / "blog" / "posts" / "atom.xml").read_text("utf-8").count("<entry>") == 3


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text"])
def test_each_builder_writes_the_blog(source, tmp_path, builder):
    sphinx_build(source, tmp_path / builder, "-b", builder, "-d", tmp_path / "doctrees")
