"""Feeds in Atom, read by an XML parser and checked by the grammar of RFC 4287."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.exporting.feed import FeedEntry, format_feed

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "feeds" / "atom.rng"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = {
    "title": "Example <Org> & more",
    "author": "Example",
    "language": "pt-BR",
    "base": "https://Example.org:8080/docs/",
    "url": "https://Example.org:8080/docs/feed.xml",
}


def make_entry(name, day, **more):
    url = f"https://example.org/docs/#{name}"
    return FeedEntry(f"project/{name}", read_date(day), more.get("title", name), url, "project", "Projeto", "")


def read_feed(text):
    """Parse a feed, which has to be valid."""
    feed = etree.fromstring(text.encode())
    GRAMMAR.assertValid(feed)
    # What the RFC has in Schematron: each entry has a link, and the feed an author.
    assert feed.xpath("count(a:author) = 1 and not(a:entry[not(a:link[@rel='alternate'])])", namespaces=ATOM)
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    return feed


def test_entries_are_the_newest_first_with_names_that_stay():
    entries = [make_entry("old", "2024-03"), make_entry("new", "2026-05-12"), make_entry("same", "2024-03-01")]
    text = format_feed(entries, **SITE)
    feed = read_feed(text)
    assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == [
        "tag:example.org,2026-05-12:/docs/project/new",
        "tag:example.org,2024-03-01:/docs/project/old",
        "tag:example.org,2024-03-01:/docs/project/same",
    ]
    assert feed.xpath("string(a:updated)", namespaces=ATOM) == "2026-05-12T00:00:00Z"
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == SITE["url"]
    assert feed.xpath("string(a:title)", namespaces=ATOM) == SITE["title"]
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-BR"
    assert format_feed(entries, **SITE) == text


@pytest.mark.parametrize("title", ["<b>&amp;</b>", "]]>", "a\x00b\x1b", "日本 ﷽", "\ud800\uffff\x0b", '"'])
def test_any_title_is_text(title):
    feed = read_feed(format_feed([make_entry("one", "2026-05-12", title=title)], **SITE))
    kept = title.translate(dict.fromkeys((0, 0x0B, 0x1B, 0xD800, 0xFFFF)))
    assert feed.xpath("string(a:entry/a:title)", namespaces=ATOM) == kept


def test_only_the_newest_are_in_a_feed_and_without_any_there_is_none():
    entries = [make_entry(f"n{number}", f"20{number:02}-01") for number in range(80)]
    found = read_feed(format_feed(entries, **SITE)).xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert found == [f"n{number}" for number in range(79, 29, -1)]
    assert not format_feed([], **SITE)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("T00:00:00Z", ""), ("<name>Example</name>", ""), ('term="project" ', ""), ("<entry>", "<entry><entry/>")],
)
def test_the_grammar_refuses_what_the_rfc_refuses(right, wrong):
    text = format_feed([make_entry("one", "2026-05-12")], **SITE)
    assert right in text
    assert not GRAMMAR.validate(etree.fromstring(text.replace(right, wrong).encode()))
