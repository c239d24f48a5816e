"""Addresses of repositories and pages, in the notations of the programs that read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.addresses import find_web_page
from sphinx_openpractices.text.urls import read_web_url

LINES = Path(__file__).with_name("addresses.txt").read_text(encoding="utf-8").splitlines()
ROWS = [[*re.split(r"\s+\|\s*", line), ""][:3] for line in LINES if not line.startswith("#")]
PARTS = ["git+", "scm:git:", "git", "ssh", "https", "://", "git@", "github.com", "github:", ":", "22", "/", "a", ".git"]
PARTS += ["#", "@", "?", "10.5281/", "doi:", " ", "\n", "\x00", "ä", "<", "|", "[", "]"]


@pytest.mark.parametrize(("address", "page", "note"), ROWS)
def test_an_address_leads_to_its_web_page_or_to_none(address, page, note):
    if page:
        found = find_web_page(address)
        assert (found.url, bool(found.note)) == (page, bool(note))
        assert note in found.note
    else:
        with pytest.raises(ValueError, match="http"):
            find_web_page(address)


@given(text=st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join) | st.text(min_size=1))
def test_any_text_is_refused_or_becomes_a_url_that_stays_as_it_is(text):
    try:
        url = find_web_page(text).url
    except (ValueError, LookupError):
        return
    assert read_web_url(url) == url
    assert url.lower().startswith(("http://", "https://"))
    assert find_web_page(url).url == url
