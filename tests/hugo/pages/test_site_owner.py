"""The author and the copyright of a converted site."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.commands.program import main


@pytest.mark.parametrize(
    ("settings", "author", "holder"),
    [
        ('title = "Garden Lab"', '"Garden Lab"', "author"),
        ("", '"Open practices"', "author"),
        ('copyright = "© 2020-{year} Garden **Lab**."', '"Open practices"', '"2020 Garden Lab"'),
        ('copyright = "&copy; {{ year }} [A & B](https://example.org)"', '"Open practices"', '"A & B"'),
        ('copyright = "Copyright (c) 2021, Me \\"x\\""', '"Open practices"', '"2021, Me \\"x\\""'),
        ("copyright = 2021\n[params]\nauthor = 'Me'", '"Me"', '"2021"'),
        ("copyright = ' '\n[params.author]\nname = 'The  Lab'", '"The Lab"', "author"),
        ("[languages.en]\ncopyright = 'Us'\n[languages.de]\ncopyright = 'Wir'", '"Open practices"', '"Us"'),
        ("copyright = []\n[params]\nauthor = []", '"Open practices"', "author"),
    ],
)
def test_a_converted_site_has_an_author_and_a_copyright(settings, author, holder, tmp_path):
    page = tmp_path / "hugo" / "content" / "_index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Home\n---\n", encoding="utf-8")
    (tmp_path / "hugo" / "hugo.toml").write_text(settings, encoding="utf-8")
    assert main(["migrate-hugo", str(tmp_path / "hugo"), str(tmp_path / "site")]) == 0
    written = (tmp_path / "site" / "conf.py").read_text("utf-8")
    assert re.search(r"^author = (.*)$", written, re.MULTILINE)[1] == author
    assert re.search(r"^project_copyright = (.*)  #", written, re.MULTILINE)[1] == holder
