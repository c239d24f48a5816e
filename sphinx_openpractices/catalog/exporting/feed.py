"""Feeds in Atom (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from sphinx_openpractices.text.xml_text import make_xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.dates import CalendarDate

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace"
_MOST_ENTRIES = 50
"""Programs that read feeds keep what they have read, and load the whole feed again each time."""


class FeedEntry(NamedTuple):
    """Something that happened on a *day*; a month is its first day. All texts are plain, and *url* is absolute."""

    path: str
    """Names what happened, whatever its address is: ``practice/living-will``."""
    day: CalendarDate
    title: str
    url: str
    category: str
    label: str
    """What readers see of the category."""
    summary: str = ""


def format_feed(entries: Iterable[FeedEntry], *, title: str, author: str, language: str, base: str, url: str) -> str:
    """Return a feed of the newest entries, the newest first; empty if there are none, since it has no date then.

    *base* is the address of the site, which begins the ids of the entries, and *url* that of the feed.
    """
    newest = sorted(entries, key=lambda entry: entry.day.first_day, reverse=True)[:_MOST_ENTRIES]
    if not newest:
        return ""
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, f"{{{_LANGUAGE}}}lang": language})
    _add(feed, "title", title)
    _add(feed, "id", url)
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=url)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=base)
    _add(feed, "updated", _format_day(newest[0].day))
    _add(ET.SubElement(feed, "author"), "name", author)
    for entry in newest:
        _add_entry(feed, entry, base)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def make_tag_uri(base: str, day: CalendarDate, path: str) -> str:
    """Return a name that stays when pages move: a ``tag`` URI (RFC 4151) of the host and the folder of a site."""
    place = urlsplit(base)
    return f"tag:{place.hostname},{day.first_day}:{place.path}{path}"


def _add_entry(feed: ET.Element, entry: FeedEntry, base: str) -> None:
    element = ET.SubElement(feed, "entry")
    _add(element, "title", entry.title)
    _add(element, "id", make_tag_uri(base, entry.day, entry.path))
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    _add(element, "updated", _format_day(entry.day))
    ET.SubElement(element, "category", term=entry.category, label=entry.label)
    if entry.summary:
        _add(element, "summary", entry.summary)


def _add(parent: ET.Element, name: str, text: str) -> None:
    """Add an element with a text."""
    ET.SubElement(parent, name).text = make_xml_text(text)


def _format_day(day: CalendarDate) -> str:
    """Return the beginning of a day, as RFC 3339 writes it."""
    return f"{day.first_day}T00:00:00Z"
