"""The ids of headings are the same as in Hugo."""

from __future__ import annotations

import pytest
import site_judge

from sphinx_openpractices.hugo.pages.page_anchors import read_headings


@pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")
@pytest.mark.parametrize("id_type", ["github", "github-ascii", "blackfriday"])
def test_headings_have_the_ids_that_hugo_gives_them(id_type, tmp_path):
    folder = site_judge.unpack("headings", tmp_path)
    with (folder / "hugo.toml").open("a", encoding="utf-8") as config:
        config.write(f'[markup.goldmark.parser]\nautoIDType = "{id_type}"\n')
    run = site_judge.hugo(folder, "build", "--quiet")
    assert run.returncode == 0, run.stderr + run.stdout
    expected = (folder / "public" / "page" / "index.html").read_text("utf-8").split("\n")
    text = (folder / "content" / "page.md").read_text("utf-8").partition("\n---\n")[2]
    assert sorted(heading.id for heading in read_headings(text, id_type)) == sorted(filter(None, expected))
