"""The contact sheet, without a browser."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from sheet_site import data_of, make_sheet, site_logos

from sphinx_openpractices.logos.checking.sheet import make_sources, render_sheet

VOID = {"meta", "img", "br"}


class Reader(HTMLParser):
    """The elements, and the text of each list item by its class."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.open = []
        self.headings = []
        self.items = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "li":
            self.items.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "h2" in self.open:
            self.headings.append(data)
        if "li" in self.open:
            self.items[-1] += data


@pytest.fixture(scope="module")
def page():
    reader = Reader(make_sheet())
    assert not reader.open
    return reader


def test_nothing_in_it_asks_for_anything_or_runs(page):
    tags = Counter(tag for tag, _attributes in page.tags)
    assert not tags.keys() & {"script", "link", "iframe", "object", "svg", "base"}
    addresses = [
        attributes.get(name) for _tag, attributes in page.tags for name in ("src", "href") if name in attributes
    ]
    assert all(re.match(r"data:image/[a-z+]+;base64,|#", address) for address in addresses)
    assert not any(name == "style" or name.startswith("on") for _tag, attributes in page.tags for name in attributes)
    policy = next(attributes["content"] for _tag, attributes in page.tags if attributes.get("http-equiv"))
    assert re.fullmatch(r"default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]+'", policy)


def test_svg_logos_are_cleaned_in_it(page):
    sources = {attributes["alt"]: attributes["src"] for tag, attributes in page.tags if tag == "img"}
    active = data_of(sources["Active on light"])
    assert b"<path" in active
    assert b"alert" not in active


def test_what_was_found_comes_first_the_worst_before_all(page):
    assert page.headings == ["Errors", "Warnings", "Advice", "Nothing found", "In the lock"]


def test_each_finding_stands_in_it_once_with_its_severity_as_a_word(page):
    text = re.sub(r"\s+", " ", "\n".join(page.items))
    assert text.count('Error: "broken.svg" is not well-formed XML') == 1
    assert text.count('Warning: "tall.svg" is so tall') == 1
    assert text.count('Advice: "wide.svg" needs its light plate on dark pages') == 1
    assert text.count("fetched.svg?old: is not used by any logo") == 1


def test_titles_are_text(page):
    assert "Sign & <white> name" in "".join(page.items)
    assert not any(tag == "white" for tag, _attributes in page.tags)


def test_what_was_not_checked_is_said():
    logos = list(site_logos())
    assert "Not checked</b>: Pillow &lt;3" in render_sheet(logos, [], make_sources(logos)[0], "Pillow <3")
    assert "Not checked" not in render_sheet([], [], {})
