"""Migrated images have names that MyST can link to."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main

ODD = ["a b.svg", "a-b.svg", "A B.svg", "é.svg", "中.svg", "c%d.svg", "c#d.svg", "e&amp;.svg", "sub dir/f.svg"]
ODD += [f"{'中' * 40}{number}.svg" for number in range(2)]  # with the numbers of their letters too long for a file


@pytest.mark.parametrize("folder", ["static", "content/page"])
def test_images_of_any_name_are_shown(folder, tmp_path, build):
    site = tmp_path / "hugo"
    for number, name in enumerate(ODD, 1):
        path = site / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{number}" height="1"/>', encoding="utf-8")
    before = "/" if folder == "static" else ""
    links = "\n\n".join(f"![{number}](<{before}{quote(name)}>)" for number, name in enumerate(ODD, 1))
    (site / "content" / "page").mkdir(parents=True, exist_ok=True)
    (site / "hugo.toml").touch()
    (site / "content" / "page" / "index.md").write_text(f"---\ntitle: T\n---\n{links}\n", encoding="utf-8")
    assert main(["migrate-hugo", "--strict", str(site), str(tmp_path / "sphinx")]) == 0
    html = build(tmp_path / "sphinx")
    page = BeautifulSoup((html / "page" / "index.html").read_text("utf-8"), "html.parser")
    shown = {image["alt"]: unquote(image["src"]) for image in page.select("article img")}
    assert list(shown) == [str(number) for number in range(1, len(ODD) + 1)]
    for number, source in shown.items():
        assert f'width="{number}"' in (html / "page" / source).read_text("utf-8")
