"""Patterns of permalinks: every token that rules may contain is replaced."""

from __future__ import annotations

import pytest
import site_judge
from site_judge import NOW

from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.permalink_rules import PERMALINK_TOKEN_NAMES
from sphinx_openpractices.hugo.site.permalinks import expand_permalink


@pytest.fixture(scope="module")
def dated_site(tmp_path_factory):
    page = "---\ntitle: A Page\ndate: 2024-05-06\n---\n"
    files = ["hugo.toml", "", "content/docs/_index.md", "---\ntitle: Docs\n---\n", "content/docs/a-file.md", page]
    return read_hugo_site(site_judge.write(files, tmp_path_factory.mktemp("dated")), now=NOW)


def expand(site, pattern):
    return expand_permalink(pattern, site.pages["/docs/a-file"], site.config)


@pytest.mark.parametrize("name", sorted(PERMALINK_TOKEN_NAMES))
def test_every_token_of_rules_is_replaced(name, dated_site):
    text = expand(dated_site, f":{name}")
    assert text
    assert ":" not in text


def test_layouts_of_dates_are_replaced_and_unknown_tokens_stay(dated_site):
    assert expand(dated_site, "/:2006/:Jan/:unknown_/") == "/2024/May/:unknown_/"
